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
use sla_clock::{Finding, Policy};
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
        .filter_map(move |(key, value)| (value != of(key)).then(|| format!("{key} is {:?}, expected {value}", of(key))))
}
