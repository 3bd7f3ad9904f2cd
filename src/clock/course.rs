//! The course of a clock: how much is used at an instant, and at which instant so much is used.

use std::rc::Rc;

use super::track::Track;
use crate::policy::Promise;
use crate::target::{self, Due, Start, Target, Warning};
use crate::{Duration, Error, Instant};

/// A promise run on a calendar from a start, with breaks in which nothing counts.
#[derive(Clone, Debug)]
pub(crate) struct Course<'a> {
    pub(super) promise: &'a Promise,
    /// Up to the due instant.
    track: Rc<Track<'a>>,
    /// From the due instant on: pauses that move no day stop its lateness all the same.
    late: Rc<Track<'a>>,
    /// When the clock began.
    pub(super) start: Instant,
    /// From when on the promise counts; later than the start when what was used before is carried over.
    basis: Instant,
    /// What was used before that.
    carried: Duration,
    /// Past this instant nothing is known of breaks: now, or the clock's end. What the policy plans lies beyond.
    until: Instant,
    own_date: Option<Instant>,
    pub(super) due: Due,
}

/// What of a course a penalty is reckoned on.
#[derive(Debug)]
pub(crate) struct Span<'a> {
    pub(crate) start: Instant,
    pub(crate) due: Instant,
    pub(crate) due_day: Option<crate::civil::Date>,
    pub(crate) calendar: &'a crate::calendar::Calendar,
    /// In order and apart.
    pub(crate) breaks: Vec<(Instant, Instant)>,
}

/// Where a course begins, and with how much already used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Origin {
    pub(super) start: Instant,
    pub(super) basis: Instant,
    pub(super) carried: Duration,
    /// A due instant that stands, whatever the promise says: of a deadline of a grid, or of a breach carried over.
    pub(super) due: Option<Instant>,
}

impl Origin {
    /// Nothing used before this instant.
    pub(super) const fn at(start: Instant) -> Self {
        Self { start, basis: start, carried: Duration::ZERO, due: None }
    }
}

impl<'a> Course<'a> {
    pub(super) fn new(
        promise: &'a Promise,
        (track, late): (Rc<Track<'a>>, Rc<Track<'a>>),
        origin: Origin,
        until: Instant,
        own_date: Option<Instant>,
    ) -> Result<Self, Error> {
        let Origin { start, basis, carried, due } = origin;
        let unknown = Due { at: basis, day: None, total: Duration::ZERO };
        let mut course = Self { promise, track, late, start, basis, carried, until, own_date, due: unknown };
        course.due = match (due, &promise.form) {
            (Some(at), form) => {
                let total = match form {
                    Target::Working { duration } if carried > Duration::ZERO => *duration,
                    _ => course.track.elapsed(basis, at, until),
                };
                Due { at, day: course.day_of(form, at), total }
            }
            (None, Target::Working { duration }) => {
                let left = Duration::from_millis(duration.millis() - carried.millis());
                Due { at: course.track.add(basis, left, until)?, day: None, total: *duration }
            }
            (None, form) if Self::ignores_pauses(promise) => {
                let due = form.due(&course.started(&[]), course.track.calendar)?;
                Due { total: course.track.elapsed(basis, due.at, until), ..due }
            }
            (None, form) => {
                let breaks = course.track.between(start, until);
                form.due(&course.started(&breaks), course.track.calendar)?
            }
        };
        Ok(course)
    }

    /// When it would be due if the pause that holds it now went on until then.
    pub(super) fn due_if(&self, now: Instant, until: Instant) -> Result<Instant, Error> {
        if self.promise.form.is_day_shaped() {
            let mut breaks = self.track.between(self.start, now);
            if let Some((_, end)) = breaks.last_mut().filter(|(_, end)| *end == now) {
                *end = until;
            }
            return self.promise.form.due(&self.started(&breaks), self.track.calendar).map(|due| due.at);
        }
        let left = self.allowed().millis() - self.used(now).millis();
        self.track.calendar.add(until, Duration::from_millis(left))
    }

    /// The day of a deadline that comes back: of those after the moment before it, the first.
    fn day_of(&self, form: &Target, at: Instant) -> Option<crate::civil::Date> {
        let before = at.plus(Duration::from_millis(-1)).filter(|_| form.is_day_shaped())?;
        form.due(&Start::at(before), self.track.calendar).ok()?.day
    }

    fn started<'p>(&self, breaks: &'p [(Instant, Instant)]) -> Start<'p> {
        Start { at: self.basis, pauses: breaks, effect: self.promise.pauses, own_date: self.own_date }
    }

    /// The breaks from the start on.
    pub(super) fn breaks(&self) -> Vec<(Instant, Instant)> {
        let due = self.due.at.max(self.start);
        let mut breaks = self.track.between(self.start, due.min(self.until));
        let late = self.late.between(due, self.until);
        // What lies across the due instant is one break.
        let joined = breaks.last().zip(late.first()).is_some_and(|((_, to), (from, _))| to == from);
        let mut late = late.into_iter();
        if let (true, Some((_, end))) = (joined, breaks.last_mut()) {
            *end = late.next().map_or(*end, |(_, to)| to);
        }
        breaks.extend(late);
        breaks
    }

    /// The date the ticket carries, where it is due by that.
    pub(super) fn own_date(&self) -> Option<Instant> {
        self.own_date
    }

    pub(super) fn calendar(&self) -> &'a crate::calendar::Calendar {
        self.track.calendar
    }

    /// When it began, when it is due and on which day, its calendar, and its breaks: what a penalty is reckoned on.
    pub(crate) fn span(&self) -> Span<'a> {
        let Due { at: due, day: due_day, .. } = self.due;
        Span { start: self.start, due, due_day, calendar: self.track.calendar, breaks: self.breaks() }
    }

    /// How much of the calendar's open time the target gives.
    pub(crate) fn allowed(&self) -> Duration {
        self.due.total
    }

    /// Open time from the start to `at`, breaks left out.
    pub(crate) fn used(&self, at: Instant) -> Duration {
        let due = self.due.at.max(self.basis);
        let here = self.track.elapsed(self.basis, at.min(due), self.until).millis();
        Duration::from_millis(self.carried.millis() + here + self.late.elapsed(due, at, self.until).millis())
    }

    /// Open time past the due instant at `at`, breaks left out.
    pub(crate) fn lateness(&self, at: Instant) -> Duration {
        self.late.elapsed(self.due.at, at, self.until)
    }

    /// Elapsed time from the due instant to `at`, breaks left out.
    pub(crate) fn elapsed_late(&self, at: Instant) -> Duration {
        self.late.real(self.due.at, at, self.until)
    }

    /// The earliest instant of a rung of a warning ladder.
    pub(crate) fn reached(&self, rung: Warning) -> Result<Instant, Error> {
        if self.due.day.is_none() {
            return self.rung(rung, self.due.total, self.until);
        }
        if !Self::ignores_pauses(self.promise) {
            let breaks = self.breaks();
            return self.promise.form.warning(rung, &self.started(&breaks), &self.due, self.track.calendar);
        }
        // A gap leaves less of the promise: what was reached before it stays reached, what it brings comes when it ends.
        let mut resumed = self.basis;
        let gaps = self.track.between(self.basis, self.until).into_iter();
        for (stopped, reopened) in gaps.take_while(|(stopped, _)| *stopped < self.due.at) {
            let at = self.rung(rung, self.track.elapsed(self.basis, self.due.at, stopped), stopped)?.max(resumed);
            if at < stopped {
                return Ok(at);
            }
            resumed = reopened;
        }
        Ok(self.rung(rung, self.due.total, self.until)?.max(resumed))
    }

    /// The same where so much is the whole and no break counts past an instant.
    fn rung(&self, rung: Warning, total: Duration, until: Instant) -> Result<Instant, Error> {
        let total = total.millis();
        let used = match rung {
            Warning::Used(share) => {
                let parts = i128::from(total) * i128::from(share);
                i64::try_from((parts + 9_999).div_euclid(10_000)).unwrap_or(i64::MAX)
            }
            Warning::Left(left) => total.saturating_sub(left.millis()),
        };
        // All of it is used when it is due, also where the due instant was carried over.
        if used > total {
            return self.late_by(Duration::from_millis(used - total));
        }
        if used == total && self.due.day.is_none() {
            return Ok(self.due.at);
        }
        let left = used - self.carried.millis();
        if left <= 0 { Ok(self.basis) } else { self.track.add(self.basis, Duration::from_millis(left), until) }
    }

    /// The earliest instant at which the clock is so late (more than not at all).
    pub(crate) fn late_by(&self, lateness: Duration) -> Result<Instant, Error> {
        self.late.add(self.due.at, lateness, self.until)
    }

    /// Whether pauses, and the time between a stop and a reopening, leave its days where they are.
    pub(super) fn ignores_pauses(promise: &Promise) -> bool {
        promise.form.is_day_shaped() && promise.pauses == target::Pauses::Ignore
    }
}
