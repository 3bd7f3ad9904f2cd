//! The course of a clock: how much is used at an instant, and at which instant so much is used.

use crate::calendar::Calendar;
use crate::{Duration, Error, Instant};

/// A calendar run from a start, with breaks in which nothing counts.
#[derive(Debug)]
pub(crate) struct Course<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) start: Instant,
    /// Disjoint, in order, none before the start.
    pub(super) breaks: Vec<(Instant, Instant)>,
}

impl<'a> Course<'a> {
    /// Joins breaks that overlap or touch: what is excused twice is excused once.
    pub(super) fn new(calendar: &'a Calendar, start: Instant, mut breaks: Vec<(Instant, Instant)>) -> Self {
        breaks.sort();
        let mut joined: Vec<(Instant, Instant)> = Vec::with_capacity(breaks.len());
        for (from, to) in breaks {
            let from = from.max(start);
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ if from < to => joined.push((from, to)),
                _ => {}
            }
        }
        Self { calendar, start, breaks: joined }
    }

    /// The stretches between breaks from the start on; the last has no end.
    fn stretches(&self) -> impl Iterator<Item = (Instant, Option<Instant>)> {
        let starts = std::iter::once(self.start).chain(self.breaks.iter().map(|(_, to)| *to));
        let ends = self.breaks.iter().map(|(from, _)| Some(*from)).chain(std::iter::once(None));
        starts.zip(ends)
    }

    /// Working time from the start to `at`, breaks left out.
    pub(crate) fn used(&self, at: Instant) -> Duration {
        let length = |(from, to): (Instant, Option<Instant>)| {
            let to = to.map_or(at, |to| to.min(at));
            if from < to { self.calendar.elapsed(from, to).millis() } else { 0 }
        };
        Duration::from_millis(self.stretches().map(length).sum())
    }

    /// Elapsed time from `from` to `to`, breaks left out.
    pub(crate) fn elapsed(&self, from: Instant, to: Instant) -> Duration {
        if to <= from {
            return Duration::ZERO;
        }
        let excused: i64 = self
            .breaks
            .iter()
            .map(|(start, end)| (*end).min(to).millis() - (*start).max(from).millis())
            .filter(|length| *length > 0)
            .sum();
        Duration::from_millis(to.since(from).millis() - excused)
    }

    /// The earliest instant at which `length` (more than none) is used.
    pub(crate) fn reached(&self, length: Duration) -> Result<Instant, Error> {
        let mut left = length.millis();
        let mut from = self.start;
        for (start, end) in self.stretches() {
            from = start;
            let Some(end) = end else { break };
            let here = if start < end { self.calendar.elapsed(start, end).millis() } else { 0 };
            if here >= left {
                break;
            }
            left -= here;
        }
        self.calendar.add(from, Duration::from_millis(left))
    }
}
