//! The process: the step a ticket has reached, what may come next, who owes what, and what other standards call that.

mod owes;
mod status;
mod steps;

pub(crate) use steps::STEPS;

use crate::assessment::{
    ChainAnswer, Moment, NextStep, ProcessAnswer, ProcessState, ProcessStepAnswer, SupportAnswer, TraceLine,
};
use crate::clock::{Clock, Pause};
use crate::scene::Scene;
use crate::ticket::EventKind;

use steps::{Course, Step, course, is_inner, steps, ways_back};

/// Where the ticket stands; none before its report. Outside, hand-overs are no steps: who has the ticket is the operator's
/// own affair.
pub(crate) fn process(
    scene: &mut Scene<'_>,
    inside: bool,
    pauses: &[Pause],
    clocks: &[Clock<'_>],
    support: Option<&SupportAnswer>,
    chain: &[ChainAnswer],
) -> Option<ProcessAnswer> {
    let steps = steps(scene.policy);
    let ways = ways_back(scene.policy);
    let course = course(scene, &steps, &ways, inside)?;
    let here = steps.get(course.here)?;
    let values = [("step", here.id.into()), ("at", scene.moment(course.since).into())];
    let code = if course.went_back { "step-back" } else { "step" };
    scene.explain(TraceLine::new("process", code, course.path.clone(), values));
    let over = course.cancelled.is_some();
    let waits = if over { Vec::new() } else { owes::waits(scene, pauses, clocks) };
    let status = status::status(scene, &waits);
    Some(ProcessAnswer {
        step: here.id.into(),
        title: here.title.clone(),
        since: scene.moment(course.since),
        cancelled: course.cancelled.map(|at| scene.moment(at)),
        returns: course.returns,
        steps: answers(scene, &steps, &course),
        next: if over { Vec::new() } else { next(scene, &steps, &ways, &course, inside) },
        owes: if over { Vec::new() } else { owes::owes(scene, waits, clocks, support, chain) },
        status,
    })
}

fn answers(scene: &Scene<'_>, steps: &[Step<'_>], course: &Course) -> Vec<ProcessStepAnswer> {
    let answer = |(place, step): (usize, &Step<'_>)| {
        let at = course.reached.get(place).copied().flatten();
        let state = match place.cmp(&course.here) {
            std::cmp::Ordering::Equal => ProcessState::Current,
            std::cmp::Ordering::Greater => ProcessState::Ahead,
            std::cmp::Ordering::Less if at.is_some() => ProcessState::Passed,
            std::cmp::Ordering::Less => ProcessState::Skipped,
        };
        let at = at.filter(|_| place <= course.here).map(|at| scene.moment(at));
        ProcessStepAnswer { step: step.id.into(), title: step.title.clone(), state, at }
    };
    steps.iter().enumerate().map(answer).collect()
}

/// The step after this one, and the earlier ones to which a way leads back.
fn next(
    scene: &Scene<'_>,
    steps: &[Step<'_>],
    ways: &[steps::Way<'_>],
    course: &Course,
    inside: bool,
) -> Vec<NextStep> {
    let mut next = Vec::new();
    if let Some(step) = steps.get(course.here + 1) {
        let on: Vec<EventKind> = step.kinds().into_iter().filter(|kind| inside || !is_inner(*kind)).collect();
        let at = if on.contains(&EventKind::Closed) { closing(scene) } else { None };
        next.push(NextStep { step: step.id.into(), on, back: false, at });
    }
    let here = steps.get(course.here).map_or("", |step| step.id);
    for way in ways.iter().filter(|way| inside || !is_inner(way.on.event)) {
        let to = steps.iter().position(|step| step.id == way.to);
        if let Some(to) = to.filter(|to| way.leads(here, *to, course.here)) {
            let id: Box<str> = steps.get(to).map_or("", |step| step.id).into();
            match next.iter_mut().find(|next| next.back && next.step == id) {
                Some(known) => known.on.push(way.on.event),
                None => next.push(NextStep { step: id, on: vec![way.on.event], back: true, at: None }),
            }
        }
    }
    next
}

/// When the policy closes the ticket by itself.
fn closing(scene: &Scene<'_>) -> Option<Moment> {
    let later = scene.ticket.events.get(scene.seen.len()..).unwrap_or_default();
    let first = later.first()?;
    let closes = first.implied && first.kind() == EventKind::Closed;
    closes.then(|| scene.moment(first.at))
}
