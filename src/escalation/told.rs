//! When a step comes: at the opening, at a point of a clock, at a count of misses.

use super::over;
use crate::assessment::StepState;
use crate::clock::{Clock, Mark, Spans, StepTime, first_in};
use crate::policy::{Agreement, Step, StepAt};
use crate::scene::Scene;
use crate::ticket::EventKind;
use crate::{Error, Instant};

/// When a step comes, as far as that is known.
pub(super) struct Coming {
    pub(super) at: Option<Instant>,
    pub(super) state: StepState,
    /// Whether the instant moves along with now.
    pub(super) moves: bool,
    /// How many misses count so far.
    pub(super) counted: Option<u32>,
}

impl Coming {
    fn of(time: StepTime, paused: bool) -> Self {
        let moves = paused && time.state == StepState::Ahead;
        Self { at: Some(time.at), state: time.state, moves, counted: None }
    }
}

/// When a step comes that holds in these stretches; none when it doesn't concern the ticket.
pub(super) fn coming(
    scene: &Scene<'_>,
    agreement: &Agreement,
    step: &Step,
    clocks: &[Clock<'_>],
    spans: &Spans,
) -> Result<Option<Coming>, Error> {
    let own =
        |clock: &&Clock<'_>| clock.answer.agreement == agreement.id && Some(&clock.answer.metric) == step.on.as_ref();
    let clock = clocks.iter().find(own);
    if step.at == Some(StepAt::Opening) {
        return Ok(at_opening(scene, step, clock, spans));
    }
    if let Some(misses) = step.misses {
        return Ok(clock.and_then(|clock| at_miss(scene, agreement, step, clock, misses.0, spans)));
    }
    let Some(mark) = mark(scene, step) else { return Ok(None) };
    if let Some(running) = clock.and_then(|clock| clock.running.as_ref()) {
        let time = running.comes(mark, spans, scene.now)?;
        let moves = if matches!(mark, Mark::After(..)) { running.waits } else { running.paused };
        return Ok(time.map(|time| Coming::of(time, moves)));
    }
    let gone = scene.gone.iter().find(|gone| *gone.agreement == *agreement.id && Some(gone.metric) == step.on.as_ref());
    let came = gone.map(|gone| gone.came(mark, spans)).transpose()?.flatten();
    Ok(came.map(|at| Coming::of(StepTime { at, state: StepState::Passed }, false)))
}

/// The point of the clock at which a step comes.
fn mark<'a>(scene: &Scene<'a>, step: &Step) -> Option<Mark<'a>> {
    let calendar = step.calendar.as_ref().and_then(|name| scene.policy.calendar(&name.0));
    let rung = step.rung().map(Mark::Rung);
    rung.or(step.after.map(|after| Mark::After(after, calendar))).or(step.after_due.map(Mark::Late))
}

/// At the report, or as soon after it as the step holds.
fn at_opening(scene: &Scene<'_>, step: &Step, clock: Option<&Clock<'_>>, spans: &Spans) -> Option<Coming> {
    let opened = scene.seen.iter().find(|event| event.kind() == EventKind::Opened)?.at;
    let end = match (&step.on, clock) {
        (None, _) => over(scene),
        (Some(_), clock) => clock?.running.as_ref().and_then(|running| running.ended),
    };
    let at = first_in(opened, (opened, None), spans)?;
    Some(Coming::of(StepTime::of(at, end.filter(|end| *end > opened), scene.now), false))
}

/// At the miss with which so many are counted: those that the account brings, and the ticket's own.
fn at_miss(
    scene: &Scene<'_>,
    agreement: &Agreement,
    step: &Step,
    clock: &Clock<'_>,
    wanted: u32,
    spans: &Spans,
) -> Option<Coming> {
    let running = clock.running.as_ref()?;
    let account = scene.ticket.account(&agreement.id).and_then(|account| account.misses.as_ref());
    let before = account.and_then(|misses| misses.get(clock.answer.metric.as_str())).map_or(0, |count| count.0);
    let before = u32::try_from(before).unwrap_or(u32::MAX);
    let cycles = clock.earlier.iter().chain([running]).filter(|_| clock.answer.excused.is_none());
    let own: Vec<Instant> = cycles.filter_map(crate::clock::Running::missed_at).collect();
    // So many lie so close together, up to this one.
    let counted = |place: usize, at: Instant| {
        let together = |other: &&Instant| step.within.is_none_or(|within| at.since(**other) <= within);
        let count = own.iter().take(place + 1).filter(together).count();
        before.saturating_add(u32::try_from(count).unwrap_or(u32::MAX))
    };
    let so_far = own.iter().enumerate().take_while(|(_, at)| **at <= scene.now).last();
    let so_far = so_far.map_or(before, |(place, at)| counted(place, *at));
    let found = own.iter().enumerate().filter(|(place, at)| counted(*place, **at) >= wanted);
    let at = found.into_iter().find_map(|(_, at)| first_in(*at, (*at, Some(*at)), spans));
    let mut coming = match at {
        Some(at) => Coming::of(StepTime::of(at, None, scene.now), running.paused),
        None => {
            let state = if running.ended.is_some() { StepState::Cancelled } else { StepState::Ahead };
            Coming { at: None, state, moves: false, counted: None }
        }
    };
    coming.counted = Some(so_far);
    Some(coming)
}
