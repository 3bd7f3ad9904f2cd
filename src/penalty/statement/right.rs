//! Rights that arose: misses and outages that piled up within so many dates.

use super::super::exact::Exact;
use super::Book;
use super::account::{Account, Key};
use super::down::Outed;
use super::lasting::Bound;
use super::span::Spans;
use crate::Instant;
use crate::assessment::{Moment, RightAnswer};
use crate::civil::Date;
use crate::policy::{Policy, Right, RightOf};

/// The right arose at an instant, with so much then, and was renewed without a break up to another.
#[derive(Clone, Copy, Debug)]
struct Arose {
    at: i64,
    to: i64,
    count: i64,
}

impl Arose {
    fn once((at, count): (i64, i64)) -> Self {
        Self { at, to: at, count }
    }
}

impl Book {
    /// The rights of an agreement that arose, or still held, within a period.
    pub(crate) fn rights(
        &mut self,
        policy: &Policy,
        agreement: usize,
        (from, to): (Instant, Instant),
    ) -> Vec<RightAnswer> {
        let mut answers = Vec::new();
        let Some(held) = policy.agreements().get(agreement) else { return answers };
        let Some(terms) = &held.statement else { return answers };
        let spans = Spans::of(policy, held);
        for (key, account) in self.accounts.iter_mut().filter(|(key, _)| key.agreement == agreement) {
            for (place, right) in terms.rights.iter().enumerate() {
                let arose = arose(account, place, right, &spans);
                let path = format!("/agreements/{agreement}/statement/rights/{place}");
                answers.extend(answer(policy, key, right, &path, &arose, (from, to), &spans));
            }
        }
        answers
    }
}

/// Every instant at which a right arose, be it anew.
fn arose(account: &mut Account, place: usize, right: &Right, spans: &Spans) -> Vec<Arose> {
    let Some((_, tally)) = account.tallies.iter_mut().find(|(known, _)| *known == place) else { return Vec::new() };
    let always = (i64::MIN, i64::MAX);
    match &right.of {
        RightOf::Misses { least, within, .. } => {
            tally.misses.sort_unstable();
            piled(&tally.misses, *least, *within, spans)
        }
        RightOf::Outages { outage, longer_than, least, within } => {
            let long = |outed: &Outed| longer_than.is_none_or(|than| is_longer(outed.length, than.millis()));
            let ends: Vec<i64> =
                tally.down.outages(outage, always).iter().filter(|one| long(one)).map(|one| one.to).collect();
            piled(&ends, *least, *within, spans)
        }
        RightOf::Time { outage, longer_than, bound, included, within } => {
            let (lasting, total) = tally.down.lasting(outage, *longer_than);
            let bound = Bound { millis: bound.millis(), included: *included, within: *within };
            let passed = lasting.iter().flat_map(|one| total.passes(*one, bound, spans));
            let mut found: Vec<Arose> =
                passed.map(|passed| Arose { at: passed.at, to: passed.to, count: passed.sum }).collect();
            crate::order::sort_by_number(&mut found, |one| one.at);
            found
        }
        RightOf::Measure { .. } => tally.arose.iter().copied().map(Arose::once).collect(),
    }
}

fn is_longer(length: Exact, than: i64) -> bool {
    length.compared(Exact::whole(than)).is_some_and(std::cmp::Ordering::is_gt)
}

/// The first instant of a window of so many dates that ends on the date of an instant.
fn first_of_window(at: i64, within: u32, spans: &Spans) -> i64 {
    let date = spans.date(Instant::from_millis(at).unwrap_or(Instant::MAX));
    spans.instant(date.plus_days(1 - i32::try_from(within).unwrap_or(i32::MAX))).millis()
}

fn piled(instants: &[i64], least: u32, within: u32, spans: &Spans) -> Vec<Arose> {
    let mut found = Vec::new();
    let mut first = 0;
    for (place, at) in instants.iter().enumerate() {
        let start = first_of_window(*at, within, spans);
        while instants.get(first).is_some_and(|at| *at < start) {
            first += 1;
        }
        let count = place + 1 - first;
        if count >= usize::try_from(least).unwrap_or(usize::MAX) {
            found.push(Arose::once((*at, i64::try_from(count).unwrap_or(i64::MAX))));
        }
    }
    found
}

/// One answer for each run of instants that lie within the lapse of the one before.
fn answer(
    policy: &Policy,
    key: &Key,
    right: &Right,
    path: &str,
    arose: &[Arose],
    (from, to): (Instant, Instant),
    spans: &Spans,
) -> Vec<RightAnswer> {
    let at = |millis: i64| Instant::from_millis(millis).unwrap_or(Instant::MAX);
    let lapse = |millis: i64| -> Option<Date> {
        let days = i32::try_from(right.lapses?).unwrap_or(i32::MAX);
        Some(spans.date(at(millis)).plus_days(days))
    };
    let mut runs: Vec<Arose> = Vec::new();
    for one in arose.iter().filter(|one| at(one.at) < to) {
        // What goes on after the period is not known in it.
        let one = Arose { to: one.to.min(to.millis() - 1), ..*one };
        match runs.last_mut() {
            Some(run) if lapse(run.to).is_none_or(|day| spans.date(at(one.at)) <= day) => run.to = run.to.max(one.to),
            _ => runs.push(one),
        }
    }
    let holds = |last: i64| at(last) >= from || lapse(last).is_none_or(|day| day >= spans.date(from));
    let zone = policy.zone();
    let runs = runs.into_iter().filter(|run| holds(run.to));
    runs.map(|Arose { at: first, to: last, count }| RightAnswer {
        id: right.id.clone(),
        title: right.title.clone(),
        clause: right.clause.clone(),
        path: path.to_owned(),
        party: key.party(),
        service: key.service(),
        arose: Moment::new(at(first), zone),
        count,
        renewed: (last > first).then(|| Moment::new(at(last), zone)),
        lapses: lapse(last).map(|day| day.to_string()),
    })
    .collect()
}
