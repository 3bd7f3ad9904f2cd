//! Whether what stands behind a promise can keep it: budgets, lengths, and the hours in which nobody is there.
//!
//! Judged on the real calendars over a year that is named (its holidays and its changes of the clock included), for the facts
//! that a ticket has when it says nothing: defaults. Native only: a page asks for tickets, not for contracts.

mod coverage;
mod length;
mod links;
mod reference;
mod words;

use crate::policy::{Chain, Policy};
use crate::scalar::Share;

use links::{Front, links};
use reference::Year;
use words::Said;

/// Something about a chain that a contract manager should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainFinding {
    /// What kind of fault it is: a stable word.
    pub code: &'static str,
    /// `error` where it can never be meant, `warning` otherwise.
    pub severity: &'static str,
    /// JSON Pointer into the policy.
    pub path: String,
    /// The finding in English.
    pub english: String,
    /// The finding in French.
    pub french: String,
}

impl ChainFinding {
    fn new(code: &'static str, severity: &'static str, path: String, said: Said) -> Self {
        Self { code, severity, path, english: said.english, french: said.french }
    }
}

/// Every chain of the policy, per priority and hour of the week.
pub(crate) fn check(policy: &Policy) -> Vec<ChainFinding> {
    let mut findings = Vec::new();
    let year = Year::of(policy);
    for (index, chain) in policy.chains().iter().enumerate() {
        let path = format!("/chain/{index}");
        findings.extend(budgets(chain, &path));
        for priority in policy.priorities() {
            let Some(front) = Front::of(policy, chain, priority) else { continue };
            let links = links(policy, chain, &front);
            findings.extend(length::check(policy, &front, &links, &year, &path));
            for link in &links {
                findings.extend(coverage::check(policy, &front, link, &year, &path));
            }
        }
    }
    findings
}

/// Budgets that give more than there is.
fn budgets(chain: &Chain, path: &str) -> Option<ChainFinding> {
    let whole = Share::WHOLE.hundredths();
    let sum: u32 = chain.budgets.0.iter().map(|(_, share)| share.hundredths()).fold(0, u32::saturating_add);
    if sum <= whole {
        return None;
    }
    let percent = |hundredths: u32| format!("{}.{:02}", hundredths / 100, hundredths % 100).replace(".00", "");
    let list: Vec<String> = chain.budgets.0.iter().map(|(level, share)| format!("{level} {share}")).collect();
    let said = words::say(
        ["The budgets of $ add up to $ %: $.", "Les parts de $ totalisent $ % : $."],
        &[&chain.target.0, &percent(sum), &list.join(" + ")],
    );
    Some(ChainFinding::new("chain-over-budget", "error", format!("{path}/budgets"), said))
}
