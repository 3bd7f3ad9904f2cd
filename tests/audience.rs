//! What is published, and what is answered to whom: no byte of what is not theirs, and the same answers by both policies.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

#[path = "audience/generated.rs"]
mod generated;
#[path = "audience/secrets.rs"]
mod secrets;
mod support;

use proptest::prelude::*;
use serde_json::Value;
use sla_clock::{Assessment, Audience, Error, Policy};
use support::{cases, files, policies, policy_text, report};

const OUTSIDE: [Audience; 2] = [Audience::Partner, Audience::Customer];

#[test]
fn publications() {
    let mut found = Vec::new();
    for (file, content) in files("audience/publish") {
        let policy = Policy::from_json(&policy_text(&content["policy"])).unwrap_or_else(|e| panic!("{file}: {e}"));
        for (name, case) in cases(&content) {
            let audience = *Audience::ALL.iter().find(|one| case["audience"] == one.as_str()).expect("an audience");
            let published: Value = serde_json::from_str(&policy.for_audience(audience)).unwrap();
            // As text, so that the order of keys counts.
            let (published, expected) = (published.to_string(), case["expect"].to_string());
            if published != expected {
                found.push(format!("{file}: {name}: {published}"));
            }
        }
    }
    report(&found);
}

#[test]
fn the_policies_of_the_page_publish_nothing_of_the_inside() {
    for (name, text) in policies() {
        let policy = Policy::from_json(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let source: Value = serde_json::from_str(&text).unwrap();
        for audience in OUTSIDE {
            let published = policy.for_audience(audience);
            secrets::search(&name, &source, audience, &published);
            let smaller = Policy::from_json(&published).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(smaller.for_audience(audience), published, "{name}: published twice is published once");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_policies_answer_alike_and_neither_tells((text, ticket) in generated::policy_and_ticket()) {
        let policy = Policy::from_json(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
        let source: Value = serde_json::from_str(&text).unwrap();
        let now = policy.instant("2026-03-11T10:00:00Z").unwrap();
        // A constraint that leaves a clock no time at all makes its due time out of range, to everybody who has that clock.
        let judged = |policy: &Policy, audience| policy.assess(&policy.ticket(ticket.as_bytes()).unwrap(), now, audience);
        let inside = judged(&policy, Audience::Internal);
        for audience in OUTSIDE {
            let published = policy.for_audience(audience);
            secrets::search("generated", &source, audience, &published);
            let smaller = Policy::from_json(&published).unwrap_or_else(|e| panic!("{e}\n{published}"));
            let answer = judged(&policy, audience);
            let told = |answer: &Result<Assessment, Error>| answer.as_ref().map(Assessment::to_json).map_err(Error::code);
            prop_assert_eq!(told(&answer), told(&judged(&smaller, audience)));
            let Ok(answer) = answer else { continue };
            secrets::search("an answer", &source, audience, &answer.to_json());
            let Ok(inside) = &inside else { continue };
            for clock in &answer.clocks {
                let same = inside.clocks.iter().find(|known| known.id == clock.id).expect("it is there inside too");
                prop_assert_eq!(clock, same);
            }
        }
    }
}
