//! Waiting for the moment that a policy names: an event, the first or the last of several.

use crate::policy::{EventMatch, Moment};
use crate::ticket::{Event, EventKind, What};

impl EventMatch {
    /// Whether this is the event waited for.
    pub(crate) fn is(&self, event: &Event) -> bool {
        self.event == event.kind()
            && match &event.what {
                What::Assigned { .. } => event.handed_to().is_some_and(|(level, team)| self.is_of(level, team)),
                // What somebody else was told is no news to the consumer; a subject names what is waited for.
                What::Updated { subject, aside, .. } => {
                    fits(self.subject.as_deref(), subject.as_deref()) && (!aside || self.subject.is_some())
                }
                What::Status(name) => fits(self.status.as_deref(), Some(name)),
                _ => true,
            }
    }
}

impl EventMatch {
    /// Whether a level and a team are those of the hand-over waited for.
    pub(super) fn is_of(&self, level: Option<&str>, team: Option<&str>) -> bool {
        fits(self.level.as_deref(), level) && fits(self.team.as_deref(), team)
    }
}

/// Whether something is what is wanted, if anything is.
fn fits(wanted: Option<&str>, found: Option<&str>) -> bool {
    wanted.is_none() || wanted == found
}

impl Moment {
    /// The events it is made of.
    pub(crate) fn events(&self) -> &[EventMatch] {
        match self {
            Self::Earliest(events) | Self::Latest(events) => events,
        }
    }

    /// Whether one of its events is of this type.
    pub(super) fn names(&self, kind: EventKind) -> bool {
        self.events().iter().any(|event| event.event == kind)
    }
}

/// Sees events go by until the moment has come.
#[derive(Clone, Debug)]
pub(crate) struct Watch<'a> {
    moment: &'a Moment,
    /// Of a moment that is the last of several: which have happened.
    happened: Vec<bool>,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(moment: &'a Moment) -> Self {
        Self { moment, happened: vec![false; moment.events().len()] }
    }

    /// Whether the moment comes with this event.
    pub(crate) fn sees(&mut self, event: &Event) -> bool {
        match self.moment {
            Moment::Earliest(events) => events.iter().any(|wanted| wanted.is(event)),
            Moment::Latest(events) => {
                let mut hit = false;
                for (wanted, happened) in events.iter().zip(&mut self.happened) {
                    if wanted.is(event) {
                        hit |= !*happened;
                        *happened = true;
                    }
                }
                hit && self.happened.iter().all(|happened| *happened)
            }
        }
    }

    /// What is still to come; whether all of it must.
    pub(super) fn awaited(&self) -> (Vec<&'a EventMatch>, bool) {
        match self.moment {
            Moment::Earliest(events) => (events.iter().collect(), false),
            Moment::Latest(events) => {
                let events = events.iter().zip(&self.happened);
                let missing: Vec<_> = events.filter(|(_, happened)| !**happened).map(|(event, _)| event).collect();
                let several = missing.len() > 1;
                (missing, several)
            }
        }
    }

    /// Of events of this type, waits anew.
    pub(super) fn forget(&mut self, kind: EventKind) {
        for (wanted, happened) in self.moment.events().iter().zip(&mut self.happened) {
            *happened &= wanted.event != kind;
        }
    }

    /// Waits anew: everything must happen again.
    pub(crate) fn reset(&mut self) {
        self.happened.fill(false);
    }
}
