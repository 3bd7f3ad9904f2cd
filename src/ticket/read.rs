//! From the written ticket to the one that is judged: its words are the policy's, its events in the order of time.

use super::Ticket;
use super::document::{EventDocument, TicketDocument, TicketKind};
use super::event::{Event, EventType, Handed, What};
use super::implied::{Customs, with_implied};
use crate::json::{Decode, Node, Reader, Value};
use crate::order::sort_by_number;

/// Reads a ticket; what is wrong with it goes to the reader.
pub(crate) fn read(node: &Node, reader: &mut Reader<'_>, customs: &Customs<'_>) -> Option<Ticket> {
    if !matches!(node.value, Value::Object(_)) {
        reader.unexpected(node, "a ticket: an object with its events");
        return None;
    }
    let document = TicketDocument::decode(node, reader)?;
    // A list with an unreadable event in it is refused as a whole, so positions are those of the text.
    let events = document.events.into_iter().enumerate();
    let mut events: Vec<Event> = events.filter_map(|(position, written)| event(written, position, customs)).collect();
    // The report comes first of what happens at its instant: nothing can have stopped before it.
    sort_by_number(&mut events, |event| event.at.millis() * 2 + i64::from(event.kind() != EventType::Opened));
    Some(Ticket {
        id: document.id.map(|id| id.0),
        kind: document.kind.unwrap_or(TicketKind::Incident),
        service: document.service.map(|service| service.0),
        party: document.party.map(|party| party.0),
        facts: document.facts.unwrap_or_default().0,
        fees: document.fees.unwrap_or_default().0.into_iter().map(|(name, fee)| (name, fee.0)).collect(),
        dates: document.dates.unwrap_or_default().0.into_iter().map(|(name, at)| (name, at.0)).collect(),
        cause: document.cause,
        accounts: document.account.unwrap_or_default().0,
        events: with_implied(events, customs),
    })
}

/// An event whose type has all that it needs.
fn event(event: EventDocument, position: usize, customs: &Customs<'_>) -> Option<Event> {
    let kind = event.kind.map_or(EventType::Status, |word| word.0);
    let subject = event.subject.clone();
    let what = match kind {
        EventType::Paused => What::Paused {
            reason: event.reason?,
            until: event.until.map(|until| until.0),
            announced: event.announced.map(|announced| announced.0),
        },
        EventType::Updated => What::Updated {
            subject: event.subject,
            aside: event.recipient.as_deref().is_some_and(|name| !(customs.consumers)(name)),
            recipient: event.recipient,
        },
        EventType::Status => What::Status(event.status?),
        EventType::Resumed => What::Resumed { reason: event.reason },
        EventType::Prioritised => What::Prioritised { priority: event.priority?.0, reason: event.reason },
        EventType::Qualified => What::Qualified { facts: event.facts?.0 },
        EventType::Assigned => What::Assigned { level: event.level, team: event.team },
        EventType::Returned => What::Returned { reason: event.reason, level: event.level },
        EventType::Appointment => {
            What::Appointment { from: event.from.map(|from| from.0), to: event.to.map(|to| to.0) }
        }
        EventType::OutageStarted | EventType::OutageEnded => {
            What::Outage { kind, service: event.service, share: event.share }
        }
        _ => What::Plain(kind),
    };
    Some(Event {
        at: event.at.0,
        what,
        by: event.by,
        subject,
        cause: event.cause,
        position,
        handed: Handed::AsWritten,
        implied: false,
    })
}
