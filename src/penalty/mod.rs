//! What a missed promise costs.
//!
//! [clause](mod@clause) applies one penalty to a ticket: [`time`] and [`outage`] say what it is reckoned on, [`base`] what
//! percentages are taken of, [`price`] what that comes to. [settle](mod@settle) puts the penalties of an agreement together, caps
//! and rounds them; [`claim`] says until when they are claimed; [`steps`] finds when they change; [`curve`] draws them.
//! Everything is a function of one instant: what is owed if the ticket ends, or stands as it does, then.

mod ahead;
mod bands;
mod base;
mod claim;
mod clause;
mod curve;
mod exact;
mod ledger;
mod outage;
mod price;
mod settle;
mod statement;
mod steps;
mod time;

pub(crate) use curve::curves;
pub(crate) use settle::Bill;
pub(crate) use statement::{Book, Closed, Counted, Spans};

use crate::assessment::{CapAnswer, CarriedCap, Owed, PenaltyAnswer, SettlementAnswer};
use crate::clock::{Clock, View};
use crate::money::Money;
use crate::policy::{Agreement, AgreementKind, CapScope, Trigger};
use crate::scene::Scene;
use crate::ticket::Account;
use crate::{Error, ErrorCode};

use clause::{Clause, Ground, clause};
use exact::Exact;
use ledger::Ledger;
use settle::Capped;

fn overflow() -> Error {
    Error::at(ErrorCode::OutOfRange, "/fees", "a fee so large that its penalty overflows", "a smaller fee")
}

/// The penalties of an agreement, applied to the ticket; none where it has none.
pub(crate) fn bill<'a>(
    scene: &Scene<'a>,
    view: &View<'a, '_>,
    agreement: &'a Agreement,
    path: String,
    clocks: &[Clock<'a>],
) -> Option<Bill<'a>> {
    bill_on(scene, view, agreement, path, clocks, scene.ticket.account(&agreement.id))
}

/// The same, by what an account says was owed before the ticket.
fn bill_on<'a>(
    scene: &Scene<'a>,
    view: &View<'a, '_>,
    agreement: &'a Agreement,
    path: String,
    clocks: &[Clock<'a>],
    account: Option<&'a Account>,
) -> Option<Bill<'a>> {
    let currency = scene.policy.currency()?;
    let ground = Ground { scene, facts: view.facts, pauses: view.pauses, agreement, clocks, account };
    let mut clauses = Vec::new();
    for (index, penalty) in agreement.penalties.iter().enumerate() {
        clauses.extend(clause(&ground, penalty, format!("{path}/penalties/{index}")));
    }
    let zone = scene.policy.zone();
    (!clauses.is_empty()).then_some(Bill { agreement, path, currency, clauses, account, zone, ends: None })
}

/// What the penalties of an agreement come to: each of them, and all together.
pub(crate) fn settle(scene: &mut Scene<'_>, bill: &Bill<'_>) -> Result<(Vec<PenaltyAnswer>, SettlementAnswer), Error> {
    let mut ledgers = Vec::new();
    let amounts = bill.amounts(scene.now, Some(&mut ledgers)).ok_or_else(overflow)?;
    let mut answers = Vec::with_capacity(bill.clauses.len());
    for ((clause, amount), ledger) in bill.clauses.iter().zip(&amounts).zip(ledgers) {
        answers.push(answer(scene, bill, clause, *amount, ledger)?);
    }
    let mut lines = Vec::new();
    let subject = format!("settlement:{}", bill.agreement.id);
    let total = bill.total(&amounts, scene.now, &mut Ledger::to(&mut lines, subject, bill.currency));
    let total = total.ok_or_else(overflow)?;
    scene.changes_at(bill.next_cap(scene.now));
    for line in &lines {
        scene.explain(line.clone());
    }
    let mut missing: Vec<Box<str>> = bill.clauses.iter().filter_map(|clause| clause.missing).map(Into::into).collect();
    missing.extend(bill.missing_for_cap(scene.now).map(Into::into));
    missing.dedup();
    // A part of the sum must not pass for the whole.
    let known = missing.is_empty();
    let next = bill.next(None, scene.now).filter(|_| known);
    let claim = bill.agreement.settlement.as_ref().and_then(|settlement| settlement.claim.as_ref());
    let owing: Vec<&Clause<'_>> = bill
        .clauses
        .iter()
        .zip(&amounts)
        .filter(|(_, amount)| amount.is_some_and(|amount| !amount.is_zero()))
        .map(|(clause, _)| clause)
        .collect();
    let claim = claim.filter(|_| !owing.is_empty()).map(|claim| claim::claim(scene, claim, &owing));
    let caps = total.caps.iter().map(|cap| cap_answer(bill, cap, total.amount)).collect::<Option<_>>();
    let answer = SettlementAnswer {
        agreement: bill.agreement.id.clone(),
        amount: known.then_some(total.amount),
        missing,
        next_step_at: next.map(|(at, _)| scene.moment(at)),
        next_amount: next.map(|(_, amount)| amount),
        caps: caps.ok_or_else(overflow)?,
        claim,
        ledger: lines,
    };
    Ok((answers, answer))
}

fn answer(
    scene: &mut Scene<'_>,
    bill: &Bill<'_>,
    clause: &Clause<'_>,
    amount: Option<Exact>,
    ledger: Vec<crate::assessment::TraceLine>,
) -> Result<PenaltyAnswer, Error> {
    let (on, event) = match &clause.penalty.trigger {
        Trigger::Breach(metric) => (Some(metric.clone()), None),
        Trigger::Event(event) => (None, Some(event.kind)),
        Trigger::Outage(_) => (None, None),
    };
    let shown = match amount {
        Some(amount) => Some(bill.shown(amount).ok_or_else(overflow)?),
        None => None,
    };
    for line in &ledger {
        scene.explain(line.clone());
    }
    let next = bill.next(Some(clause), scene.now);
    if !clause.paused {
        scene.changes_at(next.map(|(at, _)| at));
    }
    let most = clause.most().filter(|_| clause.missing.is_none()).flatten();
    let cap = match (most, shown) {
        (Some(most), Some(shown)) => {
            let most = bill.shown(most).ok_or_else(overflow)?;
            let left = most.minus(shown).ok_or_else(overflow)?;
            Some(CapAnswer { amount: most, per: CapScope::Ticket, left })
        }
        _ => None,
    };
    let claim = clause.penalty.claim.as_ref().filter(|_| shown.is_some_and(|shown| !shown.amount().is_zero()));
    Ok(PenaltyAnswer {
        id: format!("{}/{}", bill.agreement.id, clause.penalty.id),
        agreement: bill.agreement.id.clone(),
        on,
        event,
        title: clause.penalty.title.clone(),
        clause: clause.penalty.clause.clone(),
        amount: shown,
        rises: amount.is_some_and(|amount| !amount.is_zero()) && clause.ended.is_none() && clause.rises(),
        missing_fee: clause.missing.map(Into::into),
        excused: clause.excused.map(|(cause, _)| cause.into()),
        lateness: clause.lateness(scene.now),
        next_step_at: next.map(|(at, _)| scene.moment(at)),
        next_amount: next.map(|(_, amount)| amount),
        cap,
        claim: claim.map(|claim| claim::claim(scene, claim, &[clause])),
        ledger,
    })
}

fn cap_answer(bill: &Bill<'_>, cap: &Capped, owed: Money) -> Option<CarriedCap> {
    let left = cap.most.minus(cap.used)?.minus(Exact::of(owed.amount()))?.greater(Exact::ZERO)?;
    let carried = match cap.carried {
        Some(carried) => Some(bill.shown(carried)?),
        None => None,
    };
    Some(CarriedCap {
        amount: bill.shown(cap.most)?,
        per: cap.per,
        used: bill.shown(cap.used)?,
        left: bill.shown(left)?,
        carried,
    })
}

/// The sum of what is owed; its next step is the first of theirs. What a vendor owes the operator is not added to what the
/// operator owes: it counts where nothing else does. None when a fee is missing that one of them is taken of.
pub(crate) fn owed(
    scene: &Scene<'_>,
    agreements: &[Agreement],
    settlements: &[SettlementAnswer],
) -> Result<Option<Owed>, Error> {
    let kind = |settlement: &&SettlementAnswer| {
        agreements.iter().find(|agreement| agreement.id == settlement.agreement).map(|agreement| agreement.kind)
    };
    let vendors = |settlement: &&SettlementAnswer| kind(settlement) == Some(AgreementKind::Underpinning);
    let all_vendors = settlements.iter().all(|settlement| vendors(&settlement));
    let counted: Vec<&SettlementAnswer> = settlements.iter().filter(|one| all_vendors || !vendors(one)).collect();
    if counted.iter().any(|settlement| settlement.amount.is_none()) {
        return Ok(None);
    }
    let mut sum: Option<Money> = None;
    for amount in counted.iter().filter_map(|settlement| settlement.amount) {
        sum = Some(sum.map_or(Some(amount), |sum| sum.plus(amount)).ok_or_else(overflow)?);
    }
    let Some(sum) = sum else { return Ok(None) };
    let first = counted.iter().filter_map(|settlement| Some(settlement.next_step_at.as_ref()?.instant())).min();
    let mut total = sum;
    for settlement in &counted {
        let here = settlement.next_step_at.as_ref().is_some_and(|at| Some(at.instant()) == first);
        if let (true, Some(now), Some(then)) = (here, settlement.amount, settlement.next_amount) {
            total = total.minus(now).and_then(|rest| rest.plus(then)).ok_or_else(overflow)?;
        }
    }
    Ok(Some(Owed { amount: sum, next_step_at: first.map(|at| scene.moment(at)), next_amount: first.map(|_| total) }))
}
