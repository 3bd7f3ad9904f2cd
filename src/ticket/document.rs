//! The ticket as it is written. Unknown keys are the CRM's baggage and ignored; null is the same as left out.

use rust_decimal::Decimal;

use super::event::EventType;
use crate::calendar::Zone;
use crate::json::{Blank, Decode, Map, Node, Reader, Value, document, words};
use crate::money::Money;
use crate::policy::{Fact, PriorityName, Raw, read_declared};
use crate::timestamp::{self, NotAnInstant};
use crate::{Duration, ErrorCode, Instant};

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

document! {
    /// The facts and the event history of one piece of work.
    pub(crate) struct TicketDocument {
        /// Its number in the CRM.
        "id" => id: Option<TicketId>,
        /// What kind of work it is: `incident` when left out.
        "kind" => kind: Option<TicketKind>,
        /// The service, line or site it is about: what statements keep accounts for.
        "service" => service: Option<TicketId>,
        /// Whom it is for, as the CRM numbers its customers and partners: a statement may be made for one of them.
        "party" => party: Option<TicketId>,
        /// The values of the policy's parameters.
        "facts" => facts: Option<Facts>,
        /// The fees that penalties are taken of, by name.
        "fees" => fees: Option<Map<Fee>>,
        /// Dates it carries, by name: a promised date, the end of a planned window.
        "dates" => dates: Option<Map<TicketTime>>,
        /// The cause, one of the policy's `causes`. An event may name another: the last one counts.
        "cause" => cause: Option<Box<str>>,
        /// What was owed before this ticket, by agreement: as the statement or the CRM knows it.
        "account" => account: Option<Map<Account>>,
        /// What happened, in any order.
        "events" => events: Vec<EventDocument>,
    }
    check check
}

document! {
    /// What came before this ticket under an agreement.
    pub(crate) struct Account {
        /// What was credited already, by the period of a cap: `month`, `quarter`, `year`, `phase`.
        "credited" => credited: Option<Map<Fee>>,
        /// How many breaches came before and still count, by the id of the penalty.
        "breaches" => breaches: Option<Map<WholeCount>>,
        /// How many times a target was missed before that still count, by its metric: for steps at a count of misses.
        "misses" => misses: Option<Map<WholeCount>>,
        /// How long the service was down before, by period: `month`, `quarter`, `year`.
        "outage" => outage: Option<Map<Duration>>,
    }
}

/// A number of things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WholeCount(pub(crate) i64);

impl Decode for WholeCount {
    const EXPECTED: &'static str = "a whole number of zero or more";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let count = match &node.value {
            Value::Number(number) => number.parse().ok().filter(|count| (0..=1_000_000_000).contains(count)),
            _ => None,
        };
        if count.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        count.map(Self)
    }
}

fn check(node: &Node, reader: &mut Reader<'_>) {
    if node.get("events").is_none() {
        reader.missing(node, "events", "the ticket's events, the first of them \"opened\"");
    }
}

document! {
    /// Something that happened. `at` and `type` (or `status`) say when and what; the other keys belong to the types that
    /// name them.
    pub(crate) struct EventDocument {
        /// When.
        "at" => at: TicketTime,
        /// What: one of these types, or a word that the policy lists under `events`. Not needed beside `status`.
        "type" => kind: Option<EventWord>,
        /// The CRM's status that was entered: instead of a type.
        "status" => status: Option<Box<str>>,
        /// By whom.
        "by" => by: Option<Box<str>>,
        /// Words for people.
        "note" => note: Option<Raw>,
        /// Why: of `paused`, `resumed` (without it, every pause ends), `prioritised` and `returned`.
        "reason" => reason: Option<Box<str>>,
        /// When a pause ends by itself: of `paused`.
        "until" => until: Option<TicketTime>,
        /// When a pause was announced: of `paused`.
        "announced" => announced: Option<TicketTime>,
        /// What it was about: of `updated`, and of an event that a penalty asks about.
        "subject" => subject: Option<Box<str>>,
        /// Who was told, one of the policy's recipients: of `updated`. The consumer when left out; news to somebody else is
        /// none to the consumer.
        "recipient" => recipient: Option<Box<str>>,
        /// The cause that became known.
        "cause" => cause: Option<Box<str>>,
        /// The new priority: of `prioritised`.
        "priority" => priority: Option<PriorityName>,
        /// The facts that changed: of `qualified`.
        "facts" => facts: Option<Facts>,
        /// The support level it is handed to: of `assigned`, and of `returned` where it is not the one it came from.
        "level" => level: Option<Box<str>>,
        /// The team it is handed to: of `assigned`.
        "team" => team: Option<Box<str>>,
        /// Start of a visit: of `appointment`.
        "from" => from: Option<TicketTime>,
        /// End of a visit: of `appointment`.
        "to" => to: Option<TicketTime>,
        /// The service that is down: of `outage-started` and `outage-ended`.
        "service" => service: Option<Box<str>>,
        /// The share of its customers: of `outage-started`.
        "share" => share: Option<Decimal>,
    }
    check check_event
}

/// What an event of its type can't do without.
fn check_event(node: &Node, reader: &mut Reader<'_>) {
    let needs = |key: &str| node.get(key).is_none_or(|value| value.value == Value::Null);
    if needs("type") {
        if needs("status") {
            reader.missing(node, "type", "the type of the event, or the CRM's \"status\"");
        }
        return;
    }
    match node.get("type").and_then(Node::text).and_then(|text| event_type(text, reader)) {
        Some(EventType::Paused) if needs("reason") => reader.missing(node, "reason", "the reason of the pause"),
        Some(EventType::Prioritised) if needs("priority") => reader.missing(node, "priority", "the new priority"),
        Some(EventType::Qualified) if needs("facts") => reader.missing(node, "facts", "the facts that changed"),
        Some(EventType::Status) if needs("status") => reader.missing(node, "status", "the status entered"),
        _ => {}
    }
}

/// The type that a word means: the policy's reading of the CRM's words goes before ours.
fn event_type(word: &str, reader: &Reader<'_>) -> Option<EventType> {
    let known = reader.declared("/events").iter().any(|known| **known == *word);
    let mapped = if known { reader.declared(&format!("/events/{word}")).first() } else { None };
    let word = mapped.map_or(word, |mapped| mapped);
    EventType::ALL.iter().find(|kind| kind.as_str() == word).copied()
}

/// The type of an event, as the CRM or we call it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EventWord(pub(crate) EventType);

impl Decode for EventWord {
    const EXPECTED: &'static str = EventType::EXPECTED;

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let kind = node.text().and_then(|text| event_type(text, reader));
        if kind.is_none() {
            let own = reader.declared("/events").to_vec();
            let words = EventType::ALL.iter().map(|kind| kind.as_str()).chain(own.iter().map(|word| &**word));
            reader.unknown_word(node, "one of", words);
        }
        kind.map(Self)
    }
}

/// The facts that the policy declares; a null is a fact that is not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Facts(pub(crate) Vec<(Box<str>, Fact)>);

impl Decode for Facts {
    const EXPECTED: &'static str = "an object of facts";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Object(_)) {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        }
        let mut facts = Vec::new();
        for member in node.members().iter().filter(|member| member.node.value != Value::Null) {
            if reader.declared("/parameters").contains(&member.key) {
                let fact = reader.within(&member.key, |reader| read_declared(&member.key, &member.node, reader));
                facts.extend(fact.map(|fact| (member.key.clone(), fact)));
            }
        }
        Some(Self(facts))
    }
}

/// What is paid: zero or more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fee(pub(crate) Money);

impl Decode for Fee {
    const EXPECTED: &'static str = Money::EXPECTED;

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let money = Money::decode(node, reader)?;
        if money.amount().is_sign_negative() && !money.amount().is_zero() {
            reader.unexpected(node, "a fee of zero or more");
            return None;
        }
        Some(Self(money))
    }
}

/// A text; CRMs that number their tickets may send the number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TicketId(pub(crate) Box<str>);

impl Decode for TicketId {
    const EXPECTED: &'static str = "a text or a number";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Number(number) => Some(Self(number.clone())),
            _ => Box::decode(node, reader).map(Self),
        }
    }
}

/// An instant: RFC 3339, or milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TicketTime(pub(crate) Instant);

impl Blank for TicketTime {
    fn blank() -> Self {
        Self(Instant::MIN)
    }
}

impl Decode for TicketTime {
    const EXPECTED: &'static str = NotAnInstant::Shape.expected();

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let zone = reader.declared("/ticketTimeZone").first().and_then(|name| Zone::named(name).ok());
        let result = match &node.value {
            Value::Text(text) => timestamp::parse(text, zone),
            Value::Number(number) => match number.parse::<i64>() {
                Ok(millis) => Instant::from_millis(millis).ok_or(NotAnInstant::OutOfRange),
                Err(_) if number.contains('.') => Err(NotAnInstant::Shape),
                Err(_) => Err(NotAnInstant::OutOfRange),
            },
            _ => Err(NotAnInstant::Shape),
        };
        match result {
            Ok(at) => Some(Self(at)),
            Err(reason) => {
                let code = (reason == NotAnInstant::OutOfRange).then_some(ErrorCode::OutOfRange);
                reader.refuse(code, node, node.describe(), reason.expected().into());
                None
            }
        }
    }
}
