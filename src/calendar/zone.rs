//! Time zones. The only file that knows about daylight saving: everywhere else time is either
//! UTC milliseconds or what a wall clock shows.
//!
//! A wall-clock time becomes an instant as in RFC 5545 and Temporal's "compatible": one that does not exist
//! (clocks went forward) moves forward by the gap, one that exists twice (clocks went back) is its first occurrence.

mod table;

use std::sync::OnceLock;

use crate::civil::Date;
use crate::instant::{DAY, Instant};
use crate::nearest::nearest;

/// A time zone of the IANA database. Copying it costs nothing.
///
/// ```
/// use sla_clock::{Date, Zone};
/// let paris = Zone::named("Europe/Paris").unwrap();
/// // 02:30 does not exist on the night clocks go forward: it is read as 03:30, which is 01:30 UTC.
/// let date = Date::parse("2026-03-29").unwrap();
/// let instant = paris.instant_of(date, 150 * 60_000).unwrap();
/// assert_eq!(paris.to_local(instant), (date, 210 * 60_000));
/// assert_eq!(Zone::named("Europe/Pariss").unwrap_err().nearest.as_deref(), Some("Europe/Paris"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    name: &'static str,
    /// Names of one history share a table.
    table: u16,
}

/// A zone name that is not in the IANA database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone {
    /// The name that comes nearest, when one is near.
    pub nearest: Option<String>,
}

/// A stretch of time with one offset.
#[derive(Clone, Copy, Debug)]
struct Regime {
    /// UTC milliseconds at which it begins.
    start: i64,
    /// Wall-clock milliseconds at which it ends.
    local_end: i64,
    /// Milliseconds to add to UTC.
    offset: i64,
}

/// A stretch of wall-clock time that becomes UTC by subtracting one number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) offset: i64,
}

impl Run {
    pub(crate) const EMPTY: Self = Self { from: 0, to: 0, offset: 0 };

    pub(crate) const fn holds(&self, local: i64) -> bool {
        self.from <= local && local < self.to
    }
}

/// Tables are unpacked when first asked, once for all calendars.
static UNPACKED: [OnceLock<Vec<Regime>>; table::TABLES] = [const { OnceLock::new() }; table::TABLES];

impl Zone {
    /// The zone of this name, spelt as the IANA database spells it.
    ///
    /// # Errors
    /// When there is no such name; the error carries the nearest one.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let (name, table) = table::find(name).ok_or_else(|| UnknownZone { nearest: meant(name).map(str::to_owned) })?;
        Ok(Self { name, table })
    }

    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self::named("UTC").unwrap_or(Self { name: "UTC", table: 0 })
    }

    /// Its name in the IANA database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Seconds to add to UTC at this instant.
    #[must_use]
    pub fn offset_at(self, instant: Instant) -> i32 {
        (self.offset_millis(instant.millis()) / 1000) as i32
    }

    /// What calendar and wall clock show at this instant: the date, and milliseconds since its midnight.
    #[must_use]
    pub fn to_local(self, instant: Instant) -> (Date, i64) {
        let local = instant.millis() + self.offset_millis(instant.millis());
        (Date::from_days(local.div_euclid(DAY) as i32), local.rem_euclid(DAY))
    }

    /// The instant at which calendar and wall clock show this; `None` outside 1970 to 2100.
    ///
    /// A time that does not exist moves forward by the gap; one that exists twice is its first occurrence.
    #[must_use]
    pub fn instant_of(self, date: Date, millis_of_day: i64) -> Option<Instant> {
        Instant::from_millis(self.utc_millis(date.local_millis().checked_add(millis_of_day)?))
    }

    /// UTC milliseconds of wall-clock milliseconds.
    pub(crate) fn utc_millis(self, local: i64) -> i64 {
        local - self.run_at(local).offset
    }

    /// The stretch of wall-clock time around `local` that one offset turns into UTC.
    pub(crate) fn run_at(self, local: i64) -> Run {
        let regimes = self.regimes();
        let index = regimes.partition_point(|regime| regime.local_end <= local);
        let previous = index.checked_sub(1).and_then(|before| regimes.get(before));
        let regime = regimes.get(index).copied().unwrap_or(Regime { start: 0, local_end: i64::MAX, offset: 0 });
        let Some(previous) = previous else {
            return Run { from: i64::MIN, to: regime.local_end, offset: regime.offset };
        };
        let begins = (regime.start + regime.offset).max(previous.local_end);
        if local < begins {
            Run { from: previous.local_end, to: begins, offset: previous.offset }
        } else {
            Run { from: begins, to: regime.local_end, offset: regime.offset }
        }
    }

    /// Whether the zone skipped this whole date, as Apia did with 2011-12-30.
    pub(crate) fn skipped(self, date: Date) -> bool {
        let midnight = date.local_millis();
        self.utc_millis(midnight) >= self.utc_millis(midnight + DAY)
    }

    fn offset_millis(self, millis: i64) -> i64 {
        let regimes = self.regimes();
        let index = regimes.partition_point(|regime| regime.start <= millis);
        index.checked_sub(1).and_then(|at| regimes.get(at)).map_or(0, |regime| regime.offset)
    }

    fn regimes(self) -> &'static [Regime] {
        UNPACKED.get(usize::from(self.table)).map_or(&[], |slot| slot.get_or_init(|| table::regimes(self.table)))
    }
}

/// The zone that was meant: the name spelt nearest, or the one of that city.
fn meant(name: &str) -> Option<&'static str> {
    let city = |zone: &'static str| zone.rsplit('/').next().unwrap_or(zone);
    nearest(name, table::names()).or_else(|| {
        let near = nearest(name, table::names().map(city))?;
        table::names().find(|zone| city(zone) == near)
    })
}
