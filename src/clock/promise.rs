//! What was promised when: the promise of each priority the ticket has had, by the facts of the time.

use std::rc::Rc;

use super::course::{Course, Origin};
use super::track::Track;
use crate::assessment::TraceLine;
use crate::json::{item, join};
use crate::policy::{Policy, Promise, Target, TargetForm};
use crate::qualification::{Decision, Facts};
use crate::scene::Scene;
use crate::target::unite;
use crate::ticket::What;
use crate::{Error, Instant};

/// What a ticket's promises hang on: its priority since an instant, and since when its facts are what they are.
#[derive(Clone, Debug)]
pub(crate) struct Standing<'a> {
    pub(crate) at: Instant,
    pub(crate) priority: &'a str,
    /// Position of the event that brought it.
    position: usize,
}

/// Every change of priority or facts up to now, in order; the first holds from the report on.
pub(crate) fn standings<'a>(scene: &Scene<'a>, decision: &Decision<'a>) -> Vec<Standing<'a>> {
    let mut changes = decision.changes.iter().peekable();
    let mut standings: Vec<Standing<'a>> = Vec::new();
    let mut priority = decision.changes.first().map_or(decision.priority, |change| change.priority);
    for event in scene.seen {
        let mut here = matches!(event.what, What::Qualified { .. });
        while let Some(change) = changes.next_if(|change| change.at <= event.at) {
            (priority, here) = (change.priority, true);
        }
        if here {
            // Of one instant the last word counts.
            standings.pop_if(|last| last.at == event.at);
            standings.push(Standing { at: event.at, priority, position: event.position });
        }
    }
    if standings.is_empty() {
        standings.push(Standing { at: Instant::MIN, priority, position: 0 });
    }
    standings
}

/// Stretches of time, in order; the last may have no end.
pub(crate) type Spans = Vec<(Instant, Option<Instant>)>;

impl<'a> Standing<'a> {
    /// The stretches in which something held that hangs on the priority, and on the facts of the time.
    pub(crate) fn spans(standings: &[Self], holds: impl Fn(&'a str, Instant) -> bool) -> Spans {
        let ends = standings.iter().skip(1).map(|next| Some(next.at)).chain([None]);
        let mut spans = Spans::new();
        for (standing, end) in standings.iter().zip(ends).filter(|(one, _)| holds(one.priority, one.at)) {
            match spans.last_mut().filter(|(_, last)| *last == Some(standing.at)) {
                Some((_, last)) => *last = end,
                None => spans.push((standing.at, end)),
            }
        }
        spans
    }

    /// The priority at an instant.
    pub(crate) fn priority_at(standings: &[Self], at: Instant) -> &'a str {
        let place = standings.partition_point(|standing| standing.at <= at).max(1);
        standings.get(place - 1).map_or("", |standing| standing.priority)
    }
}

/// What a target promises from an instant on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'a> {
    pub(super) at: Instant,
    pub(super) priority: &'a str,
    pub(super) position: usize,
    /// Nothing, when none of the priority's promises holds.
    pub(super) promise: Option<&'a Promise>,
}

/// What a target promised, from the report to now: each differs from the one before.
pub(super) fn held<'a>(target: &'a Target, facts: &Facts<'a>, standings: &[Standing<'a>]) -> Vec<Held<'a>> {
    let mut held: Vec<Held<'a>> = Vec::new();
    for Standing { at, priority, position } in standings {
        let promise = promised(target, priority, &facts.as_of(*at));
        let same = |last: &Held<'a>| {
            last.priority == *priority && last.promise.map(std::ptr::from_ref) == promise.map(std::ptr::from_ref)
        };
        if !held.last().is_some_and(same) {
            held.push(Held { at: *at, priority, position: *position, promise });
        }
    }
    held
}

/// The first promise of a priority whose condition holds.
pub(crate) fn promised<'a>(target: &'a Target, priority: &str, facts: &Facts<'_>) -> Option<&'a Promise> {
    first_holding(target.by.0.get(priority)?, facts)
}

/// The first promise whose condition holds.
pub(crate) fn first_holding<'a>(form: &'a TargetForm, facts: &Facts<'_>) -> Option<&'a Promise> {
    form.0.iter().find(|promise| promise.when.as_ref().is_none_or(|when| when.judge(facts).is_ok()))
}

/// Explains which promise holds, and which were passed over; gives its place in the policy.
pub(super) fn explain_choice(
    scene: &mut Scene<'_>,
    facts: &Facts<'_>,
    target: &Target,
    held: &Held<'_>,
    subject: &str,
    path: &str,
) -> String {
    let path = join(&[path, "/by/", held.priority]);
    for promise in target.by.0.get(held.priority).map(|form| form.0.as_slice()).unwrap_or_default() {
        let path = promise.choice.map_or_else(|| path.clone(), |index| item(&path, index));
        if held.promise.is_some_and(|chosen| std::ptr::eq(chosen, promise)) {
            return path;
        }
        if let Some(Err(unmet)) = promise.when.as_ref().map(|when| when.judge(facts)) {
            let found = unmet.found.to_string();
            let values = [("fact", unmet.parameter.into()), ("found", found.into())];
            scene.explain(TraceLine::new(subject, "target-passed-over", path, values));
        }
    }
    path
}

/// Stretches in which a clock stands still.
type Breaks = Vec<(Instant, Instant)>;

/// The calendars of a target with its breaks on them, and the dates the ticket carries: what courses are made of.
pub(super) struct Ground<'a> {
    pub(super) policy: &'a Policy,
    /// In order and apart: admitted pauses and gaps.
    pub(super) breaks: Vec<(Instant, Instant)>,
    /// Of these the time between a stop and the reopening that undid it.
    gaps: Vec<(Instant, Instant)>,
    tracks: Vec<(Option<&'a str>, bool, Rc<Track<'a>>)>,
    /// The ticket's own dates by name.
    pub(super) dates: Vec<(&'a str, Option<Instant>)>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(scene: &Scene<'a>, held: &[Held<'a>], pauses: Breaks, gaps: Breaks) -> Self {
        let mut dates: Vec<(&'a str, Option<Instant>)> = Vec::new();
        for name in held.iter().filter_map(|held| held.promise?.date.as_deref()) {
            if !dates.iter().any(|(known, _)| *known == name) {
                dates.push((name, scene.own_date(name)));
            }
        }
        let (gaps, breaks) = (unite(gaps.clone()), unite(pauses.into_iter().chain(gaps).collect()));
        Self { policy: scene.policy, breaks, gaps, tracks: Vec::new(), dates }
    }

    /// The tracks of a promise, up to the due instant and past it: its calendar with the breaks. Where pauses move no day,
    /// only gaps count up to the due instant.
    pub(super) fn tracks(&mut self, promise: &'a Promise) -> (Rc<Track<'a>>, Rc<Track<'a>>) {
        let name = promise.calendar.as_deref();
        let late = self.track(name, false);
        let track = if Course::ignores_pauses(promise) { self.track(name, true) } else { Rc::clone(&late) };
        (track, late)
    }

    fn track(&mut self, name: Option<&'a str>, free: bool) -> Rc<Track<'a>> {
        if let Some((.., track)) = self.tracks.iter().find(|(known, only, _)| *known == name && *only == free) {
            return Rc::clone(track);
        }
        let breaks = if free { &self.gaps } else { &self.breaks };
        let track = Rc::new(Track::new(self.policy.calendar_or_always(name), breaks.clone()));
        self.tracks.push((name, free, Rc::clone(&track)));
        track
    }

    /// The course of a promise; none when the ticket lacks the date it speaks of.
    pub(super) fn course(
        &mut self,
        promise: &'a Promise,
        origin: Origin,
        until: Instant,
    ) -> Result<Option<Course<'a>>, Error> {
        let date = promise.date.as_deref().map(|name| self.dates.iter().find(|(known, _)| *known == name));
        let own_date = match date {
            None => None,
            Some(found) => match found.and_then(|(_, at)| *at) {
                None => return Ok(None),
                Some(at) => promise.due_for(at, self.policy),
            },
        };
        let tracks = self.tracks(promise);
        Course::new(promise, tracks, origin, until, own_date).map(Some)
    }
}
