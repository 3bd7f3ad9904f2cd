//! An amount, or a part of a base.

use std::fmt;

use rust_decimal::Decimal;

use super::base::Base;
use crate::json::{Decode, Node, Reader, document};
use crate::money::Money;
use crate::scalar::exact;

document! {
    /// One of: an `amount`, a `percent` of a base, so many `times` a base, or the `greaterOf` several.
    pub(crate) struct PayShape {
        /// Percent of the base.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// So many times the base.
        "times" => times: Option<Decimal>,
        /// The greatest of these.
        "greaterOf" => greater_of: Option<Vec<Pay>>,
        /// Its base; that of the penalty when left out.
        "of" => of: Option<Base>,
    }
}

/// An amount, or a part of a base.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pay {
    Amount(Money),
    /// `number` percent of a base, or `number` times a base; the formula's base unless it names its own.
    Part {
        number: Decimal,
        percent: bool,
        of: Option<Base>,
    },
    /// The greatest of several.
    Greatest(Vec<Pay>),
}

impl Pay {
    /// Whether it needs the base of the formula.
    pub(crate) fn needs_base(&self) -> bool {
        match self {
            Self::Amount(_) => false,
            Self::Part { of, .. } => of.is_none(),
            Self::Greatest(pays) => pays.iter().any(Self::needs_base),
        }
    }

    /// Whether it is nothing, whatever its base.
    pub(crate) fn is_nothing(&self) -> bool {
        match self {
            Self::Amount(money) => money.amount().is_zero(),
            Self::Part { number, .. } => number.is_zero(),
            Self::Greatest(pays) => pays.iter().all(Self::is_nothing),
        }
    }

    /// Whether it is more than another of the same kind and base, where `of` is the base of what names none; none when they
    /// can't be compared.
    pub(crate) fn exceeds(&self, other: &Self, of: Option<&Base>) -> Option<bool> {
        match (self, other) {
            (Self::Amount(one), Self::Amount(two)) => {
                (one.currency() == two.currency()).then(|| one.amount() > two.amount())
            }
            (
                Self::Part { number, percent, of: own },
                Self::Part { number: other, percent: other_percent, of: other_own },
            ) if own.as_ref().or(of) == other_own.as_ref().or(of) => {
                let in_percent = |number: &Decimal, is: bool| {
                    if is { Some(*number) } else { number.checked_mul(Decimal::ONE_HUNDRED) }
                };
                Some(in_percent(number, *percent)? > in_percent(other, *other_percent)?)
            }
            _ => None,
        }
    }
}

/// Exactly one of the ways to say how much, nothing below zero. None when nothing is said.
pub(crate) fn pay(shape: PayShape, node: &Node, reader: &mut Reader<'_>) -> Option<Pay> {
    let (pay, number) = match (shape.percent, shape.amount, shape.times, shape.greater_of) {
        (Some(number), None, None, None) => (Pay::Part { number, percent: true, of: shape.of }, number),
        (None, Some(amount), None, None) => (Pay::Amount(amount), amount.amount()),
        (None, None, Some(number), None) => (Pay::Part { number, percent: false, of: shape.of }, number),
        (None, None, None, Some(pays)) if !pays.is_empty() => (Pay::Greatest(pays), Decimal::ZERO),
        _ => {
            reader.unexpected(node, "one of \"percent\", \"amount\", \"times\" and \"greaterOf\"");
            return None;
        }
    };
    if number.is_sign_negative() && !number.is_zero() {
        reader.unexpected(node, "a penalty of zero or more");
        return None;
    }
    Some(pay)
}

impl fmt::Display for Pay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(money) => money.fmt(f),
            Self::Part { number, percent: true, .. } => write!(f, "{} %", exact::written(*number, 0)),
            Self::Part { number, .. } => write!(f, "{} times the base", exact::written(*number, 0)),
            Self::Greatest(pays) => pays.iter().try_for_each(|pay| pay.fmt(f)),
        }
    }
}

impl Decode for Pay {
    const EXPECTED: &'static str = "an object such as { \"percent\": \"10\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = PayShape::decode(node, reader)?;
        pay(shape, node, reader)
    }
}
