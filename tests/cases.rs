//! Runs the case files: the same natively, in Node and in a browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod support;

use serde_json::{Value, json};
use sla_clock::{Error, Policy};
use support::{agenda, cases, doors, files, lookup::differences, policy_text, promise, report};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn assessments() {
    let mut found = Vec::new();
    let folders =
        ["assess", "clock", "chain", "communication", "constraint", "audience", "policies", "process", "escalation"];
    for (file, content) in folders.into_iter().flat_map(files) {
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

/// Cases that speak of an agenda say `from`, `to`, and one `ticket`, several `tickets`, or none: then the policy's own tasks.
#[test]
fn agendas() {
    let mut found = Vec::new();
    for (file, content) in files("agenda") {
        let policy = Policy::from_json(&policy_text(&content["policy"])).unwrap_or_else(|e| panic!("{file}: {e}"));
        for (name, case) in cases(&content) {
            for (door, answer) in agenda::ask(&policy, case) {
                let name = format!("{file}: {name} ({door})");
                match answer {
                    Ok(agenda) => found.extend(differences(&name, &agenda, &case["expect"])),
                    Err(error) => found.extend(refusal(&name, Err(error), &case["refused"])),
                }
            }
        }
    }
    report(&found);
}

/// Cases that speak of what is written say the `request`, and expect what the message says.
#[test]
fn messages() {
    let mut found = Vec::new();
    for (file, content) in files("message") {
        let policy = Policy::from_json(&policy_text(&content["policy"])).unwrap_or_else(|e| panic!("{file}: {e}"));
        for (name, case) in cases(&content) {
            for (door, answer) in doors::message(&policy, case) {
                let name = format!("{file}: {name} ({door})");
                match answer {
                    Ok(answer) if case["expect"]["code"].is_null() => {
                        found.extend(differences(&name, &answer, &case["expect"]));
                    }
                    answer => found.extend(refusal(&name, answer.map(drop), &case["expect"])),
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
            let said = promise::said(&content, case).unwrap_or_else(|e| panic!("{file}: {name}: {e}"));
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

/// Cases that speak of priorities say `facts`, `kind`, when it was `reported` and which `events` followed.
#[test]
fn qualifications() {
    let mut found = Vec::new();
    for (file, content) in files("qualification") {
        let policy = Policy::from_json(&policy_text(&content["policy"])).unwrap_or_else(|e| panic!("{file}: {e}"));
        for (name, case) in cases(&content) {
            let case = reported(case);
            for (door, answer) in doors::assess(&policy, &case) {
                let name = format!("{file}: {name} ({door})");
                let mut answer = answer.unwrap_or_else(|error| panic!("{name}: {error}"));
                answer["reasons"] = reasons(&answer);
                found.extend(differences(&name, &answer, &case["expect"]));
            }
        }
    }
    report(&found);
}

/// The case with its ticket, reported on a Wednesday at noon in Paris unless it says when, and judged that evening.
fn reported(case: &Value) -> Value {
    let mut case = case.clone();
    let at = case["reported"].as_str().unwrap_or("2026-05-20T10:00:00Z").to_owned();
    let mut events = vec![json!({ "at": at, "type": "opened" })];
    events.extend(case["events"].as_array().cloned().unwrap_or_default());
    case["ticket"] = json!({ "kind": case["kind"], "facts": case["facts"], "events": events });
    if case["now"].is_null() {
        case["now"] = if case["reported"].is_null() { json!("2026-05-20T20:00:00Z") } else { json!(at) };
    }
    case
}

/// Why the ticket has its priority, a line for each reason: code, path and values.
fn reasons(answer: &Value) -> Value {
    let lines = answer["trace"].as_array().unwrap().iter().filter(|line| line["subject"] == "priority");
    let line = |line: &Value| {
        let mut text = format!("{} {}", line["code"].as_str().unwrap(), line["path"].as_str().unwrap());
        for (name, value) in line["values"].as_object().unwrap() {
            text.push_str(&format!(" {name}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        }
        json!(text)
    };
    lines.map(line).collect()
}

#[test]
fn due_as_a_policy_writes_it() {
    let mut found = Vec::new();
    for (file, content) in files("due") {
        for (name, case) in cases(&content) {
            let name = format!("{file}: {name}");
            match promise::answered(&content, case) {
                Ok(assessment) => found.extend(differences(&name, &assessment, &case["expect"])),
                Err(error) => found.push(format!("{name}: {error}")),
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
