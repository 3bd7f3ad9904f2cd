//! Runs the case files: the same natively, in Node and in a browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod support;

use serde_json::Value;
use sla_clock::{Error, Policy};
use support::{cases, doors, files, lookup::differences, policy_text, promise, report};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn assessments() {
    let mut found = Vec::new();
    for (file, content) in ["assess", "policies"].into_iter().flat_map(files) {
        let policy = Policy::from_json(&policy_text(&content["policy"])).unwrap_or_else(|e| panic!("{file}: {e}"));
        for (name, case) in cases(&content) {
            for (door, answer) in doors::assess(&policy, case) {
                let name = format!("{file}: {name} ({door})");
                match answer {
                    Ok(assessment) => found.extend(differences(&name, &assessment, &case["expect"])),
                    Err(error) => found.push(format!("{name}: {error}")),
                }
            }
        }
    }
    report(&found);
}

#[test]
fn promises_in_words() {
    let mut found = Vec::new();
    for (file, content) in files("promise") {
        for (name, case) in cases(&content) {
            let said = promise::said(&content["calendars"], case).unwrap_or_else(|e| panic!("{file}: {name}: {e}"));
            for language in ["en", "fr"] {
                if said[language] != case["expect"][language] {
                    let expected = &case["expect"][language];
                    found.push(format!("{file}: {name}:\n  {}\n  {expected}", said[language]));
                }
            }
        }
    }
    report(&found);
}

#[test]
fn refused_policies() {
    let mut found = Vec::new();
    for (file, content) in files("refused/policies") {
        for (name, case) in cases(&content) {
            let text = match &case["text"] {
                Value::Array(lines) => lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n"),
                _ => case["policy"].to_string(),
            };
            found.extend(refusal(&format!("{file}: {name}"), Policy::from_json(&text).map(drop), &case["expect"]));
        }
    }
    report(&found);
}

#[test]
fn refused_tickets() {
    let mut found = Vec::new();
    for (file, content) in files("refused/tickets") {
        let policy = Policy::from_json(&policy_text(&content["policy"])).unwrap_or_else(|e| panic!("{file}: {e}"));
        for (name, case) in cases(&content) {
            for (door, answer) in doors::assess(&policy, case) {
                let name = format!("{file}: {name} ({door})");
                found.extend(refusal(&name, answer.map(drop), &case["expect"]));
            }
        }
    }
    report(&found);
}

/// How a refusal differs from the one expected: its code, and of each problem what the case names.
fn refusal(name: &str, result: Result<(), Error>, expected: &Value) -> Vec<String> {
    let Err(error) = result else { return vec![format!("{name}: was not refused")] };
    let mut found = Vec::new();
    if expected["code"] != error.code().as_str() {
        found.push(format!("{name}: the code is {}, expected {}", error.code().as_str(), expected["code"]));
    }
    let problems = serde_json::to_value(error.problems()).unwrap();
    let (problems, expected) = (problems.as_array().unwrap(), expected["problems"].as_array().expect("problems"));
    if problems.len() != expected.len() {
        found.push(format!("{name}: {} problems, expected {}:\n{error}", problems.len(), expected.len()));
    }
    for (problem, expected) in problems.iter().zip(expected) {
        for (key, value) in expected.as_object().unwrap() {
            if problem.get(key).unwrap_or(&Value::Null) != value {
                found.push(format!("{name}: {key} of {problem} should be {value}"));
            }
        }
    }
    found
}
