//! The end of a period: measures are priced, credits earned back, and caps that carry pay what is left in the next.

use super::super::base::Bases;
use super::super::overflow;
use super::Book;
use super::account::Key;
use super::span::Spans;
use crate::Error;
use crate::assessment::{EntryKind, MeasureAnswer, Moment, StatementEntry};
use crate::civil::Date;
use crate::money::{Currency, Money};
use crate::policy::{Agreement, Period, Policy};
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
pub(super) struct Ground<'a> {
    pub(super) policy: &'a Policy,
    pub(super) place: usize,
    pub(super) agreement: &'a Agreement,
    pub(super) spans: Spans,
    pub(super) currency: Option<Currency>,
    /// The first date of the periods that begin.
    pub(super) date: Date,
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
            account.forget_hours(&ground.spans, date);
            let paid = agreement.settlement.as_ref().and_then(|settlement| settlement.paid);
            if let Some(paid) = paid {
                account.lapse(&paid, &ground.spans, date).ok_or_else(overflow)?;
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
    pub(super) fn ended(&self, per: Period) -> bool {
        self.spans.start(per, self.date) == self.date
    }

    /// The first date of the period that ended.
    pub(super) fn start(&self, per: Period) -> Date {
        self.spans.start(per, self.date.plus_days(-1))
    }

    pub(super) fn entry(&self, kind: EntryKind, key: &Key, per: Option<(Period, Date)>) -> StatementEntry {
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

    pub(super) fn bases<'b>(&self, (ticket, facts): (&'b Ticket, &Facts<'b>), start: Date) -> Bases<'b> {
        Bases { ticket, facts: facts.clone(), start }
    }

    pub(super) fn subject(&self) -> String {
        format!("settlement:{}", self.agreement.id)
    }
}
