//! What stands on each account: credits by period, outage added up, misses, and what a period has gathered so far.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::credits::{Credits, Waiting};
use super::down::Down;
use super::span::Spans;
use super::told::Hours;
use crate::civil::Date;
use crate::json::Map;
use crate::money::{Currency, Money};
use crate::policy::{Agreement, CapScope, CountedBy, Penalty, Period, Policy};
use crate::scalar::exact::added;
use crate::ticket::{self, Fee, Ticket, WholeCount};

/// Whose account it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) agreement: usize,
    pub(crate) party: Box<str>,
    /// Empty for the agreement as a whole, and for tickets that name none.
    pub(crate) service: Box<str>,
}

impl Key {
    pub(crate) fn of(agreement: usize, ticket: &Ticket, by: CountedBy, service: Option<&str>) -> Self {
        let service = match by {
            CountedBy::Service => service.or(ticket.service.as_deref()).unwrap_or_default(),
            CountedBy::Agreement => "",
        };
        let party = ticket.party.as_deref().unwrap_or_default();
        Self { agreement, party: party.into(), service: service.into() }
    }

    pub(crate) fn party(&self) -> Option<Box<str>> {
        (!self.party.is_empty()).then(|| self.party.clone())
    }

    pub(crate) fn service(&self) -> Option<Box<str>> {
        (!self.service.is_empty()).then(|| self.service.clone())
    }
}

/// A figure of the period that begins on a date; none of any other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dated<T> {
    pub(super) start: i32,
    pub(super) value: T,
}

impl<T: Copy + Default> Default for Dated<T> {
    fn default() -> Self {
        Self { start: i32::MIN, value: T::default() }
    }
}

impl<T: Copy + Default> Dated<T> {
    pub(crate) fn get(&self, start: Date) -> T {
        if self.start == start.days() { self.value } else { T::default() }
    }

    pub(super) fn set(&mut self, start: Date, value: T) {
        *self = Self { start: start.days(), value };
    }
}

/// What a measure has gathered in a period.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    pub(crate) measure: usize,
    pub(crate) start: i32,
    /// Clocks judged, and how many of them were met.
    pub(crate) count: i64,
    pub(crate) met: i64,
    pub(crate) sum: i64,
    pub(crate) times: Vec<i64>,
    pub(crate) points: Decimal,
}

/// What a right is counted on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) misses: Vec<i64>,
    pub(crate) down: Down,
    /// Of a measure: in how many periods it was below in a row, and when the right arose.
    pub(crate) in_row: i64,
    pub(crate) arose: Vec<(i64, i64)>,
}

/// A period of a rule that earns back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Earned {
    pub(crate) rule: usize,
    pub(crate) start: i32,
    pub(crate) credit: Decimal,
    pub(crate) missed: bool,
}

/// What lies over a cap that carries, and is owed later.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    /// The cap's place.
    pub(crate) cap: usize,
    pub(crate) sum: Decimal,
    /// What of it each rule that earns back would return, by the rule's place.
    pub(crate) returns: Vec<(usize, Decimal)>,
}

pub(crate) const PERIODS: [Period; 3] = [Period::Month, Period::Quarter, Period::Year];

#[derive(Clone, Debug, Default)]
pub(crate) struct Account {
    /// Fees that tickets brought, the last of each name.
    pub(crate) fees: Vec<(Box<str>, Money)>,
    pub(super) credited: Credits,
    pub(crate) carried: Vec<Carried>,
    outage: [Dated<i64>; 3],
    /// Of penalties that add outage up: which hours were told.
    pub(super) hours: Vec<Hours>,
    /// What came together under a least amount that is judged over a period.
    pub(super) gathered: Dated<Decimal>,
    /// What of it is not paid yet.
    pub(super) waiting: Waiting,
    /// The instants of breaches, by the place of the penalty; in order once all are known.
    pub(crate) breaches: Vec<(usize, Vec<i64>)>,
    pub(crate) cells: Vec<Cell>,
    /// Of measures of outage: when it was down, in every period that is not closed yet.
    pub(crate) downs: Vec<(usize, Down)>,
    pub(crate) tallies: Vec<(usize, Tally)>,
    pub(crate) earned: Vec<Earned>,
    /// The measures that are taken for this account.
    pub(crate) measures: Vec<usize>,
    /// Whether tickets are credited to it.
    pub(crate) credits: bool,
}

impl Account {
    pub(crate) fn cell(&mut self, measure: usize, start: Date) -> &mut Cell {
        let start = start.days();
        let place = self.cells.iter().position(|cell| cell.measure == measure && cell.start == start);
        let place = place.unwrap_or_else(|| {
            self.cells.push(Cell { measure, start, ..Cell::default() });
            self.cells.len() - 1
        });
        // A place just found or made.
        #[allow(clippy::indexing_slicing, reason = "the place is that of an item")]
        &mut self.cells[place]
    }

    /// When it was down, for a measure.
    pub(crate) fn down(&mut self, measure: usize) -> &mut Down {
        let place = self.downs.iter().position(|(known, _)| *known == measure).unwrap_or_else(|| {
            self.downs.push((measure, Down::default()));
            self.downs.len() - 1
        });
        #[allow(clippy::indexing_slicing, reason = "the place is that of an item")]
        &mut self.downs[place].1
    }

    /// A measure is taken for this account.
    pub(crate) fn takes(&mut self, measure: usize) {
        if !self.measures.contains(&measure) {
            self.measures.push(measure);
        }
    }

    pub(crate) fn tally(&mut self, right: usize) -> &mut Tally {
        let place = self.tallies.iter().position(|(known, _)| *known == right).unwrap_or_else(|| {
            self.tallies.push((right, Tally::default()));
            self.tallies.len() - 1
        });
        #[allow(clippy::indexing_slicing, reason = "the place is that of an item")]
        &mut self.tallies[place].1
    }

    pub(crate) fn earned(&mut self, rule: usize, start: Date) -> &mut Earned {
        let start = start.days();
        let place = self.earned.iter().position(|one| one.rule == rule && one.start == start);
        let place = place.unwrap_or_else(|| {
            self.earned.push(Earned { rule, start, credit: Decimal::ZERO, missed: false });
            self.earned.len() - 1
        });
        #[allow(clippy::indexing_slicing, reason = "the place is that of an item")]
        &mut self.earned[place]
    }

    pub(crate) fn breach(&mut self, penalty: usize, at: i64) {
        match self.breaches.iter_mut().find(|(known, _)| *known == penalty) {
            Some((_, instants)) => instants.push(at),
            None => self.breaches.push((penalty, vec![at])),
        }
    }

    /// The fees of a ticket, or of an earlier one where it brings none.
    pub(crate) fn learn(&mut self, fees: &[(Box<str>, Money)]) {
        for (name, fee) in fees {
            match self.fees.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = *fee,
                None => self.fees.push((name.clone(), *fee)),
            }
        }
    }

    /// Puts aside what is owed later; of it, what each rule would return. None on overflow.
    pub(crate) fn carry(&mut self, cap: usize, amount: Decimal, returns: &[(usize, Decimal)]) -> Option<()> {
        let place = self.carried.iter().position(|known| known.cap == cap).unwrap_or_else(|| {
            self.carried.push(Carried { cap, sum: Decimal::ZERO, returns: Vec::new() });
            self.carried.len() - 1
        });
        let carried = self.carried.get_mut(place)?;
        carried.sum = added(carried.sum, amount)?;
        for (rule, share) in returns {
            match carried.returns.iter_mut().find(|(known, _)| known == rule) {
                Some((_, sum)) => *sum = added(*sum, *share)?,
                None => carried.returns.push((*rule, *share)),
            }
        }
        Some(())
    }

    pub(crate) fn add_outage(&mut self, per: Period, millis: i64, spans: &Spans, date: Date) {
        let start = spans.start(per, date);
        if let Some(sum) = self.outage.get_mut(per as usize) {
            sum.set(start, sum.get(start).saturating_add(millis));
        }
    }

    /// What a ticket's `account` would say.
    pub(crate) fn as_told(
        &self,
        policy: &Policy,
        agreement: &Agreement,
        spans: &Spans,
        date: Date,
        breached: &dyn Fn(&Penalty) -> Option<i64>,
    ) -> ticket::Account {
        let currency = policy.currency();
        let money = |amount: Decimal| currency.map(|currency: Currency| Fee(Money::new(amount, currency)));
        let caps = agreement.settlement.iter().flat_map(|settlement| settlement.caps.iter().enumerate());
        let mut credited: Vec<(Box<str>, Fee)> = Vec::new();
        for (index, cap) in caps.filter(|(_, cap)| cap.per != CapScope::Ticket && cap.holds(date)) {
            let fee = money(self.used(cap.per, index, spans, date));
            credited.extend(fee.map(|fee| (cap.per.as_str().into(), fee)));
        }
        let outage = PERIODS.iter().filter_map(|per| {
            let sum = self.outage.get(*per as usize)?.get(spans.start(*per, date));
            (sum > 0).then(|| (per.as_str().into(), crate::Duration::from_millis(sum)))
        });
        let mut breaches = Vec::new();
        for (place, penalty) in agreement.penalties.iter().enumerate() {
            let (Some(repeat), Some(at)) = (&penalty.repeat, breached(penalty)) else { continue };
            let Some((_, instants)) = self.breaches.iter().find(|(known, _)| *known == place) else { continue };
            let first = repeat.within.as_ref().map(|within| {
                let at = crate::Instant::from_millis(at).unwrap_or(crate::Instant::MIN);
                let back = i32::try_from(within.calendar_days.get()).unwrap_or(i32::MAX) - 1;
                spans.instant(spans.date(at).plus_days(-back)).millis()
            });
            let count =
                instants.iter().filter(|instant| **instant < at && first.is_none_or(|first| **instant >= first));
            let count = i64::try_from(count.count()).unwrap_or(i64::MAX);
            breaches.push((penalty.id.clone(), WholeCount(count)));
        }
        ticket::Account {
            credited: Some(Map(credited)),
            breaches: Some(Map(breaches)),
            misses: None,
            outage: Some(Map(outage.collect())),
        }
    }
}

/// Every account, by its key.
pub(crate) type Accounts = BTreeMap<Key, Account>;
