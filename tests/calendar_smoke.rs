//! A first look at the calendar.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use sla_clock::*;
fn at(z: Zone, s: &str) -> Instant {
    let (d, t) = s.split_once(' ').unwrap();
    z.instant_of(Date::parse(d).unwrap(), Minute::parse(t).unwrap().millis()).unwrap()
}
#[test]
fn four_hours_end_at_closing() {
    let zone = Zone::named("Europe/Paris").unwrap();
    let mut week = Week::default();
    for day in &Weekday::ALL[..5] {
        week.set(*day, vec![Hours::parse("09:00-12:30").unwrap(), Hours::parse("13:30-18:00").unwrap()]);
    }
    let c = Calendar::new(CalendarSpec { week, ..CalendarSpec::always(zone) }).unwrap();
    assert_eq!(c.add(at(zone, "2026-03-13 14:00"), Duration::from_minutes(240)).unwrap(), at(zone, "2026-03-13 18:00"));
    assert_eq!(c.add(at(zone, "2026-03-13 14:00"), Duration::from_minutes(241)).unwrap(), at(zone, "2026-03-16 09:01"));
    assert_eq!(c.add(at(zone, "2026-03-16 10:00"), Duration::from_minutes(-60)).unwrap(), at(zone, "2026-03-16 09:00"));
    assert_eq!(
        c.add(at(zone, "2026-03-13 14:00"), Duration::from_minutes(2000 * 60)).unwrap(),
        at(zone, "2027-02-26 14:00")
    );
    assert_eq!(
        c.elapsed(at(zone, "2026-03-13 14:00"), at(zone, "2027-02-26 14:00")),
        Duration::from_minutes(2000 * 60)
    );
    assert!(c.add(Instant::MAX, Duration::from_minutes(1)).is_err());
}
