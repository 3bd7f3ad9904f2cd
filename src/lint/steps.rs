//! Steps of escalation that tell nobody, and steps that never come.

use super::Severity;
use super::finding::Findings;
use super::row;
use crate::policy::{Agreement, Policy, Step, StepAt};

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (index, agreement) in policy.agreements().iter().enumerate() {
        for (place, step) in agreement.escalation.iter().enumerate() {
            let path = format!("/agreements/{index}/escalation/{place}");
            if step.tell.is_empty() && step.level.is_none() {
                let [english, french] = said(step);
                findings.add(
                    ("step-tells-nobody", Severity::Warning),
                    path.clone(),
                    format!("The escalation step {english} tells nobody."),
                    format!("L'étape d'escalade {french} n'avertit personne."),
                );
            }
            deaf(policy, step, &path, findings);
            never(policy, agreement, step, path, findings);
        }
    }
}

/// The priorities for which none of those told is there.
fn deaf(policy: &Policy, step: &Step, path: &str, findings: &mut Findings) {
    if step.tell.is_empty() || step.level.is_some() {
        return;
    }
    let told = |priority: &str| {
        step.tell.iter().any(|name| policy.contact(&name.0).is_some_and(|contact| contact.serves(priority)))
    };
    let deaf: Vec<&str> = of(policy, step).filter(|priority| !told(priority)).collect();
    if !deaf.is_empty() {
        let ([english, french], deaf) = (said(step), row(deaf.into_iter()));
        findings.add(
            ("step-tells-nobody", Severity::Warning),
            path,
            format!("The escalation step {english} tells nobody for {deaf}: none of its contacts is there for that."),
            format!(
                "L'étape d'escalade {french} n'avertit personne pour {deaf} : aucun de ses contacts ne s'en charge."
            ),
        );
    }
}

/// A step on a clock that is promised for none of its priorities.
fn never(policy: &Policy, agreement: &Agreement, step: &Step, path: String, findings: &mut Findings) {
    let target = step.on.as_ref().and_then(|on| agreement.targets.iter().find(|target| target.metric == *on));
    let Some(target) = target else { return };
    let promised = |priority: &str| target.by.0.get(priority).is_some_and(|form| !form.0.is_empty());
    if !of(policy, step).any(promised) {
        let ([english, french], names) = (said(step), row(of(policy, step)));
        let metric = target.metric.as_str();
        findings.add(
            ("step-never", Severity::Error),
            path,
            format!("The escalation step {english} never comes: {metric} promises nothing for {names}."),
            format!("L'étape d'escalade {french} n'arrive jamais : {metric} ne promet rien pour {names}."),
        );
    }
}

/// The priorities that a step is for.
fn of<'a>(policy: &'a Policy, step: &'a Step) -> impl Iterator<Item = &'a str> {
    policy.priorities().iter().map(|priority| &**priority).filter(|priority| step.serves(priority))
}

/// A step in words, in English and in French.
fn said(step: &Step) -> [String; 2] {
    let both = |text: String| [format!("at {text}"), format!("à {text}")];
    match step {
        Step { at: Some(StepAt::Share(share)), .. } => both(share.to_string()),
        Step { after: Some(after), .. } => [format!("{after} after the start"), format!("{after} après le départ")],
        Step { before_due: Some(left), .. } => [format!("{left} before due"), format!("{left} avant l'échéance")],
        Step { after_due: Some(late), .. } => [format!("{late} after due"), format!("{late} après l'échéance")],
        Step { misses: Some(misses), .. } => [format!("at miss {}", misses.0), format!("au manquement {}", misses.0)],
        Step { at: Some(StepAt::Opening), .. } | Step { .. } => ["at the opening".into(), "à l'ouverture".into()],
    }
}
