//! Decimals, read exactly from a number or a text.

use rust_decimal::Decimal;

use crate::json::{Decode, Node, Reader, Value};

/// More digits than any amount or rate has, and few enough that a product of two stays exact.
const MOST_DIGITS: usize = 14;

/// Reads a plain decimal such as `-12.50`: no exponent, no more than fourteen digits.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.strip_prefix('-').unwrap_or(text);
    let shaped = plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.ends_with(|c: char| c.is_ascii_digit())
        && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (shaped && digits <= MOST_DIGITS).then(|| Decimal::from_str_exact(text).ok()).flatten()
}

impl Decode for Decimal {
    const EXPECTED: &'static str = "a decimal such as \"12.50\" or 12.5, of at most 14 digits";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let found = match &node.value {
            Value::Number(text) | Value::Text(text) => decimal(text),
            _ => None,
        };
        if found.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        found
    }
}
