//! Choices among promises: those that never hold, and tickets for which none does.

use super::Severity;
use super::diagram::{Exhausted, Set};
use super::finding::{Findings, key};
use super::space::Space;
use crate::policy::{Agreement, Condition, Policy, Promise, Target};

/// The conditions of all choices.
pub(super) fn conditions(policy: &Policy) -> impl Iterator<Item = &Condition> {
    let targets = policy.agreements().iter().flat_map(|agreement| &agreement.targets);
    targets
        .flat_map(|target| target.by.0.iter())
        .flat_map(|(_, form)| &form.0)
        .filter_map(|choice| choice.when.as_ref())
}

/// Every target with its JSON Pointer and its agreement.
pub(super) fn targets(policy: &Policy) -> impl Iterator<Item = (String, &Agreement, &Target)> {
    policy.agreements().iter().enumerate().flat_map(|(index, agreement)| {
        let targets = agreement.targets.iter().enumerate();
        targets.map(move |(target_index, target)| {
            (format!("/agreements/{index}/targets/{target_index}"), agreement, target)
        })
    })
}

/// The tickets that an agreement holds for.
pub(super) fn taken(space: &mut Space<'_>, agreement: &Agreement) -> Result<Set, Exhausted> {
    agreement.when.as_ref().map_or(Ok(Set::ALL), |when| space.holds(when))
}

/// The tickets for which each choice is the one that holds, and those for which none does.
pub(super) fn shares(space: &mut Space<'_>, choices: &[Promise]) -> Result<(Vec<Set>, Set), Exhausted> {
    let (mut rest, mut shares) = (Set::ALL, Vec::with_capacity(choices.len()));
    for choice in choices {
        let holds = match &choice.when {
            Some(when) => space.holds(when)?,
            None => Set::ALL,
        };
        shares.push(space.diagram.both(holds, rest)?);
        rest = space.diagram.without(rest, holds)?;
    }
    Ok((shares, rest))
}

/// `by`: the tickets that get each priority by their facts.
pub(super) fn check(space: &mut Space<'_>, findings: &mut Findings, by: &[Set]) -> Result<(), Exhausted> {
    let policy = space.policy;
    for (path, agreement, target) in targets(policy) {
        let clock = format!("{}/{}", agreement.id, target.metric.as_str());
        let taken = taken(space, agreement)?;
        // An agreement that holds for no ticket is told of itself.
        if taken.is_none() {
            continue;
        }
        for (priority, form) in target.by.0.iter() {
            let (held, rest) = shares(space, &form.0)?;
            let held = held.into_iter().map(|held| space.diagram.both(held, taken)).collect::<Result<Vec<_>, _>>()?;
            let path = format!("{path}/by/{}", key(priority));
            for (index, _) in held.iter().enumerate().filter(|(_, held)| held.is_none()) {
                findings.add(
                    ("choice-never", Severity::Error),
                    if held.len() > 1 { format!("{path}/{index}") } else { path.clone() },
                    format!("{clock}, {priority}: choice {} never holds: its condition can't be met, or an earlier choice always is.", index + 1),
                    format!("{clock}, {priority} : le choix {} n'est jamais retenu : sa condition est impossible, ou un choix précédent l'emporte toujours.", index + 1),
                );
            }
            let rank = policy.priorities().iter().position(|name| **name == *priority);
            let given = rank.and_then(|rank| by.get(rank)).copied().unwrap_or(Set::NONE);
            let left = space.diagram.both(rest, given)?;
            let left = space.diagram.both(left, taken)?;
            if !left.is_none() && !form.0.is_empty() {
                let example = space.example(left);
                findings.add(
                    ("choice-missing", Severity::Warning),
                    path,
                    format!("{clock}, {priority}: nothing is promised when none of the choices holds; for one: {}. End the list with a choice without \"when\".", example.english),
                    format!("{clock}, {priority} : rien n'est promis si aucun choix ne s'applique ; par exemple : {}. Terminez la liste par un choix sans « when ».", example.french),
                );
            }
        }
    }
    Ok(())
}
