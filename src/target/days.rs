//! Targets that are a day and an hour.

use super::{At, CalendarAt, ReportingWindow, When, past_horizon};
use crate::calendar::Calendar;
use crate::civil::{Date, Minute};
use crate::error::{Error, ErrorCode};
use crate::instant::Instant;

/// The `n`-th working day after `day`; `day` itself when `n` is 0.
pub(super) fn working_day(calendar: &Calendar, day: Date, n: u32) -> Result<Date, Error> {
    if n == 0 {
        return Ok(day);
    }
    calendar.nth_working_day(day, n).ok_or_else(|| out_of_days(calendar, day, format!("{n} working days after {day}")))
}

/// Why there is no further working day: the horizon, or a calendar that never opens again.
pub(super) fn out_of_days(calendar: &Calendar, after: Date, what: String) -> Error {
    let tomorrow = calendar.zone().instant_of(after.plus_days(1), 0);
    if tomorrow.is_some_and(|at| calendar.opening_at_or_after(at).is_none_or(|open| open >= Instant::MAX)) {
        return Error::at(ErrorCode::NoOpenTime, "", "a calendar that never opens again", "open hours left to count");
    }
    past_horizon(what)
}

/// When on a day.
pub(super) fn instant(calendar: &Calendar, day: Date, at: At) -> Result<Instant, Error> {
    let found = match at {
        At::End => calendar.end_of_day(day),
        // A day without hours of its own (day 0 may be one) closes when it ends.
        At::Close => calendar.last_close(day).or_else(|| calendar.end_of_day(day)),
        At::Hour(hour) => calendar.zone().instant_of(day, hour.millis()),
    };
    found.ok_or_else(|| past_horizon(day.to_string()))
}

/// The row of the table that holds for the report's hour.
pub(super) fn reported(calendar: &Calendar, report: Instant, rows: &[ReportingWindow]) -> Result<(Date, When), Error> {
    let (mut day, mut hour) = calendar.zone().to_local(report);
    if !calendar.working_day(day) {
        day = working_day(calendar, day, 1)?;
        hour = 0;
    }
    let holds = |row: &&ReportingWindow| match row.until {
        None => true,
        Some(bound) if bound.inclusive => hour <= bound.hour.millis(),
        Some(bound) => hour < bound.hour.millis(),
    };
    let row = rows.iter().find(holds).ok_or_else(|| {
        let shown = format!("a report at {:02}:{:02}", hour / 3_600_000, hour / 60_000 % 60);
        Error::at(ErrorCode::PolicyInvalid, "", shown, "a reporting window that holds it")
    })?;
    Ok((working_day(calendar, day, row.days)?, When::Day(row.at)))
}

/// The `n`-th date after the start's.
pub(super) fn calendar_days(
    calendar: &Calendar,
    start: Instant,
    n: u32,
    at: CalendarAt,
) -> Result<(Date, When), Error> {
    let (today, hour) = calendar.zone().to_local(start);
    let far = || past_horizon(format!("{n} calendar days after {today}"));
    let day = today.plus_days(i32::try_from(n).map_err(|_| far())?);
    let when = match at {
        // The same hour of the same day is the start itself, also when the wall clock shows that hour twice.
        CalendarAt::SameHour if n == 0 => When::Exact(start),
        CalendarAt::SameHour => When::Exact(calendar.zone().instant_of(day, hour).ok_or_else(far)?),
        CalendarAt::End => When::Day(At::End),
        CalendarAt::Hour(hour) => When::Day(At::Hour(hour)),
    };
    Ok((day, when))
}

impl ReportingWindow {
    /// What is wrong with a table: the row, what stands there, what was expected. `None` when every hour has one row.
    #[must_use]
    pub fn fault(rows: &[Self]) -> Option<(usize, String, &'static str)> {
        let last = rows.len().checked_sub(1);
        let Some(last) = last else { return Some((0, "no row".to_owned(), "at least one reporting window")) };
        let mut before: Option<Minute> = None;
        for (index, row) in rows.iter().enumerate() {
            match row.until {
                None if index < last => {
                    return Some((index, "no hour".to_owned(), "the hour up to which the row holds"));
                }
                Some(bound) if index == last && bound.hour != Minute::END => {
                    return Some((index, format!("until {}", bound.hour), "a last row for the rest of the day"));
                }
                Some(bound) if before.is_some_and(|earlier| bound.hour <= earlier) => {
                    return Some((index, format!("until {}", bound.hour), "an hour later than the row before"));
                }
                _ => before = row.until.map(|bound| bound.hour),
            }
        }
        None
    }
}
