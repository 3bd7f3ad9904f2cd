//! Whatever comes in, an answer or a refusal comes out: never a panic, never a hang, and every refusal says where.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that can't go on should stop")]

use proptest::prelude::*;
use serde_json::{Value, json};
use sla_clock::{Audience, Error, Instant, Policy};

const POLICIES: [&str; 2] =
    [include_str!("../www/policies/b2b-fibre-gtr4.json"), include_str!("../www/policies/consumer-mobile.json")];
const TICKET: &str = include_str!("../www/tickets/b2b-fibre-gtr4.json");

/// A change to a text, at a place given as a share of its length.
#[derive(Clone, Debug)]
enum Slip {
    Cut(u16),
    Drop(u16, u8),
    Put(u16, String),
    Twice(u16, u8),
}

fn slip() -> impl Strategy<Value = Slip> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "null",
        "-1",
        "1e999",
        "\\ud800",
        "\u{0}",
        "é",
        "\"P9\"",
        "\"25:00\"",
        "99999999999999999999",
    ]);
    prop_oneof![
        any::<u16>().prop_map(Slip::Cut),
        (any::<u16>(), 1..40_u8).prop_map(|(at, length)| Slip::Drop(at, length)),
        (any::<u16>(), pieces).prop_map(|(at, piece)| Slip::Put(at, piece.to_owned())),
        (any::<u16>(), 1..80_u8).prop_map(|(at, length)| Slip::Twice(at, length)),
    ]
}

fn slipped(text: &str, slips: &[Slip]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for slip in slips {
        let place = |at: u16, length: usize| usize::from(at) * length / 65_536;
        match slip {
            Slip::Cut(at) => chars.truncate(place(*at, chars.len())),
            Slip::Drop(at, length) => {
                let from = place(*at, chars.len());
                chars.drain(from..(from + usize::from(*length)).min(chars.len()));
            }
            Slip::Put(at, piece) => {
                let from = place(*at, chars.len());
                chars.splice(from..from, piece.chars());
            }
            Slip::Twice(at, length) => {
                let from = place(*at, chars.len());
                let again = chars[from..(from + usize::from(*length)).min(chars.len())].to_vec();
                chars.splice(from..from, again);
            }
        }
    }
    chars.into_iter().collect()
}

/// A refusal names what it found and expected, and a place that exists.
fn well_said(error: &Error, text: &str) {
    assert!(!error.problems().is_empty());
    for problem in error.problems() {
        assert!(!problem.found.is_empty() && !problem.expected.is_empty(), "{problem:?}");
        assert!(problem.path.is_empty() || problem.path.starts_with('/'), "{problem:?}");
        if let Some(position) = problem.position {
            assert!(position.line as usize <= text.matches('\n').count() + 1, "{problem:?}");
        }
    }
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ -~]{0,12}".prop_map(Value::from),
        Just(Value::from("2026-03-13T19:20:00+01:00")),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let key = prop::sample::select(vec![
            "at", "type", "events", "facts", "fees", "reason", "until", "id", "kind", "priority",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(key.prop_map(str::to_owned), inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_policy_is_read_or_refused(which in 0..2_usize, slips in prop::collection::vec(slip(), 1..4)) {
        let text = slipped(POLICIES[which], &slips);
        if let Err(error) = Policy::from_json(&text) {
            well_said(&error, &text);
        }
    }

    #[test]
    fn a_damaged_ticket_is_judged_or_refused(slips in prop::collection::vec(slip(), 1..4), now in 0..4_102_444_800_000_i64) {
        let policy = Policy::from_json(POLICIES[0]).unwrap();
        let text = slipped(TICKET, &slips);
        let now = Instant::from_millis(now).unwrap();
        let answer = policy.ticket(text.as_bytes()).and_then(|ticket| policy.assess(&ticket, now, Audience::Internal));
        if let Err(error) = answer {
            well_said(&error, &text);
        }
    }

    #[test]
    fn any_json_is_a_ticket_or_refused_alike_through_both_doors(value in json()) {
        let policy = Policy::from_json(POLICIES[0]).unwrap();
        let (bytes, object) = (policy.ticket(value.to_string().as_bytes()), policy.ticket_from(&value));
        prop_assert_eq!(bytes, object);
    }

    #[test]
    fn any_text_is_refused_as_a_policy(text in "\\PC{0,200}") {
        let error = Policy::from_json(&text).unwrap_err();
        well_said(&error, &text);
    }
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let long = " ".repeat(Policy::MAX_BYTES + 1);
    assert_eq!(Policy::from_json(&long).unwrap_err().code().as_str(), "too-large");
    let policy = Policy::from_json(POLICIES[0]).unwrap();
    let long = vec![b' '; Policy::MAX_TICKET_BYTES + 1];
    assert_eq!(policy.ticket(&long).unwrap_err().code().as_str(), "too-large");
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let deep = "[".repeat(100_000);
    assert_eq!(Policy::from_json(&deep).unwrap_err().code().as_str(), "too-large");
    let policy = Policy::from_json(POLICIES[0]).unwrap();
    assert_eq!(policy.ticket(deep.as_bytes()).unwrap_err().code().as_str(), "too-large");
}

/// Ten thousand dates with hours of their own, and as many holidays: read, compiled and asked in bounded time.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test may look at a stopwatch")]
fn ten_thousand_exceptions_are_answered() {
    let day = |index: i32| sla_clock::Date::parse("2020-01-01").unwrap().plus_days(index).to_string();
    let exceptions: serde_json::Map<String, Value> = (0..10_000).map(|at| (day(at), json!(["10:00-11:00"]))).collect();
    let holidays: Vec<String> = (0..10_000).map(day).collect();
    let calendar = json!({ "week": "24x7", "holidays": holidays, "exceptions": exceptions });
    let policy = json!({ "format": 1, "id": "x", "calendars": { "a": calendar }, "qualification": { "otherwise": "P1" },
        "agreements": [ { "id": "a", "kind": "sla", "targets": [
            { "metric": "restore", "by": { "P1": { "within": "5000h", "calendar": "a" } } } ] } ] });
    let begun = std::time::Instant::now();
    let policy = Policy::from_json(&policy.to_string()).unwrap();
    let like = policy.ticket(br#"{ "events": [] }"#).unwrap();
    let start = policy.instant("2020-01-01T00:00:00Z").unwrap();
    let due = policy.batch("restore", &like, None).unwrap().due(start).unwrap().unwrap();
    // An hour a day: the 5000th day is 8 September 2033.
    assert_eq!(due, policy.instant("2033-09-08T11:00:00Z").unwrap());
    assert!(begun.elapsed().as_secs() < 20, "took {:?}", begun.elapsed());
}
