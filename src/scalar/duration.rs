//! Durations as people write them: `4h`, `1h30m`, or ISO 8601 `PT4H`. Never days: a day is not a length.

use std::fmt;

use crate::Duration;
use crate::json::{Decode, Node, Reader};

/// No promise is longer than the range of instants.
const LONGEST: i64 = Duration::MAX.millis();

impl Duration {
    /// Reads `4h`, `30m`, `90s`, `1h30m` or ISO 8601 `PT1H30M`; units in that order, each once.
    ///
    /// ```
    /// use sla_clock::Duration;
    /// assert_eq!(Duration::parse("1h30m"), Some(Duration::from_minutes(90)));
    /// assert_eq!(Duration::parse("PT4H"), Duration::parse("4h"));
    /// assert_eq!(Duration::parse("2d"), None); // working days or 48 hours? say which
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_ascii_lowercase();
        let mut rest = lower.strip_prefix("pt").unwrap_or(&lower);
        if rest.is_empty() {
            return None;
        }
        let mut millis: i64 = 0;
        let mut last_unit = i64::MAX;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, tail) = rest.split_at_checked(digits)?;
            let unit = match tail.bytes().next()? {
                b'h' => 3_600_000,
                b'm' => 60_000,
                b's' => 1_000,
                _ => return None,
            };
            if unit >= last_unit {
                return None;
            }
            last_unit = unit;
            let count: i64 = number.parse().ok()?;
            millis = millis.checked_add(count.checked_mul(unit)?).filter(|millis| *millis <= LONGEST)?;
            rest = tail.get(1..)?;
        }
        Some(Self::from_millis(millis))
    }
}

impl fmt::Display for Duration {
    /// As it is read, except that what is below a second shows as a decimal: `1h30m`, `0.5s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = self.millis().unsigned_abs();
        if self.millis() < 0 {
            f.write_str("-")?;
        }
        let (hours, minutes, rest) = (millis / 3_600_000, millis / 60_000 % 60, millis % 60_000);
        if hours > 0 {
            write!(f, "{hours}h")?;
        }
        if minutes > 0 {
            write!(f, "{minutes}m")?;
        }
        match (rest, rest % 1_000) {
            (0, _) if millis > 0 => Ok(()),
            (0, _) => f.write_str("0m"),
            (_, 0) => write!(f, "{}s", rest / 1_000),
            (_, fraction) => write!(f, "{}.{fraction:03}s", rest / 1_000),
        }
    }
}

impl Decode for Duration {
    const EXPECTED: &'static str = "a duration such as 4h, 30m or 1h30m";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let duration = node.text().and_then(Self::parse);
        if duration.is_none() {
            let days = node.text().is_some_and(|text| text.trim_end().ends_with(['d', 'D']));
            let expected = if days {
                "hours such as 48h, or workingDays, or calendarDays (a day is not a length)"
            } else {
                Self::EXPECTED
            };
            reader.unexpected(node, expected);
        }
        duration
    }
}
