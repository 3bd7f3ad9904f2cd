//! The linter: cases as data, one file for each finding, and the reasoning held against plain enumeration.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod brute;
#[path = "../support/mod.rs"]
mod support;

use serde_json::{Value, json};
use sla_clock::Policy;
use support::{cases, files, report};

/// A case is the policy of `base.json` with a merge patch (RFC 7396), and every finding it has, as code and path.
#[test]
fn findings() {
    let files = files("lint");
    let base = &files.iter().find(|(file, _)| file.ends_with("base.json")).expect("base.json").1["policy"];
    let mut found = Vec::new();
    for (file, content) in &files {
        let code = file.rsplit('/').next().unwrap().trim_end_matches(".json");
        let (mut has, mut has_not) = (false, false);
        for (name, case) in cases(content) {
            let mut policy = base.clone();
            patch(&mut policy, &case["with"]);
            let policy = Policy::from_json(&policy.to_string()).unwrap_or_else(|e| panic!("{file}: {name}: {e}"));
            let findings = policy.lint();
            let lines: Vec<String> = findings.iter().map(|of| format!("{} {}", of.code, of.path)).collect();
            let expected: Vec<&str> =
                case["expect"].as_array().unwrap().iter().map(|of| of.as_str().unwrap()).collect();
            if lines != expected {
                found.push(format!("{file}: {name}: found {lines:?}, expected {expected:?}"));
            }
            let of_code = findings.iter().find(|finding| finding.code == code);
            *(if of_code.is_some() { &mut has } else { &mut has_not }) = true;
            let Some(finding) = of_code else { continue };
            for (tag, sentence) in case["says"].as_object().into_iter().flatten() {
                if sentence != finding.sentence.in_language(tag) {
                    found.push(format!("{file}: {name}: it says {:?}", finding.sentence.in_language(tag)));
                }
            }
            if case["severity"].as_str().is_some_and(|severity| severity != finding.severity.as_str()) {
                found.push(format!("{file}: {name}: it is a {}", finding.severity.as_str()));
            }
        }
        if code != "base" && !(has && has_not) {
            found.push(format!("{file}: a case that has the finding, and a near miss that has not"));
        }
    }
    report(&found);
}

fn patch(target: &mut Value, patch: &Value) {
    let Value::Object(members) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    for (key, value) in members {
        let target = target.as_object_mut().unwrap();
        if value.is_null() {
            target.remove(key);
        } else {
            self::patch(target.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

/// Every finding that the page describes has its cases, and the other way round.
#[test]
fn the_page_names_every_finding() {
    let page = include_str!("../../docs/linter.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let elsewhere = |code: &&str| *code == "not-decided";
    let mut described: Vec<String> = rows.filter(|code| !elsewhere(code)).map(str::to_owned).collect();
    let code = |file: &str| file.rsplit('/').next().unwrap().trim_end_matches(".json").to_owned();
    let mut cased: Vec<String> = files("lint").iter().map(|(file, _)| code(file)).filter(|of| of != "base").collect();
    described.sort();
    cased.sort();
    assert_eq!(described, cased);
}

/// Some options each: `count` parameters of `options`.
fn parameters(count: usize, options: usize) -> Value {
    let options: Value = (0..options).map(|option| (format!("o{option}"), json!("Option"))).collect();
    (0..count).map(|index| (format!("p{index}"), json!({ "options": options }))).collect()
}

fn policy(parameters: &Value, qualification: &Value) -> Policy {
    let document = json!({ "format": 1, "id": "space", "parameters": parameters, "qualification": qualification });
    Policy::from_json(&document.to_string()).unwrap()
}

/// 6^16 combinations, 2.8 million of millions: a rule that only two others together shadow is found all the same.
#[test]
fn millions_of_millions_are_reasoned_over() {
    let mut rules: Vec<Value> = (0..40)
        .map(|rule| {
            let pair = |step: usize| (format!("p{}", (rule * step) % 16), json!([format!("o{}", rule % 6), "o5"]));
            let when: Value = [pair(1), pair(3), pair(7)].into_iter().collect();
            json!({ "when": when, "priority": format!("P{}", rule % 4 + 1) })
        })
        .collect();
    rules.push(json!({ "when": { "p3": ["o0", "o1"], "p9": "o2" }, "priority": "P1" }));
    rules.push(json!({ "when": { "p3": ["o2", "o3", "o4", "o5"], "p9": "o2" }, "priority": "P1" }));
    rules.push(json!({ "id": "late", "when": { "p3": { "not": [] }, "p9": "o2", "p12": "o4" }, "priority": "P2" }));
    let policy = policy(&parameters(16, 6), &json!({ "rules": rules, "otherwise": "P4" }));
    let findings = policy.lint();
    let codes: Vec<String> = findings.iter().map(|of| format!("{} {}", of.code, of.path)).collect();
    assert!(codes.contains(&"rule-shadowed /qualification/rules/42".to_owned()), "{codes:?}");
    assert!(!codes.iter().any(|code| code.starts_with("not-decided")), "{codes:?}");
}

/// Whether forty answers are pairwise the same is more than the work allowed can tell, asked in this order: that is said,
/// and soon.
#[test]
fn what_can_not_be_decided_is_said() {
    let all = |from: usize| -> Value { (from..from + 20).map(|index| (format!("p{index}"), json!("o0"))).collect() };
    let same = |index: usize| {
        json!({ "any": [
        { format!("p{index}"): "o0", format!("p{}", index + 20): "o0" },
        { format!("p{index}"): "o1", format!("p{}", index + 20): "o1" } ] })
    };
    let rules = json!([
        { "when": all(0), "priority": "P1" },
        { "when": all(20), "priority": "P1" },
        { "when": { "all": (0..20).map(same).collect::<Vec<_>>() }, "priority": "P2" } ]);
    let policy = policy(&parameters(40, 2), &json!({ "rules": rules, "otherwise": "P4" }));
    let findings = policy.lint();
    assert!(findings.iter().any(|finding| finding.code == "not-decided"), "{findings:?}");
}
