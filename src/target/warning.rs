//! Warning ladders: how much is used, or how little is left.

use super::{Due, Start, Target, add_outside};
use crate::calendar::Calendar;
use crate::error::Error;
use crate::instant::{Duration, Instant};

/// One rung of a warning ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// So much of the target is used, in hundredths of a percent: 7500 is 75 %.
    Used(u32),
    /// So little open time is left.
    Left(Duration),
}

impl Target {
    /// The earliest instant at which that much is used or left; all of a day-shaped target may be used before it is due,
    /// at the last closing.
    ///
    /// The whole is the target itself, or for a target of days the open time from the start to the due instant.
    ///
    /// # Errors
    /// As [`Calendar::add`].
    ///
    /// ```
    /// use sla_clock::{Calendar, CalendarSpec, Duration, Instant, Start, Target, Warning, Zone};
    /// let always = Calendar::new(CalendarSpec::always(Zone::utc())).unwrap();
    /// let start = Start::at(Instant::MIN);
    /// let target = Target::Working { duration: Duration::from_minutes(240) };
    /// let due = target.due(&start, &always).unwrap();
    /// let warning = target.warning(Warning::Used(7500), &start, &due, &always).unwrap();
    /// assert_eq!(warning.since(Instant::MIN), Duration::from_minutes(180));
    /// ```
    pub fn warning(&self, rung: Warning, start: &Start<'_>, due: &Due, calendar: &Calendar) -> Result<Instant, Error> {
        let total = due.total.millis();
        let used = match rung {
            // Whole milliseconds: the first at which at least the share is used.
            Warning::Used(share) => {
                let parts = i128::from(total) * i128::from(share);
                i64::try_from((parts + 9_999).div_euclid(10_000)).unwrap_or(i64::MAX)
            }
            Warning::Left(left) => total.saturating_sub(left.millis()),
        };
        if used <= 0 {
            return Ok(start.at);
        }
        let over = used - total;
        if over > 0 {
            // More than the whole: it goes on counting after the due instant.
            return add_outside(calendar, due.at, Duration::from_millis(over), self.pauses_of(start));
        }
        add_outside(calendar, start.at, Duration::from_millis(used), self.pauses_of(start))
    }

    fn pauses_of<'a>(&self, start: &Start<'a>) -> &'a [(Instant, Instant)] {
        if self.is_day_shaped() { start.counted_pauses() } else { start.pauses }
    }
}
