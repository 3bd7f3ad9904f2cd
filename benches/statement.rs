//! What a statement costs: `cargo bench --bench statement`. Ten times the tickets should take about ten times as long.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use std::time::Instant as Stopwatch;

use sla_clock::{Policy, StatementQuestion};

/// A penalty that repeats, caps of every period, availability, a mean, a right: two passes.
const POLICY: &str = r#"{ "format": 1, "id": "lines", "currency": "EUR", "timeZone": "Europe/Paris", "calendars": { "always": { "week": "24x7" } },
  "qualification": { "otherwise": "P1" },
  "agreements": [ { "id": "customer", "kind": "sla",
    "targets": [ { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ],
    "penalties": [ { "id": "late", "on": "restore", "percent": "1", "of": "monthly-fee", "perStarted": "1h", "repeat": { "from": 3, "times": "1.5", "within": { "calendarDays": 30 } } } ],
    "settlement": { "caps": [ { "percent": "60", "of": "monthly-fee" }, { "percent": "100", "of": "monthly-fee", "per": "month" }, { "percent": "300", "of": "monthly-fee", "per": "year" } ] },
    "statement": {
      "measures": [ { "id": "availability", "availability": {}, "target": "99.9", "percent": "10", "of": "monthly-fee" }, { "id": "mean", "mean": "restore", "target": "4h", "percent": "5", "of": "monthly-fee" } ],
      "rights": [ { "id": "terminate", "on": "restore", "atLeast": 3, "within": { "calendarDays": 90 } } ] } } ] }"#;

const YEAR: i64 = 365 * 86_400_000;
const START: i64 = 1_767_222_000_000;

/// A ticket of a hundred lines, spread evenly over a year, an hour late each, in the order in which they stop.
fn ticket(place: i64, count: i64) -> String {
    let opened = START + (YEAR - 8 * 3_600_000) / count * place;
    let stopped = opened + 5 * 3_600_000 + place % 7 * 1_000;
    format!(
        r#"{{ "id": {place}, "service": "line-{}", "fees": {{ "monthly-fee": "480.00 EUR" }}, "events": [ {{ "at": {opened}, "type": "opened" }}, {{ "at": {opened}, "type": "outage-started" }}, {{ "at": {stopped}, "type": "outage-ended" }}, {{ "at": {stopped}, "type": "restored" }} ] }}"#,
        place % 100
    )
}

fn main() {
    let policy = Policy::from_json(POLICY).unwrap();
    println!("{:>10} {:>14} {:>16}", "tickets", "seconds", "tickets/second");
    for count in [1_000, 10_000, 100_000] {
        let tickets: Vec<_> = (0..count).map(|place| policy.ticket(ticket(place, count).as_bytes()).unwrap()).collect();
        let watch = Stopwatch::now();
        let question = StatementQuestion::new(
            policy.period_edge("2026-01-01").unwrap(),
            policy.period_edge("2027-01-01").unwrap(),
        );
        let mut builder = policy.statement(question).unwrap();
        for ticket in &tickets {
            builder.survey(ticket).unwrap();
        }
        let mut entries = 0;
        for ticket in &tickets {
            builder.add(ticket).unwrap();
            entries += builder.take().len();
        }
        let statement = builder.finish().unwrap();
        assert_eq!(statement.tickets.counted, count);
        assert!(entries + statement.entries.len() >= usize::try_from(count).unwrap());
        let seconds = watch.elapsed().as_secs_f64();
        println!("{count:>10} {seconds:>14.3} {:>16.0}", count as f64 / seconds);
    }
}
