//! What a ticket tells beforehand: its outages in the periods they lie in, and the instants of its misses.

use super::super::ledger::Ledger;
use super::super::outage::found;
use super::super::{bill_on, overflow};
use super::Book;
use super::account::{Account, Key};
use super::counted::Counted;
use super::down::Down;
use super::earned::misses;
use super::span::Spans;
use crate::clock::Clock;
use crate::engine::Judged;
use crate::policy::{Agreement, CountedBy, Outage, RightOf};
use crate::{Error, Instant};

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
                    account.takes(place);
                    piece.go(account.down(place));
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
        for (rule, earn) in terms.earn_back.iter().enumerate() {
            for at in misses(counted, earn) {
                let start = spans.start(earn.per, spans.date(at));
                self.account(counted.key(terms.counted_by)).earned(rule, start).missed = true;
            }
        }
        Ok(())
    }

    /// The account of a ticket is there, with the measures that are taken for it.
    pub(super) fn know(&mut self, counted: Counted<'_, '_>, measure: usize, by: CountedBy) {
        let account = self.account(counted.key(by));
        account.takes(measure);
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
