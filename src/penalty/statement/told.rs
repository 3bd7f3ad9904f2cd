//! Hours of outage that tickets told of, where a penalty adds them up: an hour that two tickets tell of is one hour.

use super::super::clause::Clause;
use super::super::price::Measure;
use super::super::time::{Time, Told};
use super::account::Account;
use super::span::Spans;
use crate::Instant;
use crate::civil::Date;
use crate::policy::{Agreement, Outage, Period, Trigger};
use crate::target::unite;

/// What tickets of a service have told to one penalty in a period.
#[derive(Clone, Debug)]
pub(crate) struct Hours {
    penalty: usize,
    service: Box<str>,
    per: Period,
    start: i32,
    told: Vec<Told>,
}

impl Hours {
    /// So many stretches are kept.
    pub(super) fn count(&self) -> usize {
        self.told.iter().map(|(_, told)| told.len()).sum()
    }
}

/// The outage that a penalty adds up, and over which period.
fn added_up<'c, 'a>(clause: &'c mut Clause<'a>) -> Option<(Period, &'c mut Time<'a>)> {
    let Trigger::Outage(Outage { cumulative: Some(per), .. }) = clause.penalty.trigger else { return None };
    match &mut clause.reckoning.measure {
        Measure::Time { time, .. } => Some((per, time)),
        Measure::Events(_) => None,
    }
}

impl Account {
    /// Lets go of what was told in periods that are over by a date.
    pub(super) fn forget_hours(&mut self, spans: &Spans, date: Date) {
        self.hours.retain(|hours| hours.start >= spans.start(hours.per, date).days());
    }

    /// Takes the hours that earlier tickets of the service told out of a ticket's outage, and adds the ticket's to them.
    pub(super) fn told_once(
        &mut self,
        agreement: &Agreement,
        clauses: &mut [Clause<'_>],
        service: Option<&str>,
        (spans, date): (&Spans, Date),
    ) {
        let service = service.unwrap_or_default();
        self.forget_hours(spans, date);
        for clause in clauses {
            let place = agreement.penalties.iter().position(|penalty| penalty.id == clause.penalty.id);
            let Some(((per, time), place)) = added_up(clause).zip(place) else { continue };
            let start = spans.start(per, date).days();
            let known = self.hours.iter().position(|hours| hours.penalty == place && *hours.service == *service);
            let known = known.unwrap_or_else(|| {
                self.hours.push(Hours { penalty: place, service: service.into(), per, start, told: Vec::new() });
                self.hours.len() - 1
            });
            let Some(hours) = self.hours.get_mut(known) else { continue };
            let fresh = fresh(time);
            for (weight, stretches) in &fresh {
                let earlier = hours.told.iter_mut().find(|(known, _)| known == weight);
                let Some((_, earlier)) = earlier else {
                    hours.told.push((*weight, stretches.clone()));
                    continue;
                };
                let Some((first, _)) = stretches.first() else { continue };
                // Only what reaches so far can meet it.
                let mut near = earlier.split_off(earlier.partition_point(|(_, to)| to < first));
                time.told.push((*weight, near.clone()));
                near.extend(stretches);
                earlier.append(&mut unite(near));
            }
        }
    }
}

/// The hours that count of a ticket's outage, what is left out of it taken out.
fn fresh(time: &Time<'_>) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    for stretch in &time.stretches {
        let Some(end) = stretch.to else { continue };
        let mut pieces: Vec<(Instant, Instant)> = Vec::new();
        let mut from = stretch.from;
        for (pause, resume) in time.breaks.iter().filter(|(pause, resume)| *resume > stretch.from && *pause < end) {
            pieces.push((from, *pause));
            from = *resume;
        }
        pieces.push((from, end));
        match found.iter_mut().find(|(weight, _)| *weight == stretch.weight) {
            Some((_, known)) => known.append(&mut pieces),
            None => found.push((stretch.weight, pieces)),
        }
    }
    found.into_iter().map(|(weight, pieces)| (weight, unite(pieces))).collect()
}
