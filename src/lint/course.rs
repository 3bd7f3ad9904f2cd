//! The way a ticket takes through the qualification, taken by all tickets at once: what each step decides is told to the
//! checks, and what it leaves goes on to the next.

use super::diagram::{Exhausted, Set};
use super::finding::{Findings, key};
use super::space::Space;
use super::{Severity, applies, choices, defaults, early, matrices, modifiers, rules, score, severe, slower};
use crate::policy::{Condition, Policy, Test};

/// All tickets on their way.
pub(super) struct Course<'s, 'p> {
    pub(super) space: &'s mut Space<'p>,
    pub(super) findings: &'s mut Findings,
    /// Those of which every parameter is known.
    pub(super) known: Set,
    /// Those that nothing has decided yet.
    pub(super) rest: Set,
    /// Those that each priority was given to so far, by rank.
    pub(super) by: Vec<Set>,
    /// Those that fell through a matrix, and were told of.
    pub(super) told: Set,
}

impl Course<'_, '_> {
    /// These get a priority.
    pub(super) fn give(&mut self, tickets: Set, priority: &str) -> Result<(), Exhausted> {
        let rank = self.space.policy.priorities().iter().position(|name| **name == *priority).unwrap_or(0);
        if let Some(given) = self.by.get_mut(rank) {
            *given = self.space.diagram.either(*given, tickets)?;
        }
        Ok(())
    }
}

/// Judges the qualification, and the choices among promises, over the whole parameter space.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    let qualification = policy.qualification();
    let mut conditions: Vec<&Condition> = qualification.rules.iter().map(|rule| &rule.when).collect();
    conditions.extend(qualification.matrices.0.iter().filter_map(|matrix| matrix.when.as_ref()));
    conditions.extend(qualification.modifiers.iter().map(|modifier| &modifier.when));
    conditions.extend(choices::conditions(policy));
    conditions.extend(applies::conditions(policy).into_iter().map(|(_, _, condition)| condition));
    let mut space = Space::new(policy, &conditions, &tests(policy));
    if walk(policy, &mut space, findings).is_err() {
        findings.add(
            ("not-decided", Severity::Notice),
            "/qualification",
            "The conditions are too entangled to be reasoned over within the work that is allowed: what could not be \
             decided is not reported.",
            "Les conditions sont trop enchevêtrées pour être analysées dans la limite de travail fixée : ce qui n'a pu \
             être décidé n'est pas signalé.",
        );
    }
}

/// What tables tell apart: the bands of the axes, the rows of points.
fn tests(policy: &Policy) -> Vec<(&str, Vec<&Test>)> {
    let qualification = policy.qualification();
    let axes = qualification.matrices.0.iter().flat_map(|matrix| [&*matrix.rows, &*matrix.columns]);
    let bands = |name| {
        let parameter = policy.parameter(name);
        parameter.map(|parameter| parameter.bands.iter().map(|(_, test)| test).collect()).unwrap_or_default()
    };
    let mut tests: Vec<(&str, Vec<&Test>)> = axes.map(|name| (name, bands(name))).collect();
    for part in qualification.score.iter().flat_map(|score| &score.parts) {
        tests.push((&part.parameter, part.rows.iter().map(|(test, _)| test).collect()));
    }
    tests
}

fn walk(policy: &Policy, space: &mut Space<'_>, findings: &mut Findings) -> Result<(), Exhausted> {
    let known = space.everything_known()?;
    let by = policy.priorities().iter().map(|_| Set::NONE).collect();
    let mut course = Course { space, findings, known, rest: Set::ALL, by, told: Set::NONE };
    rules::check(&mut course)?;
    let missing = matrices::check(&mut course)?;
    score::check(&mut course)?;
    matrices::tell_missing(&mut course, missing)?;
    defaults::check(&mut course)?;
    modifiers::check(&mut course)?;
    unused_priorities(&mut course);
    let by = course.by.clone();
    choices::check(course.space, course.findings, &by)?;
    applies::check(course.space, course.findings)?;
    slower::check(course.space, course.findings)?;
    severe::check(course.space, course.findings, &by)?;
    early::check(course.space, course.findings)
}

/// A priority that no ticket ever gets, except by hand.
fn unused_priorities(course: &mut Course<'_, '_>) {
    let policy = course.space.policy;
    for (index, (priority, tickets)) in policy.priorities().iter().zip(&course.by).enumerate() {
        if tickets.is_none() {
            let path = format!("/priorities/{index}");
            let path = if policy.says("priorities") { path } else { "/qualification".to_owned() };
            course.findings.add(
                ("priority-never", Severity::Notice),
                path,
                format!("No facts give {priority}: a ticket has it only when somebody sets it by hand."),
                format!("Aucun fait ne donne {priority} : un ticket ne l'obtient que si quelqu'un la fixe à la main."),
            );
        }
    }
}

/// The path of a rule or modifier by its place.
pub(super) fn path(list: &str, index: usize) -> String {
    format!("/qualification/{}/{index}", key(list))
}
