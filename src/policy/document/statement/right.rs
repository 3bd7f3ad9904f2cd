//! Rights that arise when misses or outages pile up: to terminate, to re-route.

use super::super::condition::Condition;
use super::super::metric::Metric;
use super::super::names::PriorityName;
use super::super::penalty::Outage;
use super::super::target_shape::Count;
use super::CountedBy;
use super::mark::Mark;
use crate::Duration;
use crate::json::{Decode, Node, Reader, document};
use crate::scalar::Text;

document! {
    /// A right that arises when misses (`on`) or outages (`outage`) pile up within so many days, or when a measure stays
    /// under a value in a row of periods.
    pub(crate) struct RightShape {
        /// A short name, unique in the statement.
        "id" => id: Box<str>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The contract's clause, for the proof.
        "clause" => clause: Option<Text>,
        /// The tickets that count; all when left out.
        "when" => when: Option<Condition>,
        /// The priorities that count; all when left out.
        "priorities" => priorities: Vec<PriorityName>,
        /// For what it is counted; as the statement says when left out.
        "countedBy" => counted_by: Option<CountedBy>,
        /// Misses of this target.
        "on" => on: Option<Metric>,
        /// Outages.
        "outage" => outage: Option<Outage>,
        /// Of outages: only those that last longer than this.
        "longerThan" => longer_than: Option<Duration>,
        /// The value of this measure.
        "measure" => measure: Option<Box<str>>,
        /// It arises when there are more than so many, or more than so much time.
        "moreThan" => more_than: Option<Mark>,
        /// It arises when there are so many, or so much time.
        "atLeast" => at_least: Option<Mark>,
        /// Of a measure: it arises when the value is below this.
        "under" => under: Option<Mark>,
        /// Of a measure: in so many periods in a row; 1 when left out.
        "inRow" => in_row: Option<Count>,
        /// How far back misses and outages count.
        "within" => within: Option<Days>,
        /// When it lapses; never when left out.
        "lapses" => lapses: Option<Days>,
    }
}

document! {
    /// A number of dates.
    pub(crate) struct Days {
        /// So many dates; of a time back, today is one of them.
        "calendarDays" => calendar_days: Count,
    }
}

/// A right that arises.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Right {
    pub(crate) id: Box<str>,
    pub(crate) title: Option<Text>,
    pub(crate) clause: Option<Text>,
    pub(crate) when: Option<Condition>,
    pub(crate) priorities: Vec<PriorityName>,
    pub(crate) counted_by: Option<CountedBy>,
    pub(crate) of: RightOf,
    /// So many dates after it arose, the first not counted.
    pub(crate) lapses: Option<u32>,
}

/// What it arises from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum RightOf {
    Misses {
        metric: Metric,
        least: u32,
        within: u32,
    },
    Outages {
        outage: Outage,
        longer_than: Option<Duration>,
        least: u32,
        within: u32,
    },
    /// So much outage, itself included or not.
    Time {
        outage: Outage,
        longer_than: Option<Duration>,
        bound: Duration,
        included: bool,
        within: u32,
    },
    Measure {
        measure: Box<str>,
        under: Mark,
        in_row: u32,
    },
}

impl Decode for Right {
    const EXPECTED: &'static str = "an object such as { \"id\": \"terminate\", \"on\": \"restore\", \"atLeast\": 3, \"within\": { \"calendarDays\": 90 } }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = RightShape::decode(node, reader)?;
        let of = of(&shape, node, reader)?;
        let RightShape { id, title, clause, when, priorities, counted_by, lapses, .. } = shape;
        let lapses = lapses.map(|lapses| lapses.calendar_days.get());
        Some(Self { id, title, clause, when, priorities, counted_by, of, lapses })
    }
}

fn of(shape: &RightShape, node: &Node, reader: &mut Reader<'_>) -> Option<RightOf> {
    let stray = |keys: &[&str], expected: &str, reader: &mut Reader<'_>| {
        for key in keys {
            if let Some(stray) = node.get(key) {
                reader.within(key, |reader| reader.unexpected(stray, expected));
            }
        }
    };
    match (&shape.on, &shape.outage, &shape.measure) {
        (None, None, Some(measure)) => {
            stray(&["moreThan", "atLeast", "longerThan", "within"], "\"under\" and \"inRow\" with a measure", reader);
            let Some(under) = shape.under else {
                reader.missing(node, "under", "the value below which it arises, such as \"90\"");
                return None;
            };
            let in_row = shape.in_row.map_or(1, |count| count.get().max(1));
            return Some(RightOf::Measure { measure: measure.clone(), under, in_row });
        }
        (Some(_), None, None) => stray(&["longerThan"], "nothing here: only an outage has a length", reader),
        (None, Some(_), None) => {}
        _ => {
            reader.unexpected(node, "one of \"on\" (a target), \"outage\" and \"measure\"");
            return None;
        }
    }
    stray(&["under", "inRow"], "nothing here without \"measure\"", reader);
    let Some(within) = shape.within.as_ref().map(|within| within.calendar_days.get()).filter(|days| *days > 0) else {
        reader.missing(node, "within", "how far back they count, such as { \"calendarDays\": 30 }");
        return None;
    };
    let (bound, included) = match (shape.more_than, shape.at_least) {
        (Some(bound), None) => (bound, false),
        (None, Some(bound)) => (bound, true),
        _ => {
            reader.unexpected(node, "one of \"moreThan\" and \"atLeast\"");
            return None;
        }
    };
    let least = match bound {
        Mark::Time(bound) => {
            let Some(outage) = shape.outage.clone() else {
                reader.unexpected(node, "a number of misses: only outages are added up as time");
                return None;
            };
            let longer_than = shape.longer_than;
            return Some(RightOf::Time { outage, longer_than, bound, included, within });
        }
        Mark::Number(number) => {
            let whole = u32::try_from(number).ok().filter(|_| number.is_integer());
            whole.map(|whole| if included { whole } else { whole.saturating_add(1) })
        }
    };
    let Some(least) = least.filter(|least| *least > 0) else {
        reader.unexpected(node, "a whole number of misses or outages, at least one");
        return None;
    };
    match (&shape.on, &shape.outage) {
        (Some(metric), _) => Some(RightOf::Misses { metric: metric.clone(), least, within }),
        (None, outage) => {
            Some(RightOf::Outages { outage: outage.clone()?, longer_than: shape.longer_than, least, within })
        }
    }
}
