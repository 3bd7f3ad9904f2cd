//! What reasoning over a whole parameter space costs: `cargo bench --bench lint`.
//!
//! Each measurement lints a policy of 60 rules, a matrix, a score and ten modifiers over so many parameters of six
//! options: from two thousand combinations to 282 million, each decided whole.
#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use serde_json::{Value, json};
use sla_clock::Policy;

fn main() {
    divan::main();
}

/// A policy over `count` parameters; each rule asks for three of them.
fn policy(count: usize) -> Policy {
    let options: Value = (0..6).map(|option| (format!("o{option}"), json!("Option"))).collect();
    let parameters: Value = (0..count).map(|index| (format!("p{index}"), json!({ "options": options }))).collect();
    let asks = |rule: usize| -> Value {
        let ask = |step: usize| {
            (format!("p{}", (rule * step + step) % count), json!([format!("o{}", (rule + step) % 6), "o5"]))
        };
        [1, 3, 7].map(ask).into_iter().collect()
    };
    let priority = |rule: usize| format!("P{}", rule % 4 + 1);
    let rules: Vec<Value> = (0..60).map(|rule| json!({ "when": asks(rule), "priority": priority(rule) })).collect();
    let modifiers: Vec<Value> = (0..10).map(|rule| json!({ "when": asks(rule * 5 + 1), "raise": 1 })).collect();
    let cells: Value = (0..5)
        .map(|row| {
            let columns: Value = (0..5).map(|column| (format!("o{column}"), json!(priority(row + column)))).collect();
            (format!("o{row}"), columns)
        })
        .collect();
    let points: Value =
        (0..count.min(4)).map(|index| (format!("p{index}"), json!({ "o0": 10, "o1": 20, "o2": 30 }))).collect();
    let document = json!({ "format": 1, "id": "space", "parameters": parameters, "qualification": {
        "rules": rules, "matrix": { "rows": "p0", "columns": "p1", "cells": cells },
        "score": { "points": points, "priorities": [{ "atLeast": 60, "priority": "P1" }, { "atLeast": 30, "priority": "P2" }] },
        "modifiers": modifiers, "otherwise": "P4" } });
    Policy::from_json(&document.to_string()).unwrap()
}

/// 7^4 is 2,401 combinations (not being known is one more option), 7^9 40 million, 7^10 282 million.
#[divan::bench(args = [4, 9, 10], sample_count = 10)]
fn parameters(bencher: Bencher<'_, '_>, count: usize) {
    let policy = policy(count);
    assert!(policy.lint().iter().all(|finding| finding.code != "not-decided"));
    bencher.bench_local(|| black_box(&policy).lint());
}
