//! What was credited: by period, under caps over a phase, and what of it waits until a period's sum is enough to be paid.

use rust_decimal::Decimal;

use super::account::{Account, Dated, PERIODS};
use super::span::Spans;
use crate::civil::Date;
use crate::policy::{Agreement, CapScope, Paid, Period};
use crate::scalar::exact::added;

/// Sums of credits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credits {
    periods: [Dated<Decimal>; 3],
    /// By the place of a cap over a phase.
    phases: Vec<(usize, Decimal)>,
}

impl Credits {
    fn used(&self, scope: CapScope, cap: usize, spans: &Spans, date: Date) -> Decimal {
        let of =
            |place: usize, per| self.periods.get(place).map_or(Decimal::ZERO, |sum| sum.get(spans.start(per, date)));
        match scope {
            CapScope::Ticket => Decimal::ZERO,
            CapScope::Month => of(0, Period::Month),
            CapScope::Quarter => of(1, Period::Quarter),
            CapScope::Year => of(2, Period::Year),
            CapScope::Phase => {
                self.phases.iter().find(|(known, _)| *known == cap).map_or(Decimal::ZERO, |(_, sum)| *sum)
            }
        }
    }

    /// None when it overflows.
    fn add(&mut self, amount: Decimal, agreement: &Agreement, spans: &Spans, date: Date) -> Option<()> {
        for (sum, per) in self.periods.iter_mut().zip(PERIODS) {
            let start = spans.start(per, date);
            sum.set(start, added(sum.get(start), amount)?);
        }
        let caps = agreement.settlement.iter().flat_map(|settlement| settlement.caps.iter().enumerate());
        for (index, _) in caps.filter(|(_, cap)| cap.per == CapScope::Phase && cap.holds(date)) {
            sum_at(&mut self.phases, index, amount)?;
        }
        Some(())
    }

    /// Takes off what was never paid; none when it overflows.
    fn less(&mut self, unpaid: &Self) -> Option<()> {
        for (sum, unpaid) in self.periods.iter_mut().zip(&unpaid.periods) {
            if sum.start == unpaid.start {
                sum.value = added(sum.value, -unpaid.value)?;
            }
        }
        unpaid.phases.iter().try_for_each(|(cap, unpaid)| sum_at(&mut self.phases, *cap, -*unpaid))
    }
}

/// Credits that are held back, and what of them each rule that earns back would return, by the rule's place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Waiting {
    credits: Credits,
    returns: Vec<(usize, Decimal)>,
}

fn sum_at(sums: &mut Vec<(usize, Decimal)>, place: usize, amount: Decimal) -> Option<()> {
    match sums.iter_mut().find(|(known, _)| *known == place) {
        Some((_, sum)) => *sum = added(*sum, amount)?,
        None => sums.push((place, amount)),
    }
    Some(())
}

/// The first date of the period over which a least amount is judged.
fn judged_from(paid: &Paid, spans: &Spans, date: Date) -> Date {
    match paid.per {
        CapScope::Month => spans.start(Period::Month, date),
        CapScope::Quarter => spans.start(Period::Quarter, date),
        CapScope::Year => spans.start(Period::Year, date),
        CapScope::Ticket | CapScope::Phase => Date::from_days(0),
    }
}

impl Account {
    /// What was credited under a cap before. What may still be paid counts.
    pub(crate) fn used(&self, scope: CapScope, cap: usize, spans: &Spans, date: Date) -> Decimal {
        self.credited.used(scope, cap, spans, date)
    }

    /// Writes down a credit; none when it overflows.
    pub(crate) fn credit(&mut self, amount: Decimal, agreement: &Agreement, spans: &Spans, date: Date) -> Option<()> {
        self.credited.add(amount, agreement, spans, date)
    }

    /// What of a credit is paid now, under a least amount that is judged over a period; the sum so far. None on overflow.
    pub(super) fn paid(
        &mut self,
        (agreement, paid): (&Agreement, &Paid),
        amount: Decimal,
        returns: &[(usize, Decimal)],
        (spans, date): (&Spans, Date),
    ) -> Option<(Decimal, Decimal)> {
        let start = judged_from(paid, spans, date);
        let before = self.gathered.get(start);
        let after = added(before, amount)?;
        self.gathered.set(start, after);
        self.waiting.credits.add(amount, agreement, spans, date)?;
        for (rule, share) in returns {
            sum_at(&mut self.waiting.returns, *rule, *share)?;
        }
        if !paid.withholds(after) {
            // What was held back is a credit of the period in which it is paid.
            let waited = std::mem::take(&mut self.waiting);
            self.earn_all(agreement, &waited.returns, spans, date)?;
        }
        let owed = |sum: Decimal| if paid.withholds(sum) { Decimal::ZERO } else { sum };
        Some((added(owed(after), -owed(before))?, after))
    }

    /// What rules would return of credits that are paid on a date; none on overflow.
    pub(super) fn earn_all(
        &mut self,
        agreement: &Agreement,
        returns: &[(usize, Decimal)],
        spans: &Spans,
        date: Date,
    ) -> Option<()> {
        for (rule, amount) in returns {
            if let Some(earn) = agreement.statement.as_ref().and_then(|terms| terms.earn_back.get(*rule)) {
                self.earn(*rule, earn, *amount, (spans, date))?;
            }
        }
        Some(())
    }

    /// What was held back in a period that is over by a date is never paid: it was not credited. None on overflow.
    pub(super) fn lapse(&mut self, paid: &Paid, spans: &Spans, date: Date) -> Option<()> {
        if self.gathered.start < judged_from(paid, spans, date).days() {
            let unpaid = std::mem::take(&mut self.waiting);
            self.credited.less(&unpaid.credits)?;
        }
        Some(())
    }

    /// What is gathered and not paid, in the period of a date.
    pub(crate) fn withheld(&self, paid: &Paid, spans: &Spans, date: Date) -> Decimal {
        let sum = self.gathered.get(judged_from(paid, spans, date));
        if paid.withholds(sum) { sum } else { Decimal::ZERO }
    }
}
