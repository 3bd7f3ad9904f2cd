//! Rates with the dates from which they hold.

use super::super::agreement::Day;
use super::pay::{Pay, PayShape, pay};
use crate::civil::Date;
use crate::json::{Decode, Node, Reader, document, words};
use crate::money::Money;
use rust_decimal::Decimal;

document! {
    /// A rate and the dates for which it holds: until the next one when `to` is left out.
    pub(crate) struct RateShape {
        /// Its first date.
        "from" => from: Day,
        /// Its last date.
        "to" => to: Option<Day>,
        /// Percent of the base.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
    }
}

words! {
    /// Whose date chooses the rate, in the policy's zone.
    pub(crate) enum RatesBy {
        /// The report's.
        Report = "report",
        /// The due instant's.
        Due = "due",
    }
}

/// A rate and the dates for which it holds, both included.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rate {
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
    pub(crate) pay: Pay,
}

/// Rates that follow each other without a hole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rates(pub(crate) Vec<Rate>);

impl Decode for Rate {
    const EXPECTED: &'static str = "a rate such as { \"from\": \"2026-04-01\", \"amount\": \"10.34 GBP\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = RateShape::decode(node, reader)?;
        let pays = PayShape { percent: shape.percent, amount: shape.amount, times: None, greater_of: None, of: None };
        let pay = pay(pays, node, reader)?;
        Some(Self { from: shape.from.0, to: shape.to.map(|day| day.0), pay })
    }
}

impl Decode for Rates {
    const EXPECTED: &'static str = "a list of rates, the oldest first";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let rates = Vec::<Rate>::decode(node, reader)?;
        if rates.len() != node.items().len() {
            return None;
        }
        if rates.is_empty() {
            reader.unexpected(node, "at least one rate");
        }
        let mut before: Option<&Rate> = None;
        for (index, (rate, row)) in rates.iter().zip(node.items()).enumerate() {
            let mut refuse = |found: &str, expected: String| {
                reader.enter_index(index);
                reader.refuse(None, row, found.into(), expected);
                reader.leave();
            };
            if rate.to.is_some_and(|to| to < rate.from) {
                refuse("a rate that ends before it starts", "\"to\" not before \"from\"".into());
            }
            if let Some(before) = before {
                let next = before.to.unwrap_or(before.from).plus_days(1);
                if rate.from < next {
                    refuse("a rate that overlaps the one before", format!("\"from\": \"{next}\" or later"));
                } else if before.to.is_some() && rate.from > next {
                    refuse("a hole after the rate before", format!("\"from\": \"{next}\", the day after"));
                }
            }
            before = Some(rate);
        }
        Some(Self(rates))
    }
}

impl Rates {
    /// The rate of a date, and its place.
    pub(crate) fn on(&self, date: Date) -> Option<(usize, &Rate)> {
        let last = self.0.iter().rposition(|rate| rate.from <= date)?;
        self.0.get(last).filter(|rate| rate.to.is_none_or(|to| date <= to)).map(|rate| (last, rate))
    }
}
