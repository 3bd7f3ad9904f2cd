//! What changes of priority make of a running clock.
//!
//! A change at the start or before it is no change, one at the stop or after it comes too late. Whether a clock is late
//! when a change comes is judged by what was known then.

use super::course::{Course, Origin};
use super::promise::{Ground, Held};
use crate::policy::{PriorityChange, Promise};
use crate::target::Target as Form;
use crate::{Duration, Error, Instant};

/// A breach that a later priority did not confirm.
#[derive(Clone, Debug)]
pub(super) struct Unconfirmed<'a> {
    pub(super) priority: &'a str,
    pub(super) due: Instant,
    /// When the priority changed.
    pub(super) changed: Instant,
    /// Position of the event that changed it.
    pub(super) position: usize,
    pub(super) working: Duration,
    pub(super) elapsed: Duration,
}

impl<'a> Unconfirmed<'a> {
    /// How late a course was when a change came.
    pub(super) fn of(course: &Course<'a>, priority: &'a str, changed: Instant, position: usize) -> Self {
        let (working, elapsed) = (course.lateness(changed), course.elapsed_late(changed));
        Self { priority, due: course.due.at, changed, position, working, elapsed }
    }
}

/// A course under an earlier promise.
#[derive(Clone, Debug)]
pub(crate) struct Before<'a> {
    pub(super) course: Course<'a>,
    /// The change that ended it.
    pub(super) change: Instant,
    /// Whether the share it had used was carried over.
    pub(super) carried: bool,
}

/// A clock after all the changes of its life.
#[derive(Debug)]
pub(super) struct Changed<'a> {
    /// None when nothing is promised any more, or the ticket lacks the date that the promise speaks of.
    pub(super) course: Option<Course<'a>>,
    pub(super) held: Held<'a>,
    /// The last promise under which it was late, when nothing is promised any more: its course, up to that change.
    pub(super) withdrawn: Option<(Course<'a>, Instant)>,
    /// Under earlier promises.
    pub(super) before: Vec<Before<'a>>,
    pub(super) unconfirmed: Vec<Unconfirmed<'a>>,
    /// The change that made it late, if one did: since when, and the position of its event.
    pub(super) made_late: Option<(Instant, usize)>,
    /// The changes heard: when, and the priority they brought.
    pub(super) heard: Vec<Held<'a>>,
}

/// Runs a clock from a start to its end (or now) through what was promised in the meantime.
pub(super) fn run<'a>(
    ground: &mut Ground<'a>,
    held: &[Held<'a>],
    mode: PriorityChange,
    origin: Origin,
    end: Option<Instant>,
    now: Instant,
) -> Result<Option<Changed<'a>>, Error> {
    let first = held.partition_point(|held| held.at <= origin.start).saturating_sub(1);
    let last = held.partition_point(|held| end.map_or(held.at <= now, |end| held.at < end));
    let Some(initial) = held.get(first).copied() else { return Ok(None) };
    let until = end.unwrap_or(Instant::MAX);
    let rivals = initial.promise.into_iter().collect();
    let mut runner = Runner { ground, mode, first: origin, origin, held: initial, rivals };
    let mut changed = Changed {
        course: None,
        held: initial,
        withdrawn: None,
        before: Vec::new(),
        unconfirmed: Vec::new(),
        made_late: None,
        heard: Vec::new(),
    };
    for next in held.get(first + 1..last.max(first + 1)).unwrap_or_default() {
        runner.change(*next, &mut changed)?;
    }
    changed.held = runner.held;
    changed.course = runner.course(until)?;
    Ok(Some(changed))
}

struct Runner<'a, 'g> {
    ground: &'g mut Ground<'a>,
    mode: PriorityChange,
    first: Origin,
    origin: Origin,
    held: Held<'a>,
    /// What was promised so far, each once.
    rivals: Vec<&'a Promise>,
}

impl<'a> Runner<'a, '_> {
    /// The course that holds, as known at an instant: of a clock that is only ever tightened, the first due.
    fn course(&mut self, until: Instant) -> Result<Option<Course<'a>>, Error> {
        let Some(promise) = self.held.promise else { return Ok(None) };
        let mut best = self.ground.course(promise, self.origin, until)?;
        if self.mode == PriorityChange::Tighten {
            for rival in &self.rivals {
                let course = self.ground.course(rival, self.origin, until)?;
                let earlier = |course: &Course<'a>| best.as_ref().is_none_or(|best| course.due.at < best.due.at);
                if course.as_ref().is_some_and(earlier) {
                    best = course;
                }
            }
        }
        Ok(best)
    }

    fn change(&mut self, next: Held<'a>, changed: &mut Changed<'a>) -> Result<(), Error> {
        let at = next.at;
        let old = self.course(at)?;
        let was_late = old.as_ref().is_some_and(|old| at > old.due.at);
        let priority = self.held.priority;
        self.origin = self.origin_after(next.promise, old.as_ref(), at)?;
        self.held = next;
        if let Some(promise) = next.promise
            && !self.rivals.iter().any(|known| std::ptr::eq(*known, promise))
        {
            self.rivals.push(promise);
        }
        if let Some(course) = old.clone() {
            changed.before.push(Before { course, change: at, carried: self.origin.carried > Duration::ZERO });
        }
        let new = self.course(at)?;
        let is_late = new.as_ref().is_some_and(|new| at > new.due.at);
        if let (Some(old), true, false) = (old, was_late, is_late) {
            changed.made_late = None;
            changed.unconfirmed.push(Unconfirmed::of(&old, priority, at, next.position));
            changed.withdrawn = Some((old, at));
        }
        if is_late && !was_late {
            changed.made_late = Some((at, next.position));
        }
        changed.heard.push(next);
        Ok(())
    }

    /// From where the new promise counts.
    fn origin_after(
        &mut self,
        promise: Option<&'a Promise>,
        old: Option<&Course<'a>>,
        at: Instant,
    ) -> Result<Origin, Error> {
        let retroactive = self.first;
        match (self.mode, promise) {
            (PriorityChange::Restart, _) => Ok(Origin::at(at)),
            (PriorityChange::Carry, Some(promise)) => {
                Ok(old.and_then(|old| carried(old, promise, at)).unwrap_or(retroactive))
            }
            (PriorityChange::Upgrade, Some(promise)) => {
                let past = self.ground.course(promise, retroactive, at)?.is_some_and(|new| new.due.at < at);
                Ok(if past { Origin::at(at) } else { retroactive })
            }
            _ => Ok(retroactive),
        }
    }
}

/// The share used goes over to the new promise; all of it used, so does the due instant. Days have no share to carry.
fn carried(old: &Course<'_>, promise: &Promise, at: Instant) -> Option<Origin> {
    let (Form::Working { duration: before }, Form::Working { duration: after }) = (&old.promise.form, &promise.form)
    else {
        return None;
    };
    let used = old.used(at);
    // Rounded down, so that no more counts as used than was.
    let share = i128::from(used.millis()) * i128::from(after.millis()) / i128::from(before.millis().max(1));
    let carried = Duration::from_millis(i64::try_from(share).unwrap_or(i64::MAX));
    let due = (used >= *before).then_some(old.due.at);
    Some(Origin { start: old.start, basis: at, carried, due })
}
