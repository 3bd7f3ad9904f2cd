//! Pause reasons that nothing can carry into a ticket.

use super::Severity;
use super::finding::{Findings, key};
use crate::policy::{PauseRule, Policy};
use crate::ticket::EventType;

/// A CRM that is spoken to in words of its own, statuses or events, pauses by those: a reason that no status carries, that
/// no constraint brings and that no stretch between two events has will be in no ticket, unless a word is a paused event,
/// which may carry any. A CRM that sends the product's own events may send a pause with any reason: nothing to decide.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
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

/// Every pause that some clock admits.
fn rules(policy: &Policy) -> impl Iterator<Item = &PauseRule> {
    policy.agreements().iter().flat_map(|agreement| {
        let targets = agreement.targets.iter().filter_map(|target| target.paused_by.as_ref()).flatten();
        agreement.paused_by.iter().chain(targets)
    })
}
