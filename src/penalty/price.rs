//! From time or a number of units to an amount: the formula of one penalty.

use super::base::Bases;
use super::exact::Exact;
use super::ledger::Ledger;
use super::time::Time;
use crate::Instant;
use crate::civil::Date;
use crate::money::Currency;
use crate::policy::{Formula, Length, Outage, Pay, Price, Round, Rows, Unit};

/// A formula, with what it is applied to.
pub(super) struct Reckoning<'a> {
    pub(super) formula: &'a Formula,
    /// Where it stands in the policy.
    pub(super) path: String,
    pub(super) bases: Bases<'a>,
    pub(super) measure: Measure<'a>,
    /// The date that chooses a dated rate.
    pub(super) rate_date: Date,
}

/// What a formula is applied to.
pub(super) enum Measure<'a> {
    /// So many events.
    Events(i64),
    /// Time; of outages their total, or each by itself. `before` is earlier outage that the total includes.
    Time { time: Time<'a>, each: bool, before: i64, outage: bool },
}

/// One quantity to be priced: time in milliseconds, and units where the formula counts them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Quantity {
    millis: i64,
    units: Option<Exact>,
    /// Whether there is anything to punish, be it an instant.
    late: bool,
}

impl<'a> Measure<'a> {
    pub(super) fn outage(time: Time<'a>, outage: &Outage, before: i64) -> Self {
        Self::Time { time, each: outage.each, before, outage: true }
    }

    /// The time so far, in milliseconds.
    pub(super) fn millis(&self, at: Instant) -> i64 {
        match self {
            Self::Events(_) => 0,
            Self::Time { time, .. } => time.total(at),
        }
    }
}

impl Reckoning<'_> {
    /// The amount at an instant, exact; none when it overflows.
    pub(super) fn amount(&self, at: Instant, ledger: &mut Ledger<'_>) -> Option<Exact> {
        let (quantities, before) = self.quantities(at)?;
        if quantities.iter().all(|quantity| self.is_free(quantity)) {
            self.explain_nothing(at, &quantities, ledger);
            return Some(Exact::ZERO);
        }
        if let (true, Some(base)) = (ledger.listens(), &self.formula.of) {
            self.bases.explain(base, &self.path, ledger);
        }
        let mut sum = Exact::ZERO;
        for quantity in quantities.iter().filter(|quantity| !self.is_free(quantity)) {
            sum = sum.plus(self.price(quantity, ledger)?)?;
        }
        if let Some(before) = before {
            let paid = self.price(&before, &mut Ledger::silent(ledger.currency()))?;
            sum = sum.minus(paid)?.greater(Exact::ZERO)?;
            if !paid.is_zero() {
                ledger.begin("earlier");
                ledger.value("before", before.millis);
                ledger.money("paid", paid);
                ledger.money("amount", sum);
                ledger.end(format_args!("/account"));
            }
        }
        Some(sum)
    }

    /// What is to be priced, and what of it was priced before.
    fn quantities(&self, at: Instant) -> Option<(Vec<Quantity>, Option<Quantity>)> {
        let (time, each, before) = match &self.measure {
            Measure::Events(count) => {
                let units = self.limited(Exact::whole(*count))?;
                return Some((vec![Quantity { millis: 0, units: Some(units), late: *count > 0 }], None));
            }
            Measure::Time { time, each, before, .. } => (time, *each, *before),
        };
        let days = self.formula.unit.filter(|unit| !matches!(unit.length, Length::Time(_)));
        let mut after: Option<Date> = None;
        let mut quantities = Vec::new();
        for stretch in &time.stretches {
            let millis = time.length(stretch, at);
            if each {
                after = None;
            }
            let units = days.map(|unit| Exact::whole(time.days(stretch, at, unit, &mut after)));
            quantities.push(Quantity { millis, units, late: time.is_late(stretch, at) });
        }
        if !each {
            let millis = time.total(at);
            let total = |sum: Option<Exact>, quantity: &Quantity| match (sum, quantity.units) {
                (Some(sum), Some(units)) => sum.plus(units),
                (sum, units) => sum.or(units),
            };
            let units = quantities.iter().fold(None, total);
            quantities = vec![Quantity {
                millis: millis.saturating_add(before),
                units,
                late: time.stretches.iter().any(|stretch| time.is_late(stretch, at)),
            }];
        }
        let quantities = quantities.into_iter().map(|quantity| self.counted(quantity)).collect::<Option<_>>()?;
        let before =
            if before > 0 { Some(self.counted(Quantity { millis: before, units: None, late: true })?) } else { None };
        Some((quantities, before))
    }

    /// Less the grace, and in units of time where the formula has one.
    fn counted(&self, quantity: Quantity) -> Option<Quantity> {
        let short = self.formula.at_least.is_some_and(|least| quantity.millis < least.millis());
        let millis = if short { 0 } else { (quantity.millis - self.formula.grace.millis()).max(0) };
        let units = match self.formula.unit {
            Some(Unit { length: Length::Time(length), round }) => Some(units(millis, length.millis(), round)?),
            Some(_) if short => Some(Exact::ZERO),
            Some(_) => quantity.units,
            None => None,
        };
        let units = match (units, self.formula.round_units) {
            (Some(units), Some(places)) => units.to_places(places).map(Exact::of),
            (units, _) => units,
        };
        let units = match units {
            Some(units) => Some(self.limited(units)?),
            None => None,
        };
        let late = quantity.late && !short && (millis > 0 || self.formula.grace == crate::Duration::ZERO);
        Some(Quantity { millis, units, late })
    }

    /// No more units than the cap lets through.
    fn limited(&self, units: Exact) -> Option<Exact> {
        match self.formula.cap.as_ref().and_then(|cap| cap.units()) {
            Some(most) => {
                let most = Exact::whole(i64::from(most));
                Some(if units.greater(most)? == most { units } else { most })
            }
            None => Some(units),
        }
    }

    /// A fixed price is owed once it is late at all, whatever the calendar makes of that; a table needs time to look up.
    fn is_free(&self, quantity: &Quantity) -> bool {
        match (quantity.units, &self.formula.price) {
            (Some(units), _) => units.is_zero(),
            (None, Price::Bands(..)) => quantity.millis <= 0,
            (None, _) => !quantity.late,
        }
    }

    fn price(&self, quantity: &Quantity, ledger: &mut Ledger<'_>) -> Option<Exact> {
        match &self.formula.price {
            Price::Pay(pay) => self.times(pay, quantity, "", ledger),
            Price::Rates(rates, _) => match rates.on(self.rate_date) {
                Some((index, rate)) => {
                    ledger.begin("rate");
                    ledger.value("from", rate.from.to_string());
                    ledger.end(format_args!("{}/rates/{index}", self.path));
                    self.times(&rate.pay, quantity, &format!("/rates/{index}"), ledger)
                }
                None => {
                    ledger.begin("no-rate");
                    ledger.value("date", self.rate_date.to_string());
                    ledger.end(format_args!("{}/rates", self.path));
                    Some(Exact::ZERO)
                }
            },
            Price::Bands(bands, rows) => match (quantity.units, rows) {
                (None, Rows::Accumulate) => self.entered(bands, quantity.millis, ledger),
                (None, _) => self.row(bands, quantity.millis, ledger),
                (Some(units), Rows::Accumulate) => self.units_by_row(bands, units, ledger),
                (Some(units), rows) => self.units_in_row(bands, units, *rows, ledger),
            },
        }
    }

    /// A payment once, or for each unit.
    fn times(&self, pay: &Pay, quantity: &Quantity, place: &str, ledger: &mut Ledger<'_>) -> Option<Exact> {
        let once = self.bases.pay(pay, self.formula.of.as_ref())?;
        let amount = quantity.units.map_or(Some(once), |units| units.times(once))?;
        ledger.begin(match (quantity.units, &self.measure) {
            (None, _) => "fixed",
            (Some(_), Measure::Events(_)) => "events",
            (Some(_), Measure::Time { .. }) => "units",
        });
        if let Some(units) = quantity.units {
            ledger.number("units", units);
            ledger.money("each", once);
            self.say_unit(ledger);
        }
        if let Measure::Time { .. } = self.measure {
            ledger.value("lateness", quantity.millis);
        }
        self.bases.say(pay, self.formula.of.as_ref(), ledger);
        ledger.money("amount", amount);
        ledger.end(format_args!("{}{place}", self.path));
        Some(amount)
    }

    /// What is counted.
    pub(super) fn say_unit(&self, ledger: &mut Ledger<'_>) {
        match self.formula.unit.map(|unit| unit.length) {
            Some(Length::Time(length)) => ledger.value("unit", length.millis()),
            Some(length) => ledger.value("length", length.as_str()),
            None => {}
        }
    }

    /// Why nothing is owed.
    fn explain_nothing(&self, at: Instant, quantities: &[Quantity], ledger: &mut Ledger<'_>) {
        let Measure::Time { time, before, outage, .. } = &self.measure else {
            ledger.begin("no-event");
            ledger.end(format_args!("{}", self.path));
            return;
        };
        let now = self.measure.millis(at);
        let millis = now.saturating_add(*before);
        // Outage of which every hour was told before is an outage all the same.
        let any = now > 0 || !time.told.is_empty();
        let least = self.formula.at_least.map(crate::Duration::millis).filter(|least| any && millis < *least);
        let free = Some(self.formula.grace.millis()).filter(|free| any && millis <= *free);
        match (least, free) {
            (Some(least), _) => {
                ledger.begin("too-short");
                ledger.value("lateness", millis);
                ledger.value("least", least);
            }
            (_, Some(free)) => {
                ledger.begin("within-grace");
                ledger.value("lateness", millis);
                ledger.value("free", free);
            }
            _ if now == 0 && *outage => ledger.begin("no-outage"),
            _ => {
                let units = now > 0 && quantities.iter().all(|quantity| quantity.units.is_some());
                ledger.begin(if units { "no-unit" } else { "no-lateness" });
                ledger.value("lateness", now);
            }
        }
        ledger.end(format_args!("{}", self.path));
    }
}

impl Reckoning<'_> {
    /// Whether the amount may rise between two steps.
    pub(super) fn rises(&self) -> bool {
        let of = |unit: Option<Unit>| unit.is_some_and(|unit| unit.round == Round::ProRata);
        let plus = match &self.formula.price {
            Price::Bands(bands, _) => bands.0.iter().any(|band| of(band.plus.as_ref().map(|plus| plus.unit))),
            _ => false,
        };
        plus || of(self.formula.unit)
    }

    /// What a number of milliseconds, or of units, comes to by itself.
    pub(super) fn at_bound(&self, number: i64, currency: Currency) -> Option<Exact> {
        let units = self.formula.unit.is_some() || matches!(self.measure, Measure::Events(_));
        let quantity = match units {
            true => Quantity { millis: 0, units: Some(Exact::whole(number)), late: true },
            false => Quantity { millis: number, units: None, late: true },
        };
        self.price(&quantity, &mut Ledger::silent(currency))
    }

    /// Whether more time may still change anything.
    pub(super) fn goes_on(&self, at: Instant) -> bool {
        let Measure::Time { time, each, .. } = &self.measure else { return false };
        if !time.goes_on(at) {
            return false;
        }
        let Some((quantities, _)) = self.quantities(at) else { return false };
        let full = |quantity: &Quantity| match (quantity.units, self.formula.cap.as_ref().and_then(|cap| cap.units())) {
            (Some(units), Some(most)) => units == Exact::whole(i64::from(most)),
            _ => false,
        };
        let settled = |quantity: &Quantity| match &self.formula.price {
            _ if full(quantity) => true,
            Price::Bands(bands, Rows::Replace) => bands.0.last().is_some_and(|last| {
                let place = match quantity.units {
                    Some(units) => units
                        .rounded_to(rust_decimal::Decimal::ONE, crate::policy::RoundingMode::Up)
                        .and_then(|units| i64::try_from(units).ok())
                        .unwrap_or(0),
                    None => quantity.millis,
                };
                place >= last.first() && last.plus.is_none() && last.last().is_none_or(|end| place > end)
            }),
            Price::Pay(_) | Price::Rates(..) => quantity.units.is_none() && quantity.late,
            Price::Bands(..) => false,
        };
        *each || !quantities.iter().all(settled)
    }
}

/// How many units of a length a time comes to.
pub(super) fn units(millis: i64, length: i64, round: Round) -> Option<Exact> {
    match round {
        Round::ProRata => Exact::quotient(millis, length),
        round => Some(Exact::whole(round.whole(millis, length))),
    }
}

impl Round {
    /// Whole units of a length that a time comes to.
    pub(super) fn whole(self, millis: i64, length: i64) -> i64 {
        let length = length.max(1);
        match self {
            Self::Started => millis.saturating_add(length - 1) / length,
            Self::Full | Self::ProRata => millis / length,
            Self::Nearest => millis.saturating_mul(2).saturating_add(length) / length.saturating_mul(2),
        }
    }
}

impl Length {
    /// The word for a unit of dates.
    fn as_str(self) -> &'static str {
        match self {
            Self::CalendarDay => "calendar-day",
            Self::WorkingDay => "working-day",
            Self::Week => "week",
            Self::Time(_) => "",
        }
    }

    /// Of a unit of time; a day and a week are counted otherwise.
    pub(super) fn millis(self) -> i64 {
        match self {
            Self::Time(time) => time.millis(),
            Self::CalendarDay | Self::WorkingDay | Self::Week => crate::instant::DAY,
        }
    }
}
