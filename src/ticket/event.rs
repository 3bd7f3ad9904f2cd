//! The events of a ticket: the closed list of design, and what each carries.

use crate::Instant;
use crate::json::{item, words};
use crate::policy::Fact;

words! {
    /// What happened. An event stops, starts or pauses clocks; see each.
    pub enum EventType {
        /// The report: day 0; starts every clock that names no other start.
        Opened = "opened",
        /// The information is complete.
        Completed = "completed",
        /// The ticket has a number.
        Acknowledged = "acknowledged",
        /// A qualified person has taken it.
        Responded = "responded",
        /// The service is back, by a workaround or for good.
        Restored = "restored",
        /// The cause is gone.
        Resolved = "resolved",
        /// Nothing more will be done.
        Closed = "closed",
        /// The consumer was told where things stand.
        Updated = "updated",
        /// The consumer wrote.
        Message = "message",
        /// A pause begins, for a reason.
        Paused = "paused",
        /// The pause of this reason ends; without a reason, every pause.
        Resumed = "resumed",
        /// The priority was set by hand.
        Prioritised = "prioritised",
        /// The facts changed.
        Qualified = "qualified",
        /// Handed to a support level.
        Assigned = "assigned",
        /// The hand-over was accepted.
        Accepted = "accepted",
        /// Given back to the level it came from.
        Returned = "returned",
        /// A visit was agreed.
        Appointment = "appointment",
        /// A visit did not happen.
        AppointmentMissed = "appointment-missed",
        /// A service went down.
        OutageStarted = "outage-started",
        /// It came back.
        OutageEnded = "outage-ended",
        /// It was not resolved after all.
        Reopened = "reopened",
        /// Called off: ends every running clock without a verdict.
        Cancelled = "cancelled",
        /// The CRM's status changed: what that means stands under the policy's `statuses`.
        Status = "status",
    }
}

/// What an event carries beyond its instant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// An event whose type says it all.
    Plain(EventType),
    Paused {
        reason: Box<str>,
        until: Option<Instant>,
        announced: Option<Instant>,
    },
    Resumed {
        reason: Option<Box<str>>,
    },
    Prioritised {
        priority: Box<str>,
        reason: Option<Box<str>>,
    },
    Qualified {
        facts: Vec<(Box<str>, Fact)>,
    },
    Assigned {
        level: Option<Box<str>>,
        team: Option<Box<str>>,
    },
    Returned {
        /// Why.
        reason: Option<Box<str>>,
        /// To which level; to the one it came from when left out.
        level: Option<Box<str>>,
    },
    Updated {
        subject: Option<Box<str>>,
        /// Who was told; the consumer when nobody is named.
        recipient: Option<Box<str>>,
        /// Whether that is somebody else than the consumer.
        aside: bool,
    },
    /// The CRM's word for the status entered.
    Status(Box<str>),
    Appointment {
        from: Option<Instant>,
        to: Option<Instant>,
    },
    Outage {
        kind: EventType,
        service: Option<Box<str>>,
        share: Option<rust_decimal::Decimal>,
    },
}

/// What a hand-over comes to, or a giving back.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Handed {
    /// What is written, for all that is known.
    #[default]
    AsWritten,
    /// Nothing: to whoever has the ticket already, to nobody.
    Nothing,
    /// The policy's level, with its place, and the team, where one is named or the routes do.
    To { level: Box<str>, place: usize, team: Option<Box<str>> },
}

/// Something that happened to a ticket.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    /// When.
    pub(crate) at: Instant,
    /// What.
    pub(crate) what: What,
    /// By whom.
    pub(crate) by: Option<Box<str>>,
    /// What it was about.
    pub(crate) subject: Option<Box<str>>,
    /// The cause it names.
    pub(crate) cause: Option<Box<str>>,
    /// Its place in the ticket's list, for messages.
    pub(crate) position: usize,
    /// Of a hand-over: what it comes to.
    pub(crate) handed: Handed,
    /// Whether it follows from a status or a rule of the policy, and was not written itself.
    pub(crate) implied: bool,
}

impl Event {
    /// A report, and nothing more.
    pub(crate) fn opened(at: Instant) -> Self {
        Self {
            at,
            what: What::Plain(EventType::Opened),
            by: None,
            subject: None,
            cause: None,
            position: 0,
            handed: Handed::AsWritten,
            implied: false,
        }
    }

    /// The type of the event.
    pub(crate) fn kind(&self) -> EventType {
        match &self.what {
            What::Plain(kind) | What::Outage { kind, .. } => *kind,
            What::Paused { .. } => EventType::Paused,
            What::Resumed { .. } => EventType::Resumed,
            What::Prioritised { .. } => EventType::Prioritised,
            What::Qualified { .. } => EventType::Qualified,
            What::Assigned { .. } => EventType::Assigned,
            What::Returned { .. } => EventType::Returned,
            What::Updated { .. } => EventType::Updated,
            What::Status(_) => EventType::Status,
            What::Appointment { .. } => EventType::Appointment,
        }
    }

    /// The level and the team to which it brings the ticket, as far as they are known; none where it brings it nowhere.
    pub(crate) fn handed_to(&self) -> Option<(Option<&str>, Option<&str>)> {
        match (&self.handed, &self.what) {
            (Handed::Nothing, _) => None,
            (Handed::To { level, team, .. }, _) => Some((Some(level), team.as_deref())),
            (Handed::AsWritten, What::Assigned { level, team }) => Some((level.as_deref(), team.as_deref())),
            (Handed::AsWritten, What::Returned { level, .. }) => Some((level.as_deref(), None)),
            _ => None,
        }
    }

    /// The place of that level in the policy, where it is known.
    pub(crate) fn handed_place(&self) -> Option<usize> {
        match self.handed {
            Handed::To { place, .. } => Some(place),
            _ => None,
        }
    }

    /// JSON Pointer to it.
    pub(crate) fn path(&self) -> String {
        item("/events", self.position)
    }
}
