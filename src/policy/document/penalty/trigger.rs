//! What brings a penalty about.

use super::super::metric::Metric;
use super::super::names::PauseReason;
use crate::Duration;
use crate::json::{Decode, Node, Reader, Value, document, words};
use crate::ticket::EventType;

document! {
    /// Events that are punished, each of them.
    pub(crate) struct MatchingEventsShape {
        /// The type of the event.
        "type" => kind: EventType,
        /// Only those that say this `by`.
        "by" => by: Option<Box<str>>,
        /// Only those that say this `subject`.
        "subject" => subject: Option<Box<str>>,
    }
}

document! {
    /// Which outages of the ticket count, and how they are put together.
    pub(crate) struct Outage {
        /// The service; every one when left out.
        "service" => service: Option<Box<str>>,
        /// The reasons of pauses that are taken out of an outage.
        "less" => less: Vec<PauseReason>,
        /// Outages closer together than this are one.
        "mergeWithin" => merge_within: Option<Duration>,
        /// What becomes of the time between two that are one: `left-out` when nothing is said.
        "gap" => gap: Gap = Gap::LeftOut,
        /// Outages shorter than this don't exist.
        "ignoreUnder" => ignore_under: Option<Duration>,
        /// Whether an outage counts by the `share` of customers that it says, in percent.
        "byShare" => by_share: bool = false,
        /// Whether each outage is priced by itself, and not their total.
        "each" => each: bool = false,
        /// The total includes the earlier outage of this period, which the ticket's `account` gives; what that has cost is
        /// taken off.
        "cumulative" => cumulative: Option<Period>,
    }
    check check_outage
}

words! {
    /// What becomes of the time between two outages that are one.
    pub(crate) enum Gap {
        /// It does not count.
        LeftOut = "left-out",
        /// It counts as outage.
        Counted = "counted",
    }
}

words! {
    /// A period over which outage is added up.
    pub(crate) enum Period {
        /// A month.
        Month = "month",
        /// A quarter.
        Quarter = "quarter",
        /// A year.
        Year = "year",
    }
}

fn check_outage(node: &Node, reader: &mut Reader<'_>) {
    if let (Some(gap), None) = (node.get("gap"), node.get("mergeWithin")) {
        reader.within("gap", |reader| reader.unexpected(gap, "nothing here without \"mergeWithin\""));
    }
    if let (Some(cumulative), Some(Value::Bool(true))) =
        (node.get("cumulative"), node.get("each").map(|each| &each.value))
    {
        let expected = "nothing here: what is added up is not priced one by one";
        reader.within("cumulative", |reader| reader.unexpected(cumulative, expected));
    }
}

/// Events that are punished.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EventTrigger {
    pub(crate) kind: EventType,
    pub(crate) by: Option<Box<str>>,
    pub(crate) subject: Option<Box<str>>,
}

impl Decode for EventTrigger {
    const EXPECTED: &'static str = "an event such as \"appointment-missed\", or { \"type\": ..., \"by\": ... }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Object(_) = node.value {
            let MatchingEventsShape { kind, by, subject } = MatchingEventsShape::decode(node, reader)?;
            return Some(Self { kind, by, subject });
        }
        EventType::decode(node, reader).map(|kind| Self { kind, by: None, subject: None })
    }
}

/// What brings a penalty about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trigger {
    /// A missed target.
    Breach(Metric),
    /// Each of certain events.
    Event(EventTrigger),
    /// Outage.
    Outage(Outage),
}

/// Exactly one of the three.
pub(super) fn one(
    node: &Node,
    reader: &mut Reader<'_>,
    on: Option<Metric>,
    event: Option<EventTrigger>,
    outage: Option<Outage>,
) -> Option<Trigger> {
    match (on, event, outage) {
        (Some(metric), None, None) => Some(Trigger::Breach(metric)),
        (None, Some(event), None) => Some(Trigger::Event(event)),
        (None, None, Some(outage)) => Some(Trigger::Outage(outage)),
        _ => {
            reader.unexpected(node, "one of \"on\" (a target), \"event\" and \"outage\"");
            None
        }
    }
}
