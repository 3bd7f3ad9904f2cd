//! One ticket in the book: what it tells of outages and misses, and what it is credited.

use rust_decimal::Decimal;

use super::super::clause::Clause;
use super::super::exact::Exact;
use super::super::ledger::Ledger;
use super::super::outage::found;
use super::super::settle::Bill;
use super::super::{bill_on, claim, overflow};
use super::Book;
use super::account::{Account, Key};
use super::down::Down;
use super::span::Spans;
use crate::assessment::{EntryClaim, EntryKind, State, StatementEntry, TraceLine};
use crate::civil::Date;
use crate::clock::Clock;
use crate::engine::Judged;
use crate::money::Money;
use crate::policy::{
    Agreement, Claim, Condition, CountedBy, EarnBack, Measure, Outage, Penalty, PriorityName, Quantity, RightOf,
    StatementTerms, Trigger,
};
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
    fn terms(&self) -> (&'a Agreement, Option<&'a StatementTerms>) {
        // The place is that of an agreement which holds.
        #[allow(clippy::indexing_slicing, reason = "the place is that of an agreement")]
        let agreement = &self.judged.scene.policy.agreements()[self.agreement];
        (agreement, agreement.statement.as_ref())
    }

    fn key(&self, by: CountedBy) -> Key {
        Key::of(self.agreement, self.judged.scene.ticket, by, None)
    }

    fn fits(&self, when: Option<&Condition>, priorities: &[PriorityName]) -> bool {
        let priority = self.judged.scene.priority;
        let known = priorities.is_empty() || priorities.iter().any(|known| *known.0 == *priority);
        known && when.is_none_or(|when| when.judge(self.judged.view().facts).is_ok())
    }

    /// The clock of a metric that was judged, and whether it was met.
    fn verdict(&self, metric: &crate::policy::Metric) -> Option<(&Clock<'a>, bool)> {
        let clock = self.clocks.iter().find(|clock| clock.answer.metric == *metric)?;
        match clock.answer.state {
            State::Met => Some((clock, clock.answer.missed.unwrap_or(0) == 0)),
            State::Breached => Some((clock, clock.answer.excused.is_some())),
            _ => None,
        }
    }

    fn missed(&self) -> impl Iterator<Item = &Clock<'a>> {
        self.clocks.iter().filter(|clock| {
            let missed = clock.answer.state == State::Breached || clock.answer.missed.is_some_and(|missed| missed > 0);
            missed && clock.answer.excused.is_none()
        })
    }
}

impl Book {
    /// What a ticket tells beforehand: outages of the periods they lie in, and the instants of misses. `until` ends what goes on.
    pub(crate) fn survey(&mut self, counted: Counted<'_, '_>, until: Instant) -> Result<(), Error> {
        let (agreement, terms) = counted.terms();
        let spans = Spans::of(counted.judged.scene.policy, agreement);
        self.survey_repeats(counted, agreement)?;
        let Some(terms) = terms else { return Ok(()) };
        for (place, measure) in terms.measures.iter().enumerate() {
            let by = measure.counted_by.unwrap_or(terms.counted_by);
            self.know(counted, place, by);
            let Some(outage) = measure.quantity.outage() else { continue };
            if counted.fits(measure.when.as_ref(), &measure.priorities) {
                self.survey_outages(counted, outage, by, until, &mut |account, piece| {
                    let mut start = spans.start(measure.per, spans.date(piece.from));
                    while spans.instant(start) < piece.to {
                        piece.go(&mut account.cell(place, start).down);
                        start = spans.next(measure.per, start);
                    }
                });
            }
        }
        for (place, right) in terms.rights.iter().enumerate() {
            if !counted.fits(right.when.as_ref(), &right.priorities) {
                continue;
            }
            let by = right.counted_by.unwrap_or(terms.counted_by);
            match &right.of {
                RightOf::Misses { metric, .. } => {
                    let clock = counted.missed().find(|clock| clock.answer.metric == *metric);
                    if let Some(at) = clock.and_then(breached_at) {
                        self.account(counted.key(by)).tally(place).misses.push(at.millis());
                    }
                }
                RightOf::Outages { outage, .. } | RightOf::Time { outage, .. } => {
                    self.survey_outages(counted, outage, by, until, &mut |account, piece| {
                        piece.go(&mut account.tally(place).down);
                    });
                }
                RightOf::Measure { .. } => {}
            }
        }
        Ok(())
    }

    /// The account of a ticket is there, with the measures that are taken for it.
    fn know(&mut self, counted: Counted<'_, '_>, measure: usize, by: CountedBy) {
        let account = self.account(counted.key(by));
        if !account.measures.contains(&measure) {
            account.measures.push(measure);
        }
        account.learn(&counted.judged.scene.ticket.fees);
    }

    fn survey_repeats(&mut self, counted: Counted<'_, '_>, agreement: &Agreement) -> Result<(), Error> {
        if agreement.penalties.iter().all(|penalty| penalty.repeat.is_none()) {
            return Ok(());
        }
        let Judged { scene, .. } = counted.judged;
        let bill = bill_on(scene, &counted.judged.view(), agreement, String::new(), counted.clocks, None);
        let by = agreement.statement.as_ref().map_or(CountedBy::Service, |terms| terms.counted_by);
        for clause in bill.iter().flat_map(|bill| &bill.clauses).filter(|clause| clause.penalty.repeat.is_some()) {
            let currency = bill.as_ref().map(|bill| bill.currency);
            let Some(currency) = currency.filter(|_| clause.excused.is_none_or(|(_, instead)| instead)) else {
                continue;
            };
            let owed = match clause.missing {
                Some(_) => clause.lateness(scene.now) > 0,
                None => !clause.amount(scene.now, &mut Ledger::silent(currency)).ok_or_else(overflow)?.is_zero(),
            };
            let place = agreement.penalties.iter().position(|penalty| penalty.id == clause.penalty.id);
            if let (true, Some(at), Some(place)) = (owed, clause.late_after, place) {
                self.account(counted.key(by)).breach(place, at.millis());
            }
        }
        Ok(())
    }

    fn survey_outages(
        &mut self,
        counted: Counted<'_, '_>,
        outage: &Outage,
        by: CountedBy,
        until: Instant,
        take: &mut dyn FnMut(&mut Account, &Piece<'_>),
    ) {
        let Judged { scene, .. } = counted.judged;
        let view = counted.judged.view();
        let less = |pause: &&crate::clock::Pause| outage.less.iter().any(|reason| reason.0 == pause.reason);
        let less: Vec<(i64, i64)> = (view.pauses.iter().filter(less))
            .map(|pause| (pause.from.millis(), pause.to.unwrap_or(until).millis()))
            .collect();
        let calendar = scene.policy.calendar_or_always(None);
        for (service, stretch) in found(scene.seen, scene.ticket.service.as_deref(), outage, calendar) {
            let piece =
                Piece { from: stretch.from, to: stretch.to.unwrap_or(until), weight: stretch.weight, less: &less };
            if piece.from < piece.to {
                let account = self.account(Key::of(counted.agreement, scene.ticket, by, service));
                account.learn(&scene.ticket.fees);
                take(account, &piece);
            }
        }
    }

    /// Credits a ticket that stopped, and says how it came about.
    pub(crate) fn credit(&mut self, counted: Counted<'_, '_>, stop: Instant) -> Result<StatementEntry, Error> {
        let (agreement, terms) = counted.terms();
        let Judged { scene, .. } = counted.judged;
        let spans = Spans::of(scene.policy, agreement);
        let date = spans.date(stop);
        self.measure(counted, terms, &spans, date)?;
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
            let bill = Bill { ends: Some(date), ..bill };
            settle(account, &bill, counted, (&spans, date), &mut entry)?;
        }
        Ok(entry)
    }

    /// What measures of tickets gather.
    fn measure(
        &mut self,
        counted: Counted<'_, '_>,
        terms: Option<&StatementTerms>,
        spans: &Spans,
        date: Date,
    ) -> Result<(), Error> {
        let Some(terms) = terms else { return Ok(()) };
        for (place, measure) in terms.measures.iter().enumerate() {
            let by = measure.counted_by.unwrap_or(terms.counted_by);
            self.know(counted, place, by);
            if !counted.fits(measure.when.as_ref(), &measure.priorities) {
                continue;
            }
            let start = spans.start(measure.per, date);
            let gathered = self.account(counted.key(by)).cell(place, start);
            let before = gathered.times.len();
            gather(gathered, measure, counted).ok_or_else(overflow)?;
            let more = gathered.times.len() - before;
            self.times.more(more);
        }
        for (rule, earn) in terms.earn_back.iter().enumerate() {
            if is_miss(counted, earn) {
                let start = spans.start(earn.per, date);
                self.account(counted.key(terms.counted_by)).earned(rule, start).missed = true;
            }
        }
        Ok(())
    }
}

/// An outage of a ticket, and what of it does not count.
struct Piece<'p> {
    from: Instant,
    to: Instant,
    weight: Option<i64>,
    less: &'p [(i64, i64)],
}

impl Piece<'_> {
    fn go(&self, down: &mut Down) {
        down.add((self.from.millis(), self.to.millis()), self.weight, self.less);
    }
}

fn breached_at(clock: &Clock<'_>) -> Option<Instant> {
    let first = clock.earlier.first().or(clock.running.as_ref());
    let at = clock.answer.breached_at.as_ref().map(|at| at.instant());
    at.or_else(|| first.map(|running| running.course.span().due))
}

fn is_miss(counted: Counted<'_, '_>, earn: &EarnBack) -> bool {
    let priority = counted.judged.scene.priority;
    let known = earn.unless_priorities.is_empty() || earn.unless_priorities.iter().any(|known| *known.0 == *priority);
    known && counted.missed().any(|clock| earn.on.is_empty() || earn.on.contains(&clock.answer.metric))
}

/// What a ticket adds to a measure; none on overflow.
fn gather(cell: &mut super::account::Cell, measure: &Measure, counted: Counted<'_, '_>) -> Option<()> {
    match &measure.quantity {
        Quantity::Availability(_) | Quantity::Outage(_) => {}
        Quantity::Mean(metric) | Quantity::Percentile(metric, _) => {
            let Some((clock, _)) = counted.verdict(metric) else { return Some(()) };
            cell.count += 1;
            cell.sum = cell.sum.checked_add(clock.answer.used)?;
            if matches!(measure.quantity, Quantity::Percentile(..)) {
                cell.times.push(clock.answer.used);
            }
        }
        Quantity::Share(metric, within) => {
            let Some((clock, met)) = counted.verdict(metric) else { return Some(()) };
            let met = within.map_or(met, |within| clock.answer.used <= within.millis());
            cell.count += 1;
            cell.met += i64::from(met);
        }
        Quantity::Points(rules) => {
            for rule in rules {
                let missed = counted.missed().any(|clock| clock.answer.metric == rule.on);
                if missed && rule.when.as_ref().is_none_or(|when| when.judge(counted.judged.view().facts).is_ok()) {
                    cell.count += 1;
                    cell.points = cell.points.checked_add(rule.of(counted.judged.scene.priority))?;
                }
            }
        }
    }
    Some(())
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
    for capped in &total.caps {
        if let Some(carried) = capped.carried {
            let carried = bill.shown(carried).ok_or_else(overflow)?;
            account.carry(capped.index, carried.amount()).ok_or_else(overflow)?;
        }
    }
    account.credit(total.amount.amount(), agreement, spans, date).ok_or_else(overflow)?;
    earn(account, bill, counted, &amounts, total.amount, (spans, date))?;
    let mut told = Vec::new();
    for clause in &bill.clauses {
        let Trigger::Outage(Outage { cumulative: Some(per), .. }) = clause.penalty.trigger else { continue };
        // A period is told once, however many penalties ask for it.
        if !told.contains(&per) {
            account.add_outage(per, clause.lateness(scene.now), spans, date);
            told.push(per);
        }
    }
    let paid = super::withheld(account, agreement, total.amount, (spans, date), counted.agreement, &mut entry.ledger)?;
    entry.claim = (!paid.amount().is_zero()).then(|| entry_claim(counted, agreement, &owing)).flatten();
    entry.amount = entry.missing.is_empty().then_some(paid);
    Ok(())
}

/// What of a ticket's credit is returned if what follows is well: what it comes to, less what it would without the penalties.
fn earn(
    account: &mut Account,
    bill: &Bill<'_>,
    counted: Counted<'_, '_>,
    amounts: &[Option<Exact>],
    credited: Money,
    (spans, date): (&Spans, Date),
) -> Result<(), Error> {
    let Some(terms) = &bill.agreement.statement else { return Ok(()) };
    for (rule, earn) in terms.earn_back.iter().enumerate() {
        if !counted.fits(None, &earn.priorities) {
            continue;
        }
        let without: Vec<Option<Exact>> = (bill.clauses.iter().zip(amounts))
            .map(
                |(clause, amount)| {
                    if earn.penalties.contains(&clause.penalty.id) { Some(Exact::ZERO) } else { *amount }
                },
            )
            .collect();
        let rest = bill
            .total(&without, counted.judged.scene.now, &mut Ledger::silent(bill.currency))
            .ok_or_else(overflow)?
            .amount;
        let credit = credited.minus(rest).ok_or_else(overflow)?.amount();
        if credit > Decimal::ZERO {
            let earned = account.earned(rule, spans.start(earn.per, date));
            earned.credit = earned.credit.checked_add(credit).ok_or_else(overflow)?;
        }
    }
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
