//! What a policy's answers cost: `cargo bench --bench policy`.
//!
//! A batch of due times, whole tickets from their JSON to their assessment, and compiling a policy.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod support;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sla_clock::{Audience, Instant, Policy};
use support::starts;

const TICKETS: usize = 100_000;

/// The office hours of the other benches, as a policy that promises `restore` in one form.
fn policy(promise: &str) -> Policy {
    Policy::from_json(&text(promise)).unwrap()
}

fn text(promise: &str) -> String {
    let week = r#"{ "mon-fri": ["09:00-12:30", "13:30-18:00"] }"#;
    format!(
        r#"{{ "format": 1, "id": "bench", "timeZone": "Europe/Paris", "qualification": {{ "otherwise": "P1" }},
          "calendars": {{ "office": {{ "week": {week}, "holidays": ["FR"] }} }},
          "agreements": [ {{ "id": "customer", "kind": "sla", "targets": [
            {{ "metric": "restore", "by": {{ "P1": {promise} }} }} ] }} ] }}"#
    )
}

const B2B: &str = include_str!("../www/policies/b2b-fibre-gtr4.json");

fn main() {
    divan::main();
}

/// 100,000 due times by one call.
#[divan::bench(args = [
    r#"{ "within": "4h", "calendar": "office" }"#,
    r#"{ "within": "2000h", "calendar": "office" }"#,
    r#"{ "workingDays": 2, "calendar": "office" }"#,
    r#"{ "calendarDays": 3, "at": "end" }"#,
])]
fn a_batch_of_due_times(bencher: Bencher<'_, '_>, promise: &str) {
    let policy = policy(promise);
    let like = policy.ticket(br#"{ "events": [] }"#).unwrap();
    let batch = policy.batch("restore", &like, None).unwrap();
    let starts: Vec<i64> = starts(TICKETS).into_iter().map(Instant::millis).collect();
    bencher.counter(ItemsCount::new(TICKETS)).bench_local(|| batch.due_times(black_box(&starts)));
}

/// 100,000 small tickets through a real policy, from their bytes to their answers.
#[divan::bench(args = [Audience::Internal, Audience::Customer], sample_count = 3, sample_size = 1)]
fn a_hundred_thousand_tickets(bencher: Bencher<'_, '_>, audience: Audience) {
    let policy = Policy::from_json(B2B).unwrap();
    let hour = sla_clock::Duration::from_minutes(60);
    let tickets: Vec<(String, Instant)> = starts(TICKETS)
        .into_iter()
        .map(|start| {
            let at = start.millis();
            let text = format!(
                r#"{{ "facts": {{ "severity": "total-loss" }}, "events": [ {{ "at": {at}, "type": "opened" }} ] }}"#
            );
            (text, start.plus(hour).unwrap())
        })
        .collect();
    bencher.counter(ItemsCount::new(TICKETS)).bench_local(|| {
        for (text, now) in &tickets {
            let ticket = policy.ticket(text.as_bytes()).unwrap();
            black_box(policy.assess(&ticket, *now, audience).unwrap());
        }
    });
}

#[divan::bench]
fn compile_a_small_policy(bencher: Bencher<'_, '_>) {
    let text = text(r#"{ "within": "4h", "calendar": "office" }"#);
    bencher.bench_local(|| Policy::from_json(black_box(&text)).unwrap());
}

#[divan::bench]
fn compile_a_real_policy(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Policy::from_json(black_box(B2B)).unwrap());
}
