//! `sla check` and `sla schema`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]

mod support;

use serde_json::Value;
use support::{File, POLICY, run, run_with, status, stderr, stdout};

const MISTAKEN: &str = r#"{
  "format": 1, "id": "x",
  "calendars": { "office": { "week": { "mon-fri": ["08:00-18:00"] } } },
  "qualification": { "otherwise": "P9" },
  "agreements": [ { "id": "a", "kind": "sla", "targets": [
    { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "ofice" } } } ] } ]
}"#;

#[test]
fn the_policies_of_the_page_are_clean() {
    let output = run(&["check", POLICY, "www/policies/consumer-mobile.json"]);
    assert_eq!((status(&output), stdout(&output)), (0, ""), "{}", stderr(&output));
}

#[test]
fn every_mistake_is_told_with_its_place_and_the_word_that_was_meant() {
    let file = File::new("mistaken.json", MISTAKEN);
    let output = run(&["check", file.path()]);
    assert_eq!(status(&output), 1);
    let lines: Vec<&str> = stdout(&output).lines().collect();
    let path = file.path();
    assert_eq!(
        lines,
        [
            format!(
                "{path}:4:35: error: /qualification/otherwise: found \"P9\", expected a name declared in /priorities: \
                 P1, P2, P3, P4 [policy-invalid]"
            ),
            format!(
                "{path}:6:72: error: /agreements/0/targets/0/by/P1/calendar: found \"ofice\", expected a name declared \
                 in /calendars: office; did you mean \"office\"? [policy-invalid]"
            ),
        ]
    );
}

#[test]
fn findings_come_as_json_and_in_french() {
    let output = run_with(&["check", "-", "--format", "json", "--lang", "fr"], MISTAKEN.as_bytes());
    assert_eq!(status(&output), 1);
    let checked: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(checked[0]["policy"], "-");
    let finding = &checked[0]["findings"][1];
    assert_eq!(finding["position"]["line"], 6);
    assert_eq!(finding["path"], "/agreements/0/targets/0/by/P1/calendar");
    assert_eq!((&finding["severity"], &finding["code"]), (&"error".into(), &"policy-invalid".into()));
    assert_eq!(finding["nearest"], "office");
    assert!(finding["message"].as_str().unwrap().ends_with("vouliez-vous dire « office » ?"));
}

#[test]
fn what_cannot_be_read_is_not_what_is_wrong() {
    for policy in ["www/policies/nowhere.json", "www/policies", "docs/images/calculator-light.png"] {
        let output = run(&["check", policy]);
        assert_eq!((status(&output), stdout(&output)), (2, ""), "{policy}");
        assert!(stderr(&output).starts_with(&format!("sla: {policy}: ")), "{}", stderr(&output));
    }
    assert_eq!(status(&run(&["check"])), 2);
    assert_eq!(status(&run(&["czech", POLICY])), 2);
}

#[test]
fn a_mark_before_the_text_is_no_mistake_and_too_much_text_is() {
    let marked = format!("\u{feff}{}", std::fs::read_to_string(format!("../{POLICY}")).unwrap());
    assert_eq!(status(&run_with(&["check", "-"], marked.as_bytes())), 0);
    let output = run_with(&["check", "-"], " ".repeat(3 << 20).as_bytes());
    assert_eq!(status(&output), 1);
    assert!(stdout(&output).ends_with("[too-large]\n"), "{}", stdout(&output));
}

#[test]
fn the_schema_is_the_one_that_is_published() {
    let output = run(&["schema"]);
    assert_eq!(status(&output), 0);
    assert_eq!(stdout(&output), std::fs::read_to_string("../pkg/policy.schema.json").unwrap());
}
