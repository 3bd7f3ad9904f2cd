//! Deadlines that come back: for reports, bill runs, clean-ups.

use super::{At, When, days, past_horizon};
use crate::calendar::Calendar;
use crate::civil::{Date, Minute, Weekday, days_in_month};
use crate::error::Error;
use crate::instant::Instant;

/// On which dates a deadline comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// Every date.
    Daily,
    /// Every working day.
    WorkingDaily,
    /// Every week on this day, working day or not.
    Weekly(Weekday),
    /// The n-th working day of each month, from its end when negative (-1 is the last); a month that lacks it has none.
    NthWorkingDay(i8),
    /// This day of each month; its last day where the month is shorter.
    DayOfMonth(u8),
}

impl Recurrence {
    /// Whether its dates are working days of a calendar.
    pub(crate) const fn counts_working_days(self) -> bool {
        matches!(self, Self::WorkingDaily | Self::NthWorkingDay(_))
    }

    /// The first deadline after `start`, and its date.
    pub(super) fn next(self, calendar: &Calendar, start: Instant, at: Minute) -> Result<(Date, When), Error> {
        let (today, _) = calendar.zone().to_local(start);
        let far = || {
            let what = format!("a deadline after {today}");
            if self.counts_working_days() { days::out_of_days(calendar, today, what) } else { past_horizon(what) }
        };
        // Yesterday's 24:00 may still lie ahead where a date comes twice.
        let mut day = today.plus_days(-1);
        loop {
            day = self.date_after(calendar, day.plus_days(-1)).ok_or_else(far)?;
            let due = calendar.zone().instant_of(day, at.millis());
            match due {
                Some(due) if due > start => return Ok((day, When::Day(At::Hour(at)))),
                None if day > today => return Err(far()),
                _ => day = day.plus_days(1),
            }
        }
    }

    /// The first date after `day` that has a deadline.
    fn date_after(self, calendar: &Calendar, day: Date) -> Option<Date> {
        match self {
            Self::Daily => Some(day.plus_days(1)),
            Self::WorkingDaily => calendar.nth_working_day(day, 1),
            Self::Weekly(weekday) => {
                let tomorrow = day.plus_days(1);
                let ahead = (weekday.index() as i32 - tomorrow.weekday().index() as i32).rem_euclid(7);
                Some(tomorrow.plus_days(ahead))
            }
            Self::NthWorkingDay(_) | Self::DayOfMonth(_) => {
                let (year, month, _) = day.ymd();
                let first = year * 12 + month as i32 - 1;
                (first..2101 * 12)
                    .filter_map(|month| self.in_month(calendar, month.div_euclid(12), month.rem_euclid(12) as u32 + 1))
                    .find(|date| *date > day)
            }
        }
    }

    fn in_month(self, calendar: &Calendar, year: i32, month: u32) -> Option<Date> {
        match self {
            Self::DayOfMonth(day) => Date::from_ymd(year, month, u32::from(day).clamp(1, days_in_month(year, month)?)),
            Self::NthWorkingDay(n) => nth_working_day_of_month(calendar, year, month, n),
            _ => None,
        }
    }
}

/// The n-th working day of a month, from its end when negative (-1 is the last); none where the month lacks it.
pub(crate) fn nth_working_day_of_month(calendar: &Calendar, year: i32, month: u32, n: i8) -> Option<Date> {
    let first = Date::from_ymd(year, month, 1)?;
    let length = days_in_month(year, month)? as i32;
    let from = |ahead: i32| if n > 0 { first.plus_days(ahead) } else { first.plus_days(length - 1 - ahead) };
    let mut working = (0..length).map(from).filter(|date| calendar.working_day(*date));
    working.nth(usize::from(n.unsigned_abs()).checked_sub(1)?)
}
