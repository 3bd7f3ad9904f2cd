//! Tables of a measure: from its value to an amount or a colour.
//!
//! Rows stand in either order: an availability from the best down, a mean from the shortest up. They meet without a gap,
//! an overlap or a bound in two rows, and pay nothing where nothing is amiss.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::super::penalty::{Base, Pay, PayShape, pay};
use super::mark::Mark;
use crate::json::{Decode, Node, Reader, document};
use crate::money::Money;
use crate::scalar::Text;

document! {
    /// A row: where it starts (`over` or `from`) and ends (`upTo` or `under`), and an amount, a level or both. Without a
    /// start it reaches down to nothing, without an end up to everything.
    pub(crate) struct MeasureBandShape {
        /// The row starts after this, which is not in it.
        "over" => over: Option<Mark>,
        /// The row starts at this, which is in it.
        "from" => from: Option<Mark>,
        /// The row ends at this, which is in it.
        "upTo" => up_to: Option<Mark>,
        /// The row ends before this, which is not in it.
        "under" => under: Option<Mark>,
        /// Percent of the base.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// So many times the base.
        "times" => times: Option<Decimal>,
        /// The greatest of these.
        "greaterOf" => greater_of: Option<Vec<Pay>>,
        /// The base of this row; that of the measure when left out.
        "of" => of: Option<Base>,
        /// A word for it: green, amber, red.
        "level" => level: Option<Box<str>>,
        /// That word for people.
        "title" => title: Option<Text>,
    }
}

/// Where a row starts or ends, and whether that still belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Edge {
    pub(crate) at: Mark,
    pub(crate) included: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MeasureBand {
    pub(crate) lower: Option<Edge>,
    pub(crate) upper: Option<Edge>,
    pub(crate) pay: Option<Pay>,
    pub(crate) level: Option<Box<str>>,
    pub(crate) title: Option<Text>,
}

/// Rows as they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ladder(pub(crate) Vec<MeasureBand>);

fn edge(out: Option<Mark>, included: Option<Mark>, node: &Node, reader: &mut Reader<'_>, ways: &str) -> Option<Edge> {
    match (out, included) {
        (Some(at), None) => Some(Edge { at, included: false }),
        (None, Some(at)) => Some(Edge { at, included: true }),
        (None, None) => None,
        (Some(_), Some(_)) => {
            reader.unexpected(node, ways);
            None
        }
    }
}

impl Decode for MeasureBand {
    const EXPECTED: &'static str = "a row such as { \"from\": \"99.95\", \"under\": \"99.99\", \"percent\": \"5\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = MeasureBandShape::decode(node, reader)?;
        let lower = edge(shape.over, shape.from, node, reader, "one start: \"over\" (excluded) or \"from\" (included)");
        let upper =
            edge(shape.under, shape.up_to, node, reader, "one end: \"upTo\" (included) or \"under\" (excluded)");
        if lower.is_none() && upper.is_none() {
            reader.unexpected(node, "where the row starts (\"over\" or \"from\") or ends (\"upTo\" or \"under\")");
            return None;
        }
        let MeasureBandShape { percent, amount, times, greater_of, of, level, title, .. } = shape;
        let priced = percent.is_some() || amount.is_some() || times.is_some() || greater_of.is_some();
        let pay = match priced || level.is_none() {
            true => Some(pay(PayShape { percent, amount, times, greater_of, of }, node, reader)?),
            false => None,
        };
        Some(Self { lower, upper, pay, level, title })
    }
}

impl Decode for Ladder {
    const EXPECTED: &'static str = "a list of rows";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let rows = Vec::<MeasureBand>::decode(node, reader)?;
        if rows.len() != node.items().len() {
            return None;
        }
        if rows.is_empty() {
            reader.unexpected(node, "at least one row");
        }
        Some(Self(rows))
    }
}

impl Ladder {
    /// Refuses rows that do not meet, or pay where nothing is amiss. `falling`: the lower the value, the worse it is;
    /// `target`: where what is amiss begins.
    /// `whole`: between two whole numbers there is nothing.
    pub(super) fn check(
        &self,
        (is_time, falling, whole): (bool, bool, bool),
        target: Option<Mark>,
        node: &Node,
        reader: &mut Reader<'_>,
    ) {
        let start = |row: &MeasureBand| row.lower.map_or(Decimal::MIN, |edge| edge.at.number());
        let downwards = match self.0.as_slice() {
            [first, second, ..] => start(second) < start(first) || second.lower.is_none(),
            _ => falling,
        };
        let mut previous: Option<&MeasureBand> = None;
        for (index, (band, row)) in self.0.iter().zip(node.items()).enumerate() {
            let edges = [band.lower, band.upper];
            let strange = edges.iter().flatten().any(|edge| edge.at.is_time() != is_time);
            let fault = if strange {
                let expected = if is_time { "lengths of time such as \"4h\"" } else { "numbers such as \"99.95\"" };
                Some(("a bound of another kind than the measure", expected.to_owned()))
            } else {
                inside(band).or_else(|| match (previous, downwards) {
                    (None, _) => None,
                    (Some(above), true) => meets(band.upper, above.lower, "under", "upTo"),
                    (Some(below), false) if whole && follows(below, band) => None,
                    (Some(below), false) => meets(band.lower, below.upper, "from", "over"),
                })
            };
            let fault = fault.or_else(|| harmless(band, falling, target));
            if let Some((found, expected)) = fault {
                reader.enter_index(index);
                reader.refuse(None, row, found.into(), expected);
                reader.leave();
            }
            previous = Some(band);
        }
    }
}

type Fault = (&'static str, String);

/// A row that no value is in.
fn inside(band: &MeasureBand) -> Option<Fault> {
    let (Some(lower), Some(upper)) = (band.lower, band.upper) else { return None };
    let empty = match lower.at.number().cmp(&upper.at.number()) {
        Ordering::Less => false,
        Ordering::Equal => !(lower.included && upper.included),
        Ordering::Greater => true,
    };
    empty.then(|| ("a row that ends before it starts", "an end after the start".into()))
}

/// Whether the first whole number of a row follows the last of the row below.
fn follows(below: &MeasureBand, band: &MeasureBand) -> bool {
    let (Some(end), Some(start)) = (below.upper, band.lower) else { return false };
    let one = |off: bool| if off { Decimal::ONE } else { Decimal::ZERO };
    let last = end.at.number() - one(!end.included);
    last.is_integer() && start.at.number() + one(!start.included) == last + Decimal::ONE
}

/// How the edge of a row meets that of the row before: `open` and `closed` are the words for an edge left out and included.
fn meets(edge: Option<Edge>, before: Option<Edge>, at_included: &str, at_excluded: &str) -> Option<Fault> {
    let Some(before) = before else {
        return Some(("a row after one without an end", "an end in the row before".into()));
    };
    let word = if before.included == (at_included == "under") { at_included } else { at_excluded };
    let expected = format!("\"{word}\": {}, where the row before ends", before.at);
    let Some(edge) = edge else { return Some(("a row that overlaps the one before", expected)) };
    let falls = at_included == "under";
    let order = edge.at.number().cmp(&before.at.number());
    let beyond = if falls { Ordering::Greater } else { Ordering::Less };
    match order {
        Ordering::Equal if edge.included && before.included => Some(("a bound that two rows share", expected)),
        Ordering::Equal if !edge.included && !before.included => {
            Some(("a gap of one value between two rows", expected))
        }
        Ordering::Equal => None,
        order if order == beyond => Some(("a row that overlaps the one before", expected)),
        _ => Some(("a gap after the row before", expected)),
    }
}

/// A row that pays where nothing is amiss: at or above a floor, at or below a limit, or for nothing at all.
fn harmless(band: &MeasureBand, falling: bool, target: Option<Mark>) -> Option<Fault> {
    let pays = band.pay.as_ref().is_some_and(|pay| !pay.is_nothing());
    if !pays {
        return None;
    }
    if falling {
        let full = target.map_or(Decimal::ONE_HUNDRED, Mark::number);
        let reaches =
            band.upper.is_none_or(|upper| upper.at.number() > full || (upper.included && upper.at.number() == full));
        let word = target.map_or_else(|| "\"100\"".to_owned(), |target| target.to_string());
        return reaches.then(|| ("a credit at or above the target", format!("a row that ends \"under\": {word}")));
    }
    let least = target.map_or(Decimal::ZERO, Mark::number);
    let reaches =
        band.lower.is_none_or(|lower| lower.at.number() < least || (lower.included && lower.at.number() == least));
    let word = target.map_or_else(|| "\"0m\" or 0".to_owned(), |target| target.to_string());
    reaches.then(|| ("a credit where nothing is amiss", format!("a row that starts \"over\": {word}")))
}
