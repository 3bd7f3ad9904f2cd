//! When an amount may step next: worked out from the bounds of the formula, then turned into an instant by its calendar.

use super::price::{Measure, Reckoning};
use super::steps::first_after;
use super::time::{Stretch, Time};
use crate::money::Currency;
use crate::policy::{Bands, Length, Price, Round, Rows, Unit};
use crate::target::add_outside;
use crate::{Duration, Instant};

impl Reckoning<'_> {
    /// The first instant after `at` at which the amount may step. Before it the amount stays, or rises evenly.
    pub(super) fn next_mark(&self, at: Instant) -> Option<Instant> {
        let Measure::Time { time, each, before, .. } = &self.measure else { return None };
        let edges = time
            .stretches
            .iter()
            .filter(|stretch| stretch.late_after >= at)
            .filter_map(|stretch| after(stretch.late_after));
        let mut next = edges.min();
        let mut found = |candidate: Option<Instant>| {
            next = [next, candidate.filter(|candidate| *candidate > at)].into_iter().flatten().min();
        };
        let dates = self.formula.unit.filter(|unit| !matches!(unit.length, Length::Time(_)));
        if let Some(unit) = dates {
            found(next_date(time, unit, at));
        }
        if *each {
            for stretch in time.stretches.iter().filter(|stretch| stretch.grows(at)) {
                let length = time.length(stretch, at);
                found(self.bound_after(length).and_then(|bound| time.reaches(stretch, at, bound)));
            }
        } else if let Some(bound) = self.bound_after(time.total(at).saturating_add(*before)) {
            found(time.reach_in_total(at, bound - before));
        }
        next
    }

    /// The first number of milliseconds over `millis` at which the amount may step.
    fn bound_after(&self, millis: i64) -> Option<i64> {
        if let Some(least) = self.formula.at_least.map(Duration::millis).filter(|least| millis < *least) {
            return Some(least);
        }
        let grace = self.formula.grace.millis();
        let past = millis.saturating_sub(grace);
        let start = (past < 1).then_some(1);
        let bound = match (self.formula.unit, &self.formula.price) {
            (Some(Unit { length: Length::Time(length), round: Round::ProRata }), price) => {
                let full = self.formula.cap.as_ref().and_then(|cap| cap.units());
                let full =
                    full.map(|units| i64::from(units).saturating_mul(length.millis())).filter(|full| past < *full);
                let row = matches!(price, Price::Bands(..)).then(|| Round::Started.next(past, length.millis()));
                [start, full, row].into_iter().flatten().min()
            }
            (Some(Unit { length: Length::Time(length), round }), _) => Some(round.next(past, length.millis())),
            (Some(_), _) => None,
            (None, Price::Bands(bands, _)) => [start, bands.bound_after(past)].into_iter().flatten().min(),
            (None, _) => start,
        };
        bound.map(|bound| bound.saturating_add(grace))
    }

    /// Whether a row costs less than the one before it, or the table ends: then more time may cost less.
    pub(super) fn falls(&self, currency: Currency) -> bool {
        let Price::Bands(bands, Rows::Replace | Rows::Reprice) = &self.formula.price else { return false };
        let less =
            |last: i64| Some(self.at_bound(last + 1, currency)?.compared(self.at_bound(last, currency)?)?.is_lt());
        bands.0.iter().filter_map(|band| band.last()).any(|last| less(last).unwrap_or(true))
    }
}

impl Bands {
    /// The first time over `past` at which a row begins or ends, or another unit is added to it.
    fn bound_after(&self, past: i64) -> Option<i64> {
        let edges = self.0.iter().flat_map(|band| [Some(band.first()), band.last().map(|last| last + 1)]);
        let units = self.0.iter().filter_map(|band| {
            let plus = band.plus.as_ref().filter(|plus| plus.unit.round != Round::ProRata)?;
            let from = band.lower.at.number();
            (past >= from).then(|| from.saturating_add(plus.unit.round.next(past - from, plus.unit.length.millis())))
        });
        edges.flatten().filter(|edge| *edge > past).chain(units).min()
    }
}

impl Round {
    /// The first time over `past` that comes to another number of whole units.
    fn next(self, past: i64, length: i64) -> i64 {
        let (past, length) = (past.max(0), length.max(1));
        let units = self.whole(past, length);
        match self {
            Self::Started => units.saturating_mul(length).saturating_add(1),
            Self::Full | Self::ProRata => units.saturating_add(1).saturating_mul(length),
            Self::Nearest => units.saturating_mul(2).saturating_add(1).saturating_mul(length).saturating_add(1) / 2,
        }
    }
}

impl Time<'_> {
    /// The first instant after `at` at which a stretch is so long.
    fn reaches(&self, stretch: &Stretch, at: Instant, length: i64) -> Option<Instant> {
        let length = match stretch.weight {
            // The shortest time whose share is not below it.
            Some(weight) => {
                i64::try_from((i128::from(length) * 10_000 + i128::from(weight) - 1) / i128::from(weight)).ok()?
            }
            None => length,
        };
        let reached = add_outside(self.calendar, stretch.from, Duration::from_millis(length), &self.breaks).ok()?;
        stretch.to.is_none_or(|to| reached <= to).then_some(reached).filter(|reached| *reached > at)
    }

    /// The first instant after `at` at which all stretches together are so long.
    fn reach_in_total(&self, at: Instant, total: i64) -> Option<Instant> {
        let mut growing = self.stretches.iter().filter(|stretch| stretch.to.is_none_or(|to| to > at));
        match (growing.next(), growing.next()) {
            (Some(only), None) if only.grows(at) => {
                let others = self.total(at) - self.length(only, at);
                self.reaches(only, at, total - others)
            }
            (Some(_), Some(_)) => first_after(at, &|at| self.total(at) >= total),
            _ => None,
        }
    }
}

impl Stretch {
    /// Whether it is late already and goes on.
    fn grows(&self, at: Instant) -> bool {
        at > self.late_after && self.to.is_none_or(|to| to > at) && self.weight != Some(0)
    }
}

/// The next instant at which another date or week may count: as it begins, or after a break that held it up.
fn next_date(time: &Time<'_>, unit: Unit, at: Instant) -> Option<Instant> {
    let begins = |midnight: Instant| if unit.round == Round::Full { Some(midnight) } else { after(midnight) };
    let breaks = time.breaks.iter().map(|(_, resume)| after(*resume)).filter(|end| end.is_some_and(|end| end > at));
    let held = breaks.flatten().min();
    if time.breaks.iter().any(|(pause, resume)| *pause <= at && at < *resume) {
        return held;
    }
    let next = if unit.length == Length::Week {
        let growing = time.stretches.iter().filter(|stretch| stretch.grows(at));
        growing.filter_map(|stretch| time.next_week(stretch, at, unit.round)).min()
    } else {
        let today = time.calendar.zone().to_local(at).0;
        let dates = [today.plus_days(-1), today].map(|date| time.calendar.end_of_day(date).and_then(begins));
        dates.into_iter().flatten().filter(|next| *next > at).min()
    };
    // A break that is still to come moves what lies behind it: that is looked at anew when it is over.
    [next, held].into_iter().flatten().min()
}

fn after(at: Instant) -> Option<Instant> {
    at.plus(Duration::from_millis(1))
}
