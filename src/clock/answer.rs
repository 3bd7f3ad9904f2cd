//! One clock, judged.

use super::course::Course;
use super::life::{End, Life, life};
use super::pause::Pause;
use super::segments::segments;
use crate::assessment::{ClockAnswer, Lateness, Segment, SegmentKind, State, StepState, TraceLine, Values, Warning};
use crate::order::sort_by_number;
use crate::policy::{Agreement, Promise, Rung, Target};
use crate::qualification::Facts;
use crate::scalar::Text;
use crate::scene::Scene;
use crate::target::{Pauses, Target as Form};
use crate::ticket::EventKind;
use crate::{Duration, Error, Instant};

/// A judged clock: its answer, and what penalties and escalation go on from.
pub(crate) struct Clock<'a> {
    pub(crate) answer: ClockAnswer,
    pub(crate) running: Option<Running<'a>>,
}

/// A clock that has started.
pub(crate) struct Running<'a> {
    pub(crate) course: Course<'a>,
    /// When it was stopped or called off.
    pub(crate) ended: Option<Instant>,
    /// Up to when lateness is reckoned: the end, or now.
    pub(crate) until: Instant,
    /// Whether it was called off.
    pub(crate) cancelled: bool,
    /// Whether a pause without a known end holds it now: the instants before it then move along with now, and are no
    /// change to come.
    pub(crate) paused: bool,
}

impl Running<'_> {
    /// Working lateness now.
    pub(crate) fn lateness(&self) -> Duration {
        if self.cancelled { Duration::ZERO } else { self.course.lateness(self.until) }
    }

    /// The instant of a rung, and whether it has come; a step at or after the end never comes.
    pub(crate) fn step(&self, rung: Rung, now: Instant) -> Result<(Instant, StepState), Error> {
        let at = self.course.reached(rung.warning())?;
        let state = match self.ended {
            Some(end) if at >= end => StepState::Cancelled,
            _ if at <= now => StepState::Passed,
            _ => StepState::Ahead,
        };
        Ok((at, state))
    }
}

/// Judges a target of the ticket's priority. None when the priority is promised nothing.
pub(crate) fn clock<'a>(
    scene: &mut Scene<'a>,
    facts: &Facts<'a>,
    pauses: &[Pause],
    agreement: &'a Agreement,
    target: &'a Target,
    path: &str,
) -> Result<Option<Clock<'a>>, Error> {
    let id = format!("{}/{}", agreement.id, target.metric.as_str());
    let subject = format!("clock:{id}");
    let path = format!("{path}/by/{}", scene.priority);
    let Some((promise, path)) = promise(scene, facts, target, &subject, path) else { return Ok(None) };
    let mut answer = waiting(id, agreement, target, promise);
    let admitted = target.paused_by.as_ref().unwrap_or(&agreement.paused_by);
    answer.promise = promise.said(scene.policy, !admitted.is_empty());
    explain_promise(scene, &subject, promise, path);
    let calendar = scene.policy.calendar_or_always(promise.calendar.as_deref());
    let own_date = promise.date.as_deref().map(|name| (name, scene.own_date(name)));
    let Some(life) = life(&target.metric, scene.seen) else {
        scene.explain(TraceLine::new(subject, "not-started", "/events", []));
        return Ok(Some(Clock { answer, running: None }));
    };
    if let Some((name, None)) = own_date {
        scene.explain(TraceLine::new(subject, "no-date", "/dates", [("date", name.into())]));
        return Ok(Some(Clock { answer, running: None }));
    }
    let started = format!("/events/{}", life.started_by);
    let values = [("event", "opened".into()), ("at", scene.moment(life.start).into())];
    scene.explain(TraceLine::new(&*subject, "started", started, values));

    let own_date = own_date.and_then(|(_, date)| date);
    let ignored = promise.form.is_day_shaped() && promise.pauses == Pauses::Ignore;
    let admits = |reason: &str| match admitted.iter().any(|name| name.reason.as_deref() == Some(reason)) {
        true if ignored => "pause-ignored",
        true => "pause-counted",
        false => "pause-not-admitted",
    };
    let breaks = breaks(scene, &subject, &life, pauses, admits);
    let course = Course::new(calendar, &promise.form, promise.pauses, own_date, life.start, breaks.closed)?;
    let until = life.end.map_or(scene.now, |end| end.at);
    let cancelled = life.end.is_some_and(|end| end.by == EventKind::Cancelled);
    let paused = breaks.lasts && !ignored;
    let running = Running { course, ended: life.end.map(|end| end.at), until, cancelled, paused };

    judge(&mut answer, scene, &running, life.end, breaks.open);
    answer.warnings = warnings(scene, target, &running)?;
    let due = running.course.due.at;
    for (_, line) in breaks.lines.into_iter().filter(|(from, _)| *from <= due.max(until)) {
        scene.explain(line);
    }
    let kinds = segments(&running.course, due, due.max(until));
    explain(scene, &subject, &answer, due, &kinds, life.end);
    answer.segments = kinds.into_iter().map(|(from, to, kind)| segment(scene, pauses, from, to, kind)).collect();
    Ok(Some(Clock { answer, running: Some(running) }))
}

/// The promise that holds for the priority and the facts, and where it stands in the policy.
fn promise<'a>(
    scene: &mut Scene<'a>,
    facts: &Facts<'a>,
    target: &'a Target,
    subject: &str,
    path: String,
) -> Option<(&'a Promise, String)> {
    let choices = target.by.0.get(scene.priority).map(|form| form.0.as_slice()).unwrap_or_default();
    for promise in choices {
        let path = promise.choice.map_or_else(|| path.clone(), |index| format!("{path}/{index}"));
        match promise.when.as_ref().map(|when| when.judge(facts)) {
            None | Some(Ok(())) => return Some((promise, path)),
            Some(Err(unmet)) => {
                let found = unmet.found.to_string();
                let values = [("fact", unmet.parameter.into()), ("found", found.into())];
                scene.explain(TraceLine::new(subject, "target-passed-over", path, values));
            }
        }
    }
    scene.explain(TraceLine::new(subject, "no-target", path, [("priority", scene.priority.into())]));
    None
}

/// The answer of a clock that has not started.
fn waiting(id: String, agreement: &Agreement, target: &Target, promise: &Promise) -> ClockAnswer {
    let allowed = match promise.form {
        Form::Working { duration } => duration.millis(),
        _ => 0,
    };
    ClockAnswer {
        id,
        agreement: agreement.id.clone(),
        metric: target.metric.clone(),
        title: target.title.clone(),
        promise: Text::By(Vec::new()),
        state: State::Waiting,
        counting: false,
        provisional: false,
        start: None,
        due: None,
        due_day: None,
        stopped_at: None,
        stopped_by: None,
        paused_since: None,
        paused_for: None,
        opens_at: None,
        calendar: promise.calendar.clone(),
        allowed,
        used: 0,
        remaining: allowed,
        share: 0.0,
        lateness: Lateness::default(),
        warnings: Vec::new(),
        segments: Vec::new(),
    }
}

fn explain_promise(scene: &mut Scene<'_>, subject: &str, promise: &Promise, path: String) {
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
    let line = TraceLine::new(subject, code, path, []);
    scene.explain(TraceLine { values: Values(values), ..line });
}

/// The admitted pauses and undone stops of a life, clipped to it.
struct Breaks {
    closed: Vec<(Instant, Instant)>,
    /// The first admitted pause that holds now: since when, and why.
    open: Option<(Instant, Box<str>)>,
    /// Whether one of those has no known end.
    lasts: bool,
    /// What is to be said of each pause, with its start.
    lines: Vec<(Instant, TraceLine)>,
}

fn breaks(
    scene: &mut Scene<'_>,
    subject: &str,
    life: &Life,
    pauses: &[Pause],
    judge: impl Fn(&str) -> &'static str,
) -> Breaks {
    let end = life.end.map_or(scene.now, |end| end.at);
    // What the policy plans goes on after now; nothing goes on after the end.
    let last = life.end.map_or(Instant::MAX, |end| end.at);
    let mut breaks = Breaks { closed: Vec::new(), open: None, lasts: false, lines: Vec::new() };
    for (stop, reopened) in &life.undone {
        let values = [("from", scene.moment(*stop).into()), ("to", scene.moment(*reopened).into())];
        scene.explain(TraceLine::new(subject, "reopened-gap", "/events", values));
        breaks.closed.push((*stop, *reopened));
    }
    for pause in pauses {
        let (from, to) = (pause.from.max(life.start), pause.to.unwrap_or(end).min(last));
        let lasts = pause.to.is_none() && life.end.is_none();
        if from > to || (from == to && !lasts) {
            continue;
        }
        let code = judge(&pause.reason);
        let mut values = vec![("reason", (&*pause.reason).into()), ("from", scene.moment(from).into())];
        if !lasts {
            values.push(("to", scene.moment(to).into()));
        }
        let line = TraceLine::new(subject, code, pause.path.clone(), []);
        breaks.lines.push((from, TraceLine { values: Values(values), ..line }));
        if code == "pause-counted" {
            breaks.closed.push((from, to));
            breaks.lasts |= lasts;
            let holds = lasts || (life.end.is_none() && from <= scene.now && scene.now < to);
            if holds && breaks.open.as_ref().is_none_or(|(since, _)| from < *since) {
                breaks.open = Some((from, pause.reason.clone()));
            }
        }
    }
    breaks
}

/// Fills in the state and the counters.
fn judge(
    answer: &mut ClockAnswer,
    scene: &mut Scene<'_>,
    running: &Running<'_>,
    end: Option<End>,
    open_pause: Option<(Instant, Box<str>)>,
) {
    let Running { course, until, .. } = running;
    let (used, allowed, due) = (course.used(*until), course.allowed(), course.due.at);
    let late = *until > due;
    answer.state = match end {
        Some(End { by: EventKind::Cancelled, .. }) => State::Cancelled,
        Some(_) if late => State::Breached,
        Some(_) => State::Met,
        None if late => State::Breached,
        None if open_pause.is_some() => State::Paused,
        None => State::Running,
    };
    answer.start = Some(scene.moment(course.start));
    answer.due = Some(scene.moment(due));
    answer.used = used.millis();
    answer.remaining = (allowed.millis() - used.millis()).max(0);
    answer.allowed = allowed.millis();
    answer.due_day = course.due.day.map(|day| day.to_string());
    answer.share = share(used, allowed);
    if late && answer.state != State::Cancelled {
        let elapsed = course.elapsed_late(*until).millis();
        answer.lateness = Lateness { working: running.lateness().millis(), elapsed };
    }
    if let Some(end) = end {
        answer.stopped_at = Some(scene.moment(end.at));
        answer.stopped_by = Some(end.by);
        return;
    }
    if !late && !running.paused {
        scene.changes_after(due);
    }
    if let Some((since, reason)) = open_pause {
        answer.provisional = !late && running.paused;
        answer.paused_since = Some(scene.moment(since));
        answer.paused_for = Some(reason);
        return;
    }
    answer.counting = course.calendar.is_open(scene.now);
    let change = course.calendar.next_change(scene.now);
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

fn segment(scene: &Scene<'_>, pauses: &[Pause], from: Instant, to: Instant, kind: SegmentKind) -> Segment {
    let reason = (kind == SegmentKind::Paused)
        .then(|| pauses.iter().find(|pause| pause.from <= from && pause.to.is_none_or(|end| end > from)))
        .flatten()
        .map(|pause| pause.reason.clone());
    Segment { from: scene.moment(from), to: scene.moment(to), kind, reason }
}

/// How many open intervals a trace lists before it only counts them.
const MOST_LISTED: usize = 20;

fn explain(
    scene: &mut Scene<'_>,
    subject: &str,
    answer: &ClockAnswer,
    due: Instant,
    kinds: &[(Instant, Instant, SegmentKind)],
    end: Option<End>,
) {
    let open: Vec<_> = kinds.iter().filter(|(_, _, kind)| *kind == SegmentKind::Open).collect();
    for (from, to, _) in open.iter().take(MOST_LISTED) {
        let values = [("from", scene.moment(*from).into()), ("to", scene.moment(*to).into())];
        scene.explain(TraceLine::new(subject, "open-interval", "", values));
    }
    if let Some(more) = open.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        let more = i64::try_from(more).unwrap_or(i64::MAX);
        scene.explain(TraceLine::new(subject, "open-intervals-more", "", [("count", more.into())]));
    }
    let code = if answer.provisional { "due-if-resumed" } else { "due" };
    scene.explain(TraceLine::new(subject, code, "", [("at", scene.moment(due).into())]));
    if let Some(end) = end {
        let code = if end.by == EventKind::Cancelled { "cancelled" } else { "stopped" };
        let mut values = vec![("event", end.by.as_str().into()), ("at", scene.moment(end.at).into())];
        if answer.state == State::Breached {
            values.push(("lateness", answer.lateness.working.into()));
        }
        let line = TraceLine::new(subject, code, format!("/events/{}", end.position), []);
        scene.explain(TraceLine { values: Values(values), ..line });
    }
}
