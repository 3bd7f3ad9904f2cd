//! The most that can be owed.

use rust_decimal::Decimal;

use super::super::agreement::Day;
use super::super::target_shape::Count;
use super::base::Base;
use super::pay::{Pay, PayShape, pay};
use crate::json::{Decode, Node, Reader, document, words};
use crate::money::Money;
use crate::scalar::Text;

words! {
    /// Over what a cap holds, from the narrowest to the widest.
    pub enum CapScope {
        /// Each ticket by itself.
        Ticket = "ticket",
        /// The month in which the ticket ends.
        Month = "month",
        /// The quarter.
        Quarter = "quarter",
        /// The year, of the calendar or of the contract.
        Year = "year",
        /// A phase of the contract, such as the warranty.
        Phase = "phase",
    }
}

document! {
    /// The most that can be owed: one of `percent`, `amount`, `times` and `units`.
    pub(crate) struct CapShape {
        /// Percent of the base.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// So many times the base.
        "times" => times: Option<Decimal>,
        /// So many units: no more are counted.
        "units" => units: Option<Count>,
        /// Its base; that of the penalty when left out.
        "of" => of: Option<Base>,
        /// Over what it holds: `ticket` when left out. What was paid before in a longer time is the ticket's `account`.
        "per" => per: CapScope = CapScope::Ticket,
        /// Whether what is over it is owed later, and not lost.
        "carry" => carry: bool = false,
        /// The first date on which it holds, judged at the ticket's end.
        "from" => from: Option<Day>,
        /// The last date on which it holds.
        "to" => to: Option<Day>,
        /// The contract's clause, for the proof.
        "clause" => clause: Option<Text>,
    }
}

/// The most that can be owed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cap {
    pub(crate) most: Most,
    pub(crate) per: CapScope,
    pub(crate) carry: bool,
    pub(crate) from: Option<Day>,
    pub(crate) to: Option<Day>,
    pub(crate) clause: Option<Text>,
}

/// A cap in money or in units.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Most {
    Pay(Pay),
    Units(u32),
}

impl Cap {
    /// Its amount, unless it is one of units.
    pub(crate) fn pay(&self) -> Option<&Pay> {
        match &self.most {
            Most::Pay(pay) => Some(pay),
            Most::Units(_) => None,
        }
    }

    /// Whether it holds on a date.
    pub(crate) fn holds(&self, date: crate::civil::Date) -> bool {
        self.from.is_none_or(|from| from.0 <= date) && self.to.is_none_or(|to| date <= to.0)
    }

    /// The most units that count.
    pub(crate) fn units(&self) -> Option<u32> {
        match self.most {
            Most::Units(units) => Some(units),
            Most::Pay(_) => None,
        }
    }
}

impl Decode for Cap {
    const EXPECTED: &'static str = "an object such as { \"percent\": \"60\", \"per\": \"ticket\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let CapShape { percent, amount, times, units, of, per, carry, from, to, clause } =
            CapShape::decode(node, reader)?;
        let most = match units {
            None => Most::Pay(pay(PayShape { percent, amount, times, greater_of: None, of }, node, reader)?),
            Some(units) if percent.is_none() && amount.is_none() && times.is_none() => Most::Units(units.get()),
            Some(_) => {
                reader.unexpected(node, "one of \"percent\", \"amount\", \"times\" and \"units\"");
                return None;
            }
        };
        if units.is_some_and(|units| units.get() == 0) {
            let written = node.get("units").unwrap_or(node);
            reader
                .within("units", |reader| reader.unexpected(written, "at least 1: a cap below one unit pays nothing"));
        }
        Some(Self { most, per, carry, from, to, clause })
    }
}
