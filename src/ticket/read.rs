//! Reading a ticket against its policy. Unknown keys are the CRM's baggage and ignored; wrong types are problems.

use rust_decimal::Decimal;

use super::Ticket;
use super::event::{Event, EventType, What};
use crate::calendar::Zone;
use crate::json::{Decode, Map, Node, Reader, Value, words};
use crate::money::Money;
use crate::policy::{Fact, Policy};
use crate::timestamp::{self, NotAnInstant};
use crate::{ErrorCode, Instant};

words! {
    /// What kind of work a ticket is.
    pub enum TicketKind {
        /// Something is broken.
        Incident = "incident",
        /// A customer asks for something.
        Request = "request",
        /// The cause behind incidents.
        Problem = "problem",
        /// A system is upgraded.
        Upgrade = "upgrade",
        /// An operational task: a report, a bill run, a clean-up, a backup.
        Task = "task",
    }
}

/// Reads a ticket; what is wrong with it goes to the reader.
pub(crate) fn read(node: &Node, policy: &Policy, reader: &mut Reader<'_>) -> Option<Ticket> {
    if !matches!(node.value, Value::Object(_)) {
        reader.unexpected(node, "a ticket: an object with its events");
        return None;
    }
    let id = optional(node, "id", reader, id);
    let kind = optional(node, "kind", reader, TicketKind::decode).unwrap_or(TicketKind::Incident);
    let facts = optional(node, "facts", reader, |node, reader| Some(facts(node, policy, reader))).unwrap_or_default();
    let fees = optional(node, "fees", reader, Map::<Money>::decode).unwrap_or_default().0;
    let mut events = Vec::new();
    match node.get("events").map(|list| (list, &list.value)) {
        Some((_, Value::List(items))) => {
            reader.enter("events");
            for (position, item) in items.iter().enumerate() {
                reader.enter_index(position);
                events.extend(event(item, position, policy, reader));
                reader.leave();
            }
            reader.leave();
        }
        Some((other, _)) => reader.within("events", |reader| reader.unexpected(other, "a list of events")),
        None => reader.missing(node, "events", "the ticket's events, the first of them \"opened\""),
    }
    events.sort_by_key(|event| event.at);
    Some(Ticket { id, kind, facts, fees, events })
}

/// A key that may be missing or null.
fn optional<T>(
    node: &Node,
    key: &str,
    reader: &mut Reader<'_>,
    read: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
) -> Option<T> {
    let value = node.get(key).filter(|value| value.value != Value::Null)?;
    reader.within(key, |reader| read(value, reader))
}

/// Ids are texts; CRMs that number their tickets may send the number.
fn id(node: &Node, reader: &mut Reader<'_>) -> Option<Box<str>> {
    match &node.value {
        Value::Number(number) => Some(number.clone()),
        _ => Box::decode(node, reader),
    }
}

/// The facts that the policy declares; a null is a fact that is not known.
fn facts(node: &Node, policy: &Policy, reader: &mut Reader<'_>) -> Vec<(Box<str>, Fact)> {
    if !matches!(node.value, Value::Object(_)) {
        reader.unexpected(node, "an object of facts");
    }
    let mut facts = Vec::new();
    for member in node.members().iter().filter(|member| member.node.value != Value::Null) {
        if let Some(parameter) = policy.parameter(&member.key) {
            let fact = reader.within(&member.key, |reader| parameter.fact(&member.node, reader));
            facts.extend(fact.map(|fact| (member.key.clone(), fact)));
        }
    }
    facts
}

fn event(node: &Node, position: usize, policy: &Policy, reader: &mut Reader<'_>) -> Option<Event> {
    if !matches!(node.value, Value::Object(_)) {
        reader.unexpected(node, "an event such as { \"at\": \"2026-03-13T19:20:00+01:00\", \"type\": \"opened\" }");
        return None;
    }
    let zone = policy.ticket_zone();
    let kind = required(node, "type", reader, "what happened, such as \"opened\"", EventType::decode);
    let at = required(node, "at", reader, NotAnInstant::Shape.expected(), |node, reader| instant(node, zone, reader));
    let by = optional(node, "by", reader, Box::decode);
    let what = what(kind?, node, policy, reader)?;
    Some(Event { at: at?, what, by, position })
}

fn required<T>(
    node: &Node,
    key: &str,
    reader: &mut Reader<'_>,
    expected: &str,
    read: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
) -> Option<T> {
    match node.get(key) {
        Some(value) => reader.within(key, |reader| read(value, reader)),
        None => {
            reader.missing(node, key, expected);
            None
        }
    }
}

/// An instant: RFC 3339, or milliseconds since 1970.
pub(crate) fn instant(node: &Node, zone: Option<Zone>, reader: &mut Reader<'_>) -> Option<Instant> {
    let result = match &node.value {
        Value::Text(text) => timestamp::parse(text, zone),
        Value::Number(number) => match number.parse::<i64>() {
            Ok(millis) => Instant::from_millis(millis).ok_or(NotAnInstant::OutOfRange),
            Err(_) if number.contains(['.', 'e', 'E']) => Err(NotAnInstant::Shape),
            Err(_) => Err(NotAnInstant::OutOfRange),
        },
        _ => Err(NotAnInstant::Shape),
    };
    match result {
        Ok(at) => Some(at),
        Err(reason) => {
            let code = (reason == NotAnInstant::OutOfRange).then_some(ErrorCode::OutOfRange);
            reader.refuse(code, node, node.describe(), reason.expected().into());
            None
        }
    }
}

fn what(kind: EventType, node: &Node, policy: &Policy, reader: &mut Reader<'_>) -> Option<What> {
    let zone = policy.ticket_zone();
    let moment =
        |key: &str, reader: &mut Reader<'_>| optional(node, key, reader, |node, reader| instant(node, zone, reader));
    Some(match kind {
        EventType::Paused => What::Paused {
            until: moment("until", reader),
            reason: required(node, "reason", reader, "the reason of the pause", Box::decode)?,
        },
        EventType::Resumed => What::Resumed { reason: optional(node, "reason", reader, Box::decode) },
        EventType::Prioritised => What::Prioritised {
            reason: optional(node, "reason", reader, Box::decode),
            priority: required(node, "priority", reader, "the new priority", |node, reader| {
                let names = policy.priorities();
                let found = names.iter().position(|name| node.text() == Some(name));
                if found.is_none() {
                    reader.unknown_word(node, "one of", names.iter().map(|name| &**name));
                }
                found
            })?,
        },
        EventType::Qualified => What::Qualified {
            facts: required(node, "facts", reader, "the facts that changed", |node, reader| {
                Some(facts(node, policy, reader))
            })?,
        },
        EventType::Assigned => What::Assigned {
            level: optional(node, "level", reader, Box::decode),
            team: optional(node, "team", reader, Box::decode),
        },
        EventType::Appointment => What::Appointment { from: moment("from", reader), to: moment("to", reader) },
        EventType::OutageStarted | EventType::OutageEnded => What::Outage {
            kind,
            service: optional(node, "service", reader, Box::decode),
            share: optional(node, "share", reader, Decimal::decode),
        },
        _ => What::Plain(kind),
    })
}

/// A ticket's bytes that are no JSON: where, and what serde says of it.
pub(crate) fn not_json(error: &serde_json::Error) -> crate::Error {
    let text = error.to_string();
    let what = text.rsplit_once(" at line").map_or(&*text, |(what, _)| what);
    let place = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let position = crate::Position { line: place(error.line()), column: place(error.column()) };
    let problem = crate::Problem {
        code: ErrorCode::TicketInvalid,
        path: String::new(),
        position: (error.line() > 0).then_some(position),
        found: format!("text that is no JSON ({what})"),
        expected: "a ticket as JSON".into(),
        nearest: None,
    };
    crate::Error::from_problems(ErrorCode::TicketInvalid, vec![problem])
}
