//! Counts, in tests alone, the days and intervals that answers look at: speed that cannot flake on a busy machine.

/// One more day or interval was looked at.
#[inline(always)]
pub(crate) fn visit() {
    #[cfg(test)]
    tests::VISITED.with(|visited| visited.set(visited.get() + 1));
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use crate::calendar::{Calendar, CalendarSpec, Holiday, HolidaySet, Hours, Index, Week, Zone};
    use crate::civil::{Date, Minute, Weekday};
    use crate::instant::{DAY, Duration, Instant};
    use crate::target::{Recurrence, Start, Target};

    thread_local! {
        pub(super) static VISITED: Cell<usize> = const { Cell::new(0) };
    }

    fn visits<T>(ask: impl FnOnce() -> T) -> usize {
        VISITED.set(0);
        ask();
        VISITED.get()
    }

    fn office() -> CalendarSpec {
        let mut week = Week::default();
        for day in &Weekday::ALL[..5] {
            week.set(*day, vec![Hours::parse("09:00-12:30").unwrap(), Hours::parse("13:30-18:00").unwrap()]);
        }
        let holidays = HolidaySet::named("FR").unwrap().holidays.to_vec();
        CalendarSpec { week, holidays, ..CalendarSpec::always(Zone::named("Europe/Paris").unwrap()) }
    }

    fn day(text: &str) -> Instant {
        Instant::from_millis(i64::from(Date::parse(text).unwrap().days()) * DAY).unwrap()
    }

    fn blocks_built(calendar: &Calendar) -> usize {
        let Index::Blocks { time, .. } = &calendar.index else { return 0 };
        time.iter().filter(|block| block.get().is_some()).count()
    }

    #[test]
    fn a_far_target_looks_at_no_more_than_a_near_one() {
        let calendar = Calendar::new(office()).unwrap();
        let start = day("2025-11-14");
        for minutes in [30, 240, 480, 2_400, 12_000, 120_000, 1_200_000] {
            for minutes in [minutes, -minutes] {
                let work = Duration::from_minutes(minutes);
                calendar.add(start, work).unwrap();
                let seen = visits(|| calendar.add(start, work));
                assert!(seen <= 8, "{minutes} min looked at {seen} intervals");
                let end = calendar.add(start, work).unwrap();
                let seen = visits(|| calendar.elapsed(start, end));
                assert!(seen <= 12, "elapsed over {minutes} min looked at {seen} intervals");
            }
        }
    }

    #[test]
    fn a_page_with_one_ticket_works_out_one_block_once() {
        let calendar = Calendar::new(office()).unwrap();
        assert_eq!(blocks_built(&calendar), 0);
        let start = day("2026-03-13");
        let first = visits(|| calendar.add(start, Duration::from_minutes(240)));
        assert_eq!(blocks_built(&calendar), 1);
        assert!(first <= 450, "the first answer looked at {first} days and intervals");
        visits(|| calendar.next_change(start));
        assert_eq!(blocks_built(&calendar), 1);
    }

    #[test]
    fn around_the_clock_looks_at_nothing() {
        let calendar = Calendar::new(CalendarSpec::always(Zone::named("Pacific/Apia").unwrap())).unwrap();
        let (a, b) = (day("1999-01-01"), day("2099-01-01"));
        assert_eq!(visits(|| (calendar.add(a, b.since(a)), calendar.elapsed(a, b), calendar.next_change(a))), 0);
    }

    #[test]
    fn two_hundred_working_days_jump_over_whole_blocks_of_dates() {
        let calendar = Calendar::new(office()).unwrap();
        let from = Date::parse("2020-01-01").unwrap();
        let due = calendar.nth_working_day(from, 5_000).unwrap();
        assert_eq!(calendar.working_days_between(from, due), 5_000);
        // 5,000 working days are some 7,000 dates: those of the first and the last block are looked at.
        assert!(visits(|| calendar.nth_working_day(from, 5_000)) <= 1_024);
    }

    #[test]
    fn a_deadline_of_the_month_looks_at_no_date_outside_its_months() {
        let mut spec = CalendarSpec { week: Week::default(), ..CalendarSpec::always(Zone::utc()) };
        spec.exceptions = vec![(Date::parse("2099-12-30").unwrap(), vec![Hours::WHOLE_DAY])];
        let once = Calendar::new(spec).unwrap();
        let due = |calendar: &Calendar, start, n| {
            let noon = Minute::new(720).unwrap();
            Target::Recurring { rule: Recurrence::NthWorkingDay(n), at: noon }.due_at(&Start::at(day(start)), calendar)
        };
        // 129 years of months, each looked at once, though all but the last have no such day.
        assert!(due(&once, "1971-01-01", 1).is_ok() && due(&once, "1971-01-01", 2).is_err());
        for n in [1, 2, -1, -2] {
            let seen = visits(|| due(&once, "1971-01-01", n));
            assert!(seen <= 130 * 366, "{n}: looked at {seen} dates");
        }
        let office = Calendar::new(office()).unwrap();
        due(&office, "2026-03-13", 3).unwrap();
        assert!(visits(|| due(&office, "2026-03-13", 3)) <= 62);
    }

    #[test]
    fn intervals_of_a_minute_are_found_by_halving() {
        let mut week = Week::default();
        let minute = |at: u16| Minute::new(at).unwrap();
        let blinking: Vec<Hours> = (0..720).map(|at| Hours::new(minute(at * 2), minute(at * 2 + 1)).unwrap()).collect();
        for weekday in Weekday::ALL {
            week.set(weekday, blinking.clone());
        }
        let calendar = Calendar::new(CalendarSpec { week, ..CalendarSpec::always(Zone::utc()) }).unwrap();
        let start = day("2026-03-13");
        let work = Duration::from_minutes(10_000);
        let due = calendar.add(start, work).unwrap();
        assert_eq!(due.since(start), Duration::from_minutes(19_999));
        assert!(visits(|| calendar.add(start, work)) <= 20);
        assert!(visits(|| calendar.elapsed(start, due)) <= 20);
    }

    #[test]
    fn a_search_that_finds_nothing_ends_at_the_horizon() {
        let mut spec = CalendarSpec { week: Week::default(), ..CalendarSpec::always(Zone::utc()) };
        spec.exceptions = vec![(Date::parse("1999-01-04").unwrap(), vec![Hours::WHOLE_DAY])];
        let calendar = Calendar::new(spec).unwrap();
        let error = calendar.add(day("2000-01-01"), Duration::from_minutes(1)).unwrap_err();
        assert_eq!(error.code().as_str(), "no-open-time");
        assert!(visits(|| calendar.next_change(day("2000-01-01"))) <= 200);
    }

    #[test]
    fn ten_thousand_exceptions_and_holidays_stay_cheap() {
        let from = Date::parse("2020-01-01").unwrap();
        let mut spec = office();
        spec.exceptions = (0..10_000).map(|day| (from.plus_days(day), vec![Hours::WHOLE_DAY])).collect();
        spec.holidays.extend((0..10_000).map(|day| Holiday::on(from.plus_days(day))));
        let calendar = Calendar::new(spec).unwrap();
        let start = day("2026-03-13");
        let seen = visits(|| calendar.add(start, Duration::from_minutes(600)));
        assert!(seen <= 450, "looked at {seen}");
        assert_eq!(calendar.elapsed(start, day("2026-03-20")), Duration::from_minutes(7 * 1440));
    }
}
