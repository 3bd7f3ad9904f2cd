//! Pause reasons that nothing can carry into a ticket.

use super::Severity;
use super::finding::{Findings, key};
use crate::policy::{PauseRule, Policy};
use crate::ticket::EventType;

/// A CRM that is spoken to in words of its own, statuses or events, pauses by those: a reason that no status carries, that
/// no constraint brings and that no stretch between two events has will be in no ticket, unless a word is a paused event,
/// which may carry any. A CRM that sends the product's own events may send a pause with any reason: nothing to decide.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    repeated(policy, findings);
    let speaks = policy.statuses().iter().next().is_some() || policy.event_words().next().is_some();
    if !speaks || policy.event_words().any(|(_, event)| event == EventType::Paused) {
        return;
    }
    for reason in policy.pause_reasons() {
        let by_status =
            policy.statuses().iter().any(|(_, status)| status.pauses.as_ref().is_some_and(|pause| pause.0 == *reason));
        let constraints = policy.constraints().iter();
        let by_constraint = constraints.filter_map(|of| of.pauses.as_ref()).any(|pause| pause.0 == *reason);
        let made = |rule: &PauseRule| rule.between.is_some() && rule.reason.as_deref() == Some(&**reason);
        if !by_status && !by_constraint && !rules(policy).any(made) {
            findings.add(
                ("pause-not-carried", Severity::Warning),
                format!("/pauseReasons/{}", key(reason)),
                format!("No status or word of the CRM pauses for {reason}, and no constraint does: unless the CRM sends a paused event, no clock ever stops for it."),
                format!("Aucun statut ni mot du CRM ne gèle pour {reason}, aucune contrainte non plus : sauf événement « paused » du CRM, aucun délai ne s'arrête pour ce motif."),
            );
        }
    }
}

/// Reasons that one list admits more than once.
fn repeated(policy: &Policy, findings: &mut Findings) {
    for (place, agreement) in policy.agreements().iter().enumerate() {
        let path = format!("/agreements/{place}");
        list(&agreement.paused_by, &format!("{path}/pausedBy"), findings);
        for (place, target) in agreement.targets.iter().enumerate() {
            let rules = target.paused_by.as_deref().unwrap_or_default();
            list(rules, &format!("{path}/targets/{place}/pausedBy"), findings);
        }
    }
}

fn list(rules: &[PauseRule], path: &str, findings: &mut Findings) {
    for (place, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.between.is_none()) {
        let same = |other: &&PauseRule| other.between.is_none() && other.reason == rule.reason;
        let (Some(reason), Some(first)) = (&rule.reason, rules.iter().take(place).find(same)) else { continue };
        let (english, french) = if first.is_bare() || rule.is_bare() {
            (
                "once without a condition, so that the conditions never count",
                "dont une fois sans condition : les conditions ne comptent jamais",
            )
        } else {
            ("and what one of them admits counts", "et ce que l'une admet compte")
        };
        findings.add(
            ("pause-repeated", Severity::Warning),
            format!("{path}/{place}"),
            format!("{reason} stands here a second time, {english}. Write it once."),
            format!("{reason} figure ici une deuxième fois, {french}. Écrivez-le une seule fois."),
        );
    }
}

/// Every pause that some clock admits.
fn rules(policy: &Policy) -> impl Iterator<Item = &PauseRule> {
    policy.agreements().iter().flat_map(|agreement| {
        let targets = agreement.targets.iter().filter_map(|target| target.paused_by.as_ref()).flatten();
        agreement.paused_by.iter().chain(targets)
    })
}
