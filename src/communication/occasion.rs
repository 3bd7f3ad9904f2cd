//! When the moment of an item came.

use super::Ground;
use crate::assessment::{NewsMoment, State, StepState};
use crate::clock::{Clock, Watch};
use crate::policy::{Moment, PlanItem, PriorityMove, Rung, StartRule};
use crate::scene::Scene;
use crate::ticket::EventKind;
use crate::{Error, Instant};

/// A time at which the moment of an item came, or will come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occasion {
    pub(super) at: Instant,
    /// Place among the events seen of the one that brought it.
    pub(super) index: Option<usize>,
    /// Whether a reopening takes it back.
    pub(super) undone: bool,
}

/// What calls for an item, as answers name it, and when that came.
pub(super) struct Occasions {
    pub(super) on: &'static str,
    pub(super) times: Vec<Occasion>,
    /// When it will come, if that is known.
    pub(super) expected: Option<Instant>,
    /// Whether it may still come once the ticket is closed.
    pub(super) reopens: bool,
}

/// The times of an item that is no rhythm and no notice; whether it concerns the ticket now.
pub(super) fn occasions(
    scene: &mut Scene<'_>,
    ground: &Ground<'_, '_>,
    item: &PlanItem,
    concerned: bool,
) -> Result<Occasions, Error> {
    let named = |on: NewsMoment| Occasions { on: on.as_str(), times: Vec::new(), expected: None, reopens: false };
    if let Some(rule) = &item.on {
        return Ok(by_event(scene, rule));
    }
    if let Some(target) = &item.on_breach {
        return Ok(breaches(clock(ground, &target.0), named(NewsMoment::Breach)));
    }
    if let Some(warning) = &item.on_warning {
        let clock = clock(ground, &warning.of.0);
        let out = warnings(scene, clock, warning.at, named(NewsMoment::Warning))?;
        // What is not for this ticket changes nothing when it comes.
        scene.changes_at(out.expected.filter(|_| concerned));
        return Ok(out);
    }
    let mut out = named(NewsMoment::PriorityChange);
    out.times = item.on_priority.map(|wanted| moves(scene, ground, wanted)).unwrap_or_default();
    Ok(out)
}

/// The clock of a promise, if it holds for the ticket.
pub(super) fn clock<'c, 'a>(ground: &Ground<'c, 'a>, id: &str) -> Option<&'c Clock<'a>> {
    ground.clocks.iter().find(|clock| clock.answer.id == id)
}

fn at(at: Instant) -> Occasion {
    Occasion { at, index: None, undone: false }
}

/// Each time the events waited for have happened, from the report on.
fn by_event(scene: &Scene<'_>, rule: &StartRule) -> Occasions {
    let events = rule.moment.events();
    let on = match (&rule.moment, events) {
        (_, [one]) => one.event.as_str(),
        _ => NewsMoment::Events.as_str(),
    };
    let mut watch = Watch::new(&rule.moment);
    let mut times = Vec::new();
    let opened = scene.seen.iter().position(|event| event.kind() == EventKind::Opened).unwrap_or(scene.seen.len());
    for (index, event) in scene.seen.iter().enumerate().skip(opened) {
        if watch.sees(event) {
            if matches!(rule.moment, Moment::Latest(_)) {
                watch.reset();
            }
            let undone = matches!(event.kind(), EventKind::Restored | EventKind::Resolved | EventKind::Closed);
            let after = event.at.plus(rule.after).unwrap_or(Instant::MAX);
            times.push(Occasion { at: after, index: Some(index), undone });
        }
    }
    let reopens = events.iter().any(|event| event.event == EventKind::Reopened);
    Occasions { on, times, expected: None, reopens }
}

/// Every cycle of a clock that was missed.
fn breaches(clock: Option<&Clock<'_>>, mut out: Occasions) -> Occasions {
    let Some(clock) = clock else { return out };
    let answer = &clock.answer;
    let missed = answer.cycles.iter().filter(|cycle| cycle.state == State::Breached);
    out.times.extend(missed.map(|cycle| at(cycle.due.instant())));
    match (&answer.breached_at, &answer.due) {
        (Some(breached), _) => out.times.push(at(breached.instant())),
        (None, Some(due)) if answer.stopped_at.is_none() && answer.paused_since.is_none() => {
            out.expected = Some(due.instant());
        }
        _ => {}
    }
    out
}

/// The warning of a clock's current cycle.
fn warnings(scene: &Scene<'_>, clock: Option<&Clock<'_>>, rung: Rung, mut out: Occasions) -> Result<Occasions, Error> {
    let Some(running) = clock.and_then(|clock| clock.running.as_ref()) else { return Ok(out) };
    let (instant, state) = running.step(rung, scene.now)?;
    match state {
        StepState::Passed => out.times.push(at(instant)),
        StepState::Ahead | StepState::Next if !running.paused => {
            out.expected = Some(instant);
        }
        _ => {}
    }
    Ok(out)
}

/// The changes of priority after the first.
fn moves(scene: &Scene<'_>, ground: &Ground<'_, '_>, wanted: PriorityMove) -> Vec<Occasion> {
    let rank = |name: &str| scene.policy.priorities().iter().position(|known| **known == *name);
    let standings = ground.view.standings;
    let pairs = standings.iter().zip(standings.iter().skip(1));
    let fits = pairs.filter(|(before, after)| match wanted {
        PriorityMove::Any => before.priority != after.priority,
        PriorityMove::Raised => rank(after.priority) < rank(before.priority),
        PriorityMove::Lowered => rank(after.priority) > rank(before.priority),
    });
    fits.map(|(_, after)| at(after.at)).collect()
}
