//! Pause reasons that nothing can carry into a ticket.

use super::Severity;
use super::finding::{Findings, key};
use crate::policy::Policy;
use crate::ticket::EventType;

/// A CRM that is spoken to in statuses pauses by statuses: what none of them carries, and no event word or constraint
/// brings, no ticket will have.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    let pauses_by_event = policy.event_words().any(|event| event == EventType::Paused);
    if policy.statuses().iter().next().is_none() || pauses_by_event {
        return;
    }
    for reason in policy.pause_reasons() {
        let by_status =
            policy.statuses().iter().any(|(_, status)| status.pauses.as_ref().is_some_and(|pause| pause.0 == *reason));
        let constraints = policy.constraints().iter();
        let by_constraint = constraints.filter_map(|of| of.pauses.as_ref()).any(|pause| pause.0 == *reason);
        if !by_status && !by_constraint {
            findings.add(
                ("pause-not-carried", Severity::Warning),
                format!("/pauseReasons/{}", key(reason)),
                format!("No status pauses for {reason}, and no constraint does: unless the CRM sends a paused event, no clock ever stops for it."),
                format!("Aucun statut ne gèle pour {reason}, aucune contrainte non plus : sauf événement « paused » du CRM, aucun délai ne s'arrête pour ce motif."),
            );
        }
    }
}
