//! What percentages are taken of: a fee of the ticket or a fixed sum, divided, multiplied, shared and rounded.

use rust_decimal::Decimal;

use super::super::names::ParameterName;
use crate::json::{Decode, Node, Reader, Value, document, words};
use crate::money::Money;

document! {
    /// A base: one of `fee`, `amount` and `greaterOf`; then times `times`, over `divide`, times `share`, rounded to
    /// `round` decimals, in this order.
    pub(crate) struct BaseShape {
        /// A fee, by its name on the ticket.
        "fee" => fee: Option<Box<str>>,
        /// A fixed sum.
        "amount" => amount: Option<Money>,
        /// The greatest of these.
        "greaterOf" => greater_of: Option<Vec<Base>>,
        /// Times this.
        "times" => times: Option<Decimal>,
        /// Over this: `30`, `30.5`, `720`, `43200`, or the days, hours or minutes that the month really has.
        "divide" => divide: Option<Divisor>,
        /// Times the share of customers affected: a parameter in percent, or one over another.
        "share" => share: Option<ShareOf>,
        /// Rounded half-up to so many decimals before anything else is done with it.
        "round" => round: Option<Places>,
    }
}

document! {
    /// One number of the ticket over another.
    pub(crate) struct QuotientShape {
        /// How many, for example customers affected.
        "of" => of: ParameterName,
        /// Out of how many.
        "over" => over: ParameterName,
    }
}

words! {
    /// What of a calendar month or year a fee is divided by; the month or year is that of the start, in the policy's zone.
    pub(crate) enum Divider {
        /// The days of the month.
        DaysOfMonth = "days-of-month",
        /// The hours of the month, a day being 24 of them.
        HoursOfMonth = "hours-of-month",
        /// The minutes of the month, a day being 1,440 of them.
        MinutesOfMonth = "minutes-of-month",
        /// The days of the year.
        DaysOfYear = "days-of-year",
    }
}

/// What percentages are taken of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Base {
    pub(crate) amount: Amount,
    pub(crate) times: Option<Decimal>,
    pub(crate) divide: Option<Divisor>,
    pub(crate) share: Option<ShareOf>,
    pub(crate) round: Option<u32>,
}

/// Where a base begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Amount {
    Fee(Box<str>),
    Fixed(Money),
    Greatest(Vec<Base>),
}

/// What a base is divided by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Divisor {
    By(Decimal),
    Of(Divider),
}

/// A share of the ticket's facts: a percentage, or a quotient.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ShareOf {
    Percent(Box<str>),
    Quotient(Box<str>, Box<str>),
}

/// A number of decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Places(pub(crate) u32);

impl Decode for Places {
    const EXPECTED: &'static str = "a number of decimals from 0 to 12";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let places = match &node.value {
            Value::Number(text) => text.parse().ok().filter(|places| *places <= 12),
            _ => None,
        };
        if places.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        places.map(Self)
    }
}

impl Decode for Divisor {
    const EXPECTED: &'static str =
        "a number above zero, or days-of-month, hours-of-month, minutes-of-month, days-of-year";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let number = match &node.value {
            Value::Text(text) if text.starts_with(|first: char| first.is_ascii_alphabetic()) => {
                return Divider::decode(node, reader).map(Self::Of);
            }
            _ => Decimal::decode(node, reader)?,
        };
        if number <= Decimal::ZERO {
            reader.unexpected(node, "a divisor above zero, such as 30 for the days of a month");
            return None;
        }
        Some(Self::By(number))
    }
}

impl Decode for ShareOf {
    const EXPECTED: &'static str = "a parameter in percent, or { \"of\": \"customers\", \"over\": \"subscribers\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Object(_) = node.value {
            let shape = QuotientShape::decode(node, reader)?;
            return Some(Self::Quotient(shape.of.0, shape.over.0));
        }
        ParameterName::decode(node, reader).map(|name| Self::Percent(name.0))
    }
}

impl Decode for Base {
    const EXPECTED: &'static str =
        "the name of a fee such as \"monthly-fee\", or { \"fee\": \"monthly-fee\", \"divide\": 30 }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let plain = |amount| Self { amount, times: None, divide: None, share: None, round: None };
        if !matches!(node.value, Value::Object(_)) {
            let fee: Box<str> = Box::decode(node, reader)?;
            reader.mention("/fees", &fee);
            return Some(plain(Amount::Fee(fee)));
        }
        let shape = BaseShape::decode(node, reader)?;
        let amount = match (shape.fee, shape.amount, shape.greater_of) {
            (Some(fee), None, None) => {
                reader.mention("/fees", &fee);
                Amount::Fee(fee)
            }
            (None, Some(amount), None) => Amount::Fixed(amount),
            (None, None, Some(bases)) if !bases.is_empty() => Amount::Greatest(bases),
            _ => {
                reader.unexpected(node, "one of \"fee\", \"amount\" and \"greaterOf\"");
                return None;
            }
        };
        let below = |number: Decimal| number.is_sign_negative() && !number.is_zero();
        if shape.times.is_some_and(below) || matches!(amount, Amount::Fixed(money) if below(money.amount())) {
            reader.unexpected(node, "a base of zero or more");
        }
        Some(Self {
            times: shape.times,
            divide: shape.divide,
            share: shape.share,
            round: shape.round.map(|places| places.0),
            ..plain(amount)
        })
    }
}
