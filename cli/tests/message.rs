//! `sla message`: what is written to somebody.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]

mod support;

use serde_json::Value;
use support::{File, run, status, stderr, stdout};

const LINES: &str = r#"{
  "format": 1, "id": "lines", "timeZone": "Europe/Paris", "calendars": { "always": { "week": "24x7" } },
  "support": [ { "level": "L1", "title": "Call centre" } ],
  "messages": { "inside": { "body": "{ticket}: {level}" }, "restored": "standard" },
  "communication": {
    "recipients": { "customer": { "consumer": true, "shownTo": ["customer"] } },
    "plan": [
      { "id": "back", "to": "customer", "channels": ["email"], "message": "restored", "on": "restored" },
      { "id": "pause", "to": "customer", "channels": ["chat"], "message": "inside", "on": "paused" } ] },
  "pauseReasons": { "access": "No access" },
  "qualification": { "otherwise": "P1" },
  "agreements": [ { "id": "customer", "kind": "sla", "targets": [ { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ] } ]
}"#;
const TICKET: &str = r#"{ "id": "INC-7", "events": [
  { "at": "2026-03-13T10:00:00+01:00", "type": "opened" },
  { "at": "2026-03-13T10:05:00+01:00", "type": "paused", "reason": "access" },
  { "at": "2026-03-13T10:10:00+01:00", "type": "resumed" },
  { "at": "2026-03-13T10:15:00+01:00", "type": "paused", "reason": "access" } ] }"#;
const AT: [&str; 2] = ["--at", "2026-03-13T10:20:00+01:00"];

fn written(name: &str, rest: &[&str]) -> (i32, Value, String) {
    let policy = File::new(&format!("{name}-policy.json"), LINES);
    let ticket = File::new(&format!("{name}-ticket.json"), TICKET);
    let output = run(&[&["message", policy.path(), ticket.path()], &AT[..], rest].concat());
    let answer = serde_json::from_str(stdout(&output)).unwrap_or(Value::Null);
    (status(&output), answer, stderr(&output).to_owned())
}

#[test]
fn a_message_by_name_knows_what_its_reader_may() {
    let (code, inside, _) = written("inside", &["--message", "inside"]);
    assert_eq!((code, inside["text"].as_str().unwrap()), (0, "INC-7: Call centre"));
    let (code, outside, _) = written("outside", &["--message", "inside", "--audience", "customer"]);
    assert_eq!((code, outside["text"].as_str().unwrap()), (0, "INC-7: (not known)"));
    assert_eq!(outside["missing"], serde_json::json!(["level"]));
}

#[test]
fn an_item_is_written_for_one_of_its_times() {
    let (code, second, error) = written("time", &["--item", "pause", "--time", "2"]);
    assert_eq!((code, second["channel"].as_str()), (0, Some("chat")), "{error}");
    let (code, _, error) = written("times", &["--item", "pause", "--time", "3"]);
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("/time"), "{error}");
}

#[test]
fn an_item_whose_moment_has_not_come_is_refused_in_a_sentence() {
    let (code, _, error) = written("waiting", &["--item", "back"]);
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("/item: found an item whose moment has not come, expected one that is due"), "{error}");
}
