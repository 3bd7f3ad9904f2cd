//! When a service was down: stretches of many tickets, put together.

use super::super::exact::Exact;
use super::lasting::{Lasting, Total};
use crate::Duration;
use crate::policy::{Gap, Outage};

/// A stretch in milliseconds since 1970.
pub(super) type Stretch = (i64, i64);

/// Stretches of outage, and what of them does not count.
#[derive(Clone, Debug, Default)]
pub(crate) struct Down {
    /// By weight, in hundredths of a percent.
    spans: Vec<(i64, Vec<Stretch>)>,
    less: Vec<Stretch>,
    /// So many stretches lay apart when they were last put together.
    apart: usize,
    /// Whether some came since.
    loose: bool,
}

/// An outage that counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outed {
    pub(crate) to: i64,
    /// How long, what does not count taken out and its weight applied.
    pub(crate) length: Exact,
}

/// Stretches that are one outage.
struct Whole {
    weight: i64,
    parts: Vec<Stretch>,
    from: i64,
    to: i64,
}

/// More than this are put together before more are taken.
const MOST_LOOSE: usize = 64;
pub(super) const WHOLE: i64 = 10_000;
const ALWAYS: Stretch = (i64::MIN, i64::MAX);

impl Down {
    pub(crate) fn add(&mut self, stretch: Stretch, weight: Option<i64>, less: &[Stretch]) {
        let weight = weight.unwrap_or(WHOLE);
        match self.spans.iter_mut().find(|(known, _)| *known == weight) {
            Some((_, spans)) => spans.push(stretch),
            None => self.spans.push((weight, vec![stretch])),
        }
        let inside = less.iter().map(|(from, to)| ((*from).max(stretch.0), (*to).min(stretch.1)));
        self.less.extend(inside.filter(|(from, to)| from < to));
        self.loose = true;
        if self.count() > self.apart * 2 + MOST_LOOSE {
            self.unite();
        }
    }

    /// So many stretches are kept.
    pub(crate) fn count(&self) -> usize {
        self.spans.iter().map(|(_, spans)| spans.len()).sum::<usize>() + self.less.len()
    }

    fn unite(&mut self) {
        if !self.loose {
            return;
        }
        for (_, spans) in &mut self.spans {
            crate::order::join(spans, |at: i64| at);
        }
        crate::order::join(&mut self.less, |at: i64| at);
        self.apart = self.count();
        self.loose = false;
    }

    /// Outages, those that are near each other put together and those too short left out. What is near, and how long
    /// one is, is judged whole, wherever a period begins or ends.
    fn wholes(&mut self, outage: &Outage) -> Vec<Whole> {
        self.unite();
        let mut found = Vec::new();
        for (weight, spans) in &self.spans {
            let near = |one: &Stretch, next: &Stretch| {
                outage.merge_within.is_some_and(|within| next.0.saturating_sub(one.1) < within.millis())
            };
            for parts in spans.chunk_by(near) {
                let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
                let hull = (first.0, last.1);
                let parts = if outage.gap == Gap::Counted { vec![hull] } else { parts.to_vec() };
                let whole = self.net(&parts, ALWAYS);
                if outage.ignore_under.is_none_or(|least| whole >= least.millis()) {
                    found.push(Whole { weight: *weight, parts, from: hull.0, to: hull.1 });
                }
            }
        }
        crate::order::sort_by_number(&mut found, |whole| whole.to);
        found
    }

    /// The outages of which a part lies within, each with the length of that part.
    pub(crate) fn outages(&mut self, outage: &Outage, within: Stretch) -> Vec<Outed> {
        let wholes = self.wholes(outage);
        let inside = wholes.iter().filter(|whole| whole.to > within.0 && whole.from < within.1);
        let length = |whole: &Whole| {
            let length = Exact::whole(self.net(&whole.parts, within)).times(Exact::whole(whole.weight));
            length.and_then(|length| length.divided_by(Exact::whole(WHOLE))).unwrap_or(Exact::ZERO)
        };
        inside.map(|whole| Outed { to: whole.to, length: length(whole) }).collect()
    }

    /// Lets go of what is over for good by an instant: no later stretch comes near it.
    pub(crate) fn forget(&mut self, outage: &Outage, until: i64) {
        self.unite();
        let reach = until.saturating_sub(outage.merge_within.map_or(0, Duration::millis));
        for (_, spans) in &mut self.spans {
            // One that ends so long before may still be near one that reaches on.
            let mut keep = spans.partition_point(|span| span.1 <= reach);
            while let (Some(before), Some(next)) = (keep.checked_sub(1).and_then(|at| spans.get(at)), spans.get(keep))
                && outage.merge_within.is_some_and(|within| next.0.saturating_sub(before.1) < within.millis())
            {
                keep -= 1;
            }
            spans.drain(..keep);
        }
        let first = self.spans.iter().filter_map(|(_, spans)| spans.first()).map(|span| span.0).min();
        self.less.retain(|less| first.is_some_and(|first| less.1 > first));
        self.apart = self.count();
    }

    /// Every outage that counts, and how much of them there was when.
    pub(super) fn lasting(&mut self, outage: &Outage, longer_than: Option<Duration>) -> (Vec<Lasting>, Total) {
        let (mut lasting, mut total) = (Vec::new(), Total::default());
        for whole in self.wholes(outage) {
            let stretches: Vec<Stretch> = whole.parts.iter().flat_map(|part| self.less_of(*part)).collect();
            let least = outage.ignore_under.map(Duration::millis);
            if let Some(from) = counts_from(&stretches, whole.weight, least, longer_than.map(Duration::millis)) {
                lasting.push(Lasting { from, to: whole.to });
                total.add(whole.weight, stretches);
            }
        }
        total.ready();
        (lasting, total)
    }

    /// How much of the time within does not count.
    pub(crate) fn left_out(&self, within: Stretch) -> i64 {
        self.less_in(within).map(|less| overlap(*less, within)).sum()
    }

    fn less_in(&self, within: Stretch) -> impl Iterator<Item = &Stretch> {
        let first = self.less.partition_point(|less| less.1 <= within.0);
        self.less.iter().skip(first).take_while(move |less| less.0 < within.1)
    }

    fn net(&self, parts: &[Stretch], within: Stretch) -> i64 {
        let inside = parts.iter().map(|part| (part.0.max(within.0), part.1.min(within.1)));
        inside.filter(|part| part.0 < part.1).map(|part| part.1 - part.0 - self.left_out(part)).sum()
    }

    /// A stretch without what of it does not count.
    fn less_of(&self, part: Stretch) -> Vec<Stretch> {
        let mut left = Vec::new();
        let mut from = part.0;
        for less in self.less_in(part) {
            left.push((from, less.0));
            from = less.1;
        }
        left.push((from, part.1));
        left.retain(|stretch| stretch.0 < stretch.1);
        left
    }
}

/// From when on an outage is long enough to count; none when it never is.
fn counts_from(stretches: &[Stretch], weight: i64, least: Option<i64>, longer_than: Option<i64>) -> Option<i64> {
    let whole: i64 = stretches.iter().map(|stretch| stretch.1 - stretch.0).sum();
    // What counts for a part is so much shorter.
    let weighted = longer_than.map(|than| i128::from(than) * i128::from(WHOLE));
    if weight <= 0 || weighted.is_some_and(|than| i128::from(whole) * i128::from(weight) <= than) {
        return None;
    }
    let longer = weighted.and_then(|than| i64::try_from(than / i128::from(weight)).ok());
    let mut left = least.max(longer).unwrap_or(0);
    for stretch in stretches {
        let length = stretch.1 - stretch.0;
        if left < length {
            return Some(stretch.0 + left);
        }
        left -= length;
    }
    stretches.last().map(|stretch| stretch.1)
}

fn overlap(one: Stretch, two: Stretch) -> i64 {
    (one.1.min(two.1) - one.0.max(two.0)).max(0)
}
