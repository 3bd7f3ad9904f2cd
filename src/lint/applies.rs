//! Agreements and constraints that hold for no ticket at all.

use super::Severity;
use super::diagram::Exhausted;
use super::finding::Findings;
use super::space::Space;
use crate::policy::{Condition, Policy};

/// The conditions under which agreements and constraints hold, with the path and the name of each.
pub(super) fn conditions(policy: &Policy) -> Vec<(String, &str, &Condition)> {
    let agreements = policy.agreements().iter().enumerate().filter_map(|(index, agreement)| {
        Some((format!("/agreements/{index}/when"), &*agreement.id, agreement.when.as_ref()?))
    });
    let constraints = policy.constraints().iter().enumerate().filter_map(|(index, constraint)| {
        Some((format!("/constraints/{index}/when"), &*constraint.id, constraint.when.as_ref()?))
    });
    agreements.chain(constraints).collect()
}

pub(super) fn check(space: &mut Space<'_>, findings: &mut Findings) -> Result<(), Exhausted> {
    for (path, name, condition) in conditions(space.policy) {
        if space.holds(condition)?.is_none() {
            findings.add(
                ("applies-never", Severity::Error),
                path,
                format!("{name} holds for no ticket: none meets all that it asks for."),
                format!("{name} ne vaut pour aucun ticket : aucun ne remplit ses conditions."),
            );
        }
    }
    Ok(())
}
