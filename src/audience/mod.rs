//! What each audience may see. What it may not is left out of the policy by which it is answered (`publish`), so that no
//! answer can hold it; what the ticket itself tells of the inside is left out here.

mod publish;

pub(crate) use publish::published;

use crate::assessment::{Audience, DecidedBy, Notice, TraceLine};
use crate::clock::Pause;
use crate::policy::{Agreement, AgreementKind, Policy};
use crate::qualification::Decision;

/// Whether an agreement is between this audience and the operator: a customer sees what it was promised, a partner what
/// it promised or was promised itself, and neither sees the operator's own arrangements.
pub(crate) fn sees_agreement(audience: Audience, kind: AgreementKind) -> bool {
    match audience {
        Audience::Internal => true,
        Audience::Partner => matches!(kind, AgreementKind::Underpinning | AgreementKind::Interconnect),
        Audience::Customer => kind == AgreementKind::Sla,
    }
}

/// Whether the money of an agreement is shown: to partners, and to customers where the contract says so.
pub(crate) fn sees_penalties(audience: Audience, agreement: &Agreement) -> bool {
    audience == Audience::Internal || agreement.penalties_shown_to.contains(&audience)
}

/// Who set a priority by hand, in which words and with which right, is the operator's own affair.
pub(crate) fn without_people(decision: &mut Decision<'_>, trace: &mut Vec<TraceLine>) {
    decision.entitled = None;
    trace.retain(|line| line.code != "override-without-right");
    if decision.by == DecidedBy::Override {
        decision.because = None;
    }
    for line in trace.iter_mut().filter(|line| line.code == "override") {
        line.values.0.retain(|(name, _)| *name == "priority");
    }
}

/// What two parties hold against each other is theirs, not the customer's.
pub(crate) fn without_sides(decision: &mut Decision<'_>, trace: &mut Vec<TraceLine>) {
    decision.sides = None;
    trace.retain(|line| !matches!(line.code, "side" | "sides-agree" | "sides-differ"));
}

/// Warnings about the operator's own words, on tickets and in the policy.
const INSIDE: &[&str] = &["unknown-reason", "unknown-level", "unknown-status", "works-not-announced"];

/// A pause for a reason that no published clock admits is not the reader's: neither the stretch, nor that it is unknown.
pub(crate) fn without_inner_pauses(policy: &Policy, pauses: &mut Vec<Pause>, notices: &mut Vec<Notice>) {
    pauses.retain(|pause| policy.pause_reasons().contains(&pause.reason));
    notices.retain(|notice| !INSIDE.contains(&notice.code));
}
