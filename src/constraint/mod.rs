//! Constraints: planned works, a system's own outage windows, unstaffed sites and force majeure, as pauses.
//!
//! Here is only when each is in force. Whether it stops a clock is for the agreement to say, by the reason it names.
//! What is written in the policy is known beforehand: a clock is due as it will be with the stretches to come.

mod stretches;

use crate::assessment::{ConstraintAnswer, Notice, Values};
use crate::clock::{Clock, Pause};
use crate::policy::{Constraint, ConstraintKind};
use crate::qualification::Facts;
use crate::scene::Scene;
use crate::ticket::EventKind;

use stretches::{Stretch, current, stretches};

/// The constraints of the policy that concern the ticket, by the facts as they stand now, with their place in it.
fn concerning<'a>(scene: &Scene<'a>, facts: &Facts<'_>) -> Vec<(usize, &'a Constraint)> {
    let holds = |constraint: &Constraint| constraint.when.as_ref().is_none_or(|when| when.judge(facts).is_ok());
    let constraints = scene.policy.constraints().iter().enumerate();
    constraints.filter(|(_, constraint)| holds(constraint)).collect()
}

/// The pauses that the policy's constraints bring to the ticket, since its report; those to come have an end after now.
pub(crate) fn pauses(scene: &mut Scene<'_>, facts: &Facts<'_>) -> Vec<Pause> {
    let mut pauses = Vec::new();
    let Some(opened) = scene.seen.iter().find(|event| event.kind() == EventKind::Opened) else { return pauses };
    for (index, constraint) in concerning(scene, facts) {
        let Some(reason) = &constraint.pauses else { continue };
        for stretch in stretches(scene.policy, constraint, opened.at, scene.now) {
            let path = path(index, &stretch);
            if lacks_notice(constraint, &stretch) {
                scene.changes_at(Some(stretch.from));
            }
            if lacks_notice(constraint, &stretch) && stretch.from <= scene.now {
                let values = Values(vec![("constraint", (&*constraint.id).into())]);
                scene.notices.push(Notice { code: "works-not-announced", path: path.clone(), values });
            }
            pauses.push(Pause {
                reason: reason.0.clone(),
                from: stretch.from,
                to: stretch.to,
                announced: stretch.announced,
                expires: None,
                path,
            });
        }
    }
    pauses
}

/// Planned works that were announced too late to be planned, or never.
fn lacks_notice(constraint: &Constraint, stretch: &Stretch) -> bool {
    constraint.kind == ConstraintKind::PlannedWorks && stretch.announced.is_none_or(|at| at > stretch.from)
}

/// JSON Pointer into the policy.
fn path(index: usize, stretch: &Stretch) -> String {
    match stretch.place {
        Some(place) => format!("/constraints/{index}/intervals/{place}"),
        None => format!("/constraints/{index}"),
    }
}

/// Of each constraint that concerns the ticket the stretch that holds now, else the next one; nothing once every clock has
/// ended.
pub(crate) fn answers(scene: &mut Scene<'_>, facts: &Facts<'_>, clocks: &[Clock<'_>]) -> Vec<ConstraintAnswer> {
    let mut answers = Vec::new();
    let ended = |clock: &Clock<'_>| clock.running.as_ref().is_some_and(|running| running.ended.is_some());
    if clocks.iter().all(ended) {
        return answers;
    }
    for (_, constraint) in concerning(scene, facts) {
        let Some((from, to)) = current(scene.policy, constraint, scene.now) else { continue };
        scene.changes_at(from);
        scene.changes_at(to);
        answers.push(ConstraintAnswer {
            id: constraint.id.clone(),
            kind: constraint.kind,
            title: constraint.title.clone(),
            in_force: from.is_none_or(|from| from <= scene.now),
            from: from.map(|at| scene.moment(at)),
            to: to.map(|at| scene.moment(at)),
            pauses: constraint.pauses.as_ref().map(|reason| reason.0.clone()),
        });
    }
    answers
}
