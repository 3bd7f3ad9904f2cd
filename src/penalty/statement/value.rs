//! What a measure comes to over a period: its value, and the price of that.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::super::base::Bases;
use super::super::exact::Exact;
use super::super::ledger::Ledger;
use super::account::Cell;
use super::down::Down;
use crate::assessment::ValueUnit;
use crate::policy::{Ladder, Measure, MeasureBand, MeasurePrice, OutOf, Pay, Quantity, Round, RoundingMode, Shortfall};

/// A value, and what it was reckoned on.
pub(crate) struct Valued {
    /// None when there was nothing to measure.
    pub(crate) value: Option<Exact>,
    pub(crate) count: i64,
    /// The outage that counts, in milliseconds.
    pub(crate) outage: Option<i64>,
}

/// The unit of a measure's values.
pub(crate) fn unit(quantity: &Quantity) -> ValueUnit {
    match quantity {
        Quantity::Availability(_) | Quantity::Share(..) => ValueUnit::Percent,
        Quantity::Outage(_) | Quantity::Mean(_) | Quantity::Percentile(..) => ValueUnit::Milliseconds,
        Quantity::Points(_) => ValueUnit::Points,
    }
}

/// The value over a period, which is given in milliseconds since 1970. The outer none is an overflow.
pub(crate) fn value(quantity: &Quantity, cell: &mut Cell, outages: &mut Down, period: (i64, i64)) -> Option<Valued> {
    let count = cell.count;
    let plain = |value: Option<Exact>, count: i64| Some(Valued { value, count, outage: None });
    match quantity {
        Quantity::Availability(availability) => {
            let (down, count) = down(outages, quantity, period)?;
            let whole = match availability.out_of {
                OutOf::Real => period.1 - period.0,
                OutOf::Fixed(length) => length.millis(),
            };
            let less = if availability.less_of_period { outages.left_out(period) } else { 0 };
            let whole = Exact::whole(whole.saturating_sub(less).max(0));
            let up = whole.minus(down)?.greater(Exact::ZERO)?;
            // A period that is planned works from end to end was never down.
            let value =
                if whole.is_zero() { Exact::whole(100) } else { up.divided_by(whole)?.times(Exact::whole(100))? };
            let value = match availability.round {
                Some(places) => Exact::of(value.to_places(places)?),
                None => value,
            };
            Some(Valued { value: Some(value), count, outage: millis(down) })
        }
        Quantity::Outage(_) => {
            let (down, count) = down(outages, quantity, period)?;
            Some(Valued { value: Some(down), count, outage: millis(down) })
        }
        Quantity::Mean(_) if count > 0 => plain(Exact::quotient(cell.sum, count), count),
        Quantity::Share(..) if count > 0 => {
            plain(Some(Exact::quotient(cell.met, count)?.times(Exact::whole(100))?), count)
        }
        Quantity::Percentile(_, percent) if count > 0 => {
            cell.times.sort_unstable();
            let rank = Exact::of(*percent).times(Exact::whole(count))?.divided_by(Exact::whole(100))?;
            let rank = rank.rounded_to(Decimal::ONE, RoundingMode::Up)?;
            let place = usize::try_from(rank).ok()?.max(1) - 1;
            plain(cell.times.get(place).map(|time| Exact::whole(*time)), count)
        }
        Quantity::Points(_) => plain(Some(Exact::of(cell.points)), count),
        Quantity::Mean(_) | Quantity::Share(..) | Quantity::Percentile(..) => plain(None, 0),
    }
}

fn down(down: &mut Down, quantity: &Quantity, period: (i64, i64)) -> Option<(Exact, i64)> {
    let outages = down.outages(quantity.outage()?, period);
    let sum = outages.iter().try_fold(Exact::ZERO, |sum, outed| sum.plus(outed.length))?;
    Some((sum, i64::try_from(outages.len()).unwrap_or(i64::MAX)))
}

/// Whole milliseconds, the nearest.
fn millis(value: Exact) -> Option<i64> {
    i64::try_from(value.rounded_to(Decimal::ONE, RoundingMode::HalfUp)?).ok()
}

/// The row that a value falls into, with its place.
pub(crate) fn row(ladder: &Ladder, value: Exact) -> Option<(usize, &MeasureBand)> {
    let above = |band: &MeasureBand| {
        band.lower.is_none_or(|edge| match value.compared(Exact::of(edge.at.number())) {
            Some(Ordering::Greater) => true,
            Some(Ordering::Equal) => edge.included,
            _ => false,
        })
    };
    let below = |band: &MeasureBand| {
        band.upper.is_none_or(|edge| match value.compared(Exact::of(edge.at.number())) {
            Some(Ordering::Less) => true,
            Some(Ordering::Equal) => edge.included,
            _ => false,
        })
    };
    ladder.0.iter().enumerate().find(|(_, band)| above(band) && below(band))
}

/// A measure with what its price is taken of.
pub(crate) struct Pricing<'a> {
    pub(crate) measure: &'a Measure,
    pub(crate) path: String,
    pub(crate) bases: Bases<'a>,
}

impl<'a> Pricing<'a> {
    /// What the price may need and nothing carries.
    pub(crate) fn missing(&self, value: Exact) -> Option<&'a str> {
        let measure = self.measure;
        let pay = match &measure.price {
            MeasurePrice::Nothing => None,
            MeasurePrice::Bands(ladder) => row(ladder, value).and_then(|(_, band)| band.pay.as_ref()),
            MeasurePrice::Short { pay, .. } => self.short(value).filter(|short| !short.is_zero()).map(|_| pay),
        };
        self.bases.missing(pay?, measure.of.as_ref())
    }

    /// How far a value is short of the target; zero when it keeps it.
    fn short(&self, value: Exact) -> Option<Exact> {
        let target = Exact::of(self.measure.target?.number());
        let short = if self.measure.quantity.falls() { target.minus(value)? } else { value.minus(target)? };
        let short = short.greater(Exact::ZERO)?;
        match self.measure.shortfall {
            Shortfall::Points => Some(short),
            Shortfall::Percent => short.divided_by(target)?.times(Exact::whole(100)),
        }
    }

    /// What a value costs; none when it overflows.
    pub(crate) fn price(&self, value: Exact, ledger: &mut Ledger<'_>) -> Option<Exact> {
        let of = self.measure.of.as_ref();
        let amount = match &self.measure.price {
            MeasurePrice::Nothing => return Some(Exact::ZERO),
            MeasurePrice::Bands(ladder) => match row(ladder, value) {
                Some((index, MeasureBand { pay: Some(pay), .. })) => {
                    let amount = self.bases.pay(pay, of)?;
                    self.say("measure-row", pay, amount, ledger);
                    ledger.end(format_args!("{}/bands/{index}", self.path));
                    amount
                }
                _ => return Some(Exact::ZERO),
            },
            MeasurePrice::Short { pay, unit } => self.shortfall(pay, *unit, value, ledger)?,
        };
        let most = match self.measure.cap.as_ref().and_then(|cap| cap.pay()) {
            Some(pay) if self.bases.missing(pay, of).is_none() => self.bases.pay(pay, of)?,
            _ => return Some(amount),
        };
        if amount.compared(most)?.is_gt() {
            ledger.begin("cap");
            ledger.money("from", amount);
            ledger.money("amount", most);
            ledger.end(format_args!("{}/cap", self.path));
            return Some(most);
        }
        Some(amount)
    }

    fn shortfall(
        &self,
        pay: &Pay,
        unit: Option<(Round, crate::policy::Mark)>,
        value: Exact,
        ledger: &mut Ledger<'_>,
    ) -> Option<Exact> {
        let short = self.short(value)?;
        if short.is_zero() {
            return Some(Exact::ZERO);
        }
        let once = self.bases.pay(pay, self.measure.of.as_ref())?;
        let Some((round, mark)) = unit else {
            self.say("measure-short", pay, once, ledger);
            ledger.end(format_args!("{}", self.path));
            return Some(once);
        };
        let units = short.divided_by(Exact::of(mark.number()))?;
        let whole = |mode| units.rounded_to(Decimal::ONE, mode).map(Exact::of);
        let units = match round {
            Round::ProRata => units,
            Round::Started => whole(RoundingMode::Up)?,
            Round::Full => whole(RoundingMode::Down)?,
            Round::Nearest => whole(RoundingMode::HalfUp)?,
        };
        let most = self.measure.cap.as_ref().and_then(|cap| cap.units()).map(|most| Exact::whole(i64::from(most)));
        let units = match most {
            Some(most) if units.compared(most)?.is_gt() => most,
            _ => units,
        };
        let amount = units.times(once)?;
        self.say("measure-units", pay, amount, ledger);
        ledger.number("units", units);
        ledger.money("each", once);
        ledger.end(format_args!("{}", self.path));
        Some(amount)
    }

    fn say(&self, code: &'static str, pay: &Pay, amount: Exact, ledger: &mut Ledger<'_>) {
        ledger.begin(code);
        ledger.value("measure", &*self.measure.id);
        self.bases.say(pay, self.measure.of.as_ref(), ledger);
        ledger.money("amount", amount);
    }
}
