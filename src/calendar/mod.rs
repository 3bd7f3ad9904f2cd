//! Calendars: the hours in which a clock may run.
//!
//! - Hours are half-open, `[open, close)`; `24:00` closes a day; a shift that crosses midnight belongs to the date on which it opens.
//! - A holiday closes its local date from 00:00 to 24:00 and nothing else: it cuts the night shift of the day before at
//!   midnight, and a shift that would open on it opens at the next midnight if it reaches that far.
//! - An exception replaces the intervals that open on its date, also on a holiday; what reaches into the holiday from
//!   the day before stays cut. A closure is an absolute interval in which the calendar is shut.
//! - Working time is real elapsed time inside open hours: an open night is 7 h long when clocks go forward, 9 h when they go back.
//!
//! A week becomes wall-clock shifts (`shifts`), shifts become UTC intervals through the zone (`zone`), intervals stand in an
//! index built block by block when first asked (`block`), and every question is answered from the index (`timeline`, `days`).

mod block;
mod days;
mod easter;
mod holiday;
mod sets;
mod shifts;
mod spec;
mod timeline;
mod week;
mod work;
pub(crate) mod zone;

use std::fmt;
use std::sync::OnceLock;

pub use holiday::{Holiday, HolidayName, HolidayRule, Observed};
pub use sets::HolidaySet;
pub use spec::CalendarSpec;
pub use timeline::{Period, Periods};
pub use week::{Hours, Week};
pub use zone::{UnknownZone, Zone};

use block::Block;
use days::DayBlock;
use shifts::Shifts;

/// The hours in which a clock may run, ready to be asked.
///
/// Nothing is computed before it is needed; what was computed is kept, so one calendar serves any number of tickets and threads.
///
/// ```
/// use sla_clock::{Calendar, CalendarSpec, Date, Duration, Hours, Week, Weekday, Zone};
/// let mut week = Week::default();
/// week.set(Weekday::Saturday, vec![Hours::parse("22:00-06:00").unwrap()]);
/// let zone = Zone::named("Europe/Paris").unwrap();
/// let calendar = Calendar::new(CalendarSpec { week, ..CalendarSpec::always(zone) }).unwrap();
/// // Clocks go forward in that night: the shift is 7 h long, so 7 h end with it.
/// let opening = zone.instant_of(Date::parse("2026-03-28").unwrap(), 22 * 3_600_000).unwrap();
/// let due = calendar.add(opening, Duration::from_minutes(7 * 60)).unwrap();
/// assert_eq!(zone.to_local(due), (Date::parse("2026-03-29").unwrap(), 6 * 3_600_000));
/// ```
#[derive(Clone)]
pub struct Calendar {
    shifts: Shifts,
    index: Index,
}

/// What has been worked out so far.
#[derive(Clone)]
enum Index {
    /// Open around the clock: plain arithmetic.
    Always,
    Blocks {
        time: Box<[OnceLock<Block>]>,
        days: Box<[OnceLock<DayBlock>]>,
    },
}

impl fmt::Debug for Calendar {
    /// The statement; what was worked out from it would fill pages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shifts.fmt(f)
    }
}

impl Calendar {
    /// The zone whose wall clock the hours are read on.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.shifts.zone
    }

    /// The ordinary week.
    #[must_use]
    pub fn week(&self) -> &Week {
        &self.shifts.week
    }

    /// Whether it keeps any holiday.
    #[must_use]
    pub fn has_holidays(&self) -> bool {
        self.shifts.has_holidays()
    }

    /// Its holidays as they are stated.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn holidays(&self) -> impl Iterator<Item = &Holiday> {
        self.shifts.stated_holidays()
    }

    /// Whether it is open around the clock, without holiday, exception or closure.
    #[must_use]
    pub fn is_always(&self) -> bool {
        matches!(self.index, Index::Always)
    }
}
