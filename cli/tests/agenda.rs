//! `sla agenda`: what comes next.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]

mod support;

use serde_json::Value;
use support::{POLICY, TICKET, run, run_with, status, stderr, stdout};

const FROM: [&str; 2] = ["--from", "2026-03-13T22:40:00+01:00"];

fn with<'a>(first: &[&'a str], rest: &[&'a str]) -> Vec<&'a str> {
    [first, &FROM, rest].concat()
}

#[test]
fn one_ticket_line_by_line() {
    let output = run(&with(&["agenda", POLICY, TICKET], &["--hours", "3", "--lang", "fr"]));
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.lines().any(|line| line.contains("Échéance : GTR")), "{text}");
}

#[test]
fn many_tickets_in_one_order_and_those_refused_by_their_line() {
    let opened = |id: &str, at: &str| {
        format!(
            "{{\"id\":\"{id}\",\"facts\":{{\"severity\":\"total-loss\"}},\"events\":[{{\"at\":\"{at}\",\"type\":\"opened\"}},{{\"at\":\"{at}\",\"type\":\"completed\"}}]}}"
        )
    };
    let input = [
        opened("late", "2026-03-13T22:30:00+01:00"),
        "{ broken".to_owned(),
        opened("early", "2026-03-13T22:20:00+01:00"),
    ]
    .join("\n");
    let output = run_with(&with(&["agenda", POLICY], &["--hours", "1", "--format", "json"]), input.as_bytes());
    assert_eq!(status(&output), 3);
    assert!(stderr(&output).starts_with("sla: line 2: ticket-invalid"), "{}", stderr(&output));
    let agenda: Value = serde_json::from_str(stdout(&output)).unwrap();
    let items: Vec<(&str, &str)> = agenda["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["kind"] == "due" && item["metric"] == "respond")
        .map(|item| (item["ticket"].as_str().unwrap(), item["at"].as_str().unwrap()))
        .collect();
    let expected = [("early", "2026-03-13T22:50:00+01:00"), ("late", "2026-03-13T23:00:00+01:00")];
    assert_eq!(items, expected);
}

#[test]
fn a_policys_own_tasks_as_a_calendar() {
    let arguments = ["agenda", "www/policies/ola-internal.json", "--tasks-only", "--format", "ics"];
    let output = run(&[&arguments[..], &["--from", "2026-06-02T06:00:00+02:00", "--hours", "24"]].concat());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.contains("DTSTART:20260602T160000Z\r\nSUMMARY:P1 Due: Monthly bill run\r\n"), "{text}");
}

#[test]
fn an_end_is_needed_and_not_two() {
    assert_eq!(status(&run(&with(&["agenda", POLICY, TICKET], &[]))), 2);
    let both = ["--hours", "3", "--to", "2026-03-14T00:00:00+01:00"];
    assert_eq!(status(&run(&with(&["agenda", POLICY, TICKET], &both))), 2);
    let before = run(&with(&["agenda", POLICY, TICKET], &["--to", "2026-03-13T00:00:00+01:00"]));
    assert_eq!(status(&before), 3);
    assert!(stderr(&before).contains("/to"), "{}", stderr(&before));
}

#[test]
fn what_stands_in_an_id_neither_breaks_a_line_nor_steers_a_terminal() {
    let ticket = r#"{"id":"INC-1\r\nBcc: x\u001b[31m","facts":{"severity":"total-loss"},"events":[{"at":"2026-03-13T22:30:00+01:00","type":"opened"},{"at":"2026-03-13T22:30:00+01:00","type":"completed"}]}"#;
    let output = run_with(&with(&["agenda", POLICY], &["--hours", "1"]), ticket.as_bytes());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("INC-1  Bcc: x [31m"), "{text}");
    assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
}
