//! Shares of a target: `75%`.

use std::fmt;

use crate::json::{Decode, Node, Reader};

/// A share in hundredths of a percent, from 0.01 % to 1,000 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Share(u32);

impl Share {
    /// All of it.
    pub(crate) const WHOLE: Self = Self(10_000);

    /// This share and so many hundredths of a percent, at most 1,000 %.
    pub(crate) fn added_to(self, hundredths: u32) -> Self {
        Self(self.0.saturating_add(hundredths).min(100_000))
    }

    fn parse(text: &str) -> Option<Self> {
        let number = text.trim().strip_suffix('%')?.trim_end();
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 2 {
            return None;
        }
        let hundredths: u32 = format!("{whole}{fraction:0<2}").parse().ok()?;
        (1..=100_000).contains(&hundredths).then_some(Self(hundredths))
    }

    /// In hundredths of a percent.
    pub(crate) fn hundredths(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, hundredths) = (self.0 / 100, self.0 % 100);
        match (hundredths, hundredths % 10) {
            (0, _) => write!(f, "{whole}%"),
            (_, 0) => write!(f, "{whole}.{}%", hundredths / 10),
            _ => write!(f, "{whole}.{hundredths:02}%"),
        }
    }
}

impl Decode for Share {
    const EXPECTED: &'static str = "a share such as \"75%\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let share = node.text().and_then(Self::parse);
        if share.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        share
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn shares_are_read_back_as_written() {
        for text in ["75%", "33.33%", "12.5%", "100%"] {
            assert_eq!(Share::parse(text).map(|share| share.to_string()).as_deref(), Some(text));
        }
        for text in ["75", "0%", "-5%", "33.333%", "%", "1e2%"] {
            assert_eq!(Share::parse(text), None, "{text}");
        }
    }
}
