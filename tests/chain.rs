//! What the check of chains finds: cases as data.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod support;

use serde_json::Value;
use sla_clock::{Assessment, Audience, Duration, Finding, Instant, Policy};
use support::{cases, files, policy_text, report};

#[test]
fn findings() {
    let mut found = Vec::new();
    for (file, content) in files("chain/check") {
        for (name, case) in cases(&content) {
            let policy = changed(&content["policy"], &case["change"]);
            let policy = Policy::from_json(&policy_text(&policy)).unwrap_or_else(|e| panic!("{file}: {name}: {e}"));
            let findings =
                policy.lint().into_iter().filter(|finding| finding.code.starts_with("chain-")).collect::<Vec<_>>();
            let expected = case["expect"].as_array().expect("a case expects a list of findings");
            if findings.len() != expected.len() {
                found.push(format!("{file}: {name}: {} findings: {findings:#?}", findings.len()));
            }
            for (finding, expected) in findings.iter().zip(expected) {
                found.extend(differences(finding, expected).map(|text| format!("{file}: {name}: {text}")));
            }
        }
    }
    report(&found);
}

/// The policy with some of its values replaced: JSON Pointer to value.
fn changed(policy: &Value, change: &Value) -> Value {
    let mut policy = policy.clone();
    for (pointer, value) in change.as_object().into_iter().flatten() {
        *policy.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = value.clone();
    }
    policy
}

fn differences<'f>(finding: &'f Finding, expected: &'f Value) -> impl Iterator<Item = String> + 'f {
    let of = |key: &str| match key {
        "code" => finding.code,
        "severity" => finding.severity.as_str(),
        "path" => &finding.path,
        "english" => finding.sentence.in_language("en"),
        "french" => finding.sentence.in_language("fr"),
        key => panic!("a finding has no {key}"),
    };
    let expected = expected.as_object().expect("an object");
    expected
        .iter()
        .filter(move |(key, value)| *value != of(key))
        .map(move |(key, value)| format!("{key} is {:?}, expected {value}", of(key)))
}

/// Nothing but counters reads differently before `nextChangeAt`, and something does at it.
#[test]
fn next_changes_are_exact() {
    let mut found = Vec::new();
    for (file, content) in ["chain", "constraint", "audience"].into_iter().flat_map(files) {
        let policy = Policy::from_json(&policy_text(&content["policy"])).unwrap_or_else(|e| panic!("{file}: {e}"));
        for (name, case) in cases(&content) {
            let ticket = policy.ticket(case["ticket"].to_string().as_bytes()).unwrap();
            let audience =
                *Audience::ALL.iter().find(|one| case["audience"] == one.as_str()).unwrap_or(&Audience::Internal);
            let assess = |at: Instant| policy.assess(&ticket, at, audience).unwrap();
            let mut now = policy.instant("2026-03-02T00:00:00Z").unwrap();
            for _ in 0..20 {
                let Some(next) = assess(now).next_change_at.map(|at| at.instant()) else { break };
                let before = next.plus(Duration::from_millis(-1)).unwrap();
                if still(&assess(now)) != still(&assess(before)) {
                    let (one, other) = (still(&assess(now)), still(&assess(before)));
                    let differing: Vec<String> = one
                        .as_object()
                        .unwrap()
                        .iter()
                        .filter(|(key, value)| other.get(*key) != Some(value))
                        .map(|(key, value)| format!("{key}: {value} then {}", other[key]))
                        .collect();
                    found.push(format!("{file}: {name}: {now:?} to {before:?}: {differing:?}"));
                }
                if still(&assess(next)) == still(&assess(before)) {
                    found.push(format!("{file}: {name}: nothing changes at {next:?}"));
                }
                now = next;
            }
        }
    }
    report(&found);
}

/// An answer without its counters, and without the instants that a pause moves along.
fn still(assessment: &Assessment) -> Value {
    let mut answer: Value = serde_json::from_str(&assessment.to_json()).unwrap();
    // Which penalty steps first may change as the due time of a paused clock moves on.
    let moving = answer["clocks"].as_array().into_iter().flatten().any(|clock| clock["provisional"] == true);
    if moving {
        answer.as_object_mut().unwrap().remove("owed");
    }
    drop_moving(&mut answer);
    for key in ["now", "trace", "nextChangeAt"] {
        answer.as_object_mut().unwrap().remove(key);
    }
    answer
}

fn drop_moving(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(drop_moving),
        Value::Object(members) => {
            members.retain(|key, _| {
                !["used", "remaining", "share", "lateness", "segments", "amount", "nextStepAt", "reachedAt"]
                    .contains(&key.as_str())
            });
            if members.get("provisional") == Some(&Value::Bool(true)) {
                members
                    .retain(|key, _| !["due", "warnings", "levels", "dueDay", "at", "until"].contains(&key.as_str()));
            }
            // Another clock's due time, told again.
            members.remove("clocks").map(|mut clocks| {
                drop_moving(&mut clocks);
                for clock in clocks.as_array_mut().into_iter().flatten().filter(|clock| clock["state"] == "paused") {
                    clock.as_object_mut().unwrap().remove("due");
                }
                members.insert("clocks".into(), clocks)
            });
            members.values_mut().for_each(drop_moving);
        }
        _ => {}
    }
}
