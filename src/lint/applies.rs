//! Agreements, constraints, routes, remedies and steps that hold for no ticket at all.

use super::Severity;
use super::diagram::Exhausted;
use super::finding::Findings;
use super::space::Space;
use crate::policy::{Condition, Policy};

/// The conditions under which parts of a policy hold, with the path and the name of each.
pub(super) fn conditions(policy: &Policy) -> Vec<(String, &str, &Condition)> {
    let agreements = policy.agreements().iter().enumerate().filter_map(|(index, agreement)| {
        Some((format!("/agreements/{index}/when"), &*agreement.id, agreement.when.as_ref()?))
    });
    let constraints = policy.constraints().iter().enumerate().filter_map(|(index, constraint)| {
        Some((format!("/constraints/{index}/when"), &*constraint.id, constraint.when.as_ref()?))
    });
    agreements.chain(constraints).chain(of_levels(policy)).chain(of_steps(policy)).collect()
}

/// Those of routes and remedies.
fn of_levels(policy: &Policy) -> impl Iterator<Item = (String, &str, &Condition)> {
    policy.levels().iter().enumerate().flat_map(|(index, level)| {
        let routes = level.routes.iter().enumerate().filter_map(move |(place, route)| {
            Some((format!("/support/{index}/routes/{place}/when"), &*route.team, route.when.as_ref()?))
        });
        let remedies = level.remedies.iter().enumerate().map(move |(place, remedy)| {
            (format!("/support/{index}/remedies/{place}/when"), &*level.level, &remedy.when)
        });
        routes.chain(remedies)
    })
}

/// Those of steps of escalation.
fn of_steps(policy: &Policy) -> impl Iterator<Item = (String, &str, &Condition)> {
    policy.agreements().iter().enumerate().flat_map(|(index, agreement)| {
        agreement.escalation.iter().enumerate().filter_map(move |(place, step)| {
            let path = format!("/agreements/{index}/escalation/{place}/when");
            Some((path, &*agreement.id, step.when.as_ref()?))
        })
    })
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
