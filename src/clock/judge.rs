//! How the current cycle of a clock stands, and when that reads differently.

use super::admit::{Admitted, Part};
use super::answer::lateness;
use super::cycle::{Cycle, Running};
use super::explain::{self, Subject};
use super::segments::segments;
use super::shift;
use crate::assessment::{ClockAnswer, Segment, SegmentKind, State, StepState, TraceLine, Warning};
use crate::json::{item, join};
use crate::order::sort_by_number;
use crate::policy::{Agreement, Rung, Target};
use crate::scene::Scene;
use crate::ticket::{Event, EventKind};
use crate::{Duration, Error, Instant};

use super::course::Course;

/// Fills in the answer of a clock that has started.
pub(super) fn current<'a>(
    scene: &mut Scene<'a>,
    admitted: &Admitted,
    target: &'a Target,
    agreement: &'a Agreement,
    mut cycle: Cycle<'a>,
    mut answer: ClockAnswer,
    begin: impl FnOnce(&mut Scene<'a>, &Cycle<'a>),
) -> Result<(ClockAnswer, Running<'a>), Error> {
    begin(scene, &cycle);
    let live = cycle.end.is_none() && cycle.withdrawn.is_none();
    // On a grid the deadline of a cycle that is met is still to come, and moves with a pause.
    let open = live || cycle.deadline.is_some();
    let pause = pause(scene, admitted, &mut cycle, open);
    counters(&mut answer, scene, &cycle);
    answer.state = cycle.state(pause.is_some());
    if answer.state == State::Breached {
        let due = cycle.running.course.due.at;
        answer.breached_at = Some(scene.moment(cycle.made_late.map_or(due, |(at, _)| at)));
        answer.made_late_at = cycle.made_late.map(|(at, _)| scene.moment(at));
    }
    if let Some((at, by)) = stopped(scene, &cycle) {
        answer.stopped_at = Some(scene.moment(at));
        answer.stopped_by = by;
        answer.provisional = cycle.running.paused;
    } else if live {
        standing(&mut answer, scene, &cycle, pause);
    }
    if let Some(deadline) = cycle.deadline.filter(|_| !cycle.running.paused) {
        scene.changes_after(deadline);
    }
    answer.warnings = warnings(scene, target, &cycle.running)?;
    if live && cycle.running.paused {
        let steps = agreement.escalation.iter().filter(|step| step.on.as_ref() == Some(&target.metric));
        let rungs = target.warn_at.iter().copied().chain(steps.filter_map(|step| step.rung()));
        let told = scene.policy.plan().iter().filter_map(|item| item.on_warning.as_ref());
        let rungs = rungs.chain(told.filter(|warning| *warning.of.0 == *answer.id).map(|warning| warning.at));
        let turns = shift::turns(&cycle.running, scene.now, rungs.collect())?;
        scene.changes_at(turns);
    }
    explain::middle(scene, admitted, &answer, &cycle);
    let due = cycle.running.course.due.at;
    let kinds = segments(&cycle.running.course, due, due.max(cycle.running.until));
    explain::ending(scene, &answer, due, &kinds, &cycle);
    answer.segments = kinds.into_iter().map(|(from, to, kind)| segment(scene, admitted, from, to, kind)).collect();
    Ok((answer, cycle.running))
}

/// What ended a cycle: its stop, or the change with which nothing was promised any more.
pub(super) fn stopped(scene: &Scene<'_>, cycle: &Cycle<'_>) -> Option<(Instant, Option<EventKind>)> {
    if let Some(change) = &cycle.withdrawn {
        let first = scene.seen.partition_point(|event| event.at < change.at);
        let here = scene.seen.get(first..).unwrap_or_default().iter();
        let event = here.take_while(|event| event.at == change.at).find(|event| event.position == change.position);
        return Some((change.at, event.map(Event::kind)));
    }
    cycle.end.map(|end| (end.at, Some(end.by)))
}

/// The pause that holds a clock now, if one does, and when that changes.
fn pause<'p>(scene: &mut Scene<'_>, admitted: &'p Admitted, cycle: &mut Cycle<'_>, live: bool) -> Option<&'p Part> {
    if !live {
        return None;
    }
    // Also where a pause moves nothing, the trace tells which part of it was admitted.
    scene.changes_at(admitted.turns);
    let now = scene.now;
    let counted = || admitted.parts.iter().filter(|part| part.code == "pause-counted");
    let holds = |part: &&Part| part.lasts || (part.from <= now && now < part.to);
    cycle.running.waits = counted().any(|part| part.lasts);
    // Days that it does not move go on until they are due; then it stops their lateness.
    if Course::ignores_pauses(cycle.running.course.promise) && !cycle.is_late() {
        return None;
    }
    cycle.running.paused = cycle.running.waits;
    let held = counted().find(holds);
    match held {
        Some(part) if part.lasts => scene.changes_at(part.expires),
        Some(part) => scene.changes_at(Some(part.to)),
        None => scene.changes_at(counted().find(|part| part.from > now).map(|part| part.from)),
    }
    held
}

fn counters(answer: &mut ClockAnswer, scene: &Scene<'_>, cycle: &Cycle<'_>) {
    let Running { course, until, .. } = &cycle.running;
    let (used, allowed) = (course.used(*until), course.allowed());
    answer.start = Some(scene.moment(course.start));
    answer.due = Some(scene.moment(course.due.at));
    answer.due_day = course.due.day.map(|day| day.to_string());
    answer.used = used.millis();
    answer.allowed = allowed.millis();
    answer.remaining = (allowed.millis() - used.millis()).max(0);
    answer.share = share(used, allowed);
    answer.lateness = lateness(cycle);
}

/// What a clock that goes on says of now.
fn standing(answer: &mut ClockAnswer, scene: &mut Scene<'_>, cycle: &Cycle<'_>, pause: Option<&Part>) {
    let (late, course) = (cycle.is_late(), &cycle.running.course);
    // A pause that begins when all is used moves nothing any more.
    let used_up = course.due.day.is_none() && course.due.at <= scene.now;
    if !late && (used_up || !cycle.running.paused) {
        scene.changes_after(course.due.at);
    }
    if let Some(part) = pause {
        answer.provisional = !late && cycle.running.paused;
        let first = if Course::ignores_pauses(course.promise) { course.due.at } else { course.start };
        answer.paused_since = Some(scene.moment(part.from.max(first)));
        answer.paused_for = Some(part.reason.clone());
        return;
    }
    let calendar = course.calendar();
    answer.counting = calendar.is_open(scene.now);
    let change = calendar.next_change(scene.now);
    scene.changes_at(change);
    if !answer.counting {
        answer.opens_at = change.map(|at| scene.moment(at));
    }
}

/// A quotient for bars, to four decimals: never for money.
fn share(used: Duration, allowed: Duration) -> f64 {
    let ten_thousandths = i128::from(used.millis()) * 10_000 / i128::from(allowed.millis().max(1));
    ten_thousandths as f64 / 10_000.0
}

fn warnings(scene: &mut Scene<'_>, target: &Target, running: &Running<'_>) -> Result<Vec<Warning>, Error> {
    let mut warnings = Vec::with_capacity(target.warn_at.len());
    for rung in &target.warn_at {
        let (at, state) = running.step(*rung, scene.now)?;
        if state == StepState::Ahead && !running.paused {
            scene.changes_at(Some(at));
        }
        let (share, left) = match rung {
            Rung::Share(share) => (Some(share.to_string()), None),
            Rung::Left(left) => (None, Some(left.millis())),
        };
        warnings.push(Warning { share, left, at: scene.moment(at), state });
    }
    sort_by_number(&mut warnings, |warning| warning.at.instant().millis());
    if let Some(next) = warnings.iter_mut().find(|warning| warning.state == StepState::Ahead) {
        next.state = StepState::Next;
    }
    Ok(warnings)
}

fn segment(scene: &Scene<'_>, admitted: &Admitted, from: Instant, to: Instant, kind: SegmentKind) -> Segment {
    let begun = admitted.parts.partition_point(|part| part.from <= from);
    let before = admitted.parts.get(..begun).unwrap_or_default();
    let covers = |part: &&Part| part.code == "pause-counted" && part.to > from;
    let part = before.iter().rev().find(covers).filter(|_| kind == SegmentKind::Paused);
    let reason = part.map(|part| part.reason.clone());
    Segment { from: scene.moment(from), to: scene.moment(to), kind, reason }
}

/// Names the cause for which the agreement answers no miss.
pub(super) fn excuse(
    scene: &mut Scene<'_>,
    mut answer: ClockAnswer,
    agreement: &Agreement,
    cause: Option<&str>,
    subject: &Subject<'_>,
) -> ClockAnswer {
    let excluded = agreement.excluded_causes.iter().position(|excluded| Some(&*excluded.0) == cause);
    if let (Some(place), Some(cause)) = (excluded, cause) {
        let agreement_path = subject.path.split("/targets").next().unwrap_or_default();
        let path = item(&join(&[agreement_path, "/excludedCauses"]), place);
        scene.explain(TraceLine::new(&*subject.name, "excused", path, [("cause", cause.into())]));
        answer.excused = Some(cause.into());
    }
    answer
}
