//! What every step of an assessment sees, and the two things they all add to: reasons, and when the answer changes.

use crate::Instant;
use crate::assessment::{Moment, Notice, TraceLine, TraceValue, Values};
use crate::clock::Gone;
use crate::policy::Policy;
use crate::ticket::{Event, EventKind, Ticket, What};

/// As many reasons as most tickets have.
const USUAL_REASONS: usize = 48;

pub(crate) struct Scene<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) ticket: &'a Ticket,
    /// The events up to now.
    pub(crate) seen: &'a [Event],
    pub(crate) now: Instant,
    /// The priority now; empty until it is known.
    pub(crate) priority: &'a str,
    pub(crate) notices: Vec<Notice>,
    pub(crate) trace: Vec<TraceLine>,
    /// What is left of promises that no longer hold.
    pub(crate) gone: Vec<Gone<'a>>,
    next_change: Option<Instant>,
}

impl<'a> Scene<'a> {
    /// The ticket as it stands at `now`. The first event after that is a change to come.
    pub(crate) fn new(policy: &'a Policy, ticket: &'a Ticket, now: Instant) -> Self {
        let count = ticket.events.partition_point(|event| event.at <= now);
        let (seen, later) = ticket.events.split_at_checked(count).unwrap_or((&ticket.events, &[]));
        let next_change = later.iter().find(|event| event.kind() != EventKind::Appointment).map(|event| event.at);
        let trace = Vec::with_capacity(USUAL_REASONS);
        Self { policy, ticket, seen, now, priority: "", notices: Vec::new(), trace, gone: Vec::new(), next_change }
    }

    /// The positions of the events after now, which are not seen; a visit agreed is a planned date, and is.
    pub(crate) fn later(&self) -> Vec<usize> {
        let later = self.ticket.events.iter().skip(self.seen.len());
        later
            .filter(|event| !event.implied && event.kind() != EventKind::Appointment)
            .map(|event| event.position)
            .collect()
    }

    /// When the ticket was reported.
    fn opened(&self) -> Option<Instant> {
        self.seen.iter().find(|event| event.kind() == EventKind::Opened).map(|event| event.at)
    }

    /// The events up to now that are heard: none after a cancellation.
    pub(crate) fn heard(&self) -> &'a [Event] {
        let opened = self.opened();
        let ends =
            |event: &Event| event.kind() == EventKind::Cancelled && opened.is_some_and(|opened| event.at >= opened);
        let last = self.seen.iter().position(ends);
        last.and_then(|last| self.seen.get(..=last)).unwrap_or(self.seen)
    }

    /// The cause that the ticket names: the last one that an event gave, else its own. An event that is left aside gives none.
    pub(crate) fn cause(&self) -> Option<&'a str> {
        use EventKind::{Completed, Prioritised, Qualified};
        let opened = self.opened();
        let counts = |event: &&Event| {
            matches!(event.kind(), Completed | Qualified | Prioritised)
                || opened.is_none_or(|opened| event.at >= opened)
        };
        let told = self.heard().iter().rev().filter(counts).find_map(|event| event.cause.as_deref());
        told.or(self.ticket.cause.as_deref())
    }

    /// A date that the ticket carries: one of its `dates`, or of the last appointment agreed the end of the visit.
    pub(crate) fn own_date(&self, name: &str) -> Option<Instant> {
        let appointment = || {
            let visits = self.ticket.events.iter().rev();
            visits.filter_map(|event| match event.what {
                What::Appointment { to, .. } => Some(to.unwrap_or(event.at)),
                _ => None,
            })
        };
        let own = self.ticket.dates.iter().find(|(date, _)| **date == *name).map(|(_, at)| *at);
        own.or_else(|| (name == "appointment").then(|| appointment().next()).flatten())
    }

    /// An instant as answers write it.
    pub(crate) fn moment(&self, at: Instant) -> Moment {
        Moment::new(at, self.policy.zone())
    }

    /// Adds a reason.
    pub(crate) fn explain(&mut self, line: TraceLine) {
        self.trace.push(line);
    }

    /// As [`Self::explain`], with values of any number.
    #[inline(never)]
    pub(crate) fn tell(
        &mut self,
        subject: &str,
        code: &'static str,
        path: impl Into<String>,
        values: Vec<(&'static str, TraceValue)>,
    ) {
        self.trace.push(TraceLine { subject: subject.into(), code, path: path.into(), values: Values(values) });
    }

    /// Something reads differently from `at` on.
    pub(crate) fn changes_at(&mut self, at: Option<Instant>) {
        if let Some(at) = at.filter(|at| *at > self.now) {
            self.next_change = Some(self.next_change.map_or(at, |next| next.min(at)));
        }
    }

    /// Something still holds at `at` and no longer a millisecond later.
    pub(crate) fn changes_after(&mut self, at: Instant) {
        self.changes_at(at.plus(crate::Duration::from_millis(1)));
    }

    /// The first change after now.
    pub(crate) fn next_change(&self) -> Option<Instant> {
        self.next_change
    }
}
