//! Clocks held against an interpreter that steps from minute to minute and asks only whether the minute is open.
//!
//! `SLA_CLOCK_CASES=20000 cargo test --release --test model` looks longer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod clock;
mod compare;
mod grid;
mod history;
mod hours;
mod life;
mod pauses;
mod policy;
mod read;
mod samples;
mod walk;

use proptest::prelude::*;
use proptest::test_runner::Config;

fn cases(ordinary: u32) -> Config {
    let cases = std::env::var("SLA_CLOCK_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(ordinary);
    Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn clocks_agree_with_counting_minutes(
        policy in policy::policy(),
        histories in prop::collection::vec(history::history(), 1..8),
    ) {
        compare::compare(&policy, &histories)?;
    }
}

proptest! {
    #![proptest_config(cases(15))]

    #[test]
    fn nothing_changes_before_the_next_change(
        policy in policy::policy(),
        histories in prop::collection::vec(history::history(), 1..4),
        shares in prop::collection::vec(0.0..1.0, 3),
    ) {
        for history in &histories {
            compare::walk(&policy, history, &shares)?;
        }
    }
}

#[test]
fn nothing_changes_before_the_next_change_of_the_samples() {
    samples::walk();
}
