//! The pauses that an agreement admits, and on which conditions.

use super::moment::EventMatch;
use super::names::{CalendarName, PauseReason};
use super::target_shape::Count;
use crate::Duration;
use crate::json::{Decode, Node, Reader, Value, document, words};

document! {
    /// A pause that is admitted: either of a `reason`, or `between` two events. The part that meets the conditions counts.
    pub(crate) struct PauseShape {
        /// The reason.
        "reason" => reason: Option<PauseReason>,
        /// From the first event to the next of the second.
        "between" => between: Option<Vec<EventMatch>>,
        /// How early it must have been announced.
        "notice" => notice: Option<PauseNotice>,
        /// Only the part inside this calendar's open hours.
        "within" => within: Option<CalendarName>,
        /// Only so much, in elapsed time.
        "atMost" => at_most: Option<Duration>,
        /// In each of these: `ticket` when left out.
        "per" => per: Option<Per>,
    }
}

document! {
    /// How early a pause must have been announced.
    pub(crate) struct PauseNotice {
        /// So many dates before the date on which it begins.
        "calendarDays" => calendar_days: Count,
    }
}

words! {
    /// Over what a pause is limited; days and months are those of the policy's zone.
    pub(crate) enum Per {
        /// The clock's whole life.
        Ticket = "ticket",
        /// Each date.
        Day = "day",
        /// Each month.
        Month = "month",
    }
}

/// A pause that is admitted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PauseRule {
    /// Its reason; a pause between two events may have none.
    pub(crate) reason: Option<Box<str>>,
    pub(crate) between: Option<[EventMatch; 2]>,
    /// How many dates before its first it must have been announced.
    pub(crate) notice: Option<u32>,
    pub(crate) within: Option<Box<str>>,
    pub(crate) at_most: Option<(Duration, Per)>,
}

impl PauseRule {
    /// Whether it admits a reason on no condition.
    pub(crate) fn is_bare(&self) -> bool {
        self.between.is_none() && self.notice.is_none() && self.within.is_none() && self.at_most.is_none()
    }
}

impl Decode for PauseRule {
    const EXPECTED: &'static str = "a reason, or an object with a reason and conditions";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let plain = |reason| Self { reason, between: None, notice: None, within: None, at_most: None };
        if !matches!(node.value, Value::Object(_)) {
            return PauseReason::decode(node, reader).map(|reason| plain(Some(reason.0)));
        }
        let shape = PauseShape::decode(node, reader)?;
        let refuse = |key: &str, expected: &str, reader: &mut Reader<'_>| {
            let stray = node.get(key).unwrap_or(node);
            reader.within(key, |reader| reader.unexpected(stray, expected));
        };
        let between = match shape.between.map(<[EventMatch; 2]>::try_from) {
            None => None,
            Some(Ok(pair)) => Some(pair),
            Some(Err(_)) => {
                refuse("between", "two events: the one that begins the pause and the one that ends it", reader);
                return None;
            }
        };
        if between.is_none() && shape.reason.is_none() {
            reader.missing(node, "reason", "the reason of the pause, or \"between\" with two events");
        }
        if between.is_some() && shape.notice.is_some() {
            refuse("notice", "nothing here: nobody announces what lies between two events", reader);
        }
        if shape.per.is_some() && shape.at_most.is_none() {
            refuse("per", "nothing here without \"atMost\"", reader);
        }
        Some(Self {
            between,
            notice: shape.notice.map(|notice| notice.calendar_days.get()),
            within: shape.within.map(|calendar| calendar.0),
            at_most: shape.at_most.map(|most| (most, shape.per.unwrap_or(Per::Ticket))),
            ..plain(shape.reason.map(|reason| reason.0))
        })
    }
}
