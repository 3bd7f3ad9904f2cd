//! Target forms: from the start of a clock to the instant by which it must stop.
//!
//! - Day 0 is the local date of the start, working day or not. The end of a day is the local midnight that follows it,
//!   and the due day stays that day.
//! - "Days" never stands alone: working days, calendar days, or hours of a calendar.
//! - A target without a calendar of its own counts around the clock: hand it [`crate::CalendarSpec::always`].

mod days;
mod explain;
mod pauses;
mod recurring;
mod warning;

use crate::calendar::Calendar;
use crate::civil::{Date, Minute};
use crate::error::{Error, ErrorCode};
use crate::instant::{Duration, Instant};

pub use explain::Language;
pub(crate) use explain::Terms;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use explain::week_in_words;
pub(crate) use explain::{day_in_words, hour_in_words, length_in_words};
pub use pauses::{Pauses, add_outside, elapsed_outside, unite};
pub use recurring::Recurrence;
pub(crate) use recurring::nth_working_day_of_month;
pub use warning::Warning;

/// What a promise of time looks like.
///
/// ```
/// use sla_clock::{At, Calendar, CalendarSpec, Date, Pauses, Start, Target, Zone};
/// let zone = Zone::named("Europe/Paris").unwrap();
/// let always = Calendar::new(CalendarSpec::always(zone)).unwrap();
/// let report = zone.instant_of(Date::parse("2026-03-28").unwrap(), 9 * 3_600_000).unwrap();
/// let due = Target::WorkingDays { n: 1, at: At::End }.due(&Start::at(report), &always).unwrap();
/// // The day after is 23 h long: clocks go forward in it.
/// assert_eq!(due.day, Date::parse("2026-03-29").ok());
/// assert_eq!(due.total.millis(), (15 + 23) * 3_600_000);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// So much working time of the calendar.
    Working {
        /// How much.
        duration: Duration,
    },
    /// The n-th working day after day 0; 0 is day 0 itself.
    WorkingDays {
        /// How many working days on.
        n: u32,
        /// When on that day.
        at: At,
    },
    /// A table from the hour of the report to a day and an hour.
    ReportingWindows(Vec<ReportingWindow>),
    /// The n-th date after day 0, whatever the calendar says.
    CalendarDays {
        /// How many dates on.
        n: u32,
        /// When on that date.
        at: CalendarAt,
    },
    /// The date and hour the ticket itself carries: an appointment, a promised date.
    OwnDate,
    /// The first of a row of deadlines that lies after the start.
    Recurring {
        /// On which dates.
        rule: Recurrence,
        /// At which hour; `24:00` is the end of the date.
        at: Minute,
    },
}

/// When on a working day something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At the local midnight that follows.
    End,
    /// At the calendar's last closing of that day.
    Close,
    /// At this hour, open or not; `24:00` is the end of the day.
    Hour(Minute),
}

/// When on a calendar day something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarAt {
    /// At the hour of the start, as the wall clock shows it.
    SameHour,
    /// At the local midnight that follows.
    End,
    /// At this hour.
    Hour(Minute),
}

/// One row of a table of reporting windows. A report on a day that is no working day counts as made at 00:00 of the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportingWindow {
    /// The hour up to which this row holds; `None` on the last row, which holds for the rest of the day.
    pub until: Option<Bound>,
    /// The working day on which it is due, counted from the day on which the clock starts: 0 is that day.
    pub days: u32,
    /// When on that day.
    pub at: At,
}

/// The end of a window, and whether that very instant still belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The hour.
    pub hour: Minute,
    /// Whether a report at exactly this hour belongs to the row.
    pub inclusive: bool,
}

/// Where a clock starts and what has stopped it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start<'a> {
    /// When the clock starts.
    pub at: Instant,
    /// Its pauses, sorted and apart (see [`unite`]); one that is still open ends `now`.
    pub pauses: &'a [(Instant, Instant)],
    /// What a pause does to a target of days.
    pub effect: Pauses,
    /// The date the ticket carries, for [`Target::OwnDate`].
    pub own_date: Option<Instant>,
}

impl Start<'_> {
    /// A clock that starts here and was never paused.
    #[must_use]
    pub const fn at(at: Instant) -> Self {
        Self { at, pauses: &[], effect: Pauses::Ignore, own_date: None }
    }
}

/// By when a clock must stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last instant that is still in time.
    pub at: Instant,
    /// The due day of a target of days; its end is the midnight after it.
    pub day: Option<Date>,
    /// Open time from the start to the due instant, outside the pauses that count: the whole of which a share is used.
    pub total: Duration,
}

impl Target {
    /// By when a clock that starts there must stop.
    ///
    /// # Errors
    /// - `out-of-range`: past 2100. `no-open-time`: the calendar never opens again.
    /// - `ticket-invalid`: an own date that the ticket does not carry.
    /// - `policy-invalid`: a table of reporting windows that has no row for the hour.
    pub fn due(&self, start: &Start<'_>, calendar: &Calendar) -> Result<Due, Error> {
        if let Self::Working { duration } = self {
            let at = add_outside(calendar, start.at, *duration, start.pauses)?;
            return Ok(Due { at, day: None, total: *duration });
        }
        let (day, when) = self.unpaused(start, calendar)?;
        let (at, day) = match start.effect {
            Pauses::Ignore => (when.on(day, calendar)?, day),
            Pauses::Shift => self.shifted(day, when, start, calendar)?,
        };
        let total = elapsed_outside(calendar, start.at, at, start.counted_pauses());
        Ok(Due { at, day: Some(day), total })
    }

    /// The due instant alone, of a clock that nothing pauses.
    pub(crate) fn due_at(&self, start: &Start<'_>, calendar: &Calendar) -> Result<Instant, Error> {
        let (day, when) = self.unpaused(start, calendar)?;
        when.on(day, calendar)
    }

    /// Whether the target is a day and an hour, and not an amount of working time.
    #[must_use]
    pub const fn is_day_shaped(&self) -> bool {
        !matches!(self, Self::Working { .. })
    }

    /// The due day of a target of days, and when on it, when nothing is paused.
    fn unpaused(&self, start: &Start<'_>, calendar: &Calendar) -> Result<(Date, When), Error> {
        let (today, _) = calendar.zone().to_local(start.at);
        match self {
            // Not a day, but the day it falls on is one.
            Self::Working { duration } => {
                let at = calendar.add(start.at, *duration)?;
                Ok((calendar.zone().to_local(at).0, When::Exact(at)))
            }
            Self::WorkingDays { n, at } => Ok((days::working_day(calendar, today, *n)?, When::Day(*at))),
            Self::ReportingWindows(rows) => days::reported(calendar, start.at, rows),
            Self::CalendarDays { n, at } => days::calendar_days(calendar, start.at, *n, *at),
            Self::OwnDate => {
                let missing = || Error::at(ErrorCode::TicketInvalid, "", "no date", "the date this target is due on");
                let own = start.own_date.ok_or_else(missing)?;
                Ok((calendar.zone().to_local(own).0, When::Exact(own)))
            }
            Self::Recurring { rule, at } => rule.next(calendar, start.at, *at),
        }
    }
}

/// When on its day a target is due.
#[derive(Clone, Copy, Debug)]
enum When {
    Day(At),
    Exact(Instant),
}

impl When {
    fn on(self, day: Date, calendar: &Calendar) -> Result<Instant, Error> {
        match self {
            Self::Day(at) => days::instant(calendar, day, at),
            Self::Exact(at) => Ok(at),
        }
    }
}

impl<'a> Start<'a> {
    /// The pauses in which the clock's own counter stands still.
    fn counted_pauses(&self) -> &'a [(Instant, Instant)] {
        match self.effect {
            Pauses::Ignore => &[],
            Pauses::Shift => self.pauses,
        }
    }
}

/// A due time that no search may reach.
fn past_horizon(what: impl Into<String>) -> Error {
    Error::at(ErrorCode::OutOfRange, "", what, "a due time between 1970-01-01 and 2100-01-01")
}
