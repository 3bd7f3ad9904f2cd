//! What the documentation shows is true: its policies compile, its answers and its errors are those of the engine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that can't go on should stop")]

use serde_json::Value;
use sla_clock::{Audience, Policy};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const GUIDE: &str = include_str!("../docs/policy.md");
const MONEY: &str = include_str!("../docs/money.md");
const README: &str = include_str!("../README.md");

/// The text of every fenced block of a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

fn guide_with<'t>(agreements: Option<&'t str>) -> String {
    let mut blocks: Vec<&'t str> = blocks(GUIDE, "json");
    if let Some(agreements) = agreements {
        // What comes after the agreements speaks of them.
        let place =
            blocks.iter().position(|block| block.starts_with("\"agreements\"")).expect("the guide has agreements");
        blocks.truncate(place);
        blocks.push(agreements);
    }
    format!("{{{}}}", blocks.join(","))
}

#[test]
fn the_blocks_of_the_guide_are_a_policy() {
    Policy::from_json(&guide_with(None)).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_form_of_a_promise_in_the_guide_compiles() {
    let forms: Vec<_> = GUIDE.lines().filter_map(|line| line.strip_prefix("| `{")?.split_once("` |")).collect();
    assert!(forms.len() > 5, "the table of forms was not found");
    for (form, meaning) in forms {
        let targets = format!(r#"[ {{ "metric": "resolve", "by": {{ "P1": {{{form} }} }} ]"#);
        let policy =
            guide_with(Some(&format!(r#""agreements": [ {{ "id": "a", "kind": "sla", "targets": {targets} }} ]"#)));
        Policy::from_json(&policy).unwrap_or_else(|error| panic!("{meaning}: {error}"));
    }
}

#[test]
fn the_examples_of_the_reference_are_read_and_answered() {
    let policy = Policy::from_json(include_str!("../docs/reference/policies/less-common.json")).unwrap();
    let ticket = policy.ticket(include_bytes!("../docs/reference/tickets/less-common.json")).unwrap();
    let now = policy.instant("2026-10-13T00:00:00Z").unwrap();
    policy.assess(&ticket, now, Audience::Internal).unwrap();
    Policy::from_json(include_str!("../docs/reference/policies/statement.json"))
        .unwrap_or_else(|error| panic!("{error}"));
    let policy = Policy::from_json(include_str!("../docs/reference/policies/money.json")).unwrap();
    let ticket = policy.ticket(include_bytes!("../docs/reference/tickets/money.json")).unwrap();
    let settled = policy.assess(&ticket, now, Audience::Internal).unwrap().settlements.unwrap();
    assert!(settled.iter().all(|settlement| settlement.missing.is_empty() && settlement.amount.is_some()));
}

/// Whether all that is shown stands in the whole; lists may be cut short.
fn holds(whole: &Value, shown: &Value) -> bool {
    match (whole, shown) {
        (Value::Object(whole), Value::Object(shown)) => {
            shown.iter().all(|(key, value)| whole.get(key).is_some_and(|whole| holds(whole, value)))
        }
        (Value::Array(whole), Value::Array(shown)) => {
            shown.len() <= whole.len() && shown.iter().zip(whole).all(|(shown, whole)| holds(whole, shown))
        }
        _ => whole == shown,
    }
}

#[test]
fn the_answer_in_the_readme_is_the_answer() {
    let policy = Policy::from_json(include_str!("../www/policies/b2b-fibre-gtr4.json")).unwrap();
    let ticket = policy.ticket(include_bytes!("../www/tickets/b2b-fibre-gtr4.json")).unwrap();
    let now = policy.instant("2026-03-13T22:40:00+01:00").unwrap();
    let answer = serde_json::to_value(policy.assess(&ticket, now, Audience::Internal).unwrap()).unwrap();
    let shown: Value = serde_json::from_str(blocks(README, "json").first().expect("an answer")).unwrap();
    assert!(holds(&answer, &shown), "{answer:#}");
}

#[test]
fn the_errors_in_the_readme_are_the_errors() {
    let policy = *blocks(README, "json").get(1).expect("a policy with mistakes");
    let told = Policy::from_json(policy).unwrap_err().to_string();
    assert_eq!(blocks(README, "text").first().expect("its errors").trim_end(), told);
}

#[test]
fn the_guide_to_money_compiles() {
    let penalties = blocks(MONEY, "penalty").join(",");
    let policy = |penalties: &str, settlement: &str| {
        format!(
            r#"{{ "format": 1, "id": "money", "currency": "EUR",
                "calendars": {{ "always": {{ "week": "24x7" }} }}, "pauseReasons": {{ "site-closed": "Site closed", "planned-works": "Planned works" }},
                "causes": {{ "force-majeure": "Force majeure" }}, "qualification": {{ "otherwise": "P1" }},
                "agreements": [ {{ "id": "customer", "kind": "sla", "excludedCauses": ["force-majeure"],
                  "targets": [ {{ "metric": "restore", "by": {{ "P1": {{ "within": "4h", "calendar": "always" }} }} }},
                    {{ "metric": "respond", "by": {{ "P1": {{ "within": "15m", "calendar": "always" }} }} }} ],
                  "penalties": [{penalties}] {settlement} }} ] }}"#
        )
    };
    let each = Policy::from_json(&policy(&penalties, "")).unwrap_or_else(|error| panic!("{error}"));
    for ticket in blocks(MONEY, "ticket") {
        each.ticket(ticket.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    }
    let list = |language| blocks(MONEY, language).join(",");
    let statement = format!(
        r#", "statement": {{ "measures": [{}], "rights": [{}], "earnBack": [{}] }}"#,
        list("measure"),
        list("right"),
        list("earn-back")
    );
    Policy::from_json(&policy(&penalties, &statement)).unwrap_or_else(|error| panic!("{error}"));
    let named: Vec<&str> = blocks(MONEY, "penalty")
        .into_iter()
        .filter(|one| ["late", "grid", "days"].iter().any(|id| one.contains(&format!("\"id\": \"{id}\""))))
        .collect();
    for settlement in blocks(MONEY, "settlement") {
        let settlement = format!(r#", "settlement": {settlement}"#);
        Policy::from_json(&policy(&named.join(","), &settlement)).unwrap_or_else(|error| panic!("{error}"));
    }
}
