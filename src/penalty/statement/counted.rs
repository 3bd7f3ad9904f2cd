//! One ticket in the book: what it is credited.

use rust_decimal::Decimal;

use super::super::clause::Clause;
use super::super::ledger::Ledger;
use super::super::settle::Bill;
use super::super::{bill_on, claim, overflow};
use super::Book;
use super::account::{Account, Key};
use super::earned::shares;
use super::span::Spans;
use crate::assessment::{EntryClaim, EntryKind, State, StatementEntry, TraceLine};
use crate::civil::Date;
use crate::clock::Clock;
use crate::engine::Judged;
use crate::money::Money;
use crate::policy::{Agreement, Claim, Condition, CountedBy, Outage, Penalty, PriorityName, StatementTerms, Trigger};
use crate::{Error, Instant};

/// A ticket under one agreement.
#[derive(Clone, Copy)]
pub(crate) struct Counted<'s, 'a> {
    pub(crate) judged: &'s Judged<'a>,
    /// The agreement's place in the policy.
    pub(crate) agreement: usize,
    pub(crate) clocks: &'s [Clock<'a>],
}

impl<'a> Counted<'_, 'a> {
    pub(super) fn terms(&self) -> (&'a Agreement, Option<&'a StatementTerms>) {
        // The place is that of an agreement which holds.
        #[allow(clippy::indexing_slicing, reason = "the place is that of an agreement")]
        let agreement = &self.judged.scene.policy.agreements()[self.agreement];
        (agreement, agreement.statement.as_ref())
    }

    pub(super) fn key(&self, by: CountedBy) -> Key {
        Key::of(self.agreement, self.judged.scene.ticket, by, None)
    }

    pub(super) fn fits(&self, when: Option<&Condition>, priorities: &[PriorityName]) -> bool {
        let priority = self.judged.scene.priority;
        let known = priorities.is_empty() || priorities.iter().any(|known| *known.0 == *priority);
        known && when.is_none_or(|when| when.judge(self.judged.view().facts).is_ok())
    }

    pub(super) fn missed(&self) -> impl Iterator<Item = &Clock<'a>> {
        self.clocks.iter().filter(|clock| {
            let missed = clock.answer.state == State::Breached || clock.answer.missed.is_some_and(|missed| missed > 0);
            missed && clock.answer.excused.is_none()
        })
    }
}

impl Book {
    /// Credits a ticket that stopped, and says how it came about.
    pub(crate) fn credit(&mut self, counted: Counted<'_, '_>, stop: Instant) -> Result<StatementEntry, Error> {
        let (agreement, terms) = counted.terms();
        let Judged { scene, .. } = counted.judged;
        let spans = Spans::of(scene.policy, agreement);
        let date = spans.date(stop);
        self.gather(counted, terms, &spans, date)?;
        let key = counted.key(terms.map_or(CountedBy::Service, |terms| terms.counted_by));
        let mut entry = StatementEntry {
            kind: EntryKind::Ticket,
            at: scene.moment(stop),
            agreement: agreement.id.clone(),
            party: key.party(),
            service: key.service(),
            ticket: scene.ticket.id.clone(),
            priority: Some(scene.priority.into()),
            missed: counted.missed().map(|clock| clock.answer.metric.clone()).collect(),
            terms: Vec::new(),
            period: None,
            title: None,
            clauses: Vec::new(),
            amount: scene.policy.currency().map(|currency| Money::new(Decimal::ZERO, currency)),
            missing: Vec::new(),
            claim: None,
            ledger: Vec::new(),
        };
        let account = self.account(key);
        account.credits = true;
        account.learn(&scene.ticket.fees);
        // When each penalty was a breach: only those that repeat are asked.
        let repeats = agreement.penalties.iter().any(|penalty| penalty.repeat.is_some());
        let view = counted.judged.view();
        let first = if repeats { bill_on(scene, &view, agreement, String::new(), counted.clocks, None) } else { None };
        let breached = |penalty: &Penalty| {
            let mut clauses = first.iter().flat_map(|bill| &bill.clauses);
            clauses.find(|clause| clause.penalty.id == penalty.id)?.late_after.map(Instant::millis)
        };
        let told = account.as_told(scene.policy, agreement, &spans, date, &breached);
        let path = format!("/agreements/{}", counted.agreement);
        let bill = bill_on(scene, &counted.judged.view(), agreement, path, counted.clocks, Some(&told));
        if let Some(bill) = bill {
            let mut bill = Bill { ends: Some(date), ..bill };
            account.told_once(agreement, &mut bill.clauses, scene.ticket.service.as_deref(), (&spans, date));
            settle(account, &bill, counted, (&spans, date), &mut entry)?;
        }
        Ok(entry)
    }
}

/// From the penalties of a ticket to its entry, and into the account.
fn settle(
    account: &mut Account,
    bill: &Bill<'_>,
    counted: Counted<'_, '_>,
    (spans, date): (&Spans, Date),
    entry: &mut StatementEntry,
) -> Result<(), Error> {
    let Judged { scene, .. } = counted.judged;
    let agreement = bill.agreement;
    let mut ledgers = Vec::new();
    let amounts = bill.amounts(scene.now, Some(&mut ledgers)).ok_or_else(overflow)?;
    entry.ledger = ledgers.into_iter().flatten().collect();
    let subject = format!("settlement:{}", agreement.id);
    let mut lines: Vec<TraceLine> = Vec::new();
    let total =
        bill.total(&amounts, scene.now, &mut Ledger::to(&mut lines, subject, bill.currency)).ok_or_else(overflow)?;
    entry.ledger.append(&mut lines);
    entry.missing = bill.clauses.iter().filter_map(|clause| clause.missing).map(Into::into).collect();
    entry.missing.extend(bill.missing_for_cap(scene.now).map(Into::into));
    entry.missing.dedup();
    let owing: Vec<&Clause<'_>> = (bill.clauses.iter().zip(&amounts))
        .filter(|(_, amount)| amount.is_some_and(|amount| !amount.is_zero()))
        .map(|(clause, _)| clause)
        .collect();
    for clause in owing.iter().filter_map(|clause| clause.penalty.clause.as_ref()) {
        if !entry.clauses.contains(clause) {
            entry.clauses.push(clause.clone());
        }
    }
    if let [one] = owing.as_slice() {
        entry.title = one.penalty.title.clone();
    }
    let shares = shares(bill, counted, &amounts, &total)?;
    for (place, capped) in total.caps.iter().enumerate() {
        let Some(carried) = capped.carried else { continue };
        let carried = bill.shown(carried).ok_or_else(overflow)?;
        let returns = shares.iter().filter_map(|share| Some((share.rule, *share.later.get(place)?)));
        account.carry(capped.index, carried.amount(), &returns.collect::<Vec<_>>()).ok_or_else(overflow)?;
    }
    account.credit(total.amount.amount(), agreement, spans, date).ok_or_else(overflow)?;
    let mut told = Vec::new();
    for clause in &bill.clauses {
        let Trigger::Outage(Outage { cumulative: Some(per), .. }) = clause.penalty.trigger else { continue };
        // A period is told once, however many penalties ask for it.
        if !told.contains(&per) {
            account.add_outage(per, clause.lateness(scene.now), spans, date);
            told.push(per);
        }
    }
    let returns: Vec<(usize, Decimal)> = shares.iter().map(|share| (share.rule, share.now)).collect();
    let credit = (total.amount, &*returns);
    let paid = super::withheld(account, agreement, credit, (spans, date), counted.agreement, &mut entry.ledger)?;
    entry.claim = (!paid.amount().is_zero()).then(|| entry_claim(counted, agreement, &owing)).flatten();
    entry.amount = entry.missing.is_empty().then_some(paid);
    Ok(())
}

/// How an entry is claimed: each penalty as it says or as the settlement does, the earliest last day of them.
fn entry_claim(counted: Counted<'_, '_>, agreement: &Agreement, owing: &[&Clause<'_>]) -> Option<EntryClaim> {
    let common = agreement.settlement.as_ref().and_then(|settlement| settlement.claim.as_ref());
    let mut claims = Vec::new();
    for clause in owing {
        let Some(claim) = clause.penalty.claim.as_ref().or(common) else { continue };
        claims.push((*claim == Claim::Automatic, claim::last_day(&counted.judged.scene, claim, &[clause])));
    }
    if claims.is_empty() {
        return None;
    }
    let automatic = claims.iter().all(|(automatic, _)| *automatic);
    let last_day = claims.iter().filter_map(|(_, day)| *day).min().map(|day| day.to_string());
    Some(EntryClaim { automatic, last_day })
}
