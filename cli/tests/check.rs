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

const PAGES: [&str; 5] = [
    POLICY,
    "www/policies/consumer-mobile.json",
    "www/policies/vendor-billing-uc.json",
    "www/policies/interconnect.json",
    "www/policies/ola-internal.json",
];

#[test]
fn the_policies_of_the_page_have_no_errors() {
    let output = run(&[&["check"], &PAGES[..]].concat());
    assert_eq!(status(&output), 0, "{}{}", stdout(&output), stderr(&output));
    let output = run(&["check", PAGES[1]]);
    assert_eq!((status(&output), stdout(&output)), (0, ""));
}

#[test]
fn what_is_odd_is_told_with_its_place_in_both_languages() {
    let english = run(&["check", PAGES[4]]);
    assert_eq!(status(&english), 0, "a warning is no error");
    let uncovered =
        |output: &str, said: &str| output.lines().any(|line| line.contains("[chain-uncovered]") && line.contains(said));
    let text = stdout(&english);
    assert!(text.lines().any(|line| line.contains(".json:140:5: warning: /chain/0: ")), "{text}");
    assert!(uncovered(text, "finds nobody from Friday 19:00 to Monday 10:00, 63 h"), "{text}");
    let french = run(&["check", "--lang", "fr", PAGES[4]]);
    assert!(stdout(&french).lines().all(|line| line.contains(": avertissement: /")), "{}", stdout(&french));
    assert!(uncovered(stdout(&french), "63 h"), "{}", stdout(&french));
}

#[test]
fn an_odd_policy_that_does_not_do_what_it_says_has_errors() {
    let policy = r#"{ "format": 1, "id": "x", "parameters": { "severity": "standard" },
      "qualification": {
        "rules": [ { "when": { "severity": ["critical", "major"] }, "priority": "P1" },
                   { "when": { "severity": "major" }, "priority": "P2" } ],
        "otherwise": "P4" } }"#;
    let output = run_with(&["check", "-", "--format", "json"], policy.as_bytes());
    assert_eq!(status(&output), 1);
    let checked: Value = serde_json::from_str(stdout(&output)).unwrap();
    let findings = checked[0]["findings"].as_array().unwrap();
    let shadowed = findings.iter().find(|finding| finding["code"] == "rule-shadowed").unwrap();
    assert_eq!((&shadowed["severity"], &shadowed["path"]), (&"error".into(), &"/qualification/rules/1".into()));
    assert_eq!(shadowed["position"]["line"], 4);
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

#[test]
fn mistakes_are_told_in_french_words_too() {
    let output = run_with(&["check", "-", "--lang", "fr"], MISTAKEN.as_bytes());
    let text = stdout(&output);
    assert!(text.contains("trouvé : \"P9\" ; attendu : un nom déclaré dans /priorities : P1, P2, P3, P4"), "{text}");
    assert!(!text.contains("found") && !text.contains("a name declared"), "{text}");
}
