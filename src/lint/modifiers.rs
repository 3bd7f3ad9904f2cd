//! Modifiers that never change a priority.

use super::Severity;
use super::course::{Course, path};
use super::diagram::{Exhausted, Set};

pub(super) fn check(course: &mut Course<'_, '_>) -> Result<(), Exhausted> {
    let policy = course.space.policy;
    for (index, modifier) in policy.qualification().modifiers.iter().enumerate() {
        let holds = course.space.holds(&modifier.when)?;
        let mut after: Vec<Set> = policy.priorities().iter().map(|_| Set::NONE).collect();
        let mut acts = false;
        for (rank, tickets) in course.by.iter().enumerate() {
            let moved = course.space.diagram.both(*tickets, holds)?;
            let stays = course.space.diagram.without(*tickets, holds)?;
            let to = modifier.change.apply(rank, policy.priorities());
            acts |= to != rank && !moved.is_none();
            for (rank, part) in [(to, moved), (rank, stays)] {
                if let Some(set) = after.get_mut(rank) {
                    *set = course.space.diagram.either(*set, part)?;
                }
            }
        }
        course.by = after;
        if !acts {
            let name = modifier.id.as_deref().map_or_else(|| (index + 1).to_string(), str::to_owned);
            let (english, french) = if holds.is_none() {
                ("no ticket meets all that it asks for", "aucun ticket ne remplit ses conditions")
            } else {
                (
                    "every ticket it speaks of has the priority it gives already",
                    "chaque ticket visé a déjà la priorité qu'il donne",
                )
            };
            course.findings.add(
                ("modifier-never", Severity::Error),
                path("modifiers", index),
                format!("Modifier \u{201c}{name}\u{201d} never changes anything: {english}."),
                format!("Le correctif « {name} » ne change jamais rien : {french}."),
            );
        }
    }
    Ok(())
}
