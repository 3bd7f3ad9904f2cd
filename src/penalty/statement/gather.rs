//! What a ticket adds to the measures of the period in which it stops.

use super::super::overflow;
use super::Book;
use super::account::Cell;
use super::counted::Counted;
use super::span::Spans;
use crate::Error;
use crate::assessment::State;
use crate::civil::Date;
use crate::clock::Clock;
use crate::policy::{Measure, Quantity, StatementTerms};

impl Book {
    /// What measures of tickets gather.
    pub(super) fn gather(
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
        Ok(())
    }
}

/// What a ticket adds to a measure; none on overflow.
fn gather(cell: &mut Cell, measure: &Measure, counted: Counted<'_, '_>) -> Option<()> {
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

impl<'a> Counted<'_, 'a> {
    /// The clock of a metric that was judged, and whether it was met.
    fn verdict(&self, metric: &crate::policy::Metric) -> Option<(&Clock<'a>, bool)> {
        let clock = self.clocks.iter().find(|clock| clock.answer.metric == *metric)?;
        match clock.answer.state {
            State::Met => Some((clock, clock.answer.missed.unwrap_or(0) == 0)),
            State::Breached => Some((clock, clock.answer.excused.is_some())),
            _ => None,
        }
    }
}
