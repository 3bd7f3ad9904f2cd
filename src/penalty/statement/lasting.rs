//! When outages that add up pass a bound: the instant, while they go on, and how long they stay over it.

use super::down::{Stretch, WHOLE};
use super::span::Spans;
use crate::Instant;

/// An outage from when on it is long enough to count, to its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lasting {
    pub(super) from: i64,
    pub(super) to: i64,
}

/// How much outage there was.
#[derive(Debug, Default)]
pub(super) struct Total(Vec<Weighed>);

/// Stretches of one weight, in order and apart, with the length of all before each.
#[derive(Debug)]
struct Weighed {
    weight: i64,
    stretches: Vec<Stretch>,
    before: Vec<i64>,
}

/// A bound, in milliseconds; passed when there is more, or when there is so much.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) millis: i64,
    pub(super) included: bool,
    /// So many dates count, the last one's included.
    pub(super) within: u32,
}

/// A bound is passed, and stays so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passed {
    pub(super) at: i64,
    /// The last instant of it, or the end of the outage.
    pub(super) to: i64,
    /// How much there was as it was passed.
    pub(super) sum: i64,
}

impl Total {
    pub(super) fn add(&mut self, weight: i64, mut stretches: Vec<Stretch>) {
        match self.0.iter_mut().find(|known| known.weight == weight) {
            Some(known) => known.stretches.append(&mut stretches),
            None => self.0.push(Weighed { weight, stretches, before: Vec::new() }),
        }
    }

    pub(super) fn ready(&mut self) {
        for Weighed { stretches, before, .. } in &mut self.0 {
            crate::order::join(stretches, |at: i64| at);
            let lengths = stretches.iter().scan(0, |sum, stretch| {
                let earlier = *sum;
                *sum += stretch.1 - stretch.0;
                Some(earlier)
            });
            *before = lengths.collect();
        }
    }

    /// From one instant to another, in milliseconds times the whole of a weight.
    fn between(&self, from: i64, to: i64) -> i128 {
        let until = |of: &Weighed, at: i64| {
            let place = of.stretches.partition_point(|stretch| stretch.0 < at).checked_sub(1)?;
            let stretch = of.stretches.get(place)?;
            Some(of.before.get(place)? + at.min(stretch.1) - stretch.0)
        };
        let length = |of: &Weighed| until(of, to).unwrap_or(0) - until(of, from).unwrap_or(0);
        self.0.iter().map(|of| i128::from(of.weight) * i128::from(length(of))).sum()
    }

    /// When an outage brings the sum of the dates before over a bound, and for how long it is over while the outage goes
    /// on: again each time, where dates that go by take it below between.
    pub(super) fn passes(&self, one: Lasting, bound: Bound, spans: &Spans) -> Vec<Passed> {
        let least = i128::from(bound.millis) * i128::from(WHOLE) + i128::from(!bound.included);
        let mut found: Vec<Passed> = Vec::new();
        let mut over = false;
        let mut from = one.from;
        loop {
            let date = spans.date(Instant::from_millis(from).unwrap_or(Instant::MAX));
            let back = i32::try_from(bound.within).unwrap_or(i32::MAX) - 1;
            let first = spans.instant(date.plus_days(-back)).millis();
            let end = spans.instant(date.plus_days(1)).millis().min(one.to);
            let enough = |at: i64| self.between(first, at) >= least;
            let passed = enough(end);
            if passed {
                let at = first_of(from, end, &enough);
                // The date's last instant, unless the outage ends there.
                let to = if end == one.to { end } else { end - 1 };
                match found.last_mut() {
                    Some(last) if over && at == from => last.to = to,
                    _ => {
                        // More than the bound is there one instant after it is reached.
                        let at = if bound.included || at == from { at } else { at - 1 };
                        let sum = self.between(first, at) / i128::from(WHOLE);
                        found.push(Passed { at, to, sum: i64::try_from(sum).unwrap_or(i64::MAX) });
                    }
                }
            }
            over = passed;
            if end <= from || end >= one.to {
                return found;
            }
            from = end;
        }
    }
}

/// The first instant from one on at which there is enough, of which there is at `end`.
fn first_of(from: i64, end: i64, enough: &dyn Fn(i64) -> bool) -> i64 {
    let (mut low, mut high) = (from, end);
    while low < high {
        let middle = low + (high - low) / 2;
        if enough(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    high
}
