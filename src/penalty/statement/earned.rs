//! What is earned back: which credits a rule would return, and whether the periods after them were well.

use rust_decimal::Decimal;

use super::super::exact::Exact;
use super::super::ledger::Ledger;
use super::super::overflow;
use super::super::settle::{Bill, Total};
use super::account::{Account, Earned, Key};
use super::close::{Closed, Ground};
use super::counted::Counted;
use super::span::Spans;
use crate::assessment::{EntryKind, State, TraceLine};
use crate::civil::Date;
use crate::money::Money;
use crate::policy::{EarnBack, StatementTerms};
use crate::scalar::exact::added;
use crate::{Error, Instant};

/// What of a ticket's credit a rule would return.
pub(super) struct Share {
    /// The rule's place.
    pub(super) rule: usize,
    /// Of what is credited now.
    pub(super) now: Decimal,
    /// Of what each cap carries, in the order of the total's caps.
    pub(super) later: Vec<Decimal>,
}

/// What each rule would return: what the ticket comes to, less what it would without the rule's penalties.
pub(super) fn shares(
    bill: &Bill<'_>,
    counted: Counted<'_, '_>,
    amounts: &[Option<Exact>],
    total: &Total,
) -> Result<Vec<Share>, Error> {
    let rules = bill.agreement.statement.iter().flat_map(|terms| terms.earn_back.iter().enumerate());
    let mut found = Vec::new();
    for (rule, earn) in rules.filter(|(_, earn)| counted.fits(None, &earn.priorities)) {
        let left = bill.clauses.iter().zip(amounts).map(|(clause, amount)| {
            if earn.penalties.contains(&clause.penalty.id) { Some(Exact::ZERO) } else { *amount }
        });
        let left: Vec<Option<Exact>> = left.collect();
        let rest = bill.total(&left, counted.judged.scene.now, &mut Ledger::silent(bill.currency));
        let rest = rest.ok_or_else(overflow)?;
        let less = |whole: Money, part: Money| Some(whole.minus(part)?.amount().max(Decimal::ZERO));
        let now = less(total.amount, rest.amount).ok_or_else(overflow)?;
        let later = total.caps.iter().map(|cap| {
            let other = rest.caps.iter().find(|other| other.index == cap.index).and_then(|other| other.carried);
            less(bill.shown(cap.carried.unwrap_or(Exact::ZERO))?, bill.shown(other.unwrap_or(Exact::ZERO))?)
        });
        found.push(Share { rule, now, later: later.collect::<Option<_>>().ok_or_else(overflow)? });
    }
    Ok(found)
}

/// The instants of a ticket's misses that spoil a rule: each at its breach, whether the ticket stopped or not.
pub(super) fn misses(counted: Counted<'_, '_>, earn: &EarnBack) -> Vec<Instant> {
    if !counted.fits(None, &earn.unless_priorities) {
        return Vec::new();
    }
    let mut at = Vec::new();
    for clock in counted.clocks.iter().filter(|clock| clock.answer.excused.is_none()) {
        if !earn.on.is_empty() && !earn.on.contains(&clock.answer.metric) {
            continue;
        }
        let late = clock.earlier.iter().map(|cycle| (cycle, cycle.course.span().due));
        at.extend(late.filter(|(cycle, due)| !cycle.cancelled && cycle.until > *due).map(|(_, due)| due));
        let breached = clock.answer.breached_at.as_ref().filter(|_| clock.answer.state == State::Breached);
        at.extend(breached.map(|at| at.instant()));
    }
    at
}

impl Account {
    /// Credits that a rule may return.
    pub(super) fn earn(
        &mut self,
        rule: usize,
        earn: &EarnBack,
        amount: Decimal,
        (spans, date): (&Spans, Date),
    ) -> Option<()> {
        if amount > Decimal::ZERO {
            let earned = self.earned(rule, spans.start(earn.per, date));
            earned.credit = added(earned.credit, amount)?;
        }
        Some(())
    }
}

impl Ground<'_> {
    /// Returns what was credited in a period when those after it had no miss.
    pub(super) fn earn_back(
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
            let of = |one: &&Earned| one.rule == rule;
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
}
