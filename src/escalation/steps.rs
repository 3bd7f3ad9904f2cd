//! The steps of escalation: who is told, when, by which way, and when that reaches them.

use super::contacts::{contacts, hours};
use super::routes;
use super::told::{Coming, coming};
use crate::assessment::{ContactAnswer, StepAnswer, StepState, StepTrigger, TraceValue};
use crate::clock::{Clock, Spans, Standing, View};
use crate::order::sort_by_number;
use crate::policy::{Agreement, Step, StepAt};
use crate::scene::Scene;
use crate::ticket::EventKind;
use crate::{Error, Instant};

/// The steps of an agreement that concern the ticket, once it is reported.
pub(crate) fn steps(
    scene: &mut Scene<'_>,
    view: &View<'_, '_>,
    agreement: &Agreement,
    clocks: &[Clock<'_>],
    path: &str,
) -> Result<Vec<StepAnswer>, Error> {
    let mut answers = Vec::new();
    if scene.seen.iter().all(|event| event.kind() != EventKind::Opened) {
        return Ok(answers);
    }
    for (place, step) in agreement.escalation.iter().enumerate() {
        let path = format!("{path}/escalation/{place}");
        let spans = spans(view, step);
        if spans.is_empty() {
            limited(scene, view, step, path);
            continue;
        }
        let Some(coming) = coming(scene, agreement, step, clocks, &spans)? else { continue };
        if coming.state == StepState::Ahead && !coming.moves {
            scene.changes_at(coming.at);
        }
        let tell = told(scene, view, step, &coming);
        if coming.state == StepState::Passed {
            explain(scene, &path, &coming, &tell);
        }
        answers.push(answer(scene, agreement, place, step, coming, tell));
    }
    Ok(answers)
}

/// The stretches in which a step holds, by the priority and the facts of the time.
fn spans(view: &View<'_, '_>, step: &Step) -> Spans {
    if step.priorities.is_empty() && step.when.is_none() {
        return vec![(Instant::MIN, None)];
    }
    Standing::spans(view.standings, |priority, at| {
        step.serves(priority) && step.when.as_ref().is_none_or(|when| when.judge(&view.facts.as_of(at)).is_ok())
    })
}

/// Explains why a step does not concern the ticket.
fn limited(scene: &mut Scene<'_>, view: &View<'_, '_>, step: &Step, path: String) {
    let mut values: Vec<(&'static str, TraceValue)> = Vec::new();
    let unmet = step.when.as_ref().filter(|_| step.serves(scene.priority)).map(|when| when.judge(view.facts));
    match unmet {
        Some(Err(unmet)) => {
            values.push(("fact", unmet.parameter.into()));
            values.push(("found", unmet.found.to_string().into()));
        }
        _ => values.push(("priority", scene.priority.into())),
    }
    scene.tell("escalation", "step-limited", path, values);
}

/// Who is told, each with the instant at which it reaches them.
fn told(scene: &mut Scene<'_>, view: &View<'_, '_>, step: &Step, coming: &Coming) -> Vec<ContactAnswer> {
    let policy = scene.policy;
    let at = coming.at.filter(|_| coming.state == StepState::Passed).unwrap_or(scene.now);
    let level = step.level.as_ref().and_then(|name| policy.levels().iter().find(|level| level.level == name.0));
    let of_level = level.into_iter().flat_map(|level| {
        let team = routes::routed(level, &view.facts.as_of(at)).map(|(_, team)| team);
        routes::names(level, team)
    });
    let names = step.tell.iter().map(|name| &*name.0).chain(of_level);
    let mut told = contacts(scene, names, Standing::priority_at(view.standings, at), step.channel);
    for contact in &mut told {
        let Some(at) = coming.at.filter(|_| coming.state != StepState::Cancelled) else { continue };
        let hours = policy.contact(&contact.id).and_then(|contact| hours(policy, contact));
        let heard = hours.map_or(Some(at), |hours| hours.opening_at_or_after(at));
        contact.reached_at = heard.map(|at| scene.moment(at));
    }
    told
}

/// Explains a step that has come, and whom it reaches only later.
fn explain(scene: &mut Scene<'_>, path: &str, coming: &Coming, tell: &[ContactAnswer]) {
    let Some(at) = coming.at else { return };
    scene.tell("escalation", "step-passed", path, vec![("at", scene.moment(at).into())]);
    for contact in tell {
        if let Some(heard) = contact.reached_at.filter(|heard| heard.instant() > at) {
            let values = vec![("contact", (&*contact.id).into()), ("at", heard.into())];
            scene.tell("escalation", "step-reaches-later", path, values);
        }
    }
}

fn answer(
    scene: &Scene<'_>,
    agreement: &Agreement,
    place: usize,
    step: &Step,
    coming: Coming,
    tell: Vec<ContactAnswer>,
) -> StepAnswer {
    let share = match step.at {
        Some(StepAt::Share(share)) => Some(share.to_string()),
        _ => None,
    };
    let trigger = match step {
        Step { at: Some(StepAt::Share(_)), .. } => StepTrigger::Share,
        Step { at: Some(StepAt::Opening), .. } => StepTrigger::Opening,
        Step { after: Some(_), .. } => StepTrigger::After,
        Step { before_due: Some(_), .. } => StepTrigger::BeforeDue,
        Step { after_due: Some(_), .. } => StepTrigger::AfterDue,
        _ => StepTrigger::Misses,
    };
    StepAnswer {
        agreement: agreement.id.clone(),
        place,
        on: step.on.clone(),
        trigger,
        share,
        offset: step.after.or(step.before_due).or(step.after_due).map(|offset| offset.millis()),
        misses: step.misses.map(|misses| misses.0),
        counted: coming.counted,
        level: step.level.as_ref().map(|level| level.0.clone()),
        at: coming.at.map(|at| scene.moment(at)),
        provisional: coming.moves,
        state: coming.state,
        tell,
        message: step.message.as_ref().map(|message| message.0.clone()),
    }
}

/// Puts steps in the order of time, those without one last, and names the next.
pub(crate) fn in_order(mut steps: Vec<StepAnswer>) -> Vec<StepAnswer> {
    sort_by_number(&mut steps, |step| step.at.map_or(i64::MAX, |at| at.instant().millis()));
    if let Some(next) = steps.iter_mut().find(|step| step.state == StepState::Ahead && step.at.is_some()) {
        next.state = StepState::Next;
    }
    steps
}
