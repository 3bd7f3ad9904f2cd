//! The same questions to the public crates `workclock` and `ule-hours`: `cargo bench --bench peers`.
//!
//! Every answer is compared before anything is timed; a difference ends the run.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::disallowed_methods)]

mod support;

use std::hint::black_box;
use std::time::Instant as Stopwatch;

use jiff::civil::{date, time};
use jiff::{SignedDuration, Timestamp};
use sla_clock::{HolidaySet, Instant};
use support::{TARGETS, minutes, office, starts};

fn main() {
    let ours = office();
    let work_clock = work_clock();
    let ule = ule_hours::Schedule::builder("Europe/Paris").unwrap();
    let ule = ule.mon_fri("09:00-12:30, 13:30-18:00").unwrap().holidays(ule_hours::france_national()).build();
    let starts = starts(256);
    let stamps: Vec<Timestamp> = starts.iter().map(|start| stamp(*start)).collect();

    println!("{:>22} {:>12} {:>20} {:>20}", "", "sla-clock", "workclock", "ule-hours");
    for target in TARGETS {
        let work = SignedDuration::from_mins(target.into());
        for (start, other) in starts.iter().zip(&stamps) {
            let due = stamp(ours.add(*start, minutes(target)).unwrap());
            assert_eq!(due, work_clock.add(*other, work).unwrap(), "workclock: {target} min from {other}");
            assert_eq!(due, ule.add(*other, work).unwrap(), "ule-hours: {target} min from {other}");
        }
        let ours = nanoseconds(starts.len(), 400, |at| ours.add(starts[at], minutes(target)));
        let work_clock = nanoseconds(stamps.len(), 4, |at| work_clock.add(stamps[at], work));
        let ule = nanoseconds(stamps.len(), 1, |at| ule.add(stamps[at], work));
        row(&format!("add {target} min"), ours, work_clock, ule);
    }
    for distance in [1, 1_440, 43_200, 576_000] {
        let later: Vec<Instant> = starts.iter().map(|start| start.plus(minutes(distance)).unwrap()).collect();
        let ends: Vec<Timestamp> = later.iter().map(|end| stamp(*end)).collect();
        for at in 0..starts.len() {
            let elapsed = ours.elapsed(starts[at], later[at]).millis();
            let theirs = work_clock.between(stamps[at], ends[at]).as_millis();
            assert_eq!(i128::from(elapsed), theirs, "workclock: {distance} min after {}", stamps[at]);
            assert_eq!(i128::from(elapsed), ule.between(stamps[at], ends[at]).as_millis(), "ule-hours");
        }
        let ours = nanoseconds(starts.len(), 400, |at| ours.elapsed(starts[at], later[at]));
        let work_clock = nanoseconds(stamps.len(), 4, |at| work_clock.between(stamps[at], ends[at]));
        let ule = nanoseconds(stamps.len(), 1, |at| ule.between(stamps[at], ends[at]));
        row(&format!("elapsed {distance} min"), ours, work_clock, ule);
    }
}

fn stamp(instant: Instant) -> Timestamp {
    Timestamp::from_millisecond(instant.millis()).unwrap()
}

fn work_clock() -> workclock::Schedule {
    let france = HolidaySet::named("FR").unwrap();
    let closed = (2023..=2030).flat_map(|year| france.holidays.iter().filter_map(move |day| day.date_in(year)));
    let closed: Vec<_> = closed
        .map(|day| {
            let (year, month, day) = day.ymd();
            date(year as i16, month as i8, day as i8)
        })
        .collect();
    let days = workclock::Weekdays::MON_TO_FRI;
    workclock::Schedule::builder()
        .time_zone("Europe/Paris")
        .rule(workclock::WorkDay::new(time(9, 0, 0, 0), time(12, 30, 0, 0), days))
        .rule(workclock::WorkDay::new(time(13, 30, 0, 0), time(18, 0, 0, 0), days))
        .rule(workclock::Holidays::new(closed))
        .build()
        .unwrap()
}

/// Nanoseconds of one call, the best of five rounds.
fn nanoseconds<T>(inputs: usize, rounds: usize, call: impl Fn(usize) -> T) -> f64 {
    let round = |_| {
        let watch = Stopwatch::now();
        for _ in 0..rounds {
            (0..inputs).for_each(|at| drop(black_box(call(black_box(at)))));
        }
        watch.elapsed().as_nanos() as f64 / (inputs * rounds) as f64
    };
    (0..5).map(round).fold(f64::INFINITY, f64::min)
}

fn row(what: &str, ours: f64, work_clock: f64, ule: f64) {
    let theirs = |time: f64| format!("{time:.0} ns ({:.0}x)", time / ours);
    println!("{what:>22} {:>12} {:>20} {:>20}", format!("{ours:.1} ns"), theirs(work_clock), theirs(ule));
}
