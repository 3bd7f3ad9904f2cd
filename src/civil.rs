//! The civil calendar: dates, weekdays and times of day, without any zone.

use std::fmt;

use crate::instant::DAY;

/// Why a piece of text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What stands there.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
}

impl ParseError {
    pub(crate) fn new(found: impl fmt::Debug, expected: impl Into<String>) -> Self {
        Self { found: format!("{found:?}"), expected: expected.into() }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "found {}, expected {}", self.found, self.expected)
    }
}

impl std::error::Error for ParseError {}

/// A day of the week; Monday comes first, as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// The seven days, Monday first.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// Monday is 0, Sunday 6.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Reads `mon`, `tue`, ... `sun`.
    ///
    /// # Errors
    /// When the text is anything else.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let found = names.iter().zip(Self::ALL).find(|(name, _)| **name == text);
        found.map(|(_, day)| day).ok_or_else(|| ParseError::new(text, "a day: mon, tue, wed, thu, fri, sat or sun"))
    }

    pub(crate) fn from_index(index: i64) -> Self {
        match index.rem_euclid(7) {
            0 => Self::Monday,
            1 => Self::Tuesday,
            2 => Self::Wednesday,
            3 => Self::Thursday,
            4 => Self::Friday,
            5 => Self::Saturday,
            _ => Self::Sunday,
        }
    }
}

/// A date of the Gregorian calendar, years 0000 to 9999.
///
/// ```
/// use sla_clock::{Date, Weekday};
/// let date = Date::parse("2024-02-29").unwrap();
/// assert_eq!(date.weekday(), Weekday::Thursday);
/// assert_eq!(date.plus_days(1).to_string(), "2024-03-01");
/// assert!(Date::parse("2023-02-29").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    const FIRST: i32 = -719_528;
    const LAST: i32 = 2_932_896;

    /// The date of this year, month (1 to 12) and day (1 to 31), if there is one.
    ///
    /// ```
    /// assert!(sla_clock::Date::from_ymd(2100, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(0..=9999).contains(&year) || day == 0 || day > days_in_month(year, month)? {
            return None;
        }
        Some(Self(days_from_civil(year, month, day)))
    }

    /// A date that is known to exist: for tables in the source.
    pub(crate) const fn known(year: i32, month: u32, day: u32) -> Self {
        Self(days_from_civil(year, month, day))
    }

    /// The date this many days after 1970-01-01, held within the years 0000 to 9999.
    #[must_use]
    pub const fn from_days(days: i32) -> Self {
        if days < Self::FIRST {
            Self(Self::FIRST)
        } else if days > Self::LAST {
            Self(Self::LAST)
        } else {
            Self(days)
        }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Year, month (1 to 12), day (1 to 31).
    #[must_use]
    pub const fn ymd(self) -> (i32, u32, u32) {
        // Howard Hinnant, "chrono-compatible low-level date algorithms": eras of 400 years that begin on 1 March.
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as i32;
        (year, month as u32, day as u32)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.ymd().0
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::from_index(i64::from(self.0) + 3)
    }

    /// The date `days` later (or earlier), held within the years 0000 to 9999.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        Self::from_days(self.0.saturating_add(days))
    }

    /// Reads `2026-03-14`: four digits, two, two.
    ///
    /// # Errors
    /// When the text has another shape or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let shape = || ParseError::new(text, "a date like 2026-03-14");
        let bytes: &[u8; 10] = text.as_bytes().try_into().map_err(|_| shape())?;
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = bytes else { return Err(shape()) };
        let year = number(&[y1, y2, y3, y4]).ok_or_else(shape)?;
        let month = number(&[m1, m2]).ok_or_else(shape)?;
        let day = number(&[d1, d2]).ok_or_else(shape)?;
        Self::from_ymd(year as i32, month, day).ok_or_else(|| ParseError::new(text, "a date that exists"))
    }

    /// Milliseconds from 1970-01-01T00:00 to this date's 00:00, both read on the wall clock.
    pub(crate) const fn local_millis(self) -> i64 {
        self.0 as i64 * DAY
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Number of days in a month; `None` when there is no such month.
pub(crate) const fn days_in_month(year: i32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

const fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted = if month > 2 { month as i32 - 3 } else { month as i32 + 9 };
    let day_of_year = (153 * shifted + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// A time of day in whole minutes, `00:00` to `24:00` inclusive; `24:00` is the end of the day.
///
/// ```
/// use sla_clock::Minute;
/// assert_eq!(Minute::parse("08:30").unwrap().minutes(), 510);
/// assert_eq!(Minute::parse("24:00").unwrap(), Minute::END);
/// assert!(Minute::parse("24:01").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(u16);

impl Minute {
    /// `00:00`, where a day begins.
    pub const START: Self = Self(0);
    /// `24:00`, where a day ends.
    pub const END: Self = Self(1440);

    /// From minutes after midnight; `None` past 1440.
    #[must_use]
    pub const fn new(minutes: u16) -> Option<Self> {
        if minutes <= Self::END.0 { Some(Self(minutes)) } else { None }
    }

    /// Minutes after midnight, 0 to 1440.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Milliseconds after midnight.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0 as i64 * 60_000
    }

    /// Reads `08:30`: two digits, a colon, two digits.
    ///
    /// # Errors
    /// When the text has another shape or lies outside `00:00` to `24:00`.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let wrong = || ParseError::new(text, "a time from 00:00 to 24:00, like 08:30");
        let bytes: &[u8; 5] = text.as_bytes().try_into().map_err(|_| wrong())?;
        let &[h1, h2, b':', m1, m2] = bytes else { return Err(wrong()) };
        let hour = number(&[h1, h2]).ok_or_else(wrong)?;
        let minute = number(&[m1, m2]).filter(|minute| *minute < 60).ok_or_else(wrong)?;
        u16::try_from(hour * 60 + minute).ok().and_then(Self::new).ok_or_else(wrong)
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The number these ASCII digits write; `None` if one is not a digit.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}
