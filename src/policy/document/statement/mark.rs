//! A mark on a measure's scale: a length of time or a number.

use std::fmt;

use rust_decimal::Decimal;

use crate::Duration;
use crate::json::{Decode, Node, Reader, Value};
use crate::scalar::decimal;

/// A length of time, or a number: a percentage, a number of points or of things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mark {
    Time(Duration),
    Number(Decimal),
}

impl Mark {
    /// In milliseconds, or as it is.
    pub(crate) fn number(self) -> Decimal {
        match self {
            Self::Time(time) => time.millis().into(),
            Self::Number(number) => number,
        }
    }

    pub(crate) fn is_time(self) -> bool {
        matches!(self, Self::Time(_))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => write!(f, "\"{time}\""),
            Self::Number(number) => write!(f, "\"{number}\""),
        }
    }
}

impl Decode for Mark {
    const EXPECTED: &'static str = "a length of time such as \"4h\", or a number of zero or more such as \"99.95\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let read = match &node.value {
            Value::Number(text) => decimal(text).map(Self::Number),
            Value::Text(text) => decimal(text).map(Self::Number).or_else(|| Duration::parse(text).map(Self::Time)),
            _ => None,
        };
        let read = read.filter(|mark| mark.number() >= Decimal::ZERO);
        if read.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        read
    }
}
