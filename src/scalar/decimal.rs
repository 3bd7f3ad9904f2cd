//! Decimals, read exactly from a number or a text.

use rust_decimal::Decimal;

use crate::json::{Decode, Node, Reader, Value};

/// More digits than any amount or rate has, and few enough that a product of two stays exact.
const MOST_DIGITS: usize = 14;

/// Reads a plain decimal such as `-12.50`: no exponent, no more than fourteen digits.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (whole, places) = plain.split_once('.').unwrap_or((plain, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(places) || plain.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS {
        return None;
    }
    let digits = |text: &str| text.bytes().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let scale = u32::try_from(if plain.contains('.') { places.len() } else { 0 }).ok()?;
    let mantissa = digits(whole) * 10_i64.pow(scale) + digits(places);
    Decimal::try_from_i128_with_scale(if plain.len() < text.len() { -mantissa } else { mantissa }.into(), scale).ok()
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
