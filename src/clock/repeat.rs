//! The cycles of a clock that repeats: chained, each stop starts the next; on a grid one deadline follows the other, and
//! each wants a stop between the one before (left out) and itself (included).
//!
//! A change of priority makes a new grid: the deadlines that passed stand, those to come are counted from the start of it
//! all, or from the change where a change restarts. Back from a grid, the chain goes on from the last stop. Where nothing is
//! promised any more the grid ends: the open stretch is gone unless it is met, and what was missed grows no later. A grid
//! that follows nothing begins with the change.

use super::course::Origin;
use super::life::{End, Life};
use super::promise::{Ground, Held};
use crate::policy::{Agreement, PriorityChange, Promise, Repeats, Target};
use crate::target::{Pauses, Start, Target as Form};
use crate::ticket::{Event, EventKind};
use crate::{Duration, Error, ErrorCode, Instant};

/// A chained cycle that was open when a grid took its place: it ends there, with whatever it had missed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Replaced {
    /// When it began.
    pub(super) start: Instant,
    /// When the change came.
    pub(super) at: Instant,
    /// Position of the event that brought it.
    pub(super) position: usize,
    /// As of the cycle itself.
    pub(super) judged: Option<Instant>,
}

/// One cycle of a clock.
#[derive(Clone, Debug)]
pub(super) struct Spell<'a> {
    pub(super) origin: Origin,
    pub(super) end: Option<End>,
    /// Up to when a miss grew later, when something else than its own stop ended it.
    pub(super) until: Option<Instant>,
    /// Of a grid: what it promises.
    pub(super) grid: Option<Held<'a>>,
    /// The deadline at which the next one begins, while none of both is over.
    pub(super) deadline: Option<Instant>,
    /// Chained cycles whose place it took.
    pub(super) replaced: Vec<Replaced>,
    /// Of a chained cycle that follows a grid: what was promised before this instant was judged by its deadlines.
    pub(super) judged: Option<Instant>,
    /// Of a grid: the change with which nothing was promised any more, when that ended it.
    pub(super) withdrawn: Option<Held<'a>>,
}

/// More cycles than any answer lists.
pub(super) const MOST_CYCLES: usize = 500;
/// More deadlines of one grid than are charged one by one: every half hour of five years.
const MOST_CHARGED: usize = 100_000;

/// The cycles of a life; with them how many earlier ones are left out, and how many of those were missed.
#[derive(Debug, Default)]
pub(super) struct Spells<'a> {
    pub(super) spells: Vec<Spell<'a>>,
    pub(super) left_out: usize,
    pub(super) left_out_missed: usize,
}

/// The cycles of a life that repeats.
pub(super) fn spells<'a>(
    ground: &mut Ground<'a>,
    (agreement, target): (&Agreement, &Target),
    mode: PriorityChange,
    held: &[Held<'a>],
    life: &Life,
    seen: &[Event],
    now: Instant,
) -> Result<Spells<'a>, Error> {
    let first = held.partition_point(|held| held.at <= life.start).saturating_sub(1);
    let last = held.partition_point(|held| life.end.map_or(held.at <= now, |end| held.at < end.at));
    // What holds at the start holds of a life that ends with it, too.
    let held = held.get(first..last.max(first + 1)).unwrap_or_default();
    let marks = life.marks.iter().filter_map(|index| Some((*index, seen.get(*index)?)));
    let marks = marks.map(|(index, event)| End { at: event.at, by: event.kind(), index, left: false }).collect();
    let charged = agreement.penalties.iter().any(|penalty| penalty.trigger.metric() == Some(&target.metric));
    let (replaced, out) = (Vec::new(), Spells::default());
    let mut walk = Walk { marks, next: 0, open: life.start, charged, replaced, judged: None, out };
    let (mut chained, mut on_grid) = (false, false);
    for (place, here) in held.iter().enumerate() {
        let from = if place == 0 { life.start } else { here.at };
        let next = held.get(place + 1).copied();
        let to = next.map(|next| next.at);
        match here.promise {
            Some(promise) if target.is_grid(promise) => {
                let origin = if mode == PriorityChange::Restart { from } else { life.start };
                let mut grid = Grid::new(ground, *here, promise, origin);
                // A pause that goes on after the end moves no deadline.
                grid.until = life.end.map_or(Instant::MAX, |end| end.at);
                if std::mem::take(&mut chained) {
                    let judged = walk.judged.take();
                    walk.replaced.push(Replaced { start: walk.open, at: here.at, position: here.position, judged });
                }
                if place > 0 && held.get(place - 1).is_some_and(|before| before.promise.is_none()) {
                    walk.pass_over(Some(here.at));
                    walk.open = here.at;
                }
                if !walk.grid(&grid, from, next, life, now)? {
                    break;
                }
                on_grid = true;
            }
            None if on_grid => {
                walk.withdraw(*here);
                walk.pass_over(to);
            }
            _ => {
                if std::mem::take(&mut on_grid) {
                    walk.leave_grid(life, here.at);
                }
                walk.chain(to, life);
                chained = true;
            }
        }
    }
    Ok(walk.out)
}

impl Target {
    /// Whether a promise of a clock that repeats is a row of deadlines.
    pub(super) fn is_grid(&self, promise: &Promise) -> bool {
        self.repeats == Some(Repeats::Grid) || matches!(promise.form, Form::Recurring { .. })
    }
}

/// Deadlines one after the other.
struct Grid<'a> {
    held: Held<'a>,
    promise: &'a Promise,
    track: std::rc::Rc<super::track::Track<'a>>,
    origin: Instant,
    /// Past this instant no pause counts.
    until: Instant,
    step: i64,
}

impl<'a> Grid<'a> {
    fn new(ground: &mut Ground<'a>, held: Held<'a>, promise: &'a Promise, origin: Instant) -> Self {
        let step = match promise.form {
            Form::Working { duration } => duration.millis().max(1),
            _ => 0,
        };
        Self { held, promise, track: ground.tracks(promise).0, origin, until: Instant::MAX, step }
    }

    /// How many steps have passed at an instant.
    fn steps(&self, at: Instant) -> i64 {
        self.track.elapsed(self.origin, at, self.until).millis() / self.step.max(1)
    }

    fn after_steps(&self, steps: i64) -> Result<Instant, Error> {
        self.track.add(self.origin, Duration::from_millis(steps.saturating_mul(self.step)), self.until)
    }

    /// The first deadline after an instant.
    fn after(&self, at: Instant) -> Result<Instant, Error> {
        if self.step > 0 {
            return self.after_steps(self.steps(at) + 1);
        }
        let start = Start { at, pauses: &[], effect: Pauses::Ignore, own_date: None };
        Ok(self.promise.form.due(&start, self.track.calendar)?.at)
    }
}

struct Walk<'a> {
    marks: Vec<End>,
    /// The first mark that no cycle has taken.
    next: usize,
    /// Where the cycle that is open began.
    open: Instant,
    /// Whether a miss costs.
    charged: bool,
    /// What no cycle has taken the place of yet.
    replaced: Vec<Replaced>,
    /// When a grid was left of which deadlines have passed, until a chained cycle follows.
    judged: Option<Instant>,
    out: Spells<'a>,
}

impl<'a> Walk<'a> {
    /// What is chained counts from the last stop, not from a deadline at which nothing happened.
    fn leave_grid(&mut self, life: &Life, at: Instant) {
        let last = self.next.checked_sub(1).and_then(|last| self.marks.get(last));
        self.open = last.map_or(life.start, |mark| mark.at);
        self.judged = self.out.spells.last().filter(|spell| spell.grid.is_some()).map(|_| at);
    }

    /// What is done before `to` stops nothing.
    fn pass_over(&mut self, to: Option<Instant>) {
        while let Some(mark) = self.marks.get(self.next).filter(|mark| to.is_none_or(|to| mark.at < to)) {
            (self.open, self.next) = (mark.at, self.next + 1);
        }
    }

    /// Nothing is promised any more: what no stop has ended yet is late no longer.
    fn withdraw(&mut self, change: Held<'a>) {
        for spell in self.out.spells.iter_mut().rev().take_while(|spell| spell.grid.is_some()) {
            if spell.withdrawn.is_some_and(|known| known.at == change.at) {
                continue;
            }
            if spell.end.map(|end| end.at).or(spell.until).is_some_and(|end| end <= change.at) {
                break;
            }
            (spell.end, spell.until, spell.withdrawn) = (None, Some(change.at), Some(change));
        }
    }

    /// Each mark before `to` ends a cycle; the last one is open, or ended with its life.
    fn chain(&mut self, to: Option<Instant>, life: &Life) {
        while let Some(mark) = self.marks.get(self.next).copied().filter(|mark| to.is_none_or(|to| mark.at < to)) {
            self.push(Origin::at(self.open), Some(mark));
            (self.open, self.next) = (mark.at, self.next + 1);
        }
        if to.is_none() {
            self.push(Origin::at(self.open), life.end);
        }
    }

    /// The deadlines after `from`, up to the next change; whether there is something after it.
    fn grid(
        &mut self,
        grid: &Grid<'a>,
        from: Instant,
        next: Option<Held<'a>>,
        life: &Life,
        now: Instant,
    ) -> Result<bool, Error> {
        let to = next.map(|next| next.at);
        // A deadline at the very change is not missed where nothing is promised any more.
        let gone = next.filter(|next| next.promise.is_none());
        let limit = to.or(life.end.map(|end| end.at)).unwrap_or(now);
        let mut deadline = self.skip(grid, from, limit)?;
        loop {
            let origin = |start| Origin { due: Some(deadline), ..Origin::at(start) };
            let met = self.marks.get(self.next).copied().filter(|mark| mark.at <= deadline && mark.at <= limit);
            // A deadline that is now can still be met, also where a change makes another one now.
            let stands = gone.is_none() && to == Some(deadline) && deadline == now && life.end.is_none();
            let passed = deadline < limit || (gone.is_none() && to == Some(deadline) && !stands);
            if let Some(gone) = gone.filter(|_| !passed) {
                let (origin, grid, replaced) = (origin(self.open), Some(grid.held), std::mem::take(&mut self.replaced));
                let (until, withdrawn) = (met.is_none().then_some(limit), met.is_none().then_some(gone));
                let spell = Spell { origin, end: met, until, grid, deadline: None, replaced, judged: None, withdrawn };
                self.out.spells.push(spell);
                return Ok(true);
            }
            if !passed && to.is_some() && !stands {
                // The change makes another deadline; what was done before it is where that one starts.
                self.pass_over(Some(limit));
                return Ok(true);
            }
            self.next = self.past(deadline.min(limit));
            // What was missed stays so when the ticket is called off.
            let over = life.end.filter(|end| end.by != EventKind::Cancelled);
            let missed = || self.marks.get(self.next).copied().or(over);
            let end = met.or_else(|| if passed { missed() } else { life.end });
            let ends = (!passed && life.end.is_none()).then_some(deadline);
            let until = life.end.filter(|_| passed && end.is_none()).map(|end| end.at);
            let (origin, grid_held) = (origin(self.open), Some(grid.held));
            let replaced = std::mem::take(&mut self.replaced);
            let (judged, withdrawn) = (None, None);
            let spell = Spell { origin, end, until, grid: grid_held, deadline: ends, replaced, judged, withdrawn };
            self.out.spells.push(spell);
            if !passed {
                return Ok(false);
            }
            self.open = deadline;
            deadline = grid.after(deadline)?;
        }
    }

    /// The place of the first mark after an instant.
    fn past(&self, at: Instant) -> usize {
        self.marks.partition_point(|mark| mark.at <= at).max(self.next)
    }

    /// Passes over so many deadlines that none of them will be listed; gives the first that will be looked at.
    ///
    /// # Errors
    /// `out-of-range` where each costs and there are too many to look at.
    fn skip(&mut self, grid: &Grid<'a>, from: Instant, limit: Instant) -> Result<Instant, Error> {
        let first = grid.after(from)?;
        if grid.step == 0 {
            return Ok(first);
        }
        let (done, all) = (grid.steps(from), grid.steps(limit));
        // What is charged is what is counted, so none of it is left out.
        let most = if self.charged { MOST_CHARGED } else { MOST_CYCLES };
        let skipped = all - done - i64::try_from(most).unwrap_or(i64::MAX) - 1;
        if skipped <= 0 {
            return Ok(first);
        }
        if self.charged {
            let expected = "at most 100000, each of which a penalty counts";
            return Err(Error::at(ErrorCode::OutOfRange, "/events", "a clock with more deadlines passed", expected));
        }
        let before = grid.after_steps(done + skipped)?;
        let past = self.past(before);
        let mut met = 0;
        let mut last = None;
        for mark in self.marks.get(self.next..past).unwrap_or_default() {
            let slot = grid.steps(mark.at.plus(Duration::from_millis(-1)).unwrap_or(mark.at));
            if last != Some(slot) {
                (last, met) = (Some(slot), met + 1);
            }
        }
        let skipped = usize::try_from(skipped).unwrap_or(usize::MAX);
        self.out.left_out += skipped;
        self.out.left_out_missed += skipped.saturating_sub(met);
        (self.next, self.open) = (past, before);
        grid.after(before)
    }

    fn push(&mut self, origin: Origin, end: Option<End>) {
        // A chained cycle that goes on hears of its changes itself.
        let mut replaced = std::mem::take(&mut self.replaced);
        replaced.retain(|replaced| replaced.start != origin.start);
        let judged = self.judged.take();
        let spell = Spell { origin, end, until: None, grid: None, deadline: None, replaced, judged, withdrawn: None };
        self.out.spells.push(spell);
    }
}
