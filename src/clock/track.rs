//! A calendar with the stretches in which a clock stands still: open time outside them, found by halving.

use crate::calendar::Calendar;
use crate::{Duration, Error, Instant};

/// A calendar and breaks on it.
#[derive(Debug)]
pub(super) struct Track<'a> {
    pub(super) calendar: &'a Calendar,
    /// In order and apart.
    breaks: Vec<(Instant, Instant)>,
    /// Open time inside the breaks before each of them, and inside them all.
    inside: Vec<i64>,
}

impl<'a> Track<'a> {
    /// `breaks` are in order and apart.
    pub(super) fn new(calendar: &'a Calendar, breaks: Vec<(Instant, Instant)>) -> Self {
        let mut inside = Vec::with_capacity(breaks.len() + 1);
        let mut sum = 0;
        inside.push(sum);
        for (from, to) in &breaks {
            sum += calendar.elapsed(*from, *to).millis();
            inside.push(sum);
        }
        Self { calendar, breaks, inside }
    }

    /// The breaks between two instants, clipped to them.
    pub(super) fn between(&self, from: Instant, to: Instant) -> Vec<(Instant, Instant)> {
        let (first, last) = self.places(from, to);
        let breaks = self.breaks.get(first..last).unwrap_or_default();
        breaks.iter().map(|(start, end)| ((*start).max(from), (*end).min(to))).filter(|(from, to)| from < to).collect()
    }

    /// Which breaks reach into a stretch.
    fn places(&self, from: Instant, to: Instant) -> (usize, usize) {
        let first = self.breaks.partition_point(|(_, end)| *end <= from);
        let last = self.breaks.partition_point(|(start, _)| *start < to);
        (first, last.max(first))
    }

    /// Open time from `a` to `b` outside the breaks, of which nothing past `until` is known; none when `b` is earlier.
    pub(super) fn elapsed(&self, a: Instant, b: Instant, until: Instant) -> Duration {
        if b <= a {
            return Duration::ZERO;
        }
        let whole = self.calendar.elapsed(a, b).millis();
        Duration::from_millis(whole - self.within(a, b.min(until), |from, to| self.calendar.elapsed(from, to).millis()))
    }

    /// Elapsed time from `a` to `b` outside the breaks; none when `b` is earlier.
    pub(super) fn real(&self, a: Instant, b: Instant, until: Instant) -> Duration {
        let breaks = self.between(a, b.min(until));
        let excused: i64 = breaks.iter().map(|(from, to)| to.since(*from).millis()).sum();
        Duration::from_millis((b.since(a).millis() - excused).max(0))
    }

    /// Open time inside the breaks between two instants.
    fn within(&self, a: Instant, b: Instant, open: impl Fn(Instant, Instant) -> i64) -> i64 {
        let (first, last) = self.places(a, b);
        let sum = |place: usize| self.inside.get(place).copied().unwrap_or_default();
        let Some((head, tail)) = self.breaks.get(first).zip(last.checked_sub(1).and_then(|last| self.breaks.get(last)))
        else {
            return 0;
        };
        if last <= first {
            return 0;
        }
        let before = if head.0 < a { open(head.0, a) } else { 0 };
        let after = if tail.1 > b { open(b, tail.1) } else { 0 };
        sum(last) - sum(first) - before - after
    }

    /// The earliest instant at which so much open time (more than none) outside the breaks has passed since `start`.
    ///
    /// # Errors
    /// As [`Calendar::add`].
    pub(super) fn add(&self, start: Instant, work: Duration, until: Instant) -> Result<Instant, Error> {
        let (first, last) = self.places(start, until);
        let breaks = self.breaks.get(first..last).unwrap_or_default();
        // Used up before it begins, a break changes nothing.
        let reached = breaks.partition_point(|(from, _)| self.elapsed(start, *from, until) < work);
        let Some((from, to)) = reached.checked_sub(1).and_then(|place| breaks.get(place)) else {
            return self.calendar.add(start, work);
        };
        let used = self.elapsed(start, *from, until);
        self.calendar.add((*to).min(until), Duration::from_millis(work.millis() - used.millis()))
    }
}
