//! When a step of escalation comes: on the clock as it was paused and as its priority changed.
//!
//! A step comes at the first instant at which it holds and its time is reached. What was reached under an earlier promise
//! stays reached; what a change makes due at once comes at the change.

use super::change::Before;
use super::course::Course;
use super::cycle::Running;
use super::gone::Gone;
use super::promise::Spans;
use super::track::Track;
use crate::assessment::StepState;
use crate::calendar::Calendar;
use crate::policy::Rung;
use crate::{Duration, Error, Instant};

/// A point on a clock.
#[derive(Clone, Copy)]
pub(crate) enum Mark<'c> {
    /// A share used, or a time left.
    Rung(Rung),
    /// So long after the start, breaks left out; on these hours, or the clock's own.
    After(Duration, Option<&'c Calendar>),
    /// So much lateness.
    Late(Duration),
}

/// When a step comes, and whether it has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StepTime {
    pub(crate) at: Instant,
    pub(crate) state: StepState,
}

impl StepTime {
    /// A step at or after the end never comes.
    pub(crate) fn of(at: Instant, end: Option<Instant>, now: Instant) -> Self {
        let state = match end {
            Some(end) if at >= end => StepState::Cancelled,
            _ if at <= now => StepState::Passed,
            _ => StepState::Ahead,
        };
        Self { at, state }
    }
}

impl Running<'_> {
    /// When a step comes that holds in these stretches; none when they are over and it did not.
    pub(crate) fn comes(&self, mark: Mark<'_>, spans: &Spans, now: Instant) -> Result<Option<StepTime>, Error> {
        let until = self.ended.unwrap_or(Instant::MAX);
        if let Some(at) = earlier(&self.before, &self.breaks, mark, spans)? {
            return Ok(Some(StepTime::of(at, self.ended, now)));
        }
        let since = self.before.last().map_or(Instant::MIN, |before| before.change);
        let at = self.course.marked(mark, &self.breaks, until)?;
        Ok(first_in(at, (since, None), spans).map(|at| StepTime::of(at, self.ended, now)))
    }

    /// When this cycle was or will be missed: the first instant past its due one; none when it was ended in time.
    pub(crate) fn missed_at(&self) -> Option<Instant> {
        let due = self.course.due.at;
        let missed = !self.cancelled && (self.ended.is_none() || self.until > due);
        due.plus(Duration::from_millis(1)).filter(|_| missed)
    }
}

impl Gone<'_> {
    /// When a step came before the promise was gone.
    pub(crate) fn came(&self, mark: Mark<'_>, spans: &Spans) -> Result<Option<Instant>, Error> {
        earlier(&self.before, &self.breaks, mark, spans)
    }
}

impl Course<'_> {
    /// The instant of a mark.
    fn marked(&self, mark: Mark<'_>, breaks: &[(Instant, Instant)], until: Instant) -> Result<Instant, Error> {
        match mark {
            Mark::Rung(rung) => self.reached(rung.warning()),
            Mark::Late(late) if late > Duration::ZERO => self.late_by(late),
            Mark::Late(_) => Ok(self.due.at),
            Mark::After(after, _) if after <= Duration::ZERO => Ok(self.start),
            Mark::After(after, calendar) => {
                let calendar = calendar.unwrap_or_else(|| self.calendar());
                Track::new(calendar, breaks.to_vec()).add(self.start, after, until)
            }
        }
    }
}

/// When a mark was reached under an earlier promise.
fn earlier(
    before: &[Before<'_>],
    breaks: &[(Instant, Instant)],
    mark: Mark<'_>,
    spans: &Spans,
) -> Result<Option<Instant>, Error> {
    let mut since = Instant::MIN;
    for Before { course, change, .. } in before {
        let at = course.marked(mark, breaks, *change)?;
        if let Some(at) = first_in(at, (since, Some(*change)), spans) {
            return Ok(Some(at));
        }
        since = *change;
    }
    Ok(None)
}

/// The first instant from `at` on that lies in a stretch and in one of the others.
pub(crate) fn first_in(at: Instant, (from, to): (Instant, Option<Instant>), spans: &Spans) -> Option<Instant> {
    spans.iter().find_map(|(start, end)| {
        let at = at.max(from).max(*start);
        let over = |end: &Option<Instant>| end.is_some_and(|end| at > end);
        (!over(end) && !over(&to)).then_some(at)
    })
}
