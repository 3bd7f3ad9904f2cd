//! Why a clock stands as it does, line by line.

use super::admit::Admitted;
use super::course::Course;
use super::cycle::Cycle;
use super::life::{Awaits, Lives};
use super::promise::{Held, explain_choice};
use crate::Instant;
use crate::assessment::{ClockAnswer, SegmentKind, State, TraceLine, TraceValue, Values};
use crate::json::{item, join};
use crate::policy::{Agreement, EventMatch, PriorityChange, Promise, Target};
use crate::qualification::Facts;
use crate::scene::Scene;
use crate::target::Target as Form;
use crate::ticket::EventKind;

/// How many lines of a kind a trace lists before it only counts them.
const MOST_LISTED: usize = 20;

/// What the lines speak of.
pub(super) struct Subject<'a> {
    pub(super) name: String,
    /// The target's place in the policy.
    pub(super) path: &'a str,
    pub(super) target: &'a Target,
    pub(super) agreement: &'a Agreement,
}

fn line(
    scene: &mut Scene<'_>,
    subject: &str,
    code: &'static str,
    path: String,
    values: Vec<(&'static str, TraceValue)>,
) {
    let line = TraceLine::new(subject, code, path, []);
    scene.explain(TraceLine { values: Values(values), ..line });
}

/// Which promise holds; gives its place in the policy.
pub(super) fn promise(scene: &mut Scene<'_>, facts: &Facts<'_>, subject: &Subject<'_>, held: &Held<'_>) -> String {
    let place = explain_choice(scene, &facts.as_of(held.at), subject.target, held, &subject.name, subject.path);
    if held.promise.is_none() {
        line(scene, &subject.name, "no-target", place.clone(), vec![("priority", held.priority.into())]);
    }
    place
}

/// What it allows.
pub(super) fn allowed(scene: &mut Scene<'_>, subject: &Subject<'_>, promise: &Promise, path: String) {
    let (code, mut values) = match &promise.form {
        Form::Working { duration } => ("allowed", vec![("within", duration.millis().into())]),
        Form::WorkingDays { n, .. } => ("allowed-working-days", vec![("days", i64::from(*n).into())]),
        Form::CalendarDays { n, .. } => ("allowed-calendar-days", vec![("days", i64::from(*n).into())]),
        Form::ReportingWindows(_) => ("allowed-window", vec![]),
        Form::OwnDate => {
            ("allowed-date", promise.date.as_deref().map(|date| ("date", date.into())).into_iter().collect())
        }
        Form::Recurring { at, .. } => ("allowed-deadline", vec![("hour", at.to_string().into())]),
    };
    values.extend(promise.calendar.as_deref().map(|calendar| ("calendar", calendar.into())));
    line(scene, &subject.name, code, path, values);
}

/// Why it has not started.
pub(super) fn not_started(scene: &mut Scene<'_>, subject: &Subject<'_>, lives: &Lives<'_>, promise: &Promise) {
    if let Some(end) = lives.called_off {
        line(scene, &subject.name, "cancelled", String::new(), vec![("at", scene.moment(end.at).into())]);
    } else if let Some(at) = lives.pending {
        line(scene, &subject.name, "starts-later", String::new(), vec![("at", scene.moment(at).into())]);
    } else if !lives.lives.is_empty() {
        let date = promise.date.as_deref().unwrap_or_default();
        line(scene, &subject.name, "no-date", "/dates".into(), vec![("date", date.into())]);
    } else {
        match &lives.awaits {
            Awaits::Report => line(scene, &subject.name, "not-started", "/events".into(), vec![]),
            Awaits::Reopening => line(scene, &subject.name, "start-barred", String::new(), vec![]),
            Awaits::Events(events, all) => awaited(scene, subject, events, *all),
        }
    }
}

/// The events that would start it, a line for each.
fn awaited(scene: &mut Scene<'_>, subject: &Subject<'_>, events: &[&EventMatch], all: bool) {
    for (place, event) in events.iter().enumerate() {
        let code = match (place, all) {
            (0, _) => "start-awaited",
            (_, true) => "start-awaited-and",
            (_, false) => "start-awaited-or",
        };
        let details =
            [("level", &event.level), ("team", &event.team), ("subject", &event.subject), ("status", &event.status)];
        let mut values = vec![("event", event.event.as_str().into())];
        values.extend(details.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?.into()))));
        line(scene, &subject.name, code, start_place(subject), values);
    }
}

/// Where the policy says when the clock starts; of one that starts as clocks do, where it is promised.
fn start_place(subject: &Subject<'_>) -> String {
    if subject.target.start.is_some() {
        return join(&[subject.path, "/start"]);
    }
    let agreement = subject.path.split("/targets").next().unwrap_or_default();
    if subject.agreement.start.is_some() { join(&[agreement, "/start"]) } else { subject.path.to_owned() }
}

/// What is promised, what started it, and what changed on the way.
pub(super) fn beginning(
    scene: &mut Scene<'_>,
    facts: &Facts<'_>,
    subject: &Subject<'_>,
    lives: &Lives<'_>,
    cycle: &Cycle<'_>,
) {
    let place = promise(scene, facts, subject, &cycle.held);
    if cycle.held.promise.is_some() {
        allowed(scene, subject, cycle.running.course.promise, place);
    }
    let Some(life) = lives.lives.get(cycle.life) else { return };
    if let Some(event) = scene.seen.get(life.started_by) {
        let code = if life.forestalled { "stopped-before-start" } else { "started" };
        let values = vec![("event", event.kind().as_str().into()), ("at", scene.moment(life.start).into())];
        line(scene, &subject.name, code, event.path(), values);
    }
    let agreement = subject.agreement;
    let mode = subject.target.priority_change.or(agreement.priority_change).unwrap_or(PriorityChange::Retroactive);
    let code = match mode {
        PriorityChange::Retroactive => "change-retroactive",
        PriorityChange::Restart => "change-restart",
        PriorityChange::Carry => "change-carry",
        PriorityChange::Tighten => "change-tighten",
        PriorityChange::Upgrade => "change-upgrade",
    };
    let skipped = cycle.heard.len().saturating_sub(MOST_LISTED);
    for heard in cycle.heard.iter().skip(skipped) {
        let values = vec![("priority", heard.priority.into()), ("at", scene.moment(heard.at).into())];
        let code = if heard.promise.is_some() { code } else { "change-none" };
        line(scene, &subject.name, code, item("/events", heard.position), values);
    }
    if let Some(change) = cycle.withdrawn.filter(|_| cycle.heard.is_empty()) {
        let values = vec![("priority", change.priority.into()), ("at", scene.moment(change.at).into())];
        line(scene, &subject.name, "change-none", item("/events", change.position), values);
    }
    let skipped = cycle.unconfirmed.len().saturating_sub(MOST_LISTED);
    for breach in cycle.unconfirmed.iter().skip(skipped) {
        let code = if agreement.breaches_stand { "breach-stands" } else { "breach-unconfirmed" };
        let values = vec![
            ("priority", breach.priority.into()),
            ("due", scene.moment(breach.due).into()),
            ("lateness", breach.working.millis().into()),
        ];
        line(scene, &subject.name, code, item("/events", breach.position), values);
    }
    if let Some((at, position)) = cycle.made_late {
        let since = scene.moment(cycle.running.course.due.at);
        let values = vec![("at", scene.moment(at).into()), ("since", since.into())];
        line(scene, &subject.name, "made-late", item("/events", position), values);
    }
    for (stop, reopened) in life.gaps.iter().rev().take(MOST_LISTED).rev() {
        let values = vec![("from", scene.moment(*stop).into()), ("to", scene.moment(*reopened).into())];
        line(scene, &subject.name, "reopened-gap", "/events".into(), values);
    }
}

/// What each pause did.
pub(super) fn middle(scene: &mut Scene<'_>, admitted: &Admitted, answer: &ClockAnswer, cycle: &Cycle<'_>) {
    let subject = join(&["clock:", &answer.id]);
    let course = &cycle.running.course;
    let last = course.due.at.max(cycle.running.until);
    let end = cycle.end.map_or(Instant::MAX, |end| end.at);
    let touches = |part: &&super::admit::Part| {
        part.from <= last && part.to >= course.start && part.from.max(course.start) <= part.to.min(end)
    };
    // Days that a pause does not move are stopped by it once they are late.
    let ignored_to = if Course::ignores_pauses(course.promise) { course.due.at } else { Instant::MIN };
    let parts: Vec<_> = admitted.parts.iter().filter(touches).collect();
    for part in parts.iter().take(MOST_LISTED) {
        let (from, to) = (part.from.max(course.start), part.to.min(end));
        let lasts = part.lasts && cycle.end.is_none();
        if from == to && !lasts {
            continue;
        }
        if lasts {
            // Then its end will be told, also of a pause that does not count.
            scene.changes_at(part.expires);
        }
        let mut tell = |code: &'static str, from: Instant, to: Option<Instant>| {
            let mut values = vec![("reason", (&*part.reason).into()), ("from", scene.moment(from).into())];
            values.extend(to.map(|to| ("to", scene.moment(to).into())));
            line(scene, &subject, code, part.path.clone(), values);
        };
        let (open, counts) = (Some(to).filter(|_| !lasts), part.code == "pause-counted");
        if !counts || from >= ignored_to {
            tell(part.code, from, open);
        } else if to <= ignored_to {
            tell("pause-ignored", from, open);
        } else {
            tell("pause-ignored", from, Some(ignored_to));
            tell(part.code, ignored_to, open);
        }
    }
    more(scene, &subject, "pauses-more", parts.len());
}

fn more(scene: &mut Scene<'_>, subject: &str, code: &'static str, count: usize) {
    if let Some(more) = count.checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        let more = i64::try_from(more).unwrap_or(i64::MAX);
        line(scene, subject, code, String::new(), vec![("count", more.into())]);
    }
}

/// What was counted, when it is due, and what stopped it.
pub(super) fn ending(
    scene: &mut Scene<'_>,
    answer: &ClockAnswer,
    due: Instant,
    kinds: &[(Instant, Instant, SegmentKind)],
    cycle: &Cycle<'_>,
) {
    let subject = join(&["clock:", &answer.id]);
    let open: Vec<_> = kinds.iter().filter(|(_, _, kind)| *kind == SegmentKind::Open).collect();
    for (from, to, _) in open.iter().take(MOST_LISTED) {
        let values = vec![("from", scene.moment(*from).into()), ("to", scene.moment(*to).into())];
        line(scene, &subject, "open-interval", String::new(), values);
    }
    more(scene, &subject, "open-intervals-more", open.len());
    let code = if answer.provisional { "due-if-resumed" } else { "due" };
    line(scene, &subject, code, String::new(), vec![("at", scene.moment(due).into())]);
    let Some((end, event)) = cycle.end.and_then(|end| Some((end, scene.seen.get(end.index)?))) else { return };
    let code = match end.by {
        EventKind::Cancelled => "cancelled",
        _ if end.left => "left",
        _ => "stopped",
    };
    let mut values = vec![("event", end.by.as_str().into()), ("at", scene.moment(end.at).into())];
    if answer.state == State::Breached {
        values.push(("lateness", answer.lateness.working.into()));
    }
    line(scene, &subject, code, event.path(), values);
}
