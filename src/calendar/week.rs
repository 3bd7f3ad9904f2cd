//! The weekly hours: what stands on the door.

use std::fmt;

use crate::civil::{Minute, ParseError, Weekday};
use crate::order::join;

const DAY_MINUTES: u16 = 1440;

/// One interval of opening hours, half-open: the closing minute is closed.
///
/// An interval whose close is not after its open crosses midnight and belongs to the date on which it opens.
///
/// ```
/// use sla_clock::Hours;
/// let night = Hours::parse("22:00-06:00").unwrap();
/// assert_eq!((night.open(), night.close()), (22 * 60, 30 * 60));
/// assert!(Hours::parse("08:00-08:00").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours {
    open: u16,
    close: u16,
}

impl Hours {
    /// The whole day, `00:00-24:00`.
    pub const WHOLE_DAY: Self = Self { open: 0, close: DAY_MINUTES };

    /// From an opening and a closing time; a close at or before the open is on the next day.
    ///
    /// # Errors
    /// When it opens at `24:00`, or opens and closes at the same minute.
    pub fn new(open: Minute, close: Minute) -> Result<Self, ParseError> {
        let text = || format!("{open}-{close}");
        if open == Minute::END {
            return Err(ParseError::new(text(), "an opening before 24:00"));
        }
        if open == close {
            return Err(ParseError::new(text(), "a close other than the open (a whole day is 00:00-24:00)"));
        }
        let next_day = if close < open { DAY_MINUTES } else { 0 };
        Ok(Self { open: open.minutes(), close: close.minutes() + next_day })
    }

    /// Reads `08:30-12:30`, `22:00-06:00`, `00:00-24:00`.
    ///
    /// # Errors
    /// When the text has another shape, a time does not exist, or nothing lies between the two.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let (open, close) =
            text.split_once('-').ok_or_else(|| ParseError::new(text, "hours like 08:30-12:30 or 22:00-06:00"))?;
        Self::new(Minute::parse(open)?, Minute::parse(close)?)
    }

    /// Minutes from the midnight that begins its date to the opening, 0 to 1439.
    #[must_use]
    pub const fn open(self) -> u16 {
        self.open
    }

    /// Minutes from the midnight that begins its date to the closing; over 1440 on the next day.
    #[must_use]
    pub const fn close(self) -> u16 {
        self.close
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let close = if self.close > DAY_MINUTES { self.close - DAY_MINUTES } else { self.close };
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.open / 60, self.open % 60, close / 60, close % 60)
    }
}

/// Sorts one day's intervals and merges those that overlap or touch.
pub(crate) fn merge(hours: Vec<Hours>) -> Vec<Hours> {
    let mut spans: Vec<(u16, u16)> = hours.into_iter().map(|hours| (hours.open, hours.close)).collect();
    join(&mut spans, i64::from);
    spans.into_iter().map(|(open, close)| Hours { open, close }).collect()
}

/// The hours of an ordinary week; a day without hours is closed.
///
/// ```
/// use sla_clock::{Hours, Week, Weekday};
/// let mut week = Week::default();
/// week.set(Weekday::Monday, vec![Hours::parse("13:30-18:00").unwrap(), Hours::parse("08:30-12:30").unwrap()]);
/// assert_eq!(week.hours(Weekday::Monday)[0].to_string(), "08:30-12:30");
/// assert!(week.hours(Weekday::Sunday).is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    days: [Vec<Hours>; 7],
}

impl Week {
    /// Open around the clock, every day.
    #[must_use]
    pub fn always() -> Self {
        Self { days: std::array::from_fn(|_| vec![Hours::WHOLE_DAY]) }
    }

    /// Gives a day its hours, in any order; overlapping or touching ones are merged.
    pub fn set(&mut self, day: Weekday, hours: Vec<Hours>) {
        if let Some(slot) = self.days.get_mut(day.index()) {
            *slot = merge(hours);
        }
    }

    /// The hours that open on this day, in order, apart from each other.
    #[must_use]
    pub fn hours(&self, day: Weekday) -> &[Hours] {
        self.days.get(day.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether every day is open from 00:00 to 24:00.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.days.iter().all(|hours| hours.as_slice() == [Hours::WHOLE_DAY])
    }
}
