//! What each audience may see. What it may not is left out of the policy by which it is answered (`publish`), so that no
//! answer can hold it; what the ticket itself tells of the inside is left out here.

mod publish;

pub(crate) use publish::{parties, published};

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

/// A pause for a reason that no published clock admits is not the reader's.
pub(crate) fn without_inner_pauses(policy: &Policy, pauses: &mut Vec<Pause>) {
    pauses.retain(|pause| policy.pause_reasons().contains(&pause.reason));
}

/// The warnings that an outside reader gets. The others are about the operator's own words and hand-overs, and some would
/// tell of a pause that is not theirs by being there.
const OUTSIDE: &[&str] = &["not-opened", "duplicate-opened"];

/// Leaves out what is wrong with the operator's own bookkeeping.
pub(crate) fn without_inner_notices(notices: &mut Vec<Notice>) {
    notices.retain(|notice| OUTSIDE.contains(&notice.code));
}
