//! Whether what stands behind a promise can keep it: budgets, lengths, and the hours in which nobody is there.
//!
//! Judged on the real calendars over a year that is named (its holidays and its changes of the clock included), for each kind
//! of ticket that the agreements of the chain tell apart, and the facts that it has when it says nothing else: defaults. Native only: a page asks for tickets, not for contracts.

mod coverage;
mod length;
mod links;
mod reference;
mod words;

use crate::chain::serving;
use crate::lint::{Alike, Findings, Severity};
use crate::policy::{Agreement, Chain, Policy};
use crate::scalar::Share;

use links::{Front, kept, links};
use reference::Year;
use words::Said;

/// Every chain of the policy, per priority and hour of the week, for each kind of ticket that other agreements hold for.
pub(crate) fn check(policy: &Policy, findings: &mut Findings) {
    let year = Year::of(policy);
    for (index, chain) in policy.chains().iter().enumerate() {
        let path = format!("/chain/{index}");
        budgets(chain, &path, findings);
        let Some(kept) = kept(policy, chain) else { continue };
        let behind = policy.levels().iter().flat_map(|level| serving(policy, level, &kept.0.id));
        let agreements: Vec<&Agreement> = std::iter::once(kept.0).chain(behind).collect();
        let alike = Alike::of(policy, &agreements);
        for priority in policy.priorities() {
            let mut teller = Teller { path: &path, told: Vec::new(), tickets: None, findings };
            for tickets in &alike {
                teller.tickets = tickets.example.as_ref();
                let Some(front) = Front::of(policy, tickets, kept, chain, priority) else { continue };
                let links = links(policy, tickets, chain, &front);
                length::check(policy, &front, &links, &year, &mut teller);
                for link in &links {
                    coverage::check(policy, &front, link, &year, &mut teller);
                }
            }
        }
    }
}

/// Tells each thing once, and of the first tickets for which it is so.
struct Teller<'t> {
    path: &'t str,
    told: Vec<String>,
    /// One of the tickets, in English and French, where not all are alike.
    tickets: Option<&'t [String; 2]>,
    findings: &'t mut Findings,
}

impl Teller<'_> {
    fn tell(&mut self, code: &'static str, mut said: Said) {
        if self.told.contains(&said.english) {
            return;
        }
        self.told.push(said.english.clone());
        if let Some([english, french]) = self.tickets {
            let ticket = Said { english: english.clone(), french: french.clone() };
            said.push(&words::fill([" For one: $.", " Par exemple : $."], &[], &[&ticket]));
        }
        self.findings.add((code, Severity::Warning), self.path, said.english, said.french);
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
