//! The calendar every bench asks, and the tickets it is asked about.
#![allow(dead_code, clippy::indexing_slicing, clippy::unwrap_used)]

use sla_clock::{Calendar, CalendarSpec, Date, Duration, HolidaySet, Hours, Instant, Week, Weekday, Zone};

/// Targets in minutes: 30 min, 4 h, 8 h, 40 h, 200 h, 2,000 h.
pub(crate) const TARGETS: [i32; 6] = [30, 240, 480, 2_400, 12_000, 120_000];

/// Monday to Friday 09:00-12:30 and 13:30-18:00 in Paris, without French holidays.
pub(crate) fn office_spec() -> CalendarSpec {
    let mut week = Week::default();
    for day in &Weekday::ALL[..5] {
        week.set(*day, vec![Hours::parse("09:00-12:30").unwrap(), Hours::parse("13:30-18:00").unwrap()]);
    }
    let holidays = HolidaySet::named("FR").unwrap().holidays.to_vec();
    CalendarSpec { week, holidays, ..CalendarSpec::always(Zone::named("Europe/Paris").unwrap()) }
}

pub(crate) fn office() -> Calendar {
    Calendar::new(office_spec()).unwrap()
}

pub(crate) fn always() -> Calendar {
    Calendar::new(CalendarSpec::always(Zone::named("Europe/Paris").unwrap())).unwrap()
}

/// Seconds anywhere in 2024 to 2027, the same ones in every run.
pub(crate) fn starts(count: usize) -> Vec<Instant> {
    let from = Zone::utc().instant_of(Date::parse("2024-01-01").unwrap(), 0).unwrap().millis();
    let to = Zone::utc().instant_of(Date::parse("2028-01-01").unwrap(), 0).unwrap().millis();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        Instant::from_millis((from + (random % (to - from) as u64) as i64) / 1000 * 1000).unwrap()
    };
    std::iter::repeat_with(next).take(count).collect()
}

pub(crate) fn minutes(minutes: i32) -> Duration {
    Duration::from_minutes(minutes)
}
