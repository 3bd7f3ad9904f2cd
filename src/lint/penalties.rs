//! Penalties that can never be owed, and rows of a table that make no difference.

use super::Severity;
use super::finding::Findings;
use crate::policy::{Agreement, Pay, Penalty, Policy};

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (index, agreement) in policy.agreements().iter().enumerate() {
        for (penalty_index, penalty) in agreement.penalties.iter().enumerate() {
            let path = format!("/agreements/{index}/penalties/{penalty_index}");
            unreached(agreement, penalty, &path, findings);
            capped(penalty, &path, findings);
        }
    }
}

/// A penalty on a target that promises nothing for any priority.
fn unreached(agreement: &Agreement, penalty: &Penalty, path: &str, findings: &mut Findings) {
    let mut on = agreement.targets.iter().filter(|target| target.metric == penalty.on);
    let promises = on.any(|target| target.by.0.iter().any(|(_, form)| !form.0.is_empty()));
    if !promises {
        let (id, on) = (&penalty.id, penalty.on.as_str());
        findings.add(
            ("penalty-never", Severity::Error),
            format!("{path}/on"),
            format!("Penalty {id} is never owed: {on} promises nothing for any priority."),
            format!("La pénalité {id} n'est jamais due : {on} ne promet rien, quelle que soit la priorité."),
        );
    }
}

/// A row before which the cap is reached already.
fn capped(penalty: &Penalty, path: &str, findings: &mut Findings) {
    let Some(cap) = &penalty.cap else { return };
    let reaches = |pay: &Pay| match (pay, &cap.most) {
        (Pay::Percent(percent), Pay::Percent(most)) => percent >= most,
        (Pay::Amount(amount), Pay::Amount(most)) => {
            amount.currency() == most.currency() && amount.amount() >= most.amount()
        }
        _ => false,
    };
    let first = penalty.bands.0.iter().position(|band| reaches(&band.pay));
    let useless = first.map(|first| first + 1).filter(|row| *row < penalty.bands.0.len());
    if let Some(row) = useless {
        let id = &penalty.id;
        findings.add(
            ("band-never", Severity::Warning),
            format!("{path}/bands/{row}"),
            format!("Row {} of penalty {id} makes no difference: the row before reaches the cap already.", row + 1),
            format!("La ligne {} de la pénalité {id} ne change rien : la précédente atteint déjà le plafond.", row + 1),
        );
    }
}
