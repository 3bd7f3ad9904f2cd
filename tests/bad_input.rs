//! What is refused, and that nothing hangs or panics on the way.
#![allow(clippy::unwrap_used)]

use sla_clock::{
    At, Bound, Calendar, CalendarSpec, Date, Duration, Error, Holiday, HolidayRule, Hours, Instant, Minute, Recurrence,
    ReportingWindow, Start, Target, Week, Weekday, Zone,
};

fn never() -> CalendarSpec {
    CalendarSpec { week: Week::default(), ..CalendarSpec::always(Zone::named("Europe/Paris").unwrap()) }
}

fn always() -> Calendar {
    Calendar::new(CalendarSpec::always(Zone::utc())).unwrap()
}

#[track_caller]
fn refused(error: Error, code: &str, path: &str) {
    assert_eq!((error.code().as_str(), error.path()), (code, path), "{error}");
}

#[test]
fn hours_that_are_none_are_named() {
    for (text, expected) in [
        ("08:00-08:00", "close other than the open"),
        ("25:00-26:00", "a time from 00:00 to 24:00"),
        ("08:60-09:00", "a time from 00:00 to 24:00"),
        ("24:00-06:00", "an opening before 24:00"),
        ("08:00-24:01", "a time from 00:00 to 24:00"),
        ("8:00-12:00", "a time from 00:00 to 24:00"),
        ("08:00", "hours like 08:30-12:30"),
        ("08:00–12:00", "hours like 08:30-12:30"),
        ("", "hours like 08:30-12:30"),
        ("08:00-12:00-13:00", "a time from 00:00 to 24:00"),
        ("+8:00-12:00", "a time from 00:00 to 24:00"),
    ] {
        let error = Hours::parse(text).unwrap_err();
        assert!(error.expected.contains(expected), "{text}: {error}");
    }
    assert_eq!(Hours::parse("22:00-00:00").unwrap(), Hours::parse("22:00-24:00").unwrap());
}

#[test]
fn dates_that_do_not_exist_are_named() {
    for text in [
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-4-01",
        "26-04-01",
        "2026/04/01",
        "",
        "٢٠٢٦-٠١-٠١",
    ] {
        assert!(Date::parse(text).is_err(), "{text}");
    }
    assert_eq!(Date::parse("2028-02-29").unwrap().plus_days(366).to_string(), "2029-03-01");
}

#[test]
fn a_calendar_that_never_opens_is_refused_whatever_the_reason() {
    refused(Calendar::new(never()).unwrap_err(), "no-open-time", "");
    let shut = CalendarSpec { closures: vec![(Instant::MIN, Instant::MAX)], ..CalendarSpec::always(Zone::utc()) };
    refused(Calendar::new(shut).unwrap_err(), "no-open-time", "");
    // Open on Mondays, and every Monday of every month is a holiday.
    let mut mondays = never();
    mondays.week.set(Weekday::Monday, vec![Hours::WHOLE_DAY]);
    let rule = |nth| Holiday::new(HolidayRule::Nth { nth, weekday: Weekday::Monday, month: 1 });
    mondays.holidays = (1..=12)
        .flat_map(|month| (1..=5).map(move |nth| (month, nth)))
        .map(|(month, nth)| Holiday { rule: HolidayRule::Nth { nth, weekday: Weekday::Monday, month }, ..rule(1) })
        .collect();
    refused(Calendar::new(mondays).unwrap_err(), "no-open-time", "");
    // The opposite: one minute in 130 years is enough.
    let mut once = never();
    once.exceptions = vec![(Date::parse("2099-12-31").unwrap(), vec![Hours::parse("23:00-23:01").unwrap()])];
    let once = Calendar::new(once).unwrap();
    assert_eq!(once.elapsed(Instant::MIN, Instant::MAX), Duration::from_minutes(1));
}

#[test]
fn impossible_rules_are_named_with_their_place() {
    let with = |rule| CalendarSpec { holidays: vec![Holiday::new(rule)], ..CalendarSpec::always(Zone::utc()) };
    for rule in [
        HolidayRule::Fixed { month: 2, day: 30 },
        HolidayRule::Fixed { month: 13, day: 1 },
        HolidayRule::Fixed { month: u32::MAX, day: u32::MAX },
        HolidayRule::Nth { nth: 0, weekday: Weekday::Monday, month: 5 },
        HolidayRule::Nth { nth: i8::MIN, weekday: Weekday::Monday, month: 5 },
        HolidayRule::Nth { nth: 1, weekday: Weekday::Monday, month: 0 },
        HolidayRule::Easter(i16::MAX),
    ] {
        refused(Calendar::new(with(rule)).unwrap_err(), "policy-invalid", "/holidays/0");
    }
    assert!(Calendar::new(with(HolidayRule::Fixed { month: 2, day: 29 })).is_ok());
    let twice = Date::parse("2026-12-24").unwrap();
    let spec = CalendarSpec { exceptions: vec![(twice, vec![]), (twice, vec![])], ..CalendarSpec::always(Zone::utc()) };
    refused(Calendar::new(spec).unwrap_err(), "policy-invalid", "/exceptions/2026-12-24");
    let backwards = CalendarSpec { closures: vec![(Instant::MAX, Instant::MIN)], ..CalendarSpec::always(Zone::utc()) };
    refused(Calendar::new(backwards).unwrap_err(), "policy-invalid", "/closures/0");
}

#[test]
fn past_the_horizon_is_an_error_in_both_directions() {
    let mut indexed = CalendarSpec::always(Zone::utc());
    indexed.holidays = vec![Holiday::on(Date::parse("2026-01-01").unwrap())];
    for calendar in [always(), Calendar::new(indexed).unwrap()] {
        for (start, millis) in [
            (Instant::MAX, 1),
            (Instant::MIN, -1),
            (Instant::MIN, i64::MAX),
            (Instant::MAX, i64::MIN),
            (Instant::MAX, i64::MAX),
        ] {
            let error = calendar.add(start, Duration::from_millis(millis)).unwrap_err();
            assert!(["out-of-range", "no-open-time"].contains(&error.code().as_str()), "{error}");
        }
        assert_eq!(calendar.next_change(Instant::MAX), None);
        assert_eq!(calendar.periods(Instant::MAX, Instant::MIN).count(), 0);
        assert_eq!(calendar.nth_working_day(Date::from_days(i32::MIN), u32::MAX), None);
        assert_eq!(calendar.nth_working_day(Date::from_days(i32::MAX), 1), None);
        assert!(!calendar.working_day(Date::from_days(i32::MAX)) || calendar.is_always());
        assert_eq!(calendar.end_of_day(Date::from_days(i32::MAX)), None);
        assert_eq!(calendar.last_close(Date::from_days(i32::MIN)), None);
    }
    for target in [
        Target::WorkingDays { n: u32::MAX, at: At::End },
        Target::CalendarDays { n: u32::MAX, at: sla_clock::CalendarAt::End },
        Target::Working { duration: Duration::from_millis(i64::MAX) },
        Target::Recurring { rule: Recurrence::NthWorkingDay(i8::MAX), at: Minute::END },
        Target::Recurring { rule: Recurrence::NthWorkingDay(i8::MIN), at: Minute::START },
        Target::Recurring { rule: Recurrence::NthWorkingDay(0), at: Minute::START },
    ] {
        let error = target.due(&Start::at(Instant::MIN), &always()).unwrap_err();
        assert_eq!(error.code().as_str(), "out-of-range", "{target:?}: {error}");
    }
    let missing = Target::OwnDate.due(&Start::at(Instant::MIN), &always()).unwrap_err();
    assert_eq!(missing.code().as_str(), "ticket-invalid");
}

#[test]
fn a_table_of_windows_with_a_hole_is_named_by_its_row() {
    let row = |until: Option<&str>| ReportingWindow {
        until: until.map(|hour| Bound { hour: Minute::parse(hour).unwrap(), inclusive: true }),
        days: 0,
        at: At::End,
    };
    let fault = |rows: &[ReportingWindow]| ReportingWindow::fault(rows).map(|(row, ..)| row);
    assert_eq!(fault(&[]), Some(0));
    assert_eq!(fault(&[row(Some("13:00")), row(None)]), None);
    assert_eq!(fault(&[row(Some("13:00"))]), Some(0));
    assert_eq!(fault(&[row(None), row(Some("13:00"))]), Some(0));
    assert_eq!(fault(&[row(Some("13:00")), row(Some("12:00")), row(None)]), Some(1));
    assert_eq!(fault(&[row(Some("13:00")), row(Some("24:00"))]), None);
    let hole = Target::ReportingWindows(vec![row(Some("00:01"))]);
    let late = Start::at(Instant::from_millis(7_200_000).unwrap());
    assert_eq!(hole.due(&late, &always()).unwrap_err().code().as_str(), "policy-invalid");
}
