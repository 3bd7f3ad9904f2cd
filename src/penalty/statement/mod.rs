//! Many tickets: accounts of what was credited, what periods measure, rights that arise.
//!
//! A [`Book`] takes each ticket twice at most: [`survey`] hears what it tells of periods that are not its own (outages, the
//! instants of misses), then [`counted`] credits it and [`gather`] adds it to what is measured. [`close`] ends a period:
//! measures are priced ([`measured`], [`value`]), caps that carry pay what is left ([`settled`]), credits are earned back
//! ([`earned`]); [`credits`] knows what waits to be paid. [`right`] looks at the whole. [`down`] puts outages together, [`lasting`] says when they pass a bound, [`told`] which hours were told.

mod account;
mod close;
mod counted;
mod credits;
mod down;
mod earned;
mod gather;
mod lasting;
mod measured;
mod right;
mod settled;
mod span;
mod survey;
mod told;
mod value;

pub(crate) use close::Closed;
pub(crate) use counted::Counted;
pub(crate) use span::Spans;

use rust_decimal::Decimal;

use super::overflow;
use crate::assessment::{AccountAnswer, Kept, TraceLine};
use crate::civil::Date;
use crate::money::Money;
use crate::policy::{Agreement, CapScope, Policy, RightOf};
use crate::{Error, Instant};

use account::{Account, Accounts, Key};

/// Every account of a statement.
#[derive(Debug, Default)]
pub(crate) struct Book {
    accounts: Accounts,
    /// Fees that are the same for every account.
    fees: Vec<(Box<str>, Money)>,
    times: Times,
}

/// How many single times are kept, now and at most.
#[derive(Clone, Copy, Debug, Default)]
struct Times {
    now: usize,
    most: usize,
}

impl Times {
    fn more(&mut self, count: usize) {
        self.now += count;
        self.most = self.most.max(self.now);
    }
}

impl Book {
    /// With fees that are the same for every account.
    pub(crate) fn new(fees: Vec<(Box<str>, Money)>) -> Self {
        Self { fees, ..Self::default() }
    }

    fn account(&mut self, key: Key) -> &mut Account {
        self.accounts.entry(key).or_default()
    }

    /// Whether an agreement needs every ticket to be surveyed before the first is credited.
    pub(crate) fn needs_survey(agreement: &Agreement) -> bool {
        let terms = agreement.statement.as_ref();
        let repeats = agreement.penalties.iter().any(|penalty| penalty.repeat.is_some());
        let outages =
            terms.is_some_and(|terms| terms.measures.iter().any(|measure| measure.quantity.outage().is_some()));
        let counts = |right: &crate::policy::Right| !matches!(right.of, RightOf::Measure { .. });
        let earns = terms.is_some_and(|terms| !terms.earn_back.is_empty());
        repeats || outages || earns || terms.is_some_and(|terms| terms.rights.iter().any(counts))
    }

    /// The accounts to which tickets of an agreement are credited, as they stand on a date.
    pub(crate) fn answers(&self, policy: &Policy, agreement: usize, at: Instant) -> Vec<AccountAnswer> {
        let Some((held, currency)) = policy.agreements().get(agreement).zip(policy.currency()) else {
            return Vec::new();
        };
        let spans = Spans::of(policy, held);
        let date = spans.date(at);
        let money = |amount| Money::new(amount, currency);
        let some = |amount: Decimal| (!amount.is_zero()).then(|| money(amount));
        let paid = held.settlement.as_ref().and_then(|settlement| settlement.paid);
        let own = self.accounts.iter().filter(|(key, account)| key.agreement == agreement && account.credits);
        own.map(|(key, account)| AccountAnswer {
            party: key.party(),
            service: key.service(),
            month: money(account.used(CapScope::Month, 0, &spans, date)),
            quarter: money(account.used(CapScope::Quarter, 0, &spans, date)),
            year: money(account.used(CapScope::Year, 0, &spans, date)),
            carried: some(account.carried.iter().map(|carried| carried.sum).sum()),
            withheld: paid
                .filter(|paid| paid.per != CapScope::Ticket)
                .and_then(|paid| some(account.withheld(&paid, &spans, date))),
        })
        .collect()
    }

    /// What is kept now.
    pub(crate) fn kept(&self) -> Kept {
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let mut kept = Kept { times: count(self.times.most), ..Kept::default() };
        for account in self.accounts.values() {
            kept.accounts += 1;
            kept.outages += account.downs.iter().map(|(_, down)| count(down.count())).sum::<i64>();
            kept.outages += account.tallies.iter().map(|(_, tally)| count(tally.down.count())).sum::<i64>();
            kept.outages += account.hours.iter().map(|hours| count(hours.count())).sum::<i64>();
            kept.misses += account.tallies.iter().map(|(_, tally)| count(tally.misses.len())).sum::<i64>();
            kept.misses += account.breaches.iter().map(|(_, instants)| count(instants.len())).sum::<i64>();
        }
        kept
    }
}

/// What of a credit is paid, where a least amount is judged over a period; what is not is told. `returns` is what each
/// rule that earns back would return of it: no more than is paid.
fn withheld(
    account: &mut Account,
    agreement: &Agreement,
    (credit, returns): (Money, &[(usize, Decimal)]),
    (spans, date): (&Spans, Date),
    place: usize,
    ledger: &mut Vec<TraceLine>,
) -> Result<Money, Error> {
    let paid = agreement.settlement.as_ref().and_then(|settlement| settlement.paid);
    let Some(paid) = paid.filter(|paid| paid.per != CapScope::Ticket && !credit.amount().is_zero()) else {
        account.earn_all(agreement, returns, spans, date).ok_or_else(overflow)?;
        return Ok(credit);
    };
    let paid_now = account.paid((agreement, &paid), credit.amount(), returns, (spans, date));
    let (owed, sum) = paid_now.ok_or_else(overflow)?;
    let owed = Money::new(owed, credit.currency());
    if owed != credit {
        let code = if owed.amount().is_zero() { "withheld" } else { "withheld-paid" };
        let values = [
            ("from", credit.to_string().into()),
            ("per", paid.per.as_str().into()),
            ("sum", Money::new(sum, credit.currency()).to_string().into()),
            ("least", paid.bound.to_string().into()),
            ("amount", owed.to_string().into()),
        ];
        let subject = format!("settlement:{}", agreement.id);
        ledger.push(TraceLine::new(subject, code, format!("/agreements/{place}/settlement/paid"), values));
    }
    Ok(owed)
}
