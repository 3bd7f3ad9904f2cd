//! One penalty of an agreement, applied to a ticket: what it is reckoned on, and what it comes to.

use super::base::Bases;
use super::exact::Exact;
use super::ledger::Ledger;
use super::outage::outages;
use super::price::{Measure, Reckoning};
use super::time::{Stretch, Time};
use crate::Instant;
use crate::calendar::Calendar;
use crate::clock::{Clock, Pause};
use crate::money::Currency;
use crate::policy::{Agreement, Cap, CountedFrom, Formula, Formulas, Penalty, Price, RatesBy, Trigger};
use crate::qualification::Facts;
use crate::scalar::exact;
use crate::scene::Scene;
use crate::target::unite;
use crate::ticket::{Account, EventKind};

/// What every clause of an agreement sees.
pub(super) struct Ground<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) facts: &'s Facts<'a>,
    pub(super) pauses: &'s [Pause],
    pub(super) agreement: &'a Agreement,
    pub(super) clocks: &'s [Clock<'a>],
    /// What came before the ticket.
    pub(super) account: Option<&'a Account>,
}

/// One penalty, applied.
pub(super) struct Clause<'a> {
    pub(super) penalty: &'a Penalty,
    /// Where the penalty stands in the policy.
    pub(super) path: String,
    pub(super) reckoning: Reckoning<'a>,
    /// The fee or fact that the ticket should carry and does not.
    pub(super) missing: Option<&'a str>,
    /// The excluded cause, whether another formula holds for it or nothing is owed.
    pub(super) excused: Option<(&'a str, bool)>,
    /// The how-manieth breach it is, the earlier ones counted.
    pub(super) breach: i64,
    /// Whether a pause without a known end holds its clock: what is to come then moves along with now.
    pub(super) paused: bool,
    /// When it ended for good; none while it may still grow.
    pub(super) ended: Option<Instant>,
    /// The instant after which it was late.
    pub(super) late_after: Option<Instant>,
}

/// Applies a penalty. None when it does not concern the ticket.
pub(super) fn clause<'a>(ground: &Ground<'_, 'a>, penalty: &'a Penalty, path: String) -> Option<Clause<'a>> {
    let Ground { scene, facts, agreement, .. } = ground;
    if penalty.when.as_ref().is_some_and(|when| when.judge(*facts).is_err()) {
        return None;
    }
    let excluded = |cause: &&str| agreement.excluded_causes.iter().any(|known| *known.0 == **cause);
    let cause: Option<&'a str> = scene.cause().filter(excluded);
    let instead = cause.and_then(|cause| Some((cause, penalty.instead.get(cause)?)));
    let (formula, place): (&'a Formula, String) = match (instead, &penalty.formulas) {
        (Some((cause, formula)), _) => (formula, format!("{path}/instead/{cause}")),
        (None, Formulas::One(formula)) => (formula, path.clone()),
        (None, Formulas::By(by)) => (by.get(scene.priority)?, format!("{path}/by/{}", scene.priority)),
    };
    let found = found(ground, penalty, formula)?;
    let zone = scene.policy.zone();
    let opened = scene.seen.iter().find(|event| event.kind() == EventKind::Opened).map(|event| event.at);
    let start = found.start.or(opened).unwrap_or(scene.now);
    let rate_date = match formula.price {
        Price::Rates(_, RatesBy::Due) => found.late_after.unwrap_or(start),
        _ => opened.unwrap_or(start),
    };
    let bases = Bases { ticket: scene.ticket, facts: (*facts).clone(), start: zone.to_local(start).0 };
    let of = formula.of.as_ref();
    let mut pays = formula.price.pays();
    pays.extend(formula.cap.as_ref().and_then(Cap::pay));
    let missing = pays.into_iter().find_map(|pay| bases.missing(pay, of));
    let earlier =
        ground.account.and_then(|account| account.breaches.as_ref()?.get(&penalty.id)).map_or(0, |count| count.0);
    Some(Clause {
        penalty,
        path,
        reckoning: Reckoning {
            formula,
            path: place,
            bases,
            measure: found.measure,
            rate_date: zone.to_local(rate_date).0,
        },
        missing,
        excused: cause.map(|cause| (cause, instead.is_some())),
        breach: earlier + 1,
        paused: found.paused,
        ended: found.ended,
        late_after: found.late_after,
    })
}

/// What a trigger finds on the ticket.
struct Found<'a> {
    measure: Measure<'a>,
    start: Option<Instant>,
    ended: Option<Instant>,
    late_after: Option<Instant>,
    paused: bool,
}

fn found<'a>(ground: &Ground<'_, 'a>, penalty: &'a Penalty, formula: &'a Formula) -> Option<Found<'a>> {
    let scene = ground.scene;
    let named = |own: Option<&'a Calendar>| match &formula.calendar {
        Some(name) => scene.policy.calendar_or_always(Some(name)),
        None => own.unwrap_or_else(|| scene.policy.calendar_or_always(None)),
    };
    match &penalty.trigger {
        Trigger::Breach(metric) => {
            let of =
                |clock: &&Clock<'_>| clock.answer.agreement == ground.agreement.id && clock.answer.metric == *metric;
            let clock = ground.clocks.iter().find(of)?;
            Some(late(clock, formula, &named))
        }
        Trigger::Event(wanted) => {
            let same = |asked: &Option<Box<str>>, said: &Option<Box<str>>| asked.is_none() || asked == said;
            let matches = scene.seen.iter().filter(|event| {
                event.kind() == wanted.kind && same(&wanted.by, &event.by) && same(&wanted.subject, &event.subject)
            });
            let at: Vec<Instant> = matches.map(|event| event.at).collect();
            let count = i64::try_from(at.len()).unwrap_or(i64::MAX);
            let (start, ended) = (at.first().copied(), at.last().copied());
            Some(Found { measure: Measure::Events(count), start, ended, late_after: start, paused: false })
        }
        Trigger::Outage(outage) => {
            let time =
                outages((scene.seen, scene.ticket.service.as_deref()), outage, ground.pauses, scene.now, named(None));
            let before = outage.cumulative.and_then(|period| ground.account?.outage.as_ref()?.get(period.as_str()));
            let before = before.map_or(0, |before| before.millis());
            let start = time.stretches.first().map(|stretch| stretch.from);
            let last = time.stretches.iter().map(|stretch| stretch.to).max_by_key(|to| to.map(Instant::millis));
            let ended = if time.goes_on(scene.now) { None } else { last.flatten() };
            let measure = Measure::outage(time, outage, before);
            Some(Found { measure, start, ended, late_after: start, paused: false })
        }
    }
}

/// The lateness of a clock, or all of its time once it is late; of one that repeats, each missed cycle by itself.
fn late<'a>(clock: &Clock<'a>, formula: &Formula, named: &dyn Fn(Option<&'a Calendar>) -> &'a Calendar) -> Found<'a> {
    let mut breaks = Vec::new();
    let mut stretches = Vec::new();
    let mut calendar = None;
    let cycles = clock.earlier.iter().chain(&clock.running);
    for running in cycles.filter(|running| !running.cancelled) {
        let span = running.course.span();
        let own = named(Some(span.calendar));
        calendar = Some(own);
        let zone = own.zone();
        let (from, day) = match formula.counted_from {
            CountedFrom::Due => (span.due, span.due_day.unwrap_or_else(|| zone.to_local(span.due).0)),
            CountedFrom::Start => (span.start, zone.to_local(span.start).0),
        };
        breaks.extend(span.breaks);
        let stands = running.stands.millis();
        stretches.push(Stretch { from, late_after: span.due, to: running.ended, day, weight: None, stands });
    }
    let running = clock.running.as_ref();
    let each = stretches.len() > 1;
    let late_after = stretches.first().map(|stretch| stretch.late_after);
    let calendar = calendar.unwrap_or_else(|| named(None));
    let time = Time { calendar, breaks: unite(breaks), stretches, told: Vec::new() };
    Found {
        measure: Measure::Time { time, each, before: 0, outage: false },
        start: clock.earlier.first().or(running).map(|running| running.course.span().start),
        ended: running.and_then(|running| running.ended),
        late_after,
        paused: running.is_some_and(|running| running.paused),
    }
}

impl Clause<'_> {
    /// What it comes to at an instant: units or bands, the repeat multiplier, its own cap. None when it overflows.
    pub(super) fn amount(&self, at: Instant, ledger: &mut Ledger<'_>) -> Option<Exact> {
        if let Some((cause, instead)) = self.excused {
            ledger.begin(if instead { "excused-instead" } else { "excused" });
            ledger.value("cause", cause);
            ledger.end(format_args!("{}", self.path));
            if !instead {
                return Some(Exact::ZERO);
            }
        }
        let mut amount = self.reckoning.amount(at, ledger)?;
        if let Some(repeat) = self
            .penalty
            .repeat
            .as_ref()
            .filter(|repeat| self.breach >= i64::from(repeat.from.get()) && !amount.is_zero())
        {
            amount = amount.times(Exact::of(repeat.times))?;
            ledger.begin("repeat");
            ledger.value("count", self.breach);
            ledger.value("times", exact::written(repeat.times, 0));
            ledger.money("amount", amount);
            ledger.end(format_args!("{}/repeat", self.path));
        }
        match self.most()? {
            Some(most) if amount.compared(most)?.is_gt() => {
                ledger.begin("cap");
                ledger.money("from", amount);
                ledger.money("amount", most);
                ledger.end(format_args!("{}/cap", self.reckoning.path));
                Some(most)
            }
            _ => Some(amount),
        }
    }

    /// Its own cap in money. The outer `None` is an overflow.
    #[allow(clippy::option_option, reason = "an overflow and the absence of a cap are different answers")]
    pub(super) fn most(&self) -> Option<Option<Exact>> {
        let formula = self.reckoning.formula;
        match formula.cap.as_ref().and_then(Cap::pay) {
            Some(pay) => self.reckoning.bases.pay(pay, formula.of.as_ref()).map(Some),
            None => Some(None),
        }
    }

    /// The first instant after `at` at which its amount may step.
    pub(super) fn next_mark(&self, at: Instant, currency: Currency) -> Option<Instant> {
        if self.missing.is_some() || self.excused.is_some_and(|(_, instead)| !instead) || !self.reckoning.goes_on(at) {
            return None;
        }
        // At its own cap for good.
        let most = self.most().flatten();
        if let (Some(most), Some(amount)) = (most, most.and(self.amount(at, &mut Ledger::silent(currency))))
            && amount == most
            && !self.reckoning.falls(currency)
        {
            return None;
        }
        self.reckoning.next_mark(at)
    }

    /// Whether what it is reckoned on has no end yet.
    pub(super) fn is_open(&self) -> bool {
        match &self.reckoning.measure {
            Measure::Events(_) => false,
            Measure::Time { time, .. } => time.stretches.iter().any(|stretch| stretch.to.is_none()),
        }
    }

    /// Whether its amount may rise between two steps.
    pub(super) fn rises(&self) -> bool {
        self.reckoning.rises()
    }

    /// The time it is reckoned on, in milliseconds.
    pub(super) fn lateness(&self, at: Instant) -> i64 {
        self.reckoning.measure.millis(at)
    }
}
