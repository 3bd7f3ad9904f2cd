//! What a long history costs: `cargo bench --bench history`. Ten times the events should take about ten times as long.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant as Stopwatch;

use sla_clock::{Audience, Policy, Ticket};

/// A target of every kind: pauses with conditions, all modes of a change of priority, repeats, cycles.
const POLICY: &str = r#"{ "format": 1, "id": "long", "calendars": {
    "always": { "week": "24x7" }, "office": { "week": { "mon-fri": ["08:00-18:00"] } } },
  "pauseReasons": { "wait": "Waiting", "works": "Works" },
  "parameters": { "customers": { "kind": "number" } },
  "qualification": { "rules": [ { "when": { "customers": { "moreThan": 50 } }, "priority": "P1" } ], "otherwise": "P2" },
  "agreements": [ { "id": "a", "kind": "sla",
    "pausedBy": ["wait", { "reason": "works", "within": "office", "atMost": "4h", "per": "day" }],
    "targets": [
      { "metric": "acknowledge", "by": { "P1": { "within": "15m", "calendar": "always" }, "P2": { "within": "1h", "calendar": "office" } } },
      { "metric": "restore", "warnAt": ["50%", "90%"], "by": { "P1": { "within": "400h", "calendar": "office" }, "P2": { "within": "800h", "calendar": "office" } } },
      { "metric": "resolve", "priorityChange": "carry", "reopen": "new-cycle", "by": { "P1": { "within": "40h", "calendar": "office" }, "P2": { "within": "80h", "calendar": "always" } } },
      { "metric": "update", "by": { "P1": { "within": "30m", "calendar": "always" }, "P2": { "within": "2h", "calendar": "office" } } },
      { "metric": "next-response", "by": { "P1": { "within": "30m", "calendar": "always" }, "P2": { "within": "2h", "calendar": "office" } } },
      { "metric": "bulletin", "start": "opened", "stop": "updated", "repeats": "grid", "priorityChange": "tighten", "by": { "P1": { "within": "1h", "calendar": "always" }, "P2": { "within": "4h", "calendar": "office" } } } ] } ] }"#;

/// Pauses, updates, messages, facts, reopenings by turns, seven minutes apart.
fn history(count: u64) -> String {
    let mut text = String::from(r#"{ "events": [ { "at": 1773129600000, "type": "opened" }"#);
    for place in 1..count {
        let at = 1_773_129_600_000 + place * 420_000;
        let event = match place % 10 {
            0 => r#""type": "paused", "reason": "wait""#.to_owned(),
            1 => r#""type": "resumed", "reason": "wait""#.to_owned(),
            2 => r#""type": "updated""#.to_owned(),
            3 => r#""type": "message""#.to_owned(),
            4 => r#""type": "paused", "reason": "works""#.to_owned(),
            5 => r#""type": "resumed""#.to_owned(),
            6 => format!(r#""type": "qualified", "facts": {{ "customers": {} }}"#, place / 10 % 2 * 100),
            7 if place % 100 == 7 => r#""type": "resolved""#.to_owned(),
            8 if place % 100 == 8 => r#""type": "reopened""#.to_owned(),
            _ => r#""type": "assigned", "team": "core""#.to_owned(),
        };
        write!(text, r#", {{ "at": {at}, {event} }}"#).unwrap();
    }
    text.push_str(" ] }");
    text
}

fn main() {
    let policy = Policy::from_json(POLICY).unwrap();
    println!("{:>10} {:>14} {:>14} {:>8}", "events", "read", "assess", "ratio");
    let mut before = None;
    for count in [100, 1_000, 10_000, 100_000] {
        let text = history(count);
        let (read, ticket) = best(|| policy.ticket(text.as_bytes()).unwrap());
        let now = policy.instant("2028-03-01T12:00:00Z").unwrap();
        let assess = |ticket: &Ticket| policy.assess(ticket, now, Audience::Internal).unwrap();
        let (judged, answer) = best(|| assess(&ticket));
        assert_eq!(answer.clocks.len(), 6);
        let ratio = before.map_or_else(String::new, |before: f64| format!("{:.1}", judged / before));
        println!("{count:>10} {:>11.2} ms {:>11.2} ms {ratio:>8}", read, judged);
        before = Some(judged);
    }
}

/// The best of three runs, in milliseconds, and what it gave.
fn best<T>(call: impl Fn() -> T) -> (f64, T) {
    let run = |_| {
        let watch = Stopwatch::now();
        let result = black_box(call());
        (watch.elapsed().as_secs_f64() * 1_000.0, result)
    };
    (0..3).map(run).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
}
