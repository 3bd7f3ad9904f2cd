//! When a service was down: stretches of many tickets, put together.

use super::super::exact::Exact;
use crate::policy::{Gap, Outage};

/// A stretch in milliseconds since 1970.
type Stretch = (i64, i64);

/// Stretches of outage, and what of them does not count.
#[derive(Clone, Debug, Default)]
pub(crate) struct Down {
    /// By weight, in hundredths of a percent.
    spans: Vec<(i64, Vec<Stretch>)>,
    less: Vec<Stretch>,
    /// So many stretches lay apart when they were last put together.
    apart: usize,
}

/// An outage that counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outed {
    pub(crate) to: i64,
    /// How long, what does not count taken out and its weight applied.
    pub(crate) length: Exact,
}

/// More than this are put together before more are taken.
const MOST_LOOSE: usize = 64;
const WHOLE: i64 = 10_000;

impl Down {
    pub(crate) fn add(&mut self, stretch: Stretch, weight: Option<i64>, less: &[Stretch]) {
        let weight = weight.unwrap_or(WHOLE);
        match self.spans.iter_mut().find(|(known, _)| *known == weight) {
            Some((_, spans)) => spans.push(stretch),
            None => self.spans.push((weight, vec![stretch])),
        }
        let inside = less.iter().map(|(from, to)| ((*from).max(stretch.0), (*to).min(stretch.1)));
        self.less.extend(inside.filter(|(from, to)| from < to));
        if self.count() > self.apart * 2 + MOST_LOOSE {
            self.unite();
            self.apart = self.count();
        }
    }

    /// So many stretches are kept.
    pub(crate) fn count(&self) -> usize {
        self.spans.iter().map(|(_, spans)| spans.len()).sum::<usize>() + self.less.len()
    }

    fn unite(&mut self) {
        for (_, spans) in &mut self.spans {
            crate::order::join(spans, |at: i64| at);
        }
        crate::order::join(&mut self.less, |at: i64| at);
    }

    /// The outages within `within`, those that are near each other put together and those too short left out. An outage
    /// is judged whole, also where only a part of it lies within.
    pub(crate) fn outages(&mut self, outage: &Outage, within: Stretch) -> Vec<Outed> {
        self.unite();
        let mut found = Vec::new();
        for (weight, spans) in &self.spans {
            let mut at = 0;
            while let Some(first) = spans.get(at) {
                let mut last = at;
                while let (Some(this), Some(next)) = (spans.get(last), spans.get(last + 1)) {
                    let near = outage.merge_within.is_some_and(|within| next.0 - this.1 < within.millis());
                    if !near {
                        break;
                    }
                    last += 1;
                }
                let parts = spans.get(at..=last).unwrap_or_default();
                let end = parts.last().map_or(first.1, |part| part.1);
                let hull = [(first.0, end)];
                let parts = if outage.gap == Gap::Counted { &hull[..] } else { parts };
                at = last + 1;
                let whole = self.net(parts, (i64::MIN, i64::MAX));
                if outage.ignore_under.is_some_and(|least| whole < least.millis()) {
                    continue;
                }
                let length = self.net(parts, within);
                let length = Exact::whole(length).times(Exact::whole(*weight));
                let length = length.and_then(|length| length.divided_by(Exact::whole(WHOLE))).unwrap_or(Exact::ZERO);
                if end > within.0 && first.0 < within.1 {
                    found.push(Outed { to: end, length });
                }
            }
        }
        crate::order::sort_by_number(&mut found, |outed| outed.to);
        found
    }

    /// How much of the time within does not count.
    pub(crate) fn left_out(&self, within: Stretch) -> i64 {
        self.less.iter().map(|less| overlap(*less, within)).sum()
    }

    fn net(&self, parts: &[Stretch], within: Stretch) -> i64 {
        let mut length = 0;
        for part in parts {
            let part = (part.0.max(within.0), part.1.min(within.1));
            if part.0 < part.1 {
                let less: i64 = self.less.iter().map(|less| overlap(*less, part)).sum();
                length += part.1 - part.0 - less;
            }
        }
        length
    }
}

fn overlap(one: Stretch, two: Stretch) -> i64 {
    (one.1.min(two.1) - one.0.max(two.0)).max(0)
}
