//! What each audience may see. What it may not is left out of the answer, not hidden in it.

use crate::assessment::{Audience, DecidedBy, TraceLine};
use crate::policy::AgreementKind;
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

/// Whether the money of an agreement is shown: to its parties, except the customer.
pub(crate) fn sees_penalties(audience: Audience) -> bool {
    audience != Audience::Customer
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
