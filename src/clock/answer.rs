//! One clock, from its target to its answer.

use super::admit::admit;
use super::change::Unconfirmed;
use super::cycle::{Cycle, Cycles, Making, Running};
use super::explain::{self, Subject};
use super::gone::Gone;
use super::heard::from_report;
use super::judge;
use super::life::{Awaits, Lives, Rules, lives};
use super::pause::Pause;
use super::promise::{Ground, Held, Standing, held};
use super::repeat::MOST_CYCLES;
use crate::Error;
use crate::assessment::{Awaited, BreachAnswer, ClockAnswer, CycleAnswer, Lateness, State};
use crate::json::join;
use crate::policy::{Agreement, EventMatch, Promise, Target};
use crate::qualification::Facts;
use crate::scalar::Text;
use crate::scene::Scene;
use crate::target::Target as Form;
use crate::ticket::EventKind;

/// A judged clock: its answer, and what penalties and escalation go on from.
pub(crate) struct Clock<'a> {
    pub(crate) answer: ClockAnswer,
    /// The cycle that the answer speaks of first; none while it waits.
    pub(crate) running: Option<Running<'a>>,
    /// The cycles before it.
    pub(crate) earlier: Vec<Running<'a>>,
}

/// What every clock of a ticket is judged by.
pub(crate) struct View<'a, 's> {
    pub(crate) facts: &'s Facts<'a>,
    pub(crate) standings: &'s [Standing<'a>],
    pub(crate) pauses: &'s [Pause],
    /// The cause for which an agreement may answer no miss.
    pub(crate) cause: Option<&'a str>,
}

/// Judges a target of the ticket. None when nothing is promised.
pub(crate) fn clock<'a>(
    scene: &mut Scene<'a>,
    view: &View<'a, '_>,
    agreement: &'a Agreement,
    target: &'a Target,
    path: &str,
) -> Result<Option<Clock<'a>>, Error> {
    let id = join(&[&agreement.id, "/", target.metric.as_str()]);
    let subject = Subject { name: join(&["clock:", &id]), path, target, agreement };
    let rules = Rules::of(agreement, target);
    let lives = lives(&rules, scene.seen, scene.now);
    let held = held(target, view.facts, view.standings);
    let admitted = target.paused_by.as_ref().unwrap_or(&agreement.paused_by);
    let pausable = !admitted.is_empty();
    let admitted = admit(scene.policy, scene.seen, scene.now, view.pauses, admitted);
    let counted = admitted.parts.iter().filter(|part| part.code == "pause-counted").map(|part| (part.from, part.to));
    let gaps = lives.lives.iter().flat_map(|life| life.gaps.iter().copied());
    let mut ground = Ground::new(scene, &held, counted.collect(), gaps.collect());
    let (seen, now) = (scene.seen, scene.now);
    let grids = held.iter().any(|held| held.promise.is_some_and(|promise| target.is_grid(promise)));
    let mut making = Making { ground: &mut ground, agreement, target, held: &held, grids, seen, now };
    let mut cycles = making.cycles(&rules, &lives.lives)?;
    let Some(current) = cycles.cycles.pop() else {
        let last = cycles.nothing.or(held.last().copied());
        let breaks = ground.breaks;
        scene.gone.extend(Gone::of(agreement, target, cycles.gone, breaks));
        let history = history(scene, agreement, cycles.unconfirmed.iter().collect());
        let waiting = waiting(scene, view, &subject, &lives, last, pausable, id);
        return Ok(waiting.map(|mut clock| {
            clock.answer.history = history;
            clock
        }));
    };
    let promise = current.running.course.promise;
    let said = promise.said(scene.policy, pausable, from_report(agreement, target));
    let mut answer = blank(id, agreement, target, promise, said);
    let breaches = cycles.cycles.iter().chain([&current]).flat_map(|cycle| &cycle.unconfirmed);
    answer.history = history(scene, agreement, breaches.collect());
    let (answer, running) = judge::current(scene, &admitted, target, agreement, current, answer, |scene, cycle| {
        explain::beginning(scene, view.facts, &subject, &lives, cycle);
    })?;
    let mut answer = judge::excuse(scene, answer, agreement, view.cause, &subject);
    let earlier = list_earlier(scene, &rules, cycles, &mut answer);
    Ok(Some(Clock { answer, running: Some(running), earlier }))
}

/// A clock that has not started, or can't be reckoned; none when nothing is promised.
fn waiting<'a>(
    scene: &mut Scene<'a>,
    view: &View<'a, '_>,
    subject: &Subject<'_>,
    lives: &Lives<'_>,
    held: Option<Held<'a>>,
    pausable: bool,
    id: String,
) -> Option<Clock<'a>> {
    let held = held?;
    let place = explain::promise(scene, view.facts, subject, &held);
    let promise = held.promise?;
    let said = promise.said(scene.policy, pausable, from_report(subject.agreement, subject.target));
    let mut answer = blank(id, subject.agreement, subject.target, promise, said);
    explain::allowed(scene, subject, promise, place);
    explain::not_started(scene, subject, lives, promise);
    if let Some(end) = lives.called_off {
        answer.state = State::Cancelled;
        answer.stopped_at = Some(scene.moment(end.at));
        answer.stopped_by = Some(end.by);
    } else if let Some(at) = lives.pending {
        answer.starts_at = Some(scene.moment(at));
        scene.changes_at(Some(at));
    } else if !lives.lives.is_empty() {
        answer.awaits_date.clone_from(&promise.date);
    } else {
        (answer.awaits, answer.awaits_all) = awaited(&lives.awaits);
    }
    Some(Clock { answer, running: None, earlier: Vec::new() })
}

/// The events that would start a clock, and whether all of them must happen.
fn awaited(awaits: &Awaits<'_>) -> (Vec<Awaited>, bool) {
    let report = EventMatch::of(EventKind::Opened);
    let (events, all) = match awaits {
        Awaits::Report => (vec![&report], false),
        Awaits::Events(events, all) => (events.clone(), *all),
        Awaits::Reopening => return (Vec::new(), false),
    };
    let answer = |wanted: &EventMatch| {
        let EventMatch { event, level, team, subject, status } = wanted.clone();
        Awaited { event, level, team, subject, status }
    };
    (events.into_iter().map(answer).collect(), all)
}

/// The answer of a clock that has not started.
fn blank(id: String, agreement: &Agreement, target: &Target, promise: &Promise, said: Text) -> ClockAnswer {
    let allowed = match promise.form {
        Form::Working { duration } => duration.millis(),
        _ => 0,
    };
    ClockAnswer {
        id,
        agreement: agreement.id.clone(),
        metric: target.metric.clone(),
        title: target.title.clone(),
        promise: said,
        state: State::Waiting,
        counting: false,
        provisional: false,
        start: None,
        due: None,
        due_day: None,
        starts_at: None,
        awaits: Vec::new(),
        awaits_all: false,
        awaits_date: None,
        stopped_at: None,
        stopped_by: None,
        breached_at: None,
        made_late_at: None,
        excused: None,
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
        cycle: 1,
        missed: None,
        cycles: Vec::new(),
        history: Vec::new(),
        segments: Vec::new(),
    }
}

/// Numbers the cycles, counts the missed ones, and lists those before the current one.
fn list_earlier<'a>(
    scene: &Scene<'a>,
    rules: &Rules,
    cycles: Cycles<'a>,
    answer: &mut ClockAnswer,
) -> Vec<Running<'a>> {
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let count = cycles.cycles.len();
    answer.cycle = number(cycles.left_out + count + 1);
    if rules.repeats {
        let missed = cycles.cycles.iter().filter(|cycle| cycle.state(false) == State::Breached).count();
        let current = usize::from(answer.state == State::Breached);
        answer.missed = Some(number(cycles.left_out_missed + missed + current));
    }
    for (place, cycle) in cycles.cycles.iter().enumerate().skip(count.saturating_sub(MOST_CYCLES)) {
        let stopped = judge::stopped(scene, cycle);
        answer.cycles.push(CycleAnswer {
            cycle: number(cycles.left_out + place + 1),
            start: scene.moment(cycle.running.course.start),
            due: scene.moment(cycle.running.course.due.at),
            state: cycle.state(false),
            stopped_at: stopped.map(|(at, _)| scene.moment(at)),
            stopped_by: stopped.and_then(|(_, by)| by),
            lateness: lateness(cycle),
        });
    }
    cycles.cycles.into_iter().map(|cycle| cycle.running).collect()
}

/// How late a cycle is; one that was called off is not.
pub(super) fn lateness(cycle: &Cycle<'_>) -> Lateness {
    if !cycle.is_late() || cycle.running.cancelled {
        return Lateness::default();
    }
    let Running { course, until, .. } = &cycle.running;
    Lateness { working: course.lateness(*until).millis(), elapsed: course.elapsed_late(*until).millis() }
}

/// The breaches that later priorities did not confirm, of every cycle: the last ones.
fn history(scene: &Scene<'_>, agreement: &Agreement, breaches: Vec<&Unconfirmed<'_>>) -> Vec<BreachAnswer> {
    let answer = breaches.iter().skip(breaches.len().saturating_sub(MOST_CYCLES)).map(|breach| BreachAnswer {
        priority: breach.priority.into(),
        due: scene.moment(breach.due),
        changed_at: scene.moment(breach.changed),
        lateness: Lateness { working: breach.working.millis(), elapsed: breach.elapsed.millis() },
        stands: agreement.breaches_stand,
    });
    answer.collect()
}
