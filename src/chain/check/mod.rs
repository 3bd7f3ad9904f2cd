//! Whether what stands behind a promise can keep it: budgets, lengths, and the hours in which nobody is there.
//!
//! Judged on the real calendars over a year that is named (its holidays and its changes of the clock included), for the facts
//! that a ticket has when it says nothing: defaults. Native only: a page asks for tickets, not for contracts.

mod coverage;
mod length;
mod links;
mod reference;
mod words;

use crate::lint::{Findings, Severity};
use crate::policy::{Chain, Policy};
use crate::scalar::Share;

use links::{Front, links};
use reference::Year;

/// Every chain of the policy, per priority and hour of the week.
pub(crate) fn check(policy: &Policy, findings: &mut Findings) {
    let year = Year::of(policy);
    for (index, chain) in policy.chains().iter().enumerate() {
        let path = format!("/chain/{index}");
        budgets(chain, &path, findings);
        for priority in policy.priorities() {
            let Some(front) = Front::of(policy, chain, priority) else { continue };
            let links = links(policy, chain, &front);
            length::check(policy, &front, &links, &year, &path, findings);
            for link in &links {
                coverage::check(policy, &front, link, &year, &path, findings);
            }
        }
    }
}

/// Budgets that give more than there is.
fn budgets(chain: &Chain, path: &str, findings: &mut Findings) {
    let whole = Share::WHOLE.hundredths();
    let sum: u32 = chain.budgets.0.iter().map(|(_, share)| share.hundredths()).fold(0, u32::saturating_add);
    if sum <= whole {
        return;
    }
    let percent = |hundredths: u32| format!("{}.{:02}", hundredths / 100, hundredths % 100).replace(".00", "");
    let list: Vec<String> = chain.budgets.0.iter().map(|(level, share)| format!("{level} {share}")).collect();
    let said = words::say(
        ["The budgets of $ add up to $ %: $.", "Les parts de $ totalisent $ % : $."],
        &[&chain.target.0, &percent(sum), &list.join(" + ")],
    );
    findings.add(("chain-over-budget", Severity::Error), format!("{path}/budgets"), said.english, said.french);
}
