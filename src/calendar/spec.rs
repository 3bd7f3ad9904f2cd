//! What a calendar is made from, and what is refused.

use std::sync::OnceLock;

use crate::calendar::block::BLOCKS;
use crate::calendar::days::DAY_BLOCKS;
use crate::calendar::shifts::Shifts;
use crate::calendar::week::{Hours, Week};
use crate::calendar::zone::Zone;
use crate::calendar::{Calendar, Holiday, Index};
use crate::civil::Date;
use crate::error::{Error, ErrorCode, Problem};
use crate::instant::Instant;
use crate::order::sort_by_number;

/// A calendar as its author states it: plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarSpec {
    /// The zone whose wall clock the hours are read on.
    pub zone: Zone,
    /// The ordinary week.
    pub week: Week,
    /// Days closed from 00:00 to 24:00, on whichever date their rules fall.
    pub holidays: Vec<Holiday>,
    /// Dates with other hours than the week's, also on holidays; no hours at all closes the date. Each date once.
    pub exceptions: Vec<(Date, Vec<Hours>)>,
    /// Absolute intervals, from inclusive to exclusive, in which the calendar is shut whatever else is said.
    pub closures: Vec<(Instant, Instant)>,
}

impl CalendarSpec {
    /// Around the clock in this zone.
    #[must_use]
    pub fn always(zone: Zone) -> Self {
        Self { zone, week: Week::always(), holidays: Vec::new(), exceptions: Vec::new(), closures: Vec::new() }
    }

    fn problems(&self) -> Vec<Problem> {
        let invalid = |path: String, found: String, expected: &str| Problem {
            code: ErrorCode::PolicyInvalid,
            path,
            position: None,
            found,
            expected: expected.to_owned(),
            nearest: None,
        };
        let mut problems = Vec::new();
        for (index, holiday) in self.holidays.iter().enumerate() {
            if let Some((found, expected)) = holiday.fault() {
                problems.push(invalid(format!("/holidays/{index}"), found, expected));
            }
        }
        let mut dates: Vec<Date> = self.exceptions.iter().map(|(date, _)| *date).collect();
        sort_by_number(&mut dates, |date| i64::from(date.days()));
        for (date, next) in dates.iter().zip(dates.iter().skip(1)) {
            if date == next {
                problems.push(invalid(format!("/exceptions/{date}"), format!("{date} twice"), "each date once"));
            }
        }
        for (index, (from, to)) in self.closures.iter().enumerate() {
            if from >= to {
                let found = "a closure that ends before it begins".to_owned();
                problems.push(invalid(format!("/closures/{index}"), found, "an end after the beginning"));
            }
        }
        problems
    }
}

impl Calendar {
    /// Checks the statement and makes it ready to be asked.
    ///
    /// # Errors
    /// - `policy-invalid`: a holiday rule that no year satisfies, a date with two exceptions, a closure that ends before it
    ///   begins. Paths are relative to the calendar.
    /// - `no-open-time`: not one open moment from 1970 to 2100.
    ///
    /// ```
    /// use sla_clock::{Calendar, CalendarSpec, Week, Zone};
    /// let never = CalendarSpec { week: Week::default(), ..CalendarSpec::always(Zone::utc()) };
    /// assert_eq!(Calendar::new(never).unwrap_err().code().as_str(), "no-open-time");
    /// ```
    pub fn new(spec: CalendarSpec) -> Result<Self, Error> {
        let problems = spec.problems();
        if !problems.is_empty() {
            return Err(Error::from_problems(ErrorCode::PolicyInvalid, problems));
        }
        let plain = spec.holidays.is_empty() && spec.exceptions.is_empty() && spec.closures.is_empty();
        let always = plain && spec.week.is_always();
        let index = if always {
            Index::Always
        } else {
            Index::Blocks {
                time: (0..BLOCKS).map(|_| OnceLock::new()).collect(),
                days: (0..DAY_BLOCKS).map(|_| OnceLock::new()).collect(),
            }
        };
        let calendar = Self { shifts: Shifts::new(spec), index };
        if always || calendar.ever_opens() {
            Ok(calendar)
        } else {
            Err(Error::at(ErrorCode::NoOpenTime, "", "a calendar that never opens", "open hours on at least one day"))
        }
    }

    /// Looks at a few weeks in the middle first, which settles it for any ordinary calendar, then at everything.
    fn ever_opens(&self) -> bool {
        const SOMEDAY: i32 = 20_454;
        let opening = || self.opening_at_or_after(Instant::MIN);
        self.shifts.opens_within(SOMEDAY, SOMEDAY + 21) || opening().is_some_and(|at| at < Instant::MAX)
    }
}
