//! Targets that promise nothing for a severe priority and something for a milder one.

use super::Severity;
use super::choices::{taken, targets};
use super::diagram::{Exhausted, Set};
use super::finding::{Findings, key};
use super::space::Space;

/// `by`: the tickets that get each priority by their facts. Where the agreement takes no ticket of the severe priority,
/// nothing is missing.
pub(super) fn check(space: &mut Space<'_>, findings: &mut Findings, by: &[Set]) -> Result<(), Exhausted> {
    let policy = space.policy;
    for (path, agreement, target) in targets(policy) {
        let taken = taken(space, agreement)?;
        let said: Vec<(&str, bool, Set)> = policy
            .priorities()
            .iter()
            .zip(by)
            .filter_map(|(name, given)| Some((&**name, !target.by.0.get(name)?.0.is_empty(), *given)))
            .collect();
        for (place, (severe, promises, given)) in said.iter().enumerate() {
            let milder = said.iter().skip(place + 1).find(|(_, promises, _)| *promises);
            let Some((mild, ..)) = milder.filter(|_| !promises) else { continue };
            let tickets = space.diagram.both(*given, taken)?;
            if tickets.is_none() {
                continue;
            }
            let (clock, example) = (format!("{}/{}", agreement.id, target.metric.as_str()), space.example(tickets));
            findings.add(
                ("severe-unpromised", Severity::Warning),
                format!("{path}/by/{}", key(severe)),
                format!(
                    "{clock} promises nothing for {severe}, and something for the milder {mild}; for one: {}.",
                    example.english
                ),
                format!(
                    "{clock} ne promet rien pour {severe}, mais promet pour {mild}, moins grave ; par exemple : {}.",
                    example.french
                ),
            );
        }
    }
    Ok(())
}
