//! Small policies made up at random: what the linter reasons out must be what trying every ticket finds.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use sla_clock::{Audience, Policy};

/// Makes choices out of a row of numbers.
struct Chooser<'c>(std::iter::Cycle<std::slice::Iter<'c, u8>>);

impl Chooser<'_> {
    fn below(&mut self, count: usize) -> usize {
        usize::from(*self.0.next().unwrap()) % count
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 0
    }
}

const WORDS: [&str; 3] = ["x", "y", "z"];
/// Every number that the bounds below tell apart.
const NUMBERS: [&str; 7] = ["1", "5", "7", "10", "12", "15", "20"];
const PRIORITIES: [&str; 3] = ["P1", "P2", "P3"];

fn parameters(chooser: &mut Chooser<'_>) -> Value {
    let mut kind = json!({ "options": { "x": "X", "y": "Y", "z": "Z" } });
    let mut count = json!({ "kind": "number", "bands": { "few": { "atMost": 5 }, "some": { "moreThan": 5, "lessThan": 15 }, "many": { "atLeast": 15 } } });
    let mut vip = json!({ "kind": "yes-no" });
    for (parameter, value) in [(&mut kind, json!("x")), (&mut count, json!(7)), (&mut vip, json!(false))] {
        if chooser.yes() {
            parameter["default"] = value;
        }
    }
    json!({ "word": kind, "count": count, "vip": vip })
}

fn condition(chooser: &mut Chooser<'_>, depth: usize) -> Value {
    match chooser.below(if depth == 0 { 5 } else { 8 }) {
        0 => json!({ "word": WORDS[chooser.below(3)] }),
        1 => json!({ "word": { "not": [WORDS[chooser.below(3)], WORDS[chooser.below(3)]] } }),
        2 => json!({ "vip": chooser.yes() }),
        3 => {
            let key = ["atLeast", "moreThan", "atMost", "lessThan"][chooser.below(4)];
            let bound = [5, 10, 15][chooser.below(3)];
            json!({ "count": { key: bound } })
        }
        4 => json!({ "count": { "between": [5, 10 + 5 * chooser.below(2)] } }),
        5 => json!({ "not": condition(chooser, depth - 1) }),
        6 => json!({ "any": [condition(chooser, depth - 1), condition(chooser, depth - 1)] }),
        _ => json!({ "all": [condition(chooser, depth - 1), condition(chooser, depth - 1)] }),
    }
}

fn qualification(chooser: &mut Chooser<'_>) -> Value {
    let priority = |chooser: &mut Chooser<'_>| PRIORITIES[chooser.below(3)];
    let rules: Vec<Value> = (0..chooser.below(4))
        .map(|_| json!({ "when": condition(chooser, 2), "priority": priority(chooser) }))
        .collect();
    let modifiers: Vec<Value> = (0..chooser.below(4))
        .map(|_| {
            let when = condition(chooser, 1);
            match chooser.below(5) {
                0 => json!({ "when": when, "raise": 1 }),
                1 => json!({ "when": when, "lower": 1 }),
                2 => json!({ "when": when, "atLeast": priority(chooser) }),
                3 => json!({ "when": when, "atMost": priority(chooser) }),
                _ => json!({ "when": when, "priority": priority(chooser) }),
            }
        })
        .collect();
    let mut qualification = json!({ "rules": rules, "modifiers": modifiers, "otherwise": priority(chooser) });
    if chooser.yes() {
        let mut cells = Map::new();
        for row in WORDS {
            let columns = ["few", "some", "many"].into_iter().filter(|_| chooser.below(4) > 0).collect::<Vec<_>>();
            let row_cells: Map<String, Value> =
                columns.into_iter().map(|column| (column.to_owned(), json!(priority(chooser)))).collect();
            cells.insert(row.to_owned(), Value::Object(row_cells));
        }
        let mut matrix = json!({ "rows": "word", "columns": "count", "cells": cells });
        if chooser.yes() {
            matrix["when"] = condition(chooser, 1);
        }
        qualification["matrix"] = matrix;
    }
    if chooser.yes() {
        let thresholds: Vec<Value> = (0..1 + chooser.below(3))
            .map(|_| json!({ (["atLeast", "moreThan"][chooser.below(2)]): chooser.below(8), "priority": priority(chooser) }))
            .collect();
        qualification["score"] = json!({
            "points": { "vip": chooser.below(4), "word": { "x": chooser.below(4), "z": 2 },
                        "count": [{ "atLeast": 15, "points": chooser.below(4) }, { "moreThan": 5, "points": 1 }] },
            "priorities": thresholds });
    }
    qualification
}

/// What every ticket that there can be shows, one after the other.
#[derive(Default)]
struct Tried {
    /// Paths of the clauses that decided or changed something.
    acted: BTreeSet<String>,
    priorities: BTreeSet<String>,
    /// Whether a ticket of which everything is known fell to the default.
    fell: bool,
}

fn try_all(policy: &Policy) -> Tried {
    let mut tried = Tried::default();
    let options = |values: &[Value]| values.iter().cloned().chain([Value::Null]).collect::<Vec<_>>();
    let numbers: Vec<Value> = NUMBERS.iter().map(|number| json!(number)).collect();
    let now = policy.instant("2026-05-20T12:00:00Z").unwrap();
    for word in options(&WORDS.map(|word| json!(word))) {
        for count in options(&numbers) {
            for vip in options(&[json!(true), json!(false)]) {
                let facts = json!({ "word": word, "count": count, "vip": vip });
                let ticket = json!({ "facts": facts, "events": [{ "at": "2026-05-20T12:00:00Z", "type": "opened" }] });
                let ticket = policy.ticket(ticket.to_string().as_bytes()).unwrap();
                let answer = policy.assess(&ticket, now, Audience::Internal).unwrap();
                tried.priorities.insert(answer.priority.value.to_string());
                let acting = ["rule-matched", "matrix-cell", "score", "modifier-applied"];
                let lines = answer.trace.iter().filter(|line| acting.contains(&line.code));
                tried.acted.extend(lines.map(|line| line.path.clone()));
                let is_known = !(word.is_null() || count.is_null() || vip.is_null());
                tried.fell |= is_known && answer.trace.iter().any(|line| line.code == "default");
            }
        }
    }
    tried
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reasoning_finds_what_trying_finds(choices in proptest::collection::vec(any::<u8>(), 97)) {
        let mut chooser = Chooser(choices.iter().cycle());
        let parameters = parameters(&mut chooser);
        let qualification = qualification(&mut chooser);
        let document = json!({ "format": 1, "id": "x", "priorities": PRIORITIES, "parameters": parameters, "qualification": qualification });
        let policy = Policy::from_json(&document.to_string()).unwrap();
        let tried = try_all(&policy);
        let findings = policy.lint();
        let told = |code: &str, path: &str| findings.iter().any(|of| of.code == code && of.path == path);
        let list = |key: &str| qualification[key].as_array().map_or(0, Vec::len);

        for index in 0..list("rules") {
            let path = format!("/qualification/rules/{index}");
            let never = told("rule-never", &path) || told("rule-shadowed", &path);
            prop_assert_eq!(never, !tried.acted.contains(&path), "{} of {:#}", path, document);
        }
        for index in 0..list("modifiers") {
            let path = format!("/qualification/modifiers/{index}");
            prop_assert_eq!(told("modifier-never", &path), !tried.acted.contains(&path), "{} of {:#}", path, document);
        }
        for (row, columns) in qualification["matrix"]["cells"].as_object().into_iter().flatten() {
            for column in columns.as_object().unwrap().keys() {
                let path = format!("/qualification/matrix/cells/{row}/{column}");
                prop_assert_eq!(told("cell-never", &path), !tried.acted.contains(&path), "{} of {:#}", path, document);
            }
        }
        for index in 0..qualification["score"]["priorities"].as_array().map_or(0, Vec::len) {
            let path = format!("/qualification/score/priorities/{index}");
            prop_assert_eq!(told("threshold-never", &path), !tried.acted.contains(&path), "{} of {:#}", path, document);
        }
        for (index, priority) in PRIORITIES.iter().enumerate() {
            let path = format!("/priorities/{index}");
            prop_assert_eq!(told("priority-never", &path), !tried.priorities.contains(*priority), "{} of {:#}", path, document);
        }
        let decides = list("rules") > 0 || !qualification["matrix"].is_null() || !qualification["score"].is_null();
        let falls = findings.iter().any(|of| of.code == "falls-to-default" || of.code == "cell-missing");
        if decides {
            prop_assert!(!tried.fell || falls, "a ticket falls to the default: {:#}", document);
            let untrue = findings.iter().any(|of| of.code == "falls-to-default") && !tried.fell;
            prop_assert!(!untrue, "no ticket falls to the default: {:#}", document);
        }
    }
}
