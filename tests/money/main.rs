//! What a miss costs, by real contracts: data cases, and the laws that hold for all of them and for policies drawn at random.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod bounds;
mod case;
mod laws;
mod random;
#[path = "../support/mod.rs"]
mod support;

use serde_json::Value;
use sla_clock::{Audience, Instant, Policy};
use support::{cases, files, lookup::differences, report};

use case::{policy_of, ticket_of};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn each_case(mut test: impl FnMut(&str, &Policy, &Value)) {
    for (file, content) in files("money") {
        for (name, case) in cases(&content) {
            let name = format!("{file}: {name}");
            for key in ["source", "term"] {
                assert!(case[key].is_string(), "{name}: a case of money has its \"{key}\"");
            }
            let policy = Policy::from_json(&policy_of(case).to_string()).unwrap_or_else(|e| panic!("{name}: {e}"));
            test(&name, &policy, case);
        }
    }
}

fn now_of(policy: &Policy, case: &Value) -> Instant {
    let now = case.get("now").or(case.get("restored")).and_then(Value::as_str).expect("a \"now\" or \"restored\"");
    policy.instant(now).unwrap()
}

/// What the one agreement's settlement comes to.
fn settled(policy: &Policy, ticket: &Value, now: Instant) -> Value {
    let ticket = policy.ticket(ticket.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e}"));
    let answer = policy.assess(&ticket, now, Audience::Internal).unwrap_or_else(|e| panic!("{e}"));
    serde_json::from_str(&answer.to_json()).unwrap()
}

#[test]
fn contracts() {
    let mut found = Vec::new();
    let mut count = 0;
    each_case(|name, policy, case| {
        count += 1;
        let answer = settled(policy, &ticket_of(case, false), now_of(policy, case));
        let settlement = &answer["settlements"][0];
        if settlement["amount"] != case["owed"] {
            let ledger: Vec<String> =
                [&settlement["ledger"], &answer["penalties"][0]["ledger"], &answer["penalties"][1]["ledger"]]
                    .iter()
                    .flat_map(|ledger| ledger.as_array().cloned().unwrap_or_default())
                    .map(|line| line.to_string())
                    .collect();
            found.push(format!(
                "{name}: {} instead of {}\n  {}",
                settlement["amount"],
                case["owed"],
                ledger.join("\n  ")
            ));
        }
        for wrong in case["not"].as_array().into_iter().flatten() {
            assert_ne!(wrong["amount"], case["owed"], "{name}: the wrong reading gives the same");
            assert!(wrong["reading"].is_string(), "{name}: a wrong reading is named");
        }
        if let Some(expected) = case.get("expect") {
            found.extend(differences(name, &answer, expected));
        }
    });
    report(&found);
    assert!(count >= 150, "{count} cases");
}
