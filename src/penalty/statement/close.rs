//! The end of a period: measures are priced, credits earned back, and caps that carry pay what is left in the next.

use rust_decimal::Decimal;

use super::super::base::Bases;
use super::super::exact::Exact;
use super::super::ledger::Ledger;
use super::super::overflow;
use super::super::settle::{combined, rounded, trimmed};
use super::account::{Account, Cell, Key, PERIODS};
use super::span::Spans;
use super::value::{Pricing, Valued, row, unit, value};
use super::{Book, withheld};
use crate::Error;
use crate::assessment::{EntryClaim, EntryKind, MeasureAnswer, Moment, StatementEntry, TraceLine, ValueUnit};
use crate::civil::Date;
use crate::money::{Currency, Money};
use crate::policy::{Agreement, CapScope, Claim, Measure, MeasurePrice, Period, Policy, RightOf, StatementTerms};
use crate::qualification::{Facts, qualify};
use crate::scene::Scene;
use crate::ticket::{Ticket, TicketKind};

/// What a date brings on which periods end and others begin.
#[derive(Debug, Default)]
pub(crate) struct Closed {
    /// Of the periods that ended.
    pub(crate) ended: Vec<StatementEntry>,
    /// Of those that begin.
    pub(crate) begun: Vec<StatementEntry>,
    pub(crate) measures: Vec<MeasureAnswer>,
}

/// What every step of a closing sees.
struct Ground<'a> {
    policy: &'a Policy,
    place: usize,
    agreement: &'a Agreement,
    spans: Spans,
    currency: Option<Currency>,
    /// The first date of the periods that begin.
    date: Date,
}

impl Book {
    /// Ends the periods of an agreement before a date.
    pub(crate) fn close(&mut self, policy: &Policy, place: usize, date: Date) -> Result<Closed, Error> {
        let mut closed = Closed::default();
        let Some(agreement) = policy.agreements().get(place) else { return Ok(closed) };
        let spans = Spans::of(policy, agreement);
        let ground = Ground { policy, place, agreement, spans, currency: policy.currency(), date };
        let Self { accounts, fees, times, .. } = self;
        for (key, account) in accounts.iter_mut().filter(|(key, _)| key.agreement == place) {
            let mut known = account.fees.clone();
            known.retain(|(name, _)| fees.iter().all(|(fixed, _)| fixed != name));
            known.extend(fees.iter().cloned());
            let ticket = blank(known);
            let mut scene = Scene::new(policy, &ticket, ground.spans.instant(date));
            let (_, facts) = qualify(&mut scene);
            if let Some(terms) = &agreement.statement {
                ground.measures(key, account, terms, (&ticket, &facts), times, &mut closed)?;
                ground.earn_back(key, account, terms, &mut closed)?;
            }
            ground.carried(key, account, (&ticket, &facts), &mut closed)?;
        }
        Ok(closed)
    }
}

/// A ticket that carries fees, and nothing else.
fn blank(fees: Vec<(Box<str>, Money)>) -> Ticket {
    Ticket {
        id: None,
        kind: TicketKind::Incident,
        service: None,
        party: None,
        facts: Vec::new(),
        fees,
        dates: Vec::new(),
        cause: None,
        accounts: Vec::new(),
        events: Vec::new(),
    }
}

impl<'a> Ground<'a> {
    fn ended(&self, per: Period) -> bool {
        self.spans.start(per, self.date) == self.date
    }

    /// The first date of the period that ended.
    fn start(&self, per: Period) -> Date {
        self.spans.start(per, self.date.plus_days(-1))
    }

    fn entry(&self, kind: EntryKind, key: &Key, per: Option<(Period, Date)>) -> StatementEntry {
        StatementEntry {
            kind,
            at: Moment::new(self.spans.instant(self.date), self.policy.zone()),
            agreement: self.agreement.id.clone(),
            party: key.party(),
            service: key.service(),
            ticket: None,
            priority: None,
            missed: Vec::new(),
            terms: Vec::new(),
            period: per.map(|(per, start)| self.spans.named(per, start)),
            title: None,
            clauses: Vec::new(),
            amount: None,
            missing: Vec::new(),
            claim: None,
            ledger: Vec::new(),
        }
    }

    fn bases<'b>(&self, (ticket, facts): (&'b Ticket, &Facts<'b>), start: Date) -> Bases<'b> {
        Bases { ticket, facts: facts.clone(), start }
    }

    fn subject(&self) -> String {
        format!("settlement:{}", self.agreement.id)
    }

    fn measures(
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
            let valued = value(&measure.quantity, &mut cell, span).ok_or_else(overflow)?;
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
        let mut amount = self.together(terms, &amounts, &mut Ledger::to(&mut lines, self.subject(), currency))?;
        missing.extend(self.trim(account, brought, self.date.plus_days(-1), &mut amount, &mut lines)?);
        let amount = self.settled(account, amount, self.date.plus_days(-1), currency, &mut lines)?;
        entry.ledger = lines;
        entry.missing = missing;
        entry.missing.dedup();
        entry.claim = (!amount.amount().is_zero()).then(|| self.claim(&owing)).flatten();
        entry.amount = entry.missing.is_empty().then_some(amount);
        closed.ended.push(entry);
        Ok(())
    }

    fn answer(&self, key: &Key, measure: &Measure, start: Date, valued: &Valued) -> Result<MeasureAnswer, Error> {
        let written = |value: Exact| value.to_places(6).map(|value| value.normalize().to_string());
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

    /// Trims an amount by the caps of periods, and puts what they carry on the account; the fees that caps lack.
    fn trim(
        &self,
        account: &mut Account,
        brought: (&Ticket, &Facts<'_>),
        date: Date,
        amount: &mut Exact,
        lines: &mut Vec<TraceLine>,
    ) -> Result<Vec<Box<str>>, Error> {
        let mut missing = Vec::new();
        let (Some(settlement), Some(currency)) = (&self.agreement.settlement, self.currency) else {
            return Ok(missing);
        };
        let path = format!("/agreements/{}", self.place);
        let bases = self.bases(brought, date);
        let scopes = CapScope::ALL.iter().filter(|scope| **scope != CapScope::Ticket);
        for scope in scopes {
            let caps = settlement.caps.iter().enumerate();
            for (index, cap) in caps.filter(|(_, cap)| cap.per == *scope && cap.holds(date)) {
                let Some(pay) = cap.pay() else { continue };
                if let Some(fee) = bases.missing(pay, None) {
                    missing.push(fee.into());
                    continue;
                }
                let most = bases.pay(pay, None).ok_or_else(overflow)?;
                let used = Exact::of(account.used(*scope, index, &self.spans, date));
                let mut ledger = Ledger::to(lines, self.subject(), currency);
                let capped = trimmed((cap, index, &path), most, used, amount, &mut ledger).ok_or_else(overflow)?;
                if let Some(carried) = capped.carried {
                    let carried = rounded(Some(settlement), currency, carried).ok_or_else(overflow)?;
                    account.carry(index, carried.amount()).ok_or_else(overflow)?;
                }
            }
        }
        Ok(missing)
    }

    /// Rounds, leaves out what is too little, writes it down; what is paid of it.
    fn settled(
        &self,
        account: &mut Account,
        amount: Exact,
        date: Date,
        currency: Currency,
        lines: &mut Vec<TraceLine>,
    ) -> Result<Money, Error> {
        let settlement = self.agreement.settlement.as_ref();
        let mut credit = rounded(settlement, currency, amount).ok_or_else(overflow)?;
        let paid = settlement.and_then(|settlement| settlement.paid).filter(|paid| paid.per == CapScope::Ticket);
        if let Some(paid) = paid.filter(|paid| paid.withholds(credit.amount()) && !credit.amount().is_zero()) {
            let code = if paid.included { "not-paid" } else { "not-paid-over" };
            let values = [("from", credit.to_string().into()), ("least", paid.bound.to_string().into())];
            let path = format!("/agreements/{}/settlement/paid", self.place);
            lines.push(TraceLine::new(self.subject(), code, path, values));
            credit = Money::new(Decimal::ZERO, currency);
        }
        account.credit(credit.amount(), self.agreement, &self.spans, date).ok_or_else(overflow)?;
        withheld(account, self.agreement, credit, (&self.spans, date), self.place, lines)
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

    fn earn_back(
        &self,
        key: &Key,
        account: &mut Account,
        terms: &StatementTerms,
        closed: &mut Closed,
    ) -> Result<(), Error> {
        for (rule, earn) in terms.earn_back.iter().enumerate().filter(|(_, earn)| self.ended(earn.per)) {
            let Some(currency) = self.currency else { continue };
            let last = self.start(earn.per);
            let mut first = last;
            for _ in 0..earn.periods.get() {
                first = self.spans.start(earn.per, first.plus_days(-1));
            }
            let of = |one: &&super::account::Earned| one.rule == rule;
            let missed = account
                .earned
                .iter()
                .filter(of)
                .any(|one| one.start > first.days() && one.start <= last.days() && one.missed);
            let credit = account.earned.iter().filter(of).find(|one| one.start == first.days()).map(|one| one.credit);
            // What lies further back has been decided.
            account.earned.retain(|one| one.rule != rule || one.start > first.days());
            let Some(credit) = credit.filter(|credit| *credit > Decimal::ZERO && !missed) else { continue };
            let mut entry = self.entry(EntryKind::EarnBack, key, Some((earn.per, first)));
            let returned = Money::new(-credit, currency);
            entry.terms = vec![earn.id.clone()];
            entry.title = earn.title.clone();
            entry.clauses = earn.clause.iter().cloned().collect();
            let values = [
                ("from", first.to_string().into()),
                ("periods", i64::from(earn.periods.get()).into()),
                ("per", earn.per.as_str().into()),
                ("amount", returned.to_string().into()),
            ];
            let path = format!("/agreements/{}/statement/earnBack/{rule}", self.place);
            entry.ledger.push(TraceLine::new(self.subject(), "earned-back", path, values));
            entry.amount = Some(returned);
            closed.ended.push(entry);
        }
        Ok(())
    }

    /// What lay over caps that carry, as far as the period that begins leaves room.
    fn carried(
        &self,
        key: &Key,
        account: &mut Account,
        brought: (&Ticket, &Facts<'_>),
        closed: &mut Closed,
    ) -> Result<(), Error> {
        let (Some(settlement), Some(currency)) = (&self.agreement.settlement, self.currency) else { return Ok(()) };
        let pools: Vec<(usize, Decimal)> = account.carried.iter().filter(|(_, sum)| !sum.is_zero()).copied().collect();
        for (index, sum) in pools {
            let per =
                settlement.caps.get(index).and_then(|cap| PERIODS.iter().find(|per| per.as_str() == cap.per.as_str()));
            let Some(per) = per.copied().filter(|per| self.ended(*per)) else { continue };
            account.carried.retain(|(known, _)| *known != index);
            let mut entry = self.entry(EntryKind::Carried, key, Some((per, self.date)));
            let values = [("from", Money::new(sum, currency).to_string().into()), ("per", per.as_str().into())];
            let path = format!("/agreements/{}/settlement/caps/{index}", self.place);
            let mut lines = vec![TraceLine::new(self.subject(), "carried-over", path, values)];
            let mut amount = Exact::of(sum);
            entry.missing = self.trim(account, brought, self.date, &mut amount, &mut lines)?;
            let amount = self.settled(account, amount, self.date, currency, &mut lines)?;
            entry.clauses = settlement.caps.get(index).and_then(|cap| cap.clause.clone()).into_iter().collect();
            entry.ledger = lines;
            entry.amount = entry.missing.is_empty().then_some(amount);
            closed.begun.push(entry);
        }
        Ok(())
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
