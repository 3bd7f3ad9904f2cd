//! Penalties in bands of lateness.
//!
//! Every bound says whether it is included: a row starts `over` (excluded) or `from` (included) a lateness and ends
//! `upTo` (included) or `under` (excluded) another. Rows that leave a gap, overlap, share a bound, or pay at no
//! lateness at all are refused, with the row named: published contracts contain all four.

use rust_decimal::Decimal;

use super::metric::Metric;
use crate::Duration;
use crate::json::{Decode, Node, Reader, document, words};
use crate::money::Money;
use crate::scalar::Text;

document! {
    /// What a missed target costs.
    pub(crate) struct Penalty {
        /// A short name, unique in the agreement.
        "id" => id: Box<str>,
        /// The target whose miss it punishes.
        "on" => on: Metric,
        /// The contract's clause, for the proof.
        "clause" => clause: Option<Text>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The fee of which percentages are taken, by its name on the ticket.
        "of" => of: Option<Box<str>>,
        /// Lateness to amount.
        "bands" => bands: Bands,
        /// The most it can cost.
        "cap" => cap: Option<Cap>,
    }
    check check
}

words! {
    /// Over what a cap holds.
    pub enum CapScope {
        /// Each ticket by itself.
        Ticket = "ticket",
    }
}

document! {
    /// The most a penalty can cost: either `percent` or `amount`.
    pub(crate) struct CapShape {
        /// Percent of the penalty's fee.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// Over what it holds.
        "per" => per: CapScope,
    }
}

/// The most a penalty can cost.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cap {
    pub(crate) most: Pay,
    pub(crate) per: CapScope,
}

/// An amount: fixed, or a percentage of the penalty's base.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pay {
    Percent(Decimal),
    Amount(Money),
}

/// What more each started unit past the row's start costs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plus {
    pub(crate) pay: Pay,
    pub(crate) per_started: Duration,
}

/// A lateness and whether it still belongs to the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bound {
    pub(crate) at: Duration,
    pub(crate) included: bool,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Band {
    pub(crate) lower: Bound,
    pub(crate) upper: Option<Bound>,
    pub(crate) pay: Pay,
    pub(crate) plus: Option<Plus>,
}

/// A table of rows that follow each other without gap or overlap.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bands(pub(crate) Vec<Band>);

document! {
    /// A row: one start (`over` or `from`), at most one end (`upTo` or `under`), either `percent` or `amount`.
    pub(crate) struct BandShape {
        /// The row starts after this lateness, which is not in it.
        "over" => over: Option<Duration>,
        /// The row starts at this lateness, which is in it.
        "from" => from: Option<Duration>,
        /// The row ends at this lateness, which is in it.
        "upTo" => up_to: Option<Duration>,
        /// The row ends before this lateness, which is not in it.
        "under" => under: Option<Duration>,
        /// Percent of the penalty's fee.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// What more each started unit past the row's start costs.
        "plus" => plus: Option<Plus>,
    }
}

document! {
    /// What more each started unit costs: either `percent` or `amount`.
    pub(crate) struct PlusShape {
        /// Percent of the penalty's fee.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// The unit; one that has begun counts.
        "perStarted" => per_started: Duration,
    }
}

/// Exactly one of a percentage and an amount, neither below zero.
fn pay(percent: Option<Decimal>, amount: Option<Money>, node: &Node, reader: &mut Reader<'_>) -> Option<Pay> {
    let (pay, number) = match (percent, amount) {
        (Some(percent), None) => (Pay::Percent(percent), percent),
        (None, Some(amount)) => (Pay::Amount(amount), amount.amount()),
        _ => {
            reader.unexpected(node, "either \"percent\" or \"amount\"");
            return None;
        }
    };
    if number.is_sign_negative() && !number.is_zero() {
        reader.unexpected(node, "a penalty of zero or more");
        return None;
    }
    Some(pay)
}

impl Decode for Plus {
    const EXPECTED: &'static str = "an object such as { \"percent\": \"5\", \"perStarted\": \"1h\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = PlusShape::decode(node, reader)?;
        let pay = pay(shape.percent, shape.amount, node, reader)?;
        if shape.per_started == Duration::ZERO {
            let unit = node.get("perStarted").unwrap_or(node);
            reader.within("perStarted", |reader| reader.unexpected(unit, "a unit longer than nothing"));
            return None;
        }
        Some(Self { pay, per_started: shape.per_started })
    }
}

impl Decode for Cap {
    const EXPECTED: &'static str = "an object such as { \"percent\": \"60\", \"per\": \"ticket\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = CapShape::decode(node, reader)?;
        let most = pay(shape.percent, shape.amount, node, reader)?;
        Some(Self { most, per: shape.per })
    }
}

impl Decode for Band {
    const EXPECTED: &'static str = "a row such as { \"over\": \"2h\", \"upTo\": \"4h\", \"percent\": \"20\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = BandShape::decode(node, reader)?;
        let lower = match (shape.over, shape.from) {
            (Some(at), None) => Bound { at, included: false },
            (None, Some(at)) => Bound { at, included: true },
            _ => {
                reader.unexpected(node, "where the row starts: \"over\" (excluded) or \"from\" (included)");
                return None;
            }
        };
        let upper = match (shape.up_to, shape.under) {
            (Some(at), None) => Some(Bound { at, included: true }),
            (None, Some(at)) => Some(Bound { at, included: false }),
            (None, None) => None,
            _ => {
                reader.unexpected(node, "one end: \"upTo\" (included) or \"under\" (excluded)");
                return None;
            }
        };
        let pay = pay(shape.percent, shape.amount, node, reader)?;
        Some(Self { lower, upper, pay, plus: shape.plus })
    }
}

impl Decode for Bands {
    const EXPECTED: &'static str = "a list of rows";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let bands = Vec::<Band>::decode(node, reader)?;
        if bands.len() != node.items().len() {
            return None;
        }
        if bands.is_empty() {
            reader.unexpected(node, "at least one row");
        }
        let mut previous: Option<&Band> = None;
        for (index, (band, row)) in bands.iter().zip(node.items()).enumerate() {
            if let Some(fault) = fault(previous, band) {
                reader.enter_index(index);
                reader.refuse(None, row, fault.0.into(), fault.1);
                reader.leave();
            }
            previous = Some(band);
        }
        Some(Self(bands))
    }
}

/// What is wrong with a row after the previous one: found, expected.
fn fault(previous: Option<&Band>, band: &Band) -> Option<(&'static str, String)> {
    let empty = band.upper.is_some_and(|upper| {
        upper.at < band.lower.at || (upper.at == band.lower.at && !(upper.included && band.lower.included))
    });
    if empty {
        return Some(("a row that ends before it starts", "an end after the start".into()));
    }
    let Some(previous) = previous else {
        let at_zero = band.lower.at == Duration::ZERO && band.lower.included;
        return at_zero.then(|| ("a penalty at no lateness at all", "a first row \"over\": \"0m\"".into()));
    };
    let Some(end) = previous.upper else {
        return Some(("a row after one without an end", "an \"upTo\" or \"under\" in the row before".into()));
    };
    let start = if end.included { "over" } else { "from" };
    let expected = format!("\"{start}\": \"{}\", where the row before ends", end.at);
    let found = match band.lower.at.cmp(&end.at) {
        std::cmp::Ordering::Less => "a row that overlaps the one before",
        std::cmp::Ordering::Greater => "a gap after the row before",
        std::cmp::Ordering::Equal if band.lower.included && end.included => "a bound that two rows share",
        std::cmp::Ordering::Equal if !band.lower.included && !end.included => "a gap of one instant between two rows",
        std::cmp::Ordering::Equal => return None,
    };
    Some((found, expected))
}

/// A percentage is of something.
fn check(node: &Node, reader: &mut Reader<'_>) {
    if let Some(fee) = node.get("of").and_then(Node::text) {
        reader.mention("/fees", fee);
    }
    if reader.declared("/currency").is_empty() {
        reader.refuse(None, node, "a penalty in a policy without a currency".into(), "\"currency\" at the top".into());
    }
    let uses_percent =
        |row: &Node| row.get("percent").is_some() || row.get("plus").is_some_and(|plus| plus.get("percent").is_some());
    let rows = node.get("bands").map(Node::items).unwrap_or_default();
    let capped = node.get("cap").is_some_and(uses_percent);
    if (capped || rows.iter().any(uses_percent)) && node.get("of").is_none() {
        reader.missing(node, "of", "the name of the fee of which percentages are taken, such as \"monthly-fee\"");
    }
}
