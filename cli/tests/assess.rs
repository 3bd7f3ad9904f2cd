//! `sla assess`: one ticket.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]

mod support;

use serde_json::Value;
use support::{AT, File, POLICY, TICKET, run, run_with, status, stderr, stdout};

fn assess(more: &[&str]) -> Value {
    let output = run(&[&["assess", POLICY, TICKET], more].concat());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    serde_json::from_str(stdout(&output)).unwrap()
}

#[test]
fn the_answer_is_that_of_the_library() {
    let answer = assess(&AT);
    assert_eq!(answer["owed"]["amount"], "96.00 EUR");
    assert_eq!(answer["now"], "2026-03-14T09:00:00+01:00");
    assert_eq!(answer["audience"], "internal");
}

#[test]
fn a_customer_gets_the_customers_answer() {
    let answer = assess(&[&AT[..], &["--audience", "customer"]].concat());
    assert_eq!(answer["audience"], "customer");
    assert_eq!((answer.get("owed"), answer.get("escalation")), (None, None));
}

#[test]
fn now_is_now() {
    let year = |answer: &Value| answer["now"].as_str().unwrap()[..4].parse::<u32>().unwrap();
    assert!(year(&assess(&["--at", "now"])) >= 2025);
}

#[test]
fn a_time_without_offset_is_refused_with_what_to_write() {
    let output = run(&["assess", POLICY, TICKET, "--at", "2026-03-14T09:00"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("offset") && stderr(&output).contains("or `now`"), "{}", stderr(&output));
}

#[test]
fn a_policy_with_errors_and_a_refused_ticket_differ_in_status() {
    let empty = File::new("empty.json", "{}");
    let output = run(&[&["assess", empty.path(), TICKET], &AT[..]].concat());
    assert_eq!((status(&output), stdout(&output)), (1, ""));
    let output = run(&[&["assess", POLICY, empty.path()], &AT[..]].concat());
    assert_eq!((status(&output), stdout(&output)), (3, ""));
    assert!(stderr(&output).contains("/events"), "{}", stderr(&output));
    let output = run(&[&["assess", POLICY, "nowhere.json"], &AT[..]].concat());
    assert_eq!(status(&output), 2);
}

#[test]
fn the_policy_may_come_on_standard_input() {
    let text = std::fs::read(format!("../{POLICY}")).unwrap();
    let output = run_with(&[&["assess", "-", TICKET], &AT[..]].concat(), &text);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    // Both can't.
    let output = run_with(&[&["assess", "-"], &AT[..]].concat(), &text);
    assert_eq!(status(&output), 2, "{}", stderr(&output));
}
