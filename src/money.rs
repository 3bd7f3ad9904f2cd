//! Amounts: exact decimals with an ISO 4217 currency. Different currencies never add.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::json::{Decode, Node, Reader};
use crate::scalar::{decimal, exact};

/// An ISO 4217 currency code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads three capital letters.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits after the point (ISO 4217, table A.1).
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        match self.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
            | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        }
    }
}

impl Decode for Currency {
    const EXPECTED: &'static str = "a currency code of ISO 4217 such as \"EUR\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let currency = node.text().and_then(Self::parse);
        if currency.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        currency
    }
}

/// An exact amount in a currency.
///
/// ```
/// use sla_clock::Money;
/// let fee = Money::parse("129.90 EUR").unwrap();
/// assert_eq!(fee.to_string(), "129.90 EUR");
/// assert!(Money::parse("129,90 EUR").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

impl Money {
    /// Reads `"129.90 EUR"`: a decimal with a point, one space, the code.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (amount, currency) = text.trim().split_once(' ')?;
        Some(Self { amount: decimal(amount)?, currency: Currency::parse(currency)? })
    }

    pub(crate) fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// The amount without its currency.
    #[must_use]
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// The currency.
    #[must_use]
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The sum of two amounts of one currency; `None` on overflow or when the currencies differ.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let amount = exact::added(self.amount, other.amount)?;
        (self.currency == other.currency).then_some(Self { amount, ..self })
    }

    /// The difference of two amounts of one currency.
    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { amount: -other.amount, ..other })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&exact::written(self.amount, self.currency.minor_digits()))?;
        f.write_str(" ")?;
        f.write_str(self.currency.as_str())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Decode for Money {
    const EXPECTED: &'static str = "an amount with its currency such as \"129.90 EUR\", of at most 14 digits";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(money) = node.text().and_then(Self::parse) else {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        };
        // A currency that is none is told where it stands.
        let currency = reader.declared("/currency").first().filter(|code| Currency::parse(code).is_some()).cloned();
        match currency {
            Some(currency) if &*currency != money.currency.as_str() => {
                reader.unexpected(node, &format!("an amount in {currency}, the policy's currency"));
                None
            }
            _ => Some(money),
        }
    }
}
