//! The cycles of a clock, each with its verdict: a clock that neither repeats nor starts again has one.

use std::borrow::Cow;

use super::change::{self, Before, Changed, Unconfirmed};
use super::course::{Course, Origin};
use super::life::{End, Life, Rules};
use super::promise::{Ground, Held};
use super::repeat::{Replaced, Spell, spells};
use crate::assessment::{State, StepState};
use crate::policy::{Agreement, PriorityChange, Rung, Target};
use crate::ticket::{Event, EventKind};
use crate::{Duration, Error, Instant};

/// How often two clocks that move along with now are followed: those that keep their distance never pass each other.
const LEAPS: usize = 32;

/// A clock that has started: one cycle of it.
#[derive(Debug)]
pub(crate) struct Running<'a> {
    pub(crate) course: Course<'a>,
    /// When it was stopped or called off.
    pub(crate) ended: Option<Instant>,
    /// Up to when lateness is reckoned: the end, or now.
    pub(crate) until: Instant,
    /// Whether it was called off, or ended without a verdict: nothing was promised any more, or the ticket went elsewhere.
    pub(crate) cancelled: bool,
    /// Whether a change with which nothing was promised any more ended it.
    pub(crate) withdrawn: bool,
    /// Whether a pause without a known end holds it now: the instants before it then move along with now, and are no
    /// change to come.
    pub(crate) paused: bool,
    /// Whether such a pause goes on, also where it does not move the due instant: what leaves pauses out waits for its end.
    pub(crate) waits: bool,
    /// Lateness under an earlier priority that the later one does not confirm, and that counts all the same.
    pub(crate) stands: Duration,
    /// Its courses under earlier promises.
    pub(super) before: Vec<Before<'a>>,
    /// In order and apart: where nothing counts, whatever the promise does with pauses.
    pub(super) breaks: Vec<(Instant, Instant)>,
}

impl Running<'_> {
    /// The instant of a rung, and whether it has come; a step at or after the end never comes.
    pub(crate) fn step(&self, rung: Rung, now: Instant) -> Result<(Instant, StepState), Error> {
        let at = self.reached(rung)?;
        let state = match self.ended {
            Some(end) if at >= end => StepState::Cancelled,
            _ if at <= now => StepState::Passed,
            _ => StepState::Ahead,
        };
        Ok((at, state))
    }

    /// While it is paused, its due instant moves along with now: the first instant at which it is `at` or later.
    pub(crate) fn moves_to(&self, now: Instant, at: Instant) -> Option<Instant> {
        let course = &self.course;
        if !self.paused || course.due.at >= at {
            return None;
        }
        if course.due.day.is_some() {
            return self.day_moves_to(now, at);
        }
        let left = course.allowed().millis() - course.used(now).millis();
        let millisecond = |sign| Duration::from_millis(sign);
        let before = course.calendar().add(at.plus(millisecond(-1))?, Duration::from_millis(-left)).ok()?;
        before.plus(millisecond(1))
    }

    /// The same of days that a pause moves. They move by leaps and never back, and whoever is paused is due later than now:
    /// so the leap lies before `at`, and halving finds it.
    fn day_moves_to(&self, now: Instant, at: Instant) -> Option<Instant> {
        if self.moved(now, now)? != self.course.due.at || self.moved(now, at)? < at {
            return None;
        }
        let (mut before, mut reached) = (now.millis(), at.millis());
        while reached - before > 1 {
            let middle = before + (reached - before) / 2;
            if self.moved(now, Instant::from_millis(middle)?)? < at { before = middle } else { reached = middle }
        }
        Instant::from_millis(reached)
    }

    /// When it is due if what holds it now goes on until then.
    fn moved(&self, now: Instant, until: Instant) -> Option<Instant> {
        self.course.due_if(now, until).ok()
    }

    /// The first instant at which this clock, which is paused, is due at or after another by so much; the other may be
    /// paused too, and move along.
    pub(crate) fn passes(&self, other: &Self, now: Instant, by: Duration) -> Option<Instant> {
        let mut at = other.course.due.at.plus(by)?;
        if !other.paused {
            return self.moves_to(now, at);
        }
        for _ in 0..LEAPS {
            let when = self.moves_to(now, at)?;
            let moved = other.moved(now, when)?.plus(by)?;
            if self.moved(now, when)? >= moved {
                return Some(when);
            }
            at = moved;
        }
        None
    }

    /// What was reached of a share that was carried over stays reached.
    fn reached(&self, rung: Rung) -> Result<Instant, Error> {
        for Before { course, change, .. } in self.before.iter().filter(|before| before.carried) {
            let at = course.reached(rung.warning())?;
            if at <= *change {
                return Ok(at);
            }
        }
        self.course.reached(rung.warning())
    }
}

/// One cycle.
#[derive(Debug)]
pub(super) struct Cycle<'a> {
    pub(super) running: Running<'a>,
    pub(super) end: Option<End>,
    pub(super) held: Held<'a>,
    pub(super) unconfirmed: Vec<Unconfirmed<'a>>,
    pub(super) made_late: Option<(Instant, usize)>,
    pub(super) heard: Vec<Held<'a>>,
    /// The life it belongs to.
    pub(super) life: usize,
    /// When the next cycle begins by itself, on a grid.
    pub(super) deadline: Option<Instant>,
    /// The change that ended it because nothing was promised any more (or, where an earlier breach stands, the one that did
    /// not confirm it).
    pub(super) withdrawn: Option<Held<'a>>,
}

impl Cycle<'_> {
    /// Whether it is late.
    pub(super) fn is_late(&self) -> bool {
        self.running.until > self.running.course.due.at
    }

    /// How it stands, when a pause holds it or not.
    pub(super) fn state(&self, paused: bool) -> State {
        match self.end {
            _ if self.running.cancelled => State::Cancelled,
            _ if self.is_late() => State::Breached,
            Some(End { left: true, .. }) => State::Cancelled,
            Some(_) => State::Met,
            None if paused => State::Paused,
            None => State::Running,
        }
    }
}

/// All cycles of a clock.
#[derive(Debug, Default)]
pub(super) struct Cycles<'a> {
    pub(super) cycles: Vec<Cycle<'a>>,
    /// How many came before these.
    pub(super) left_out: usize,
    /// How many of those were missed.
    pub(super) left_out_missed: usize,
    /// Of a life for which nothing came of it: what was promised last.
    pub(super) nothing: Option<Held<'a>>,
    /// And its courses before that.
    pub(super) gone: Vec<Before<'a>>,
    /// And what it had missed.
    pub(super) unconfirmed: Vec<Unconfirmed<'a>>,
}

/// Everything that cycles are made from.
pub(super) struct Making<'a, 'g> {
    pub(super) ground: &'g mut Ground<'a>,
    pub(super) agreement: &'a Agreement,
    pub(super) target: &'a Target,
    pub(super) held: &'g [Held<'a>],
    /// Whether some of that is a row of deadlines.
    pub(super) grids: bool,
    pub(super) seen: &'a [Event],
    pub(super) now: Instant,
}

impl<'a, 'g> Making<'a, 'g> {
    /// Runs every life of a clock.
    pub(super) fn cycles(&mut self, rules: &Rules, lives: &[Life]) -> Result<Cycles<'a>, Error> {
        let mut out = Cycles::default();
        for (place, life) in lives.iter().enumerate() {
            if rules.repeats {
                let (target, held, seen) = (self.target, self.held, self.seen);
                let found = spells(self.ground, (self.agreement, target), self.mode(), held, life, seen, self.now)?;
                out.left_out += found.left_out;
                out.left_out_missed += found.left_out_missed;
                for spell in found.spells {
                    self.cycle(rules, spell, place, &mut out)?;
                }
            } else {
                let origin = Origin::at(life.start);
                let replaced = Vec::new();
                let (until, grid, deadline, judged, withdrawn) = (None, None, None, None, None);
                let spell = Spell { origin, end: life.end, until, grid, deadline, replaced, judged, withdrawn };
                self.cycle(rules, spell, place, &mut out)?;
            }
        }
        Ok(out)
    }

    fn mode(&self) -> PriorityChange {
        self.target.priority_change.or(self.agreement.priority_change).unwrap_or(PriorityChange::Retroactive)
    }

    /// What a chained cycle had missed when a grid took its place.
    fn breaches_of(&mut self, replaced: &Replaced) -> Result<Vec<Unconfirmed<'a>>, Error> {
        let Replaced { start, at, position, judged } = *replaced;
        let held = self.chained(start, judged, Some(at));
        let run = change::run(self.ground, &held, self.mode(), Origin::at(start), Some(at), self.now)?;
        let Some(Changed { course, held, mut unconfirmed, .. }) = run else { return Ok(Vec::new()) };
        if let Some(course) = course.filter(|course| at > course.due.at) {
            unconfirmed.push(Unconfirmed::of(&course, held.priority, at, position));
        }
        Ok(unconfirmed)
    }

    /// What a chained cycle hears: nothing of grids, which have deadlines of their own, and nothing that they have judged.
    /// Only what can come up in its time is looked at: there may be thousands of cycles.
    fn chained(&self, start: Instant, judged: Option<Instant>, end: Option<Instant>) -> Cow<'g, [Held<'a>]> {
        if !self.grids {
            return Cow::Borrowed(self.held);
        }
        let first = self.held.partition_point(|held| held.at <= start).saturating_sub(1);
        let last = end.map_or(self.held.len(), |end| self.held.partition_point(|held| held.at < end));
        let judged = |held: &Held<'a>| judged.is_some_and(|at| held.at < at);
        let is_grid = |held: &Held<'a>| held.promise.is_some_and(|promise| self.target.is_grid(promise));
        let heard = |held: &Held<'a>| {
            if judged(held) || is_grid(held) { Held { promise: None, ..*held } } else { *held }
        };
        self.held.get(first..last.max(first + 1)).unwrap_or_default().iter().map(heard).collect()
    }

    /// A spell run through what was promised in it.
    fn run(&mut self, rules: &Rules, spell: &Spell<'a>, end: Option<Instant>) -> Result<Option<Changed<'a>>, Error> {
        let mode = self.mode();
        let Some(held) = spell.grid else {
            let held =
                if rules.repeats { self.chained(spell.origin.start, spell.judged, end) } else { self.held.into() };
            return change::run(self.ground, &held, mode, spell.origin, end, self.now);
        };
        let until = end.unwrap_or(Instant::MAX);
        let course = held.promise.map(|promise| self.ground.course(promise, spell.origin, until)).transpose()?;
        Ok(Some(Changed {
            course: course.flatten(),
            held,
            withdrawn: None,
            before: Vec::new(),
            unconfirmed: Vec::new(),
            made_late: None,
            heard: Vec::new(),
        }))
    }

    fn cycle(&mut self, rules: &Rules, spell: Spell<'a>, life: usize, out: &mut Cycles<'a>) -> Result<(), Error> {
        let end = spell.end.map(|end| end.at).or(spell.until);
        let Some(mut changed) = self.run(rules, &spell, end)? else { return Ok(()) };
        for replaced in &spell.replaced {
            changed.unconfirmed.extend(self.breaches_of(replaced)?);
        }
        let stands = self.agreement.breaches_stand;
        let last = spell.withdrawn.or(changed.course.is_none().then_some(changed.held));
        let Some(Verdict { course, until, withdrawn, cancelled }) =
            verdict(&mut changed, spell.withdrawn, end.unwrap_or(self.now), stands)
        else {
            (out.nothing, out.gone, out.unconfirmed) = (last, changed.before, changed.unconfirmed);
            return Ok(());
        };
        out.nothing = None;
        let void = |end: &End| end.by == EventKind::Cancelled || (end.left && until <= course.due.at);
        let cancelled = cancelled || spell.end.as_ref().is_some_and(void);
        let late = changed.unconfirmed.iter().map(|breach| breach.working).max();
        let running = Running {
            course,
            ended: if withdrawn.is_some() { Some(until) } else { end },
            until,
            cancelled,
            withdrawn: withdrawn.is_some(),
            paused: false,
            waits: false,
            stands: late.filter(|_| stands).unwrap_or(Duration::ZERO),
            before: changed.before,
            breaks: self.ground.breaks.clone(),
        };
        out.cycles.push(Cycle {
            running,
            end: spell.end,
            held: changed.held,
            unconfirmed: changed.unconfirmed,
            made_late: changed.made_late,
            heard: changed.heard,
            life,
            deadline: spell.deadline,
            withdrawn,
        });
        Ok(())
    }
}

/// What is judged of a spell, and up to when.
struct Verdict<'a> {
    course: Course<'a>,
    until: Instant,
    withdrawn: Option<Held<'a>>,
    /// Whether it ended without a verdict.
    cancelled: bool,
}

/// None where nothing is promised and nothing was missed. A deadline of a grid that was missed stays missed; what a later
/// priority does not confirm costs where breaches stand, and else is told in the history of a clock without a verdict.
fn verdict<'a>(changed: &mut Changed<'a>, gone: Option<Held<'a>>, until: Instant, stands: bool) -> Option<Verdict<'a>> {
    let untold = changed.unconfirmed.is_empty();
    match (changed.course.take(), gone) {
        (Some(course), None) => Some(Verdict { course, until, withdrawn: None, cancelled: false }),
        (Some(course), Some(change)) => {
            let cancelled = until <= course.due.at;
            if cancelled && untold {
                changed.before.push(Before { course, change: change.at, carried: false });
                return None;
            }
            Some(Verdict { course, until, withdrawn: gone, cancelled })
        }
        (None, _) => {
            let (course, until) = match changed.withdrawn.take() {
                Some(late) if stands => late,
                _ if changed.held.promise.is_some() || untold => return None,
                _ => changed.before.last().map(|before| (before.course.clone(), before.change))?,
            };
            let withdrawn = changed.heard.iter().find(|heard| heard.at == until).copied();
            Some(Verdict { course, until, withdrawn, cancelled: !stands })
        }
    }
}
