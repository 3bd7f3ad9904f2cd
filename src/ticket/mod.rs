//! A ticket: the facts and the history of one piece of work.

mod document;
mod event;
mod implied;
mod read;

pub use document::TicketKind;
pub(crate) use document::{Account, Fee, WholeCount};
pub use event::EventType;
pub(crate) use event::{Event, EventType as EventKind, Handed, What};
pub(crate) use implied::Customs;
pub(crate) use read::read;

use crate::Instant;
use crate::money::Money;
use crate::policy::Fact;

/// A ticket, read against a policy: its words are the policy's, its events stand in the order of time.
///
/// Read one with [`Policy::ticket`](crate::Policy::ticket).
#[derive(Clone, Debug, PartialEq)]
pub struct Ticket {
    pub(crate) id: Option<Box<str>>,
    pub(crate) kind: TicketKind,
    /// What it is about, and whom it is for: what statements keep accounts by.
    pub(crate) service: Option<Box<str>>,
    pub(crate) party: Option<Box<str>>,
    pub(crate) facts: Vec<(Box<str>, Fact)>,
    pub(crate) fees: Vec<(Box<str>, Money)>,
    /// Dates it carries by name: a promised date, the end of a planned window.
    pub(crate) dates: Vec<(Box<str>, Instant)>,
    /// The cause that it names, unless an event names another.
    pub(crate) cause: Option<Box<str>>,
    /// What came before it, by agreement.
    pub(crate) accounts: Vec<(Box<str>, Account)>,
    /// Sorted by instant, those of one instant as they stood; those that follow from a status stand behind it.
    pub(crate) events: Vec<Event>,
}

impl Ticket {
    /// The ticket's number in its CRM.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The ticket as it was known at an instant: later events are left out, visits agreed excepted, and what follows from
    /// the rest follows as if nothing else came.
    pub(crate) fn known_at(&self, at: Instant, customs: &Customs<'_>) -> Self {
        let known = |event: &&Event| !event.implied && (event.at <= at || event.kind() == EventKind::Appointment);
        let events = self.events.iter().filter(known).cloned().collect();
        Self { events: implied::with_implied(events, customs), ..self.clone() }
    }

    /// The ticket as it would stand, had the consumer been told something at an instant.
    pub(crate) fn with_news(&self, at: Instant, subject: Option<Box<str>>, recipient: Option<Box<str>>) -> Self {
        let mut told = self.clone();
        let place = told.events.partition_point(|event| event.at <= at);
        let what = What::Updated { subject: subject.clone(), recipient, aside: false };
        told.events.insert(place, Event { what, subject, position: self.events.len(), ..Event::opened(at) });
        told
    }

    /// What came before it under an agreement.
    pub(crate) fn account(&self, agreement: &str) -> Option<&Account> {
        self.accounts.iter().find(|(id, _)| &**id == agreement).map(|(_, account)| account)
    }

    /// The fee of this name.
    pub(crate) fn fee(&self, name: &str) -> Option<Money> {
        self.fees.iter().find(|(fee, _)| &**fee == name).map(|(_, money)| *money)
    }
}

/// The written shapes, for their schema.
#[cfg(feature = "schema")]
pub(crate) mod shapes {
    pub(crate) use super::document::{EventWord, Facts, Fee, TicketDocument, TicketId, TicketTime, WholeCount};
}
