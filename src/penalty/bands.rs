//! Bands: the amount for a lateness, and the next lateness at which it is another.

use rust_decimal::Decimal;

use super::amount;
use crate::Duration;
use crate::money::{Currency, Money};
use crate::policy::{Band, Penalty};

/// The amount for one lateness, and the row it came from.
#[derive(Debug)]
pub(super) struct Reckoning<'a> {
    pub(super) band: Option<(usize, &'a Band)>,
    /// Started units past the row's start, where the row counts them.
    pub(super) units: i64,
    /// Before the cap, rounded.
    pub(super) uncapped: Money,
    /// Rounded, under the cap.
    pub(super) amount: Money,
}

/// What this lateness costs; none on overflow.
pub(super) fn reckon<'a>(
    penalty: &'a Penalty,
    currency: Option<Currency>,
    fee: Option<Money>,
    most: Option<Money>,
    lateness: Duration,
) -> Option<Reckoning<'a>> {
    let zero = Money::new(Decimal::ZERO, currency?);
    let Some((index, band)) = penalty.bands.0.iter().enumerate().find(|(_, band)| band.holds(lateness)) else {
        return Some(Reckoning { band: None, units: 0, uncapped: zero, amount: zero });
    };
    let mut exact = amount(&band.pay, fee)?;
    let mut units = 0;
    if let Some(plus) = &band.plus {
        let past = lateness.millis() - band.lower.at.millis();
        units = past.max(0).unsigned_abs().div_ceil(plus.per_started.millis().unsigned_abs().max(1)).try_into().ok()?;
        exact = exact.plus(amount(&plus.pay, fee)?.times(Decimal::from(units))?)?;
    }
    let capped = most.filter(|most| most.amount() < exact.amount()).unwrap_or(exact);
    Some(Reckoning { band: Some((index, band)), units, uncapped: exact.rounded(), amount: capped.rounded() })
}

/// Units that may pass without changing a rounded amount before the rest of the row is taken to change nothing.
const MOST_SILENT_UNITS: i64 = 1_000;

/// The first lateness after this one with another amount, and that amount. The outer `None` is an overflow.
#[allow(clippy::option_option, reason = "an overflow and the absence of a step are different answers")]
pub(super) fn next_step(
    penalty: &Penalty,
    currency: Option<Currency>,
    fee: Option<Money>,
    most: Option<Money>,
    lateness: Duration,
    now: Money,
) -> Option<Option<(Duration, Money)>> {
    let mut at = lateness.millis();
    loop {
        let row_start = penalty.bands.0.iter().map(Band::first).filter(|start| *start > at).min();
        let row = penalty.bands.0.iter().find(|band| band.holds(Duration::from_millis(at)));
        let unit = row.and_then(|band| Some((band.lower.at.millis(), band.plus.as_ref()?.per_started.millis())));
        if let Some((start, unit)) = unit {
            for _ in 0..MOST_SILENT_UNITS {
                // The next started unit begins a millisecond after a whole number of units.
                at = start + ((at - start - 1).div_euclid(unit) + 1).max(0) * unit + 1;
                if at > Duration::MAX.millis() || row_start.is_some_and(|row_start| at >= row_start) {
                    break;
                }
                let then = reckon(penalty, currency, fee, most, Duration::from_millis(at))?;
                if then.amount != now {
                    return Some(Some((Duration::from_millis(at), then.amount)));
                }
                if most == Some(then.amount) {
                    break;
                }
            }
        }
        let Some(row_start) = row_start else { return Some(None) };
        let then = reckon(penalty, currency, fee, most, Duration::from_millis(row_start))?;
        if then.amount != now {
            return Some(Some((Duration::from_millis(row_start), then.amount)));
        }
        at = row_start;
    }
}

impl Band {
    /// Whether a lateness belongs to this row.
    fn holds(&self, lateness: Duration) -> bool {
        lateness.millis() >= self.first()
            && self.upper.is_none_or(|upper| lateness < upper.at || (upper.included && lateness == upper.at))
    }

    /// The first whole millisecond of lateness that belongs to this row.
    fn first(&self) -> i64 {
        self.lower.at.millis() + i64::from(!self.lower.included)
    }
}
