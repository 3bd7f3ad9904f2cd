//! From an amount of a period to what is paid: the caps of periods, rounding, what is too little; and what caps carry.

use rust_decimal::Decimal;

use super::super::exact::Exact;
use super::super::ledger::Ledger;
use super::super::overflow;
use super::super::settle::{rounded, trimmed};
use super::account::{Account, Carried, Key, PERIODS};
use super::close::{Closed, Ground};
use super::withheld;
use crate::Error;
use crate::assessment::{EntryKind, TraceLine};
use crate::civil::Date;
use crate::money::{Currency, Money};
use crate::policy::{CapScope, Period};
use crate::qualification::Facts;
use crate::scalar::exact::added;
use crate::ticket::Ticket;

/// What caps leave of an amount.
pub(super) struct Trimmed {
    pub(super) amount: Exact,
    /// What is owed later, by the place of the cap.
    pub(super) carried: Vec<(usize, Decimal)>,
    /// The fees that caps lack.
    pub(super) missing: Vec<Box<str>>,
}

impl Ground<'_> {
    /// Trims an amount by the caps of periods, as the account stands.
    pub(super) fn trimmed(
        &self,
        account: &Account,
        (brought, date): ((&Ticket, &Facts<'_>), Date),
        amount: Exact,
        ledger: &mut Ledger<'_>,
    ) -> Result<Trimmed, Error> {
        let mut left = Trimmed { amount, carried: Vec::new(), missing: Vec::new() };
        let Some(settlement) = &self.agreement.settlement else { return Ok(left) };
        let path = format!("/agreements/{}", self.place);
        let bases = self.bases(brought, date);
        for scope in CapScope::ALL.iter().filter(|scope| **scope != CapScope::Ticket) {
            let caps = settlement.caps.iter().enumerate();
            for (index, cap) in caps.filter(|(_, cap)| cap.per == *scope && cap.holds(date)) {
                let Some(pay) = cap.pay() else { continue };
                if let Some(fee) = bases.missing(pay, None) {
                    left.missing.push(fee.into());
                    continue;
                }
                let most = bases.pay(pay, None).ok_or_else(overflow)?;
                let used = Exact::of(account.used(*scope, index, &self.spans, date));
                let capped = trimmed((cap, index, &path), most, used, &mut left.amount, ledger);
                if let Some(carried) = capped.ok_or_else(overflow)?.carried {
                    let carried = rounded(Some(settlement), ledger.currency(), carried).ok_or_else(overflow)?;
                    left.carried.push((index, carried.amount()));
                }
            }
        }
        Ok(left)
    }

    /// Rounds what a period measured, leaves out what is too little, writes it down; what is paid of it.
    pub(super) fn settled(
        &self,
        account: &mut Account,
        left: &Trimmed,
        date: Date,
        currency: Currency,
        lines: &mut Vec<TraceLine>,
    ) -> Result<Money, Error> {
        let settlement = self.agreement.settlement.as_ref();
        let mut credit = rounded(settlement, currency, left.amount).ok_or_else(overflow)?;
        let later = left.carried.iter().try_fold(Decimal::ZERO, |sum, (_, amount)| added(sum, *amount));
        // What is owed later is owed: the least amount is held against both.
        let both = later.and_then(|later| added(credit.amount(), later)).ok_or_else(overflow)?;
        let paid = settlement.and_then(|settlement| settlement.paid).filter(|paid| paid.per == CapScope::Ticket);
        match paid.filter(|paid| paid.withholds(both)) {
            Some(paid) if !both.is_zero() => {
                let code = if paid.included { "not-paid" } else { "not-paid-over" };
                let both = Money::new(both, currency).to_string();
                let values = [("from", both.into()), ("least", paid.bound.to_string().into())];
                let path = format!("/agreements/{}/settlement/paid", self.place);
                lines.push(TraceLine::new(self.subject(), code, path, values));
                credit = Money::new(Decimal::ZERO, currency);
            }
            _ => {
                for (cap, amount) in &left.carried {
                    account.carry(*cap, *amount, &[]).ok_or_else(overflow)?;
                }
            }
        }
        self.written_down(account, (credit, &[]), date, lines)
    }

    fn written_down(
        &self,
        account: &mut Account,
        credit: (Money, &[(usize, Decimal)]),
        date: Date,
        lines: &mut Vec<TraceLine>,
    ) -> Result<Money, Error> {
        account.credit(credit.0.amount(), self.agreement, &self.spans, date).ok_or_else(overflow)?;
        withheld(account, self.agreement, credit, (&self.spans, date), self.place, lines)
    }

    /// What lay over caps that carry, as far as the period that begins leaves room.
    pub(super) fn carried(
        &self,
        key: &Key,
        account: &mut Account,
        brought: (&Ticket, &Facts<'_>),
        closed: &mut Closed,
    ) -> Result<(), Error> {
        let (Some(settlement), Some(currency)) = (&self.agreement.settlement, self.currency) else { return Ok(()) };
        let per = |pool: &Carried| -> Option<Period> {
            let scope = settlement.caps.get(pool.cap)?.per.as_str();
            PERIODS.iter().find(|per| per.as_str() == scope).copied().filter(|per| self.ended(*per))
        };
        // What one of them carries again is not of those that end now.
        let (ended, left): (Vec<Carried>, Vec<Carried>) =
            std::mem::take(&mut account.carried).into_iter().partition(|pool| per(pool).is_some());
        account.carried = left;
        for pool in ended.iter().filter(|pool| !pool.sum.is_zero()) {
            let Some(per) = per(pool) else { continue };
            let mut entry = self.entry(EntryKind::Carried, key, Some((per, self.date)));
            let values = [("from", Money::new(pool.sum, currency).to_string().into()), ("per", per.as_str().into())];
            let path = format!("/agreements/{}/settlement/caps/{}", self.place, pool.cap);
            let mut lines = vec![TraceLine::new(self.subject(), "carried-over", path, values)];
            let amount = Exact::of(pool.sum);
            let mut ledger = Ledger::to(&mut lines, self.subject(), currency);
            let left = self.trimmed(account, (brought, self.date), amount, &mut ledger)?;
            let credit = rounded(Some(settlement), currency, left.amount).ok_or_else(overflow)?;
            let mut later = vec![Vec::new(); left.carried.len()];
            let mut returns = Vec::with_capacity(pool.returns.len());
            for (rule, share) in &pool.returns {
                // What would come now, and again later, without what the rule returns.
                let rest = added(pool.sum, -*share).ok_or_else(overflow)?;
                let silent = &mut Ledger::silent(currency);
                let rest = self.trimmed(account, (brought, self.date), Exact::of(rest), silent)?;
                let now = rounded(Some(settlement), currency, rest.amount).ok_or_else(overflow)?;
                let now = credit.minus(now).ok_or_else(overflow)?.amount();
                returns.push((*rule, now));
                for ((cap, amount), shares) in left.carried.iter().zip(&mut later) {
                    let other = rest.carried.iter().find(|(known, _)| known == cap);
                    let other = other.map_or(Decimal::ZERO, |(_, amount)| *amount);
                    shares.push((*rule, added(*amount, -other).ok_or_else(overflow)?));
                }
            }
            for ((cap, amount), shares) in left.carried.iter().zip(&later) {
                account.carry(*cap, *amount, shares).ok_or_else(overflow)?;
            }
            // The least amount was held against all of it when it was trimmed.
            let amount = self.written_down(account, (credit, &returns), self.date, &mut lines)?;
            entry.missing = left.missing;
            entry.clauses = settlement.caps.get(pool.cap).and_then(|cap| cap.clause.clone()).into_iter().collect();
            entry.ledger = lines;
            entry.amount = entry.missing.is_empty().then_some(amount);
            closed.begun.push(entry);
        }
        Ok(())
    }
}
