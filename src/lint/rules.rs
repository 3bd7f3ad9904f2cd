//! Rules that can never decide: their conditions contradict each other, or earlier rules take every ticket.

use super::Severity;
use super::course::{Course, path};
use super::diagram::{Exhausted, Set};
use super::finding::row;

pub(super) fn check(course: &mut Course<'_, '_>) -> Result<(), Exhausted> {
    let policy = course.space.policy;
    let rules = &policy.qualification().rules;
    let name = |index: usize| {
        let id = rules.get(index).and_then(|rule| rule.id.as_deref());
        id.map_or_else(|| (index + 1).to_string(), str::to_owned)
    };
    let mut conditions: Vec<Set> = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let holds = course.space.holds(&rule.when)?;
        let decides = course.space.diagram.both(holds, course.rest)?;
        if holds.is_none() {
            course.findings.add(
                ("rule-never", Severity::Error),
                path("rules", index),
                format!("Rule \u{201c}{}\u{201d} never holds: no ticket meets all that it asks for.", name(index)),
                format!("La règle « {} » ne s'applique jamais : aucun ticket ne remplit ses conditions.", name(index)),
            );
        } else if decides.is_none() {
            let by = taken_by(course, &conditions, holds)?;
            let by: Vec<String> = by.into_iter().map(&name).collect();
            let by = row(by.iter().map(String::as_str));
            course.findings.add(
                ("rule-shadowed", Severity::Error),
                path("rules", index),
                format!(
                    "Rule \u{201c}{}\u{201d} never decides: whatever it asks for is decided before it by {by}.",
                    name(index)
                ),
                format!(
                    "La règle « {} » ne décide jamais : tout ce qu'elle vise est décidé avant elle par {by}.",
                    name(index)
                ),
            );
        }
        course.give(decides, &rule.priority.0)?;
        course.rest = course.space.diagram.without(course.rest, holds)?;
        conditions.push(holds);
    }
    Ok(())
}

/// The earlier rule that takes all of it; or else every earlier rule that takes some.
fn taken_by(course: &mut Course<'_, '_>, earlier: &[Set], tickets: Set) -> Result<Vec<usize>, Exhausted> {
    let mut some = Vec::new();
    for (index, rule) in earlier.iter().enumerate() {
        if course.space.diagram.without(tickets, *rule)?.is_none() {
            return Ok(vec![index]);
        }
        if !course.space.diagram.both(tickets, *rule)?.is_none() {
            some.push(index);
        }
    }
    Ok(some)
}
