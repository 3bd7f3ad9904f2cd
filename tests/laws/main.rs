//! The calendar held against a slow and obvious reading of the same statement, and against the laws of adding time.
//!
//! `SLA_CLOCK_CASES=20000 cargo test --release --test laws` looks longer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod reference;
mod statement;

use proptest::prelude::*;
use proptest::test_runner::Config;
use sla_clock::{Calendar, Date, Duration, Instant, Period};

use reference::Reference;
use statement::{Statement, seconds_statement, statement};

fn cases(ordinary: u32) -> Config {
    let cases = std::env::var("SLA_CLOCK_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(ordinary);
    Config { cases, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() }
}

fn instant(millis: i64) -> Instant {
    Instant::from_millis(millis).unwrap()
}

/// Asks calendar and reference the same questions within the reference's window.
fn compare(statement: &Statement, starts: &[(f64, f64)]) -> Result<(), TestCaseError> {
    let spec = statement.spec();
    let reference = Reference::new(statement);
    let (from, to) = (reference.from, reference.to);
    let Ok(calendar) = Calendar::new(spec) else {
        prop_assert!(reference.open.iter().all(|open| !open), "refused although it opens");
        return Ok(());
    };
    for (start, length) in starts {
        let a = from + ((to - from) as f64 * start) as i64;
        let b = from + ((to - from) as f64 * length) as i64;
        prop_assert_eq!(calendar.is_open(instant(a)), reference.is_open(a), "is_open at {}", a);
        let elapsed = reference.elapsed(a, b);
        prop_assert_eq!(calendar.elapsed(instant(a), instant(b)).millis(), elapsed, "elapsed from {} to {}", a, b);
        let work = Duration::from_millis(elapsed);
        if let Some(expected) = reference.add(a, elapsed) {
            prop_assert_eq!(calendar.add(instant(a), work).unwrap().millis(), expected, "add {} at {}", elapsed, a);
        }
        if let Some(expected) = reference.next_change(a) {
            prop_assert_eq!(
                calendar.next_change(instant(a)).map(Instant::millis),
                Some(expected),
                "change after {}",
                a
            );
        }
    }
    let periods: Vec<Period> = calendar.periods(instant(from), instant(to)).collect();
    prop_assert_eq!(periods.first().map(|first| first.from.millis()), Some(from));
    prop_assert_eq!(periods.last().map(|last| last.to.millis()), Some(to));
    for period in &periods {
        prop_assert!(period.from < period.to);
        let open = reference.elapsed(period.from.millis(), period.to.millis());
        let expected = if period.open { period.to.since(period.from).millis() } else { 0 };
        prop_assert_eq!(open, expected, "period {:?}", period);
    }
    for pair in periods.windows(2) {
        prop_assert_eq!(pair[0].to, pair[1].from);
        prop_assert_ne!(pair[0].open, pair[1].open);
    }
    for day in statement.focus - 3..statement.focus + 3 {
        let date = Date::from_days(day);
        prop_assert_eq!(calendar.working_day(date), reference.working_day(day), "working day {}", date);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn the_index_agrees_with_walking_minute_by_minute(
        statement in statement(),
        starts in prop::collection::vec((0.0..1.0, 0.0..1.0), 12),
    ) {
        compare(&statement, &starts)?;
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_index_agrees_with_walking_second_by_second(
        statement in seconds_statement(),
        starts in prop::collection::vec((0.0..1.0, 0.0..1.0), 8),
    ) {
        compare(&statement, &starts)?;
    }
}

const LIFE: i64 = 4_102_444_800_000;

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn measuring_undoes_adding(statement in statement(), from in 0..LIFE, work in -20_000_000_000..20_000_000_000_i64) {
        let Ok(calendar) = Calendar::new(statement.spec()) else { return Ok(()) };
        let (a, work) = (instant(from), Duration::from_millis(work));
        if let Ok(b) = calendar.add(a, work) {
            prop_assert_eq!(calendar.elapsed(a, b), work);
            prop_assert_eq!(calendar.elapsed(b, a).millis(), -work.millis());
            // No earlier (or, backwards, no later) instant will do.
            let nearer = Duration::from_millis(-work.millis().signum());
            if let (true, Some(nearer)) = (work.millis() != 0, b.plus(nearer)) {
                prop_assert_ne!(calendar.elapsed(a, nearer), work);
            }
        }
    }

    #[test]
    fn parts_add_up(statement in statement(), from in 0..LIFE, x in 1..9_000_000_000_i64, y in 1..9_000_000_000_i64) {
        let Ok(calendar) = Calendar::new(statement.spec()) else { return Ok(()) };
        let a = instant(from);
        let whole = calendar.add(a, Duration::from_millis(x + y));
        let parts = calendar.add(a, Duration::from_millis(x)).and_then(|b| calendar.add(b, Duration::from_millis(y)));
        prop_assert_eq!(whole.ok(), parts.ok());
    }

    #[test]
    fn time_is_additive_and_monotone(statement in statement(), mut at in prop::collection::vec(0..LIFE, 3)) {
        let Ok(calendar) = Calendar::new(statement.spec()) else { return Ok(()) };
        at.sort_unstable();
        let [a, b, c] = [instant(at[0]), instant(at[1]), instant(at[2])];
        let (ab, bc, ac) = (calendar.elapsed(a, b), calendar.elapsed(b, c), calendar.elapsed(a, c));
        prop_assert_eq!(ab.millis() + bc.millis(), ac.millis());
        prop_assert!(ab >= Duration::ZERO && ab <= b.since(a));
        let work = Duration::from_minutes(95);
        if let (Ok(from_a), Ok(from_b)) = (calendar.add(a, work), calendar.add(b, work)) {
            prop_assert!(from_a <= from_b);
        }
    }

    #[test]
    fn around_the_clock_is_subtraction(statement in statement(), a in 0..LIFE, b in 0..LIFE) {
        let spec = statement.around_the_clock();
        // A closure of one millisecond at the very end keeps the index from taking the short cut.
        let mut indexed = spec.clone();
        indexed.closures.push((instant(LIFE - 1), instant(LIFE)));
        for spec in [spec, indexed] {
            let calendar = Calendar::new(spec).unwrap();
            let (a, b) = (instant(a.min(LIFE - 1)), instant(b.min(LIFE - 1)));
            prop_assert_eq!(calendar.elapsed(a, b), b.since(a));
            prop_assert_eq!(calendar.add(a, b.since(a)).unwrap(), b);
        }
    }
}
