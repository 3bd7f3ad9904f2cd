//! What was measured over a period that ended: its value, its price, its entry.

use super::super::exact::Exact;
use super::super::ledger::Ledger;
use super::super::overflow;
use super::super::settle::{combined, rounded};
use super::account::{Account, Cell, Key};
use super::close::{Closed, Ground};
use super::value::{Pricing, Valued, row, unit, value};
use crate::Error;
use crate::assessment::{EntryClaim, EntryKind, MeasureAnswer, TraceLine, ValueUnit};
use crate::civil::Date;
use crate::policy::{Claim, Measure, MeasurePrice, Period, RightOf, StatementTerms};
use crate::qualification::Facts;
use crate::ticket::Ticket;

impl<'a> Ground<'a> {
    /// What was measured over the periods that ended, and what that comes to.
    pub(super) fn measures(
        &self,
        key: &Key,
        account: &mut Account,
        terms: &'a StatementTerms,
        brought: (&Ticket, &Facts<'_>),
        times: &mut super::Times,
        closed: &mut Closed,
    ) -> Result<(), Error> {
        let mut amounts: Vec<(&'a Measure, Exact)> = Vec::new();
        let (mut lines, mut missing): (Vec<TraceLine>, Vec<Box<str>>) = (Vec::new(), Vec::new());
        let mut places = account.measures.clone();
        places.sort_unstable();
        for place in places {
            let Some(measure) = terms.measures.get(place).filter(|measure| self.ended(measure.per)) else { continue };
            let start = self.start(measure.per);
            let found = account.cells.iter().position(|cell| cell.measure == place && cell.start == start.days());
            let mut cell = found.map_or_else(Cell::default, |found| account.cells.swap_remove(found));
            times.less(cell.times.len());
            let span = (self.spans.instant(start).millis(), self.spans.instant(self.date).millis());
            let valued = value(&measure.quantity, &mut cell, account.down(place), span).ok_or_else(overflow)?;
            if let Some(outage) = measure.quantity.outage() {
                account.down(place).forget(outage, span.1);
            }
            self.right(account, terms, measure, &valued);
            let path = format!("/agreements/{}/statement/measures/{place}", self.place);
            let mut answer = self.answer(key, measure, start, &valued)?;
            if let (Some(value), Some(currency)) = (valued.value, self.currency) {
                let pricing = Pricing { measure, path: path.clone(), bases: self.bases(brought, start) };
                let subject = format!("measure:{}/{}", self.agreement.id, measure.id);
                lines.push(said(&subject, &path, &answer));
                if let Some(fee) = pricing.missing(value) {
                    missing.push(fee.into());
                } else if measure.price != MeasurePrice::Nothing {
                    let mut ledger = Ledger::to(&mut lines, subject, currency);
                    let amount = pricing.price(value, &mut ledger).ok_or_else(overflow)?;
                    let settlement = self.agreement.settlement.as_ref();
                    answer.amount = Some(rounded(settlement, currency, amount).ok_or_else(overflow)?);
                    amounts.push((measure, amount));
                }
            }
            closed.measures.push(answer);
        }
        let owing: Vec<&'a Measure> =
            amounts.iter().filter(|(_, amount)| !amount.is_zero()).map(|(measure, _)| *measure).collect();
        let Some(currency) = self.currency.filter(|_| !owing.is_empty() || !missing.is_empty()) else { return Ok(()) };
        let longest = owing.iter().map(|measure| measure.per).max_by_key(|per| *per as usize).unwrap_or(Period::Month);
        let mut entry = self.entry(EntryKind::Measure, key, Some((longest, self.start(longest))));
        entry.terms = owing.iter().map(|measure| measure.id.clone()).collect();
        entry.clauses = owing.iter().filter_map(|measure| measure.clause.clone()).collect();
        if let [one] = owing.as_slice() {
            entry.title = one.title.clone();
        }
        let amount = self.together(terms, &amounts, &mut Ledger::to(&mut lines, self.subject(), currency))?;
        let last = self.date.plus_days(-1);
        let mut ledger = Ledger::to(&mut lines, self.subject(), currency);
        let left = self.trimmed(account, (brought, last), amount, &mut ledger)?;
        missing.extend(left.missing.iter().cloned());
        let amount = self.settled(account, &left, last, currency, &mut lines)?;
        entry.ledger = lines;
        entry.missing = missing;
        entry.missing.dedup();
        entry.claim = (!amount.amount().is_zero()).then(|| self.claim(&owing)).flatten();
        entry.amount = entry.missing.is_empty().then_some(amount);
        closed.ended.push(entry);
        Ok(())
    }

    fn answer(&self, key: &Key, measure: &Measure, start: Date, valued: &Valued) -> Result<MeasureAnswer, Error> {
        let written = |value: Exact| value.shown().map(|value| value.normalize().to_string());
        let value = match valued.value {
            Some(value) => Some(written(value).ok_or_else(overflow)?),
            None => None,
        };
        let band = match (&measure.price, valued.value) {
            (MeasurePrice::Bands(ladder), Some(value)) => row(ladder, value).map(|(_, band)| band),
            _ => None,
        };
        Ok(MeasureAnswer {
            id: measure.id.clone(),
            title: measure.title.clone(),
            clause: measure.clause.clone(),
            party: key.party(),
            service: key.service(),
            period: self.spans.named(measure.per, start),
            value,
            unit: unit(&measure.quantity),
            target: measure.target.map(|target| target.number().normalize().to_string()),
            count: valued.count,
            outage: valued.outage,
            level: band.and_then(|band| band.level.clone()),
            level_title: band.and_then(|band| band.title.clone()),
            amount: None,
        })
    }

    /// A right that arises from a measure which stays below in a row of periods.
    fn right(&self, account: &mut Account, terms: &StatementTerms, measure: &Measure, valued: &Valued) {
        for (place, right) in terms.rights.iter().enumerate() {
            let RightOf::Measure { measure: id, under, in_row } = &right.of else { continue };
            let (true, Some(value)) = (*id == measure.id, valued.value) else { continue };
            let tally = account.tally(place);
            let below = value.compared(Exact::of(under.number())).is_some_and(std::cmp::Ordering::is_lt);
            tally.in_row = if below { tally.in_row + 1 } else { 0 };
            if tally.in_row >= i64::from(*in_row) {
                // The last instant of the period.
                tally.arose.push((self.spans.instant(self.date).millis() - 1, tally.in_row));
            }
        }
    }

    fn together(
        &self,
        terms: &StatementTerms,
        amounts: &[(&Measure, Exact)],
        ledger: &mut Ledger<'_>,
    ) -> Result<Exact, Error> {
        let of = |id: &str| {
            amounts.iter().find(|(measure, _)| *measure.id == *id).map_or(Exact::ZERO, |(_, amount)| *amount)
        };
        let path = format!("/agreements/{}/statement/combine", self.place);
        let several = amounts.iter().filter(|(_, amount)| !amount.is_zero()).count() > 1;
        let mut tell = |code: &'static str, amount: Exact, parts: bool| {
            if several && parts && !amount.is_zero() {
                ledger.begin(code);
                ledger.money("amount", amount);
                ledger.end(format_args!("{path}"));
            }
        };
        match &terms.combine {
            Some(group) => combined(group, &of, &mut tell),
            None => {
                let sum = amounts.iter().try_fold(Exact::ZERO, |sum, (_, amount)| sum.plus(*amount));
                if let Some(sum) = sum {
                    tell("sum", sum, true);
                }
                sum
            }
        }
        .ok_or_else(overflow)
    }

    /// How measures are claimed: counted from the last date of their period.
    fn claim(&self, owing: &[&Measure]) -> Option<EntryClaim> {
        let common = self.agreement.settlement.as_ref().and_then(|settlement| settlement.claim.as_ref());
        let claims: Vec<&Claim> = owing.iter().filter_map(|measure| measure.claim.as_ref().or(common)).collect();
        if claims.is_empty() {
            return None;
        }
        let day = |claim: &&Claim| match claim {
            Claim::Automatic => None,
            Claim::By { last, .. } => last.after(self.date.plus_days(-1), self.policy),
        };
        let automatic = claims.iter().all(|claim| **claim == Claim::Automatic);
        let last_day = claims.iter().filter_map(day).min().map(|day| day.to_string());
        Some(EntryClaim { automatic, last_day })
    }
}

/// The value of a measure, as a line.
fn said(subject: &str, path: &str, answer: &MeasureAnswer) -> TraceLine {
    let (code, is_time) = match answer.unit {
        ValueUnit::Percent => ("measured-percent", false),
        ValueUnit::Milliseconds => ("measured-milliseconds", true),
        ValueUnit::Points => ("measured-points", false),
    };
    // A length of time is a number, whole milliseconds.
    let written = |text: &str| match text.split_once('.').map_or(text, |(whole, _)| whole).parse::<i64>() {
        Ok(millis) if is_time => millis.into(),
        _ => text.into(),
    };
    let mut line = TraceLine::new(subject, code, path, [("measure", (&*answer.id).into())]);
    let values = &mut line.values.0;
    values.extend(answer.value.as_deref().map(|value| ("value", written(value))));
    values.push(("count", answer.count.into()));
    values.extend(answer.outage.filter(|_| !is_time).map(|outage| ("outage", outage.into())));
    values.extend(answer.target.as_deref().map(|target| ("target", written(target))));
    line
}

impl super::Times {
    /// Times are let go.
    fn less(&mut self, count: usize) {
        self.now = self.now.saturating_sub(count);
    }
}
