//! Penalties that can never be owed, and rows of a table that make no difference.

use super::Severity;
use super::finding::Findings;
use crate::policy::{Agreement, Cap, Pay, Penalty, Policy, Price, Rows, Trigger};

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
    let Trigger::Breach(metric) = &penalty.trigger else { return };
    let mut on = agreement.targets.iter().filter(|target| target.metric == *metric);
    let promises = on.any(|target| target.by.0.iter().any(|(_, form)| !form.0.is_empty()));
    if !promises {
        let (id, on) = (&penalty.id, metric.as_str());
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
    for (priority, formula) in penalty.formulas.iter() {
        let Price::Bands(bands, Rows::Replace) = &formula.price else { continue };
        let Some(most) = formula.cap.as_ref().and_then(Cap::pay) else { continue };
        let reaches = |pay: &Pay| most.exceeds(pay) == Some(false);
        let first = bands.0.iter().position(|band| reaches(&band.pay));
        let useless = first.map(|first| first + 1).filter(|row| *row < bands.0.len());
        let place = priority.map(|priority| format!("/by/{priority}")).unwrap_or_default();
        useless_row(penalty, &format!("{path}{place}"), useless, findings);
    }
}

fn useless_row(penalty: &Penalty, path: &str, useless: Option<usize>, findings: &mut Findings) {
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
