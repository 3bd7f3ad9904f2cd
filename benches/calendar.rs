//! What asking a calendar costs: `cargo bench --bench calendar`.
//!
//! Each measurement asks about 1,024 tickets opened anywhere in 2024 to 2027; the rate is answers a second.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod support;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sla_clock::{Calendar, Duration, Instant, Zone};
use support::{TARGETS, always, minutes, office, office_spec, starts};

const TICKETS: usize = 1024;

fn main() {
    divan::main();
}

fn add_all(bencher: Bencher<'_, '_>, calendar: &Calendar, work: Duration) {
    let starts = starts(TICKETS);
    bencher.counter(ItemsCount::new(TICKETS)).bench_local(|| {
        for start in &starts {
            black_box(calendar.add(black_box(*start), black_box(work)).unwrap());
        }
    });
}

#[divan::bench(args = TARGETS)]
fn add_minutes(bencher: Bencher<'_, '_>, target: i32) {
    add_all(bencher, &office(), minutes(target));
}

#[divan::bench(args = TARGETS)]
fn subtract_minutes(bencher: Bencher<'_, '_>, target: i32) {
    add_all(bencher, &office(), minutes(-target));
}

#[divan::bench(args = TARGETS)]
fn add_around_the_clock(bencher: Bencher<'_, '_>, target: i32) {
    add_all(bencher, &always(), minutes(target));
}

/// From a minute to 400 days of elapsed time.
#[divan::bench(args = [1, 60, 1_440, 10_080, 43_200, 144_000, 576_000])]
fn elapsed_minutes(bencher: Bencher<'_, '_>, distance: i32) {
    let calendar = office();
    let pairs: Vec<(Instant, Instant)> =
        starts(TICKETS).into_iter().map(|start| (start, start.plus(minutes(distance)).unwrap())).collect();
    bencher.counter(ItemsCount::new(TICKETS)).bench_local(|| {
        for (from, to) in &pairs {
            black_box(calendar.elapsed(black_box(*from), black_box(*to)));
        }
    });
}

#[divan::bench]
fn next_change(bencher: Bencher<'_, '_>) {
    let (calendar, starts) = (office(), starts(TICKETS));
    bencher.counter(ItemsCount::new(TICKETS)).bench_local(|| {
        for start in &starts {
            black_box(calendar.next_change(black_box(*start)));
        }
    });
}

/// A calendar from its statement to its first answer, as on a page that shows one ticket.
#[divan::bench]
fn cold_calendar(bencher: Bencher<'_, '_>) {
    let start = starts(1).pop().unwrap();
    bencher
        .with_inputs(office_spec)
        .bench_local_values(|spec| Calendar::new(spec).unwrap().add(start, minutes(240)).unwrap());
}

#[divan::bench]
fn zone_by_name(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Zone::named(black_box("Europe/Paris")));
}

#[divan::bench]
fn a_hundred_thousand_due_times(bencher: Bencher<'_, '_>) {
    let (calendar, starts) = (office(), starts(100_000));
    bencher.bench_local(|| -> i64 {
        starts.iter().map(|start| calendar.add(*start, minutes(240)).unwrap().millis()).fold(0, i64::wrapping_add)
    });
}
