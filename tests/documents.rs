//! What the documentation says of policies is true: they compile.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that can't go on should stop")]

use sla_clock::Policy;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const GUIDE: &str = include_str!("../docs/policy.md");

/// The text of every fenced block of a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

fn guide_with(agreements: Option<&str>) -> String {
    let mut blocks = blocks(GUIDE, "json");
    let last = blocks.pop().expect("the guide has blocks");
    blocks.push(agreements.unwrap_or(last));
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
        let policy = guide_with(Some(&format!(
            r#""agreements": [ {{ "id": "a", "kind": "sla", "targets": {targets} }} ]"#
        )));
        Policy::from_json(&policy).unwrap_or_else(|error| panic!("{meaning}: {error}"));
    }
}
