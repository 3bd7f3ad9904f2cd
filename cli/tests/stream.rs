//! `sla assess` with tickets on standard input: a line in, a line out, in order.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, Stdio};

use serde_json::Value;
use support::{AT, File, POLICY, json_lines, run_with, sla, status, stdout};

/// One clock: most of what is measured below is the stream itself.
const SMALL: &str = r#"{ "format": 1, "id": "small", "qualification": { "otherwise": "P1" },
  "calendars": { "always": { "week": "24x7" } }, "agreements": [ { "id": "a", "kind": "sla", "targets": [
    { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ] } ] }"#;

fn ticket(id: usize) -> String {
    format!(r#"{{ "id": "INC-{id}", "events": [ {{ "at": "2026-03-13T19:20:00Z", "type": "opened" }} ] }}"#)
}

#[test]
fn what_a_line_may_look_like() {
    let ticket = |id: usize| ticket(id).replace("2026-03-13T19:20:00Z", "2026-03-13T19:20:00+01:00");
    // A mark before the first line, lines that end in either way, blank ones, and a last one without an end.
    let input = format!("\u{feff}{}\r\n\n  \r\n{}\n{}", ticket(1), ticket(2), ticket(3));
    let output = run_with(&[&["assess", POLICY], &AT[..]].concat(), input.as_bytes());
    assert_eq!(status(&output), 0);
    let ids: Vec<_> = json_lines(&output).iter().map(|line| line["ticket"]["id"].clone()).collect();
    assert_eq!(ids, ["INC-1", "INC-2", "INC-3"]);
}

#[test]
fn a_refused_ticket_has_its_own_line_and_the_others_go_on() {
    let long = format!(r#"{{ "id": "INC-5", "pad": "{}" }}"#, "x".repeat(9 << 20));
    let lines = [
        ticket(1),
        r#"{ "id": "INC-2", "events": [ { "at": "2026-03-13T19:20", "type": "opened" } ] }"#.into(),
        r#"{ "id": 3, "events": [ { "at": "#.into(),
        "no json".into(),
        long,
        ticket(6),
        r#"{ "id": "INC-7" }"#.into(),
    ];
    let output = run_with(&[&["assess", POLICY], &AT[..]].concat(), lines.join("\n").as_bytes());
    assert_eq!(status(&output), 3);
    let answers = json_lines(&output);
    let told: Vec<_> = answers.iter().map(|line| (&line["id"], &line["line"], &line["error"]["code"])).collect();
    let null = &Value::Null;
    let value = |value: &str| serde_json::from_str::<Value>(value).unwrap();
    let refused = &value("\"ticket-invalid\"");
    assert_eq!(told[0], (null, null, null));
    assert_eq!(told[1], (&value("\"INC-2\""), &value("2"), refused));
    assert_eq!(told[2], (&value("3"), &value("3"), refused));
    assert_eq!(told[3], (null, &value("4"), refused));
    assert_eq!(told[4], (null, &value("5"), &value("\"too-large\"")));
    assert_eq!(told[5], (null, null, null));
    assert_eq!(told[6], (&value("\"INC-7\""), &value("7"), refused));
    assert_eq!(answers[5]["ticket"]["id"], "INC-6");
    assert_eq!(answers[1]["error"]["path"], "/events/0/at");
    assert_eq!(answers[1]["error"]["problems"][0]["found"], "\"2026-03-13T19:20\"");
    assert!(answers[1]["error"]["message"].as_str().unwrap().starts_with("ticket-invalid: /events/0/at: found"));
}

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    let small = File::new("closed-pipe.json", SMALL);
    let mut child = sla(&["assess", small.path(), "--at", AT[1]]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || feed(&mut stdin, 0..20_000));
    let mut first = String::new();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut first).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(first.contains("INC-0"), "{first}");
    assert_eq!((status(&output), output.stderr.as_slice()), (0, b"".as_slice()));
}

/// Whoever asks and waits gets an answer: nothing is kept back until more has come.
#[test]
fn an_answer_comes_before_the_next_ticket() {
    let small = File::new("one-by-one.json", SMALL);
    let mut child = sla(&["assess", small.path(), "--at", AT[1]]).stdin(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in 0..3 {
        feed(&mut stdin, id..id + 1);
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("INC-{id}")), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn many_tickets_come_back_in_order_and_take_no_more_memory_than_few() {
    let small = File::new("many.json", SMALL);
    let mut child = sla(&["assess", small.path(), "--at", AT[1]]).stdin(Stdio::piped()).spawn().unwrap();
    let (mut stdin, pid) = (child.stdin.take().unwrap(), child.id());
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let writer = std::thread::spawn(move || {
        feed(&mut stdin, 0..2_000);
        let early = most_memory(pid);
        feed(&mut stdin, 2_000..20_000);
        (early, most_memory(pid))
    });
    for id in 0..20_000 {
        let line = answers.next().unwrap().unwrap();
        assert!(line.contains(&format!("\"INC-{id}\"")), "{line} instead of ticket {id}");
    }
    assert!(answers.next().is_none());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    if let (Some(early), Some(late)) = writer.join().unwrap() {
        assert!(late < early + 16_000, "{early} kB after 2,000 tickets, {late} kB after 20,000");
    }
}

/// What is not read after all is not written either.
fn feed(stdin: &mut ChildStdin, ids: std::ops::Range<usize>) {
    for id in ids {
        if writeln!(stdin, "{}", ticket(id)).is_err() {
            return;
        }
    }
}

/// The most memory that a process has held so far, in kB, where the system tells.
fn most_memory(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[test]
fn nothing_in_is_nothing_out() {
    let output = run_with(&[&["assess", POLICY], &AT[..]].concat(), b"\n\n");
    assert_eq!((status(&output), stdout(&output)), (0, ""));
}
