//! What random histories are made of: dice, and the policies they are thrown for.

use serde_json::{Value, json};

/// Numbers that look random and are the same every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

/// Tuesday 2026-03-10T08:00:00Z.
pub(crate) const START: u64 = 1_773_129_600_000;

/// How many histories to look at: as `SLA_CLOCK_CASES` says, else so many.
pub(crate) fn rounds(usual: u64) -> u64 {
    std::env::var("SLA_CLOCK_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The names of what a policy declares at a place.
pub(crate) fn keys(policy: &Value, place: &str) -> Vec<String> {
    policy[place].as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default()
}

/// The priorities of a policy.
pub(crate) fn priorities(policy: &Value) -> Vec<Value> {
    let own = policy["priorities"].as_array().cloned().unwrap_or_default();
    if own.is_empty() { ["P1", "P2", "P3", "P4"].map(Value::from).to_vec() } else { own }
}

/// The page's policies of these names, and those that stand in the case files of these folders.
pub(crate) fn policies(own: &[&str], folders: &[&str]) -> Vec<(String, Value)> {
    let own =
        own.iter().map(|name| ((*name).to_owned(), serde_json::from_str(&super::policy_text(&json!(name))).unwrap()));
    let cases = folders.iter().flat_map(|folder| super::files(folder));
    let cases = cases.map(|(name, file)| (name, file["policy"].clone()));
    own.chain(cases.filter(|(_, policy)| policy.is_object())).collect()
}
