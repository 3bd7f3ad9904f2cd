//! The rows of a table: what a time or a number of units costs by the row it falls in, or by each that it has entered.

use super::exact::Exact;
use super::ledger::Ledger;
use super::price::{Reckoning, units};
use crate::policy::{Band, Bands, Plus, Rows};

impl Reckoning<'_> {
    /// The row of a time.
    pub(super) fn row(&self, bands: &Bands, millis: i64, ledger: &mut Ledger<'_>) -> Option<Exact> {
        let Some((index, band)) = bands.holding(millis) else {
            ledger.begin("no-band");
            ledger.value("lateness", millis);
            ledger.end(format_args!("{}/bands", self.path));
            return Some(Exact::ZERO);
        };
        self.in_row(index, band, millis, "band", ledger)
    }

    /// What a row costs at a time that has entered it.
    fn in_row(
        &self,
        index: usize,
        band: &Band,
        millis: i64,
        code: &'static str,
        ledger: &mut Ledger<'_>,
    ) -> Option<Exact> {
        let of = self.formula.of.as_ref();
        let mut amount = self.bases.pay(&band.pay, of)?;
        ledger.begin(code);
        ledger.value("lateness", millis);
        if band.lower.at.number() > 0 || code == "band-part" {
            ledger.value("over", band.lower.at.number());
        }
        if let Some(upper) = band.upper {
            ledger.value("upTo", upper.at.number());
        }
        self.bases.say(&band.pay, of, ledger);
        if let Some(Plus { pay, unit }) = &band.plus {
            let past = (millis - band.lower.at.number()).max(0);
            let count = units(past, unit.length.millis(), unit.round)?;
            if !count.is_zero() {
                ledger.number("units", count);
            }
            amount = amount.plus(self.bases.pay(pay, of)?.times(count)?)?;
        }
        ledger.money("amount", amount);
        ledger.end(format_args!("{}/bands/{index}", self.path));
        Some(amount)
    }

    /// Every row that a time has entered, as far as it goes in each.
    pub(super) fn entered(&self, bands: &Bands, millis: i64, ledger: &mut Ledger<'_>) -> Option<Exact> {
        let mut sum = Exact::ZERO;
        for (index, band) in bands.0.iter().enumerate().filter(|(_, band)| band.first() <= millis) {
            let here = band.upper.map_or(millis, |upper| upper.at.number().min(millis));
            sum = sum.plus(self.in_row(index, band, here, "band-part", ledger)?)?;
        }
        Some(sum)
    }

    /// Each unit at the rate of the row it falls in.
    pub(super) fn units_by_row(&self, bands: &Bands, count: Exact, ledger: &mut Ledger<'_>) -> Option<Exact> {
        let mut sum = Exact::ZERO;
        for (index, band) in bands.0.iter().enumerate() {
            let below = Exact::whole(band.first() - 1);
            let top = match band.last() {
                Some(last) if count.compared(Exact::whole(last))?.is_gt() => Exact::whole(last),
                _ => count,
            };
            if top.compared(below)?.is_le() {
                break;
            }
            sum = sum.plus(self.rated(index, band, top.minus(below)?, ledger)?)?;
        }
        Some(sum)
    }

    /// The row that the last unit falls in: its amount once, or its rate for all units.
    pub(super) fn units_in_row(
        &self,
        bands: &Bands,
        count: Exact,
        rows: Rows,
        ledger: &mut Ledger<'_>,
    ) -> Option<Exact> {
        let last = count.rounded_to(rust_decimal::Decimal::ONE, crate::policy::RoundingMode::Up)?;
        let Some((index, band)) = bands.holding(i64::try_from(last).ok()?) else {
            ledger.begin("no-band-units");
            ledger.number("units", count);
            ledger.end(format_args!("{}/bands", self.path));
            return Some(Exact::ZERO);
        };
        match rows {
            Rows::Reprice => self.rated(index, band, count, ledger),
            _ => {
                let amount = self.bases.pay(&band.pay, self.formula.of.as_ref())?;
                ledger.begin("band-once");
                ledger.number("units", count);
                self.say_unit(ledger);
                self.bases.say(&band.pay, self.formula.of.as_ref(), ledger);
                ledger.money("amount", amount);
                ledger.end(format_args!("{}/bands/{index}", self.path));
                Some(amount)
            }
        }
    }

    /// So many units at the rate of a row.
    fn rated(&self, index: usize, band: &Band, count: Exact, ledger: &mut Ledger<'_>) -> Option<Exact> {
        let once = self.bases.pay(&band.pay, self.formula.of.as_ref())?;
        let amount = count.times(once)?;
        ledger.begin("band-units");
        ledger.number("units", count);
        self.say_unit(ledger);
        ledger.money("each", once);
        self.bases.say(&band.pay, self.formula.of.as_ref(), ledger);
        ledger.money("amount", amount);
        ledger.end(format_args!("{}/bands/{index}", self.path));
        Some(amount)
    }
}

impl Bands {
    /// The row that holds a number of milliseconds or units.
    pub(super) fn holding(&self, number: i64) -> Option<(usize, &Band)> {
        let row = |(_, band): &(usize, &Band)| band.first() <= number && band.last().is_none_or(|last| number <= last);
        self.0.iter().enumerate().find(row)
    }
}
