//! Tables: from a lateness, or a number of units, to an amount.
//!
//! Every bound says whether it is included: a row starts `over` (excluded) or `from` (included), and ends `upTo`
//! (included) or `under` (excluded). Rows that leave a gap, overlap, share a bound, or pay at no lateness at all are
//! refused, with the row named: published contracts contain all four.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use super::base::Base;
use super::pay::{Pay, PayShape, pay};
use super::unit::{Length, Round, Unit, unit};
use crate::Duration;
use crate::json::{Decode, Node, Reader, Value, document, words};
use crate::money::Money;

words! {
    /// What the rows of a table do.
    pub(crate) enum Rows {
        /// The row that holds gives the amount.
        Replace = "replace",
        /// Each row gives its part: its amount once it is entered, or its rate for the units in it.
        Accumulate = "accumulate",
        /// The row that holds gives the rate of all units, the earlier ones too.
        Reprice = "reprice",
    }
}

document! {
    /// A row: one start (`over` or `from`), at most one end (`upTo` or `under`), and an amount. Bounds are lengths of time,
    /// or numbers of units in a table that counts them.
    pub(crate) struct BandShape {
        /// The row starts after this, which is not in it.
        "over" => over: Option<Reach>,
        /// The row starts at this, which is in it.
        "from" => from: Option<Reach>,
        /// The row ends at this, which is in it.
        "upTo" => up_to: Option<Reach>,
        /// The row ends before this, which is not in it.
        "under" => under: Option<Reach>,
        /// Percent of the base.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// So many times the base.
        "times" => times: Option<Decimal>,
        /// The greatest of these.
        "greaterOf" => greater_of: Option<Vec<Pay>>,
        /// The base of this row; that of the penalty when left out.
        "of" => of: Option<Base>,
        /// What more each unit past the row's start costs.
        "plus" => plus: Option<Plus>,
    }
}

document! {
    /// What more each unit costs.
    pub(crate) struct PlusShape {
        /// Percent of the base.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// So many times the base.
        "times" => times: Option<Decimal>,
        /// The unit; one that has begun counts.
        "perStarted" => per_started: Option<Length>,
        /// The unit; only full ones count.
        "perFull" => per_full: Option<Length>,
        /// The unit; half of one and more counts.
        "perNearest" => per_nearest: Option<Length>,
        /// The unit; each counts for as much of it as there is.
        "proRata" => pro_rata: Option<Length>,
    }
}

/// A length of time, or a number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    Time(Duration),
    Units(i64),
}

impl Reach {
    /// In milliseconds or units.
    pub(crate) fn number(self) -> i64 {
        match self {
            Self::Time(time) => time.millis(),
            Self::Units(units) => units,
        }
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => write!(f, "\"{time}\""),
            Self::Units(units) => units.fmt(f),
        }
    }
}

impl Decode for Reach {
    const EXPECTED: &'static str = "a duration such as 4h, or a whole number of units";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Number(text) = &node.value else {
            return Duration::decode(node, reader).map(Self::Time);
        };
        let units = text.parse().ok().filter(|units| (0..=1_000_000).contains(units));
        if units.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        units.map(Self::Units)
    }
}

/// What more each unit past the row's start costs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plus {
    pub(crate) pay: Pay,
    pub(crate) unit: Unit,
}

/// Where a row starts or ends, and whether that still belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bound {
    pub(crate) at: Reach,
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

impl Band {
    /// The first whole millisecond, or the first unit, that belongs to this row.
    pub(crate) fn first(&self) -> i64 {
        self.lower.at.number() + i64::from(!self.lower.included)
    }

    /// The last one.
    pub(crate) fn last(&self) -> Option<i64> {
        self.upper.map(|upper| upper.at.number() - i64::from(!upper.included))
    }
}

/// A table of rows that follow each other without gap or overlap.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bands(pub(crate) Vec<Band>);

impl Decode for Plus {
    const EXPECTED: &'static str = "an object such as { \"percent\": \"5\", \"perStarted\": \"1h\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = PlusShape::decode(node, reader)?;
        let ways = [
            ("perStarted", shape.per_started, Round::Started),
            ("perFull", shape.per_full, Round::Full),
            ("perNearest", shape.per_nearest, Round::Nearest),
            ("proRata", shape.pro_rata, Round::ProRata),
        ];
        let unit = unit(ways, node, reader);
        let PlusShape { percent, amount, times, .. } = shape;
        let pay = pay(PayShape { percent, amount, times, greater_of: None, of: None }, node, reader)?;
        match unit {
            Some(unit) if matches!(unit.length, Length::Time(_)) => Some(Self { pay, unit }),
            _ => {
                reader.missing(node, "perStarted", "the unit of time that it is added for, such as \"1h\"");
                None
            }
        }
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
        let BandShape { percent, amount, times, greater_of, of, .. } = shape;
        let pay = pay(PayShape { percent, amount, times, greater_of, of }, node, reader)?;
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
    if band.last().is_some_and(|last| last < band.first()) {
        return Some(("a row that ends before it starts", "an end after the start".into()));
    }
    let zero = match band.lower.at {
        Reach::Time(_) => "\"0m\"",
        Reach::Units(_) => "0",
    };
    let Some(previous) = previous else {
        let at_zero = band.lower.at.number() == 0 && band.lower.included;
        return at_zero.then(|| ("a penalty at no lateness at all", format!("a first row \"over\": {zero}")));
    };
    let Some(end) = previous.upper else {
        return Some(("a row after one without an end", "an \"upTo\" or \"under\" in the row before".into()));
    };
    let start = if end.included { "over" } else { "from" };
    let expected = format!("\"{start}\": {}, where the row before ends", end.at);
    let meet = band.first().cmp(&previous.last().unwrap_or_default().saturating_add(1));
    // Of whole units, one is followed by the next.
    if matches!(band.lower.at, Reach::Units(_)) && meet == Ordering::Equal {
        return None;
    }
    let found = match band.lower.at.number().cmp(&end.at.number()) {
        Ordering::Less => "a row that overlaps the one before",
        Ordering::Greater => "a gap after the row before",
        Ordering::Equal if band.lower.included && end.included => "a bound that two rows share",
        Ordering::Equal if !band.lower.included && !end.included => "a gap of one instant between two rows",
        Ordering::Equal => return None,
    };
    Some((found, expected))
}

impl Bands {
    /// The rows count units when the formula does, and time when it does not.
    pub(super) fn check_bounds(&self, counted: bool, node: &Node, reader: &mut Reader<'_>) {
        let expected = match counted {
            true => "whole numbers of units, as the formula counts them",
            false => "durations such as \"2h\": only a formula with a unit has bounds in units",
        };
        let wrong = |bound: &Bound| matches!(bound.at, Reach::Units(_)) != counted;
        for (index, band) in self.0.iter().enumerate() {
            let row = node.items().get(index).unwrap_or(node);
            reader.enter_index(index);
            if wrong(&band.lower) || band.upper.as_ref().is_some_and(wrong) {
                reader.unexpected(row, expected);
            }
            if let (true, Some(plus)) = (counted, row.get("plus")) {
                let expected = "nothing here: the formula counts units already";
                reader.within("plus", |reader| reader.unexpected(plus, expected));
            }
            reader.leave();
        }
    }
}
