//! Penalties that can never be owed, and rows of a table that make no difference.

use super::Severity;
use super::finding::Findings;
use crate::policy::{Agreement, Cap, CountedFrom, Pay, Penalty, Policy, Price, Rows, Trigger};

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (index, agreement) in policy.agreements().iter().enumerate() {
        for (penalty_index, penalty) in agreement.penalties.iter().enumerate() {
            let path = format!("/agreements/{index}/penalties/{penalty_index}");
            unreached(agreement, penalty, &path, findings);
            capped(penalty, &path, findings);
            ended(penalty, &path, findings);
            begun(penalty, &path, findings);
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
        let reaches = |pay: &Pay| most.exceeds(pay, formula.of.as_ref()) == Some(false);
        let first = bands.0.iter().position(|band| reaches(&band.pay));
        let useless = first.map(|first| first + 1).filter(|row| *row < bands.0.len());
        let place = priority.map(|priority| format!("/by/{priority}")).unwrap_or_default();
        useless_row(penalty, &format!("{path}{place}"), useless, findings);
    }
}

/// A table whose last row ends: what is worse than all its rows costs nothing. Where each row gives its part, the parts
/// stay owed, and a cap in units may keep what is counted inside the table.
fn ended(penalty: &Penalty, path: &str, findings: &mut Findings) {
    for (priority, formula) in penalty.formulas.iter() {
        let Price::Bands(bands, rows) = &formula.price else { continue };
        let limited = formula.cap.as_ref().is_some_and(|cap| cap.units().is_some());
        let Some((row, end)) = bands.0.last().and_then(|last| Some((bands.0.len(), last.upper?.at))) else { continue };
        if limited || *rows == Rows::Accumulate {
            continue;
        }
        let place = priority.map(|priority| format!("/by/{priority}")).unwrap_or_default();
        let id = &penalty.id;
        findings.add(
            ("table-ends", Severity::Warning),
            format!("{path}{place}/bands/{}", row - 1),
            format!("The table of penalty {id} ends with row {row}: past {end} nothing is owed. Leave out the end of the last row, or add one without an end."),
            format!("Le barème de la pénalité {id} s'arrête à la ligne {row} : au-delà de {end}, rien n'est dû. Retirez la fin de la dernière ligne, ou ajoutez une ligne sans fin."),
        );
    }
}

/// A table of lateness whose first row begins later than at once: a ticket that is late for less costs nothing. Where that
/// is meant, `atLeast` says so. Outages that are too short to count, and the time from the start of a clock, are no lateness.
fn begun(penalty: &Penalty, path: &str, findings: &mut Findings) {
    for (priority, formula) in penalty.formulas.iter() {
        let (Trigger::Breach(_), Price::Bands(bands, _)) = (&penalty.trigger, &formula.price) else { continue };
        let Some(first) = bands.0.first().filter(|first| first.first() > 1) else { continue };
        let said = formula.at_least.is_some() || formula.unit.is_some() || formula.counted_from == CountedFrom::Start;
        if said {
            continue;
        }
        let place = priority.map(|priority| format!("/by/{priority}")).unwrap_or_default();
        let (id, start) = (&penalty.id, first.lower.at);
        findings.add(
            ("table-starts-late", Severity::Warning),
            format!("{path}{place}/bands/0"),
            format!("The table of penalty {id} begins at {start}: what is late for less costs nothing. Begin the first row \"over\": \"0m\", or say \"atLeast\": {start} if that is meant."),
            format!("Le barème de la pénalité {id} commence à {start} : un retard plus court ne coûte rien. Commencez la première ligne par \"over\": \"0m\", ou écrivez \"atLeast\": {start} si c'est voulu."),
        );
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
