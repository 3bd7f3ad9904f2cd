//! Holidays: rules that name dates, year by year.

use std::borrow::Cow;

use crate::calendar::easter::{orthodox, western};
use crate::civil::{Date, Weekday, days_in_month};

/// A day on which a calendar is closed from 00:00 to 24:00, every year or once.
///
/// ```
/// use sla_clock::{Date, Holiday, HolidayRule, Observed};
/// let independence = Holiday {
///     observed: Observed::Nearest,
///     ..Holiday::new(HolidayRule::Fixed { month: 7, day: 4 })
/// };
/// // 4 July 2026 is a Saturday: Friday is taken off.
/// assert_eq!(independence.date_in(2026), Date::parse("2026-07-03").ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Which day.
    pub rule: HolidayRule,
    /// Where it goes when it falls on a weekend.
    pub observed: Observed,
    /// The first year in which it is kept.
    pub from: Option<i32>,
    /// The last year in which it is kept.
    pub until: Option<i32>,
    /// What it is called.
    pub name: Option<HolidayName>,
}

/// What a holiday is called, in the languages of the product.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct HolidayName {
    pub en: Cow<'static, str>,
    pub fr: Cow<'static, str>,
}

/// Which day of a year a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayRule {
    /// One date, once.
    Date(Date),
    /// The same day of the same month; 29 February only in leap years.
    Fixed {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// The n-th weekday of a month; one that a month lacks (a fifth Monday) is not kept that year.
    Nth {
        /// 1 to 5 from the front, -1 to -5 from the back: -1 is the last.
        nth: i8,
        /// The day of the week.
        weekday: Weekday,
        /// 1 to 12.
        month: u32,
    },
    /// Days after Western Easter Sunday: -2 is Good Friday, 1 Easter Monday.
    Easter(i16),
    /// Days after Orthodox Easter Sunday.
    OrthodoxEaster(i16),
}

/// Where a holiday goes when it falls on a weekend; the weekend day itself is then not closed by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Observed {
    /// It stays where it falls.
    #[default]
    AsIs,
    /// From Saturday or Sunday to Monday.
    Monday,
    /// From Sunday to Monday; a Saturday stays.
    SundayToMonday,
    /// From Saturday to Friday, from Sunday to Monday (United States).
    Nearest,
    /// From Saturday or Sunday two days on: for two days in a row that must not meet (Christmas and Boxing Day).
    TwoDaysOn,
}

impl Observed {
    const fn shift(self, weekday: Weekday) -> i32 {
        match (self, weekday) {
            (Self::Monday | Self::TwoDaysOn, Weekday::Saturday) | (Self::TwoDaysOn, Weekday::Sunday) => 2,
            (Self::Monday | Self::SundayToMonday | Self::Nearest, Weekday::Sunday) => 1,
            (Self::Nearest, Weekday::Saturday) => -1,
            _ => 0,
        }
    }
}

impl Holiday {
    /// A holiday kept every year, where it falls, without a name.
    #[must_use]
    pub const fn new(rule: HolidayRule) -> Self {
        Self { rule, observed: Observed::AsIs, from: None, until: None, name: None }
    }

    /// A holiday on one date.
    #[must_use]
    pub const fn on(date: Date) -> Self {
        Self::new(HolidayRule::Date(date))
    }

    /// The date taken off for this year's holiday. Moved off a weekend, it may lie in the year before or after.
    #[must_use]
    pub fn date_in(&self, year: i32) -> Option<Date> {
        if self.from.is_some_and(|from| year < from) || self.until.is_some_and(|until| year > until) {
            return None;
        }
        let date = match self.rule {
            HolidayRule::Date(date) => Some(date).filter(|date| date.year() == year),
            HolidayRule::Fixed { month, day } => Date::from_ymd(year, month, day),
            HolidayRule::Nth { nth, weekday, month } => nth_weekday(year, month, weekday, nth),
            HolidayRule::Easter(days) => western(year).map(|easter| easter.plus_days(i32::from(days))),
            HolidayRule::OrthodoxEaster(days) => orthodox(year).map(|easter| easter.plus_days(i32::from(days))),
        }?;
        Some(date.plus_days(self.observed.shift(date.weekday())))
    }

    /// What is wrong with the rule itself: what stands there, and what was expected.
    pub(crate) fn fault(&self) -> Option<(String, &'static str)> {
        match self.rule {
            // 2000 is a leap year: 29 February passes, 30 February does not.
            HolidayRule::Fixed { month, day } if Date::from_ymd(2000, month, day).is_none() => {
                Some((format!("month {month}, day {day}"), "a day that exists in some year"))
            }
            HolidayRule::Nth { month, .. } if !(1..=12).contains(&month) => {
                Some((format!("month {month}"), "a month from 1 to 12"))
            }
            HolidayRule::Nth { nth, .. } if nth == 0 || !(-5..=5).contains(&nth) => {
                Some((nth.to_string(), "1 to 5, or -1 to -5 from the end of the month"))
            }
            HolidayRule::Easter(days) | HolidayRule::OrthodoxEaster(days) if !(-180..=180).contains(&days) => {
                Some((format!("{days} days"), "at most 180 days from Easter"))
            }
            _ => match (self.from, self.until) {
                (Some(from), Some(until)) if from > until => {
                    Some((format!("from {from} until {until}"), "a first year that is not after the last"))
                }
                _ => None,
            },
        }
    }
}

/// The n-th weekday of a month, from the back when negative.
pub(crate) fn nth_weekday(year: i32, month: u32, weekday: Weekday, nth: i8) -> Option<Date> {
    let length = days_in_month(year, month)? as i32;
    let first = Date::from_ymd(year, month, 1)?;
    let to_first = (weekday.index() as i32 - first.weekday().index() as i32).rem_euclid(7);
    let last = to_first + (length - 1 - to_first) / 7 * 7;
    let day = match i32::from(nth) {
        n @ 1.. => to_first + (n - 1) * 7,
        n @ ..=-1 => last + (n + 1) * 7,
        0 => return None,
    };
    (0..length).contains(&day).then(|| first.plus_days(day))
}
