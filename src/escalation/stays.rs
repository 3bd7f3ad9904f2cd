//! The hand-overs of a ticket, read as stays: which level and team had it, from when to when.
//!
//! What can't be is told, with the event's place, and the sentence says how it was read.

use super::routes::{routed, takes};
use crate::Instant;
use crate::assessment::{CameBy, Notice, TraceValue, Values};
use crate::nearest::nearest;
use crate::policy::SupportLevel;
use crate::qualification::Facts;
use crate::scene::Scene;
use crate::ticket::{Event, EventKind, Handed, What};

/// A stretch in which one level and team had the ticket.
pub(super) struct Stay<'a> {
    /// Place of the level in the policy.
    pub(super) level: usize,
    pub(super) team: Option<&'a str>,
    pub(super) by: CameBy,
    pub(super) from: Instant,
    pub(super) to: Option<Instant>,
    pub(super) accepted: Option<Instant>,
    /// Whether it ended by giving the ticket back.
    pub(super) returned: bool,
    /// Why.
    pub(super) reason: Option<&'a str>,
    /// The event that began it.
    pub(super) path: String,
}

impl Stay<'_> {
    /// Whether a hand-over waits to be accepted.
    pub(super) fn is_pending(&self) -> bool {
        self.by == CameBy::Assigned && self.accepted.is_none()
    }
}

/// Who had the ticket since its report; empty without levels or without a report. The last stay is the one that goes on.
pub(super) fn stays<'a>(scene: &mut Scene<'a>, facts: &Facts<'a>) -> Vec<Stay<'a>> {
    let Some((mut reading, opened)) = Reading::new(scene, facts) else { return Vec::new() };
    for event in scene.seen.iter().filter(|event| event.at >= opened) {
        reading.hear(event);
        if event.kind() == EventKind::Cancelled {
            break;
        }
    }
    let told = reading.told.into_iter().map(|(code, event, mut values)| {
        values.push(("at", scene.moment(event.at).into()));
        Notice { code, path: event.path(), values: Values(values) }
    });
    let told: Vec<Notice> = told.collect();
    scene.notices.extend(told);
    reading.stays
}

/// What each hand-over that somebody wrote comes to, with its place among the events seen.
pub(super) fn hand_overs<'a>(scene: &Scene<'a>, facts: &Facts<'a>) -> Vec<(usize, Handed)> {
    let mut found = Vec::new();
    let Some((mut reading, opened)) = Reading::new(scene, facts) else { return found };
    for (index, event) in scene.seen.iter().enumerate().filter(|(_, event)| event.at >= opened) {
        (reading.begun, reading.kept) = (0, false);
        reading.hear(event);
        if event.kind() == EventKind::Cancelled {
            break;
        }
        let written = match &event.what {
            What::Assigned { level, team } => level.is_some() || team.is_some(),
            What::Returned { .. } => true,
            _ => false,
        };
        let Some(last) = reading.stays.last().filter(|_| written && !event.implied) else { continue };
        // The first hand-over to whoever had it since the report says so for the first time.
        let comes = reading.begun > 0 || (reading.kept && last.by == CameBy::Opened);
        let level = reading.levels.get(last.level).filter(|_| comes);
        let team = last.team.map(Into::into);
        let to = |level: &SupportLevel| Handed::To { level: level.level.clone(), place: last.level, team };
        found.push((index, level.map_or(Handed::Nothing, to)));
    }
    found
}

type Told<'a> = (&'static str, &'a Event, Vec<(&'static str, TraceValue)>);

struct Reading<'a, 'f> {
    levels: &'a [SupportLevel],
    facts: &'f Facts<'a>,
    stays: Vec<Stay<'a>>,
    /// Level and team from which the ticket was handed up, lowest first, the one that has it last.
    given: Vec<(usize, Option<&'a str>)>,
    /// Whether the ticket is closed.
    ended: bool,
    /// How many stays began.
    begun: usize,
    /// Whether the last event handed it to whoever has it.
    kept: bool,
    told: Vec<Told<'a>>,
}

impl<'a, 'f> Reading<'a, 'f> {
    /// At the report, with its instant; none without levels or without a report.
    fn new(scene: &Scene<'a>, facts: &'f Facts<'a>) -> Option<(Self, Instant)> {
        let levels = scene.policy.levels();
        let opened = scene.seen.iter().find(|event| event.kind() == EventKind::Opened)?;
        let team = routed(levels.first()?, &facts.as_of(opened.at)).map(|(_, team)| team);
        let (stays, given, told) = (Vec::new(), Vec::new(), Vec::new());
        let mut reading = Self { levels, facts, stays, given, ended: false, begun: 0, kept: false, told };
        reading.begin(0, team, CameBy::Opened, opened);
        Some((reading, opened.at))
    }

    fn hear(&mut self, event: &'a Event) {
        match &event.what {
            What::Assigned { level, team } => self.assigned(event, level.as_deref(), team.as_deref()),
            What::Returned { reason, level } => self.returned(event, reason.as_deref(), level.as_deref()),
            What::Plain(EventKind::Accepted) => self.accepted(event),
            What::Plain(EventKind::Closed) => self.ended = true,
            What::Plain(EventKind::Reopened) => self.ended = false,
            _ => {}
        }
    }

    fn tell(&mut self, code: &'static str, event: &'a Event, values: Vec<(&'static str, TraceValue)>) {
        if !event.implied {
            self.told.push((code, event, values));
        }
    }

    fn begin(&mut self, level: usize, team: Option<&'a str>, by: CameBy, event: &Event) {
        self.begun += 1;
        // Handed on at the very instant of the report, it was with nobody before.
        self.stays.pop_if(|last| last.from == event.at && last.by == CameBy::Opened);
        if let Some(last) = self.stays.last_mut() {
            last.to = Some(event.at);
        }
        self.given.retain(|(before, _)| *before < level);
        if self.stays.is_empty() {
            self.given.clear();
        }
        self.given.push((level, team));
        let (from, path) = (event.at, event.path());
        self.stays.push(Stay { level, team, by, from, to: None, accepted: None, returned: false, reason: None, path });
    }

    /// The place of a level; one that the policy does not know is told.
    fn place(&mut self, event: &'a Event, level: &str) -> Option<usize> {
        let place = self.levels.iter().position(|known| *known.level == *level);
        if place.is_none() {
            let near = nearest(level, self.levels.iter().map(|level| &*level.level));
            self.tell("unknown-level", event, named("level", level, near));
        }
        place
    }

    fn assigned(&mut self, event: &'a Event, level: Option<&str>, team: Option<&'a str>) {
        let Some((current, had)) = self.stays.last().map(|stay| (stay.level, stay.team)) else { return };
        let place = match (level, team) {
            (Some(level), _) => self.place(event, level),
            (None, Some(team)) => Some(self.level_of(team, current)),
            (None, None) => {
                self.tell("assigned-nowhere", event, Vec::new());
                None
            }
        };
        let Some((place, level)) = place.and_then(|place| Some((place, self.levels.get(place)?))) else { return };
        if let Some(team) = team.filter(|team| !level.teams.0.is_empty() && level.teams.get(team).is_none()) {
            let mut values = named("team", team, nearest(team, level.teams.names()));
            values.push(("level", (&*level.level).into()));
            self.tell("unknown-team", event, values);
        }
        let team = team.or_else(|| routed(level, &self.facts.as_of(event.at)).map(|(_, team)| team));
        let first = self.stays.len() == 1 && self.stays.last().is_some_and(|stay| stay.from == event.at);
        if (place, team) == (current, had) && !first {
            self.kept = true;
            self.tell("assigned-again", event, vec![("level", (&*level.level).into())]);
            return;
        }
        if self.ended {
            self.tell("assigned-after-end", event, vec![("level", (&*level.level).into())]);
        } else if team.is_none() && !takes(level, &self.facts.as_of(event.at)) {
            self.tell("no-team", event, vec![("level", (&*level.level).into())]);
        }
        self.begin(place, team, CameBy::Assigned, event);
    }

    /// The level that a team belongs to: the one that has the ticket, if that has such a team or nobody has.
    fn level_of(&self, team: &str, current: usize) -> usize {
        let has = |level: &SupportLevel| level.teams.get(team).is_some();
        if self.levels.get(current).is_some_and(has) {
            return current;
        }
        self.levels.iter().position(has).unwrap_or(current)
    }

    fn accepted(&mut self, event: &'a Event) {
        let Some(stay) = self.stays.last_mut() else { return };
        if stay.accepted.is_none() {
            stay.accepted = Some(event.at);
        } else {
            self.tell("accepted-again", event, Vec::new());
        }
    }

    fn returned(&mut self, event: &'a Event, reason: Option<&'a str>, level: Option<&str>) {
        let Some(current) = self.stays.last().map(|stay| stay.level) else { return };
        let Some(own) = self.levels.get(current) else { return };
        let to = match level {
            Some(level) => match self.place(event, level) {
                Some(place) => place,
                None => return,
            },
            None => match self.given.iter().rev().find(|(level, _)| *level < current) {
                Some((level, _)) => *level,
                None if current > 0 => current - 1,
                None => return self.tell("returned-at-first", event, Vec::new()),
            },
        };
        if to >= current {
            self.tell(
                "returned-not-back",
                event,
                self.levels.get(to).map(|to| ("level", (&*to.level).into())).into_iter().collect(),
            );
            return;
        }
        if own.returns_with_reason && reason.is_none() {
            self.tell("returned-without-reason", event, vec![("level", (&*own.level).into())]);
        }
        if let Some(stay) = self.stays.last_mut() {
            (stay.returned, stay.reason) = (true, reason);
        }
        let given = self.given.iter().find(|(level, _)| *level == to).map(|(_, team)| *team);
        let again = || self.levels.get(to).and_then(|level| routed(level, &self.facts.as_of(event.at)));
        let team = given.unwrap_or_else(|| again().map(|(_, team)| team));
        self.begin(to, team, CameBy::Returned, event);
    }
}

/// A word with the nearest that is known.
fn named(what: &'static str, word: &str, near: Option<&str>) -> Vec<(&'static str, TraceValue)> {
    let mut values = vec![(what, word.into())];
    values.extend(near.map(|near| ("nearest", near.into())));
    values
}
