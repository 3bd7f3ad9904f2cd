//! What a statement can never come to: measures and rights on targets that promise nothing to the tickets they count.

use super::Severity;
use super::finding::Findings;
use crate::policy::{Agreement, Metric, Policy, PriorityName, Quantity, RightOf};

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (index, agreement) in policy.agreements().iter().enumerate() {
        let Some(terms) = &agreement.statement else { continue };
        let path = format!("/agreements/{index}/statement");
        for (place, measure) in terms.measures.iter().enumerate() {
            let metric = match &measure.quantity {
                Quantity::Mean(metric) | Quantity::Percentile(metric, _) | Quantity::Share(metric, _) => metric,
                Quantity::Points(rules) => {
                    for (row, rule) in rules.iter().enumerate() {
                        if !is_promised(agreement, &rule.on, &measure.priorities) {
                            let at = format!("{path}/measures/{place}/points/{row}/on");
                            never("measure-never", &measure.id, &rule.on, at, findings);
                        }
                    }
                    continue;
                }
                Quantity::Availability(_) | Quantity::Outage(_) => continue,
            };
            if !is_promised(agreement, metric, &measure.priorities) {
                never("measure-never", &measure.id, metric, format!("{path}/measures/{place}"), findings);
            }
        }
        for (place, right) in terms.rights.iter().enumerate() {
            let RightOf::Misses { metric, .. } = &right.of else { continue };
            if !is_promised(agreement, metric, &right.priorities) {
                never("right-never", &right.id, metric, format!("{path}/rights/{place}/on"), findings);
            }
        }
    }
}

/// Whether a target promises something for one of these priorities; of any when there is none.
fn is_promised(agreement: &Agreement, metric: &Metric, priorities: &[PriorityName]) -> bool {
    let counts = |priority: &str| priorities.is_empty() || priorities.iter().any(|known| *known.0 == *priority);
    let mut on = agreement.targets.iter().filter(|target| target.metric == *metric);
    on.any(|target| target.by.0.iter().any(|(priority, form)| counts(priority) && !form.0.is_empty()))
}

fn never(code: &'static str, id: &str, metric: &Metric, path: String, findings: &mut Findings) {
    let on = metric.as_str();
    let (english, french) = match code {
        "right-never" => (
            format!("Right {id} never arises: {on} promises nothing for the tickets it counts."),
            format!("Le droit {id} ne naît jamais : {on} ne promet rien pour les tickets qu'il compte."),
        ),
        _ => (
            format!("Measure {id} never counts anything here: {on} promises nothing for the tickets it counts."),
            format!("La mesure {id} ne compte jamais rien ici : {on} ne promet rien pour les tickets qu'elle compte."),
        ),
    };
    findings.add((code, Severity::Error), path, english, french);
}
