//! Laws that hold for every case: the curve is what each instant says by itself, a later end costs no less unless a clause
//! says so, nothing is above its cap, the next step is where the amount is next another.

use rust_decimal::Decimal;
use serde_json::Value;
use sla_clock::assessment::{Assessment, PenaltyCurve};
use sla_clock::{Audience, Instant, Policy, Ticket};

use super::case::ticket_of;
use super::support::report;
use super::{each_case, now_of};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A policy and a ticket that has not ended, with what is to be expected of them.
pub(crate) struct Subject<'a> {
    pub(crate) name: &'a str,
    pub(crate) policy: &'a Policy,
    pub(crate) ticket: &'a Ticket,
    /// All that happened has happened by then.
    pub(crate) now: Instant,
    /// The clause by which a later end may cost less.
    pub(crate) falls: bool,
}

fn instant(millis: i64) -> Instant {
    Instant::from_millis(millis).unwrap()
}

fn amount(answer: &Assessment) -> Decimal {
    answer.settlements.as_ref().unwrap()[0].amount.expect("no fee is missing").amount()
}

impl Subject<'_> {
    fn answer(&self, at: i64) -> Assessment {
        self.policy
            .assess(self.ticket, instant(at), Audience::Internal)
            .unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    /// Every law, looked at over so many days.
    pub(crate) fn differences(&self, days: i64) -> Vec<String> {
        let now = self.now.millis();
        let until = now + days * 86_400_000;
        let ask = |until, resolved| {
            self.policy.penalty_curve(self.ticket, self.now, Audience::Internal, until, resolved).unwrap()
        };
        let curves = ask(Some(instant(until)), Some(instant(now)));
        let Some(curve) = curves.first() else { return Vec::new() };
        assert!(curve.points.len() <= 501, "{}: {} points", self.name, curve.points.len());
        let mut found = self.order(&curves);
        let known = if curve.complete { until } else { curve.points.last().unwrap().at.instant().millis() };
        let mut samples = vec![now, until];
        let points = curve.points.iter().map(|point| point.at.instant().millis());
        samples.extend(points.filter(|at| *at > now).flat_map(|at| [at - 1, at, at + 1]).take(45));
        samples.extend((1..12).map(|step| now + step * (until - now) / 12 + step * 357));
        samples.retain(|at| (now..=known).contains(at));
        samples.sort_unstable();
        samples.dedup();
        let mut before: Option<(i64, Decimal)> = None;
        for at in samples {
            let answer = self.answer(at);
            let owed = amount(&answer);
            found.extend(self.reads(curve, at, owed));
            found.extend(self.under_caps(&answer));
            if let Some((_, less)) = before.filter(|(_, before)| owed < *before && !self.falls) {
                found.push(format!("{}: at {at} it costs {owed}, earlier {less}", self.name));
            }
            before = Some((at, owed));
        }
        let resolved = ask(Some(instant(until)), Some(instant((now + until) / 2)))[0].resolved.clone().unwrap();
        if resolved.amount.amount() != amount(&self.answer((now + until) / 2)) {
            found.push(format!("{}: a chosen end costs {}", self.name, resolved.amount));
        }
        found.extend(self.next_step());
        found
    }

    /// Points come in order, and each is another amount than the one before, or begins or ends a rise.
    fn order(&self, curves: &[PenaltyCurve]) -> Vec<String> {
        let mut found = Vec::new();
        for pair in curves.iter().flat_map(|curve| curve.points.windows(2)) {
            let (one, two) = (&pair[0], &pair[1]);
            let same = one.amount == two.amount && !one.rises && !two.rises;
            if one.at.instant() >= two.at.instant() || same {
                found.push(format!("{}: the points {one:?} and {two:?}", self.name));
            }
        }
        found
    }

    /// What the curve says of an instant, against what the answer there says.
    fn reads(&self, curve: &PenaltyCurve, at: i64, owed: Decimal) -> Option<String> {
        let place = curve.points.iter().rposition(|point| point.at.instant().millis() <= at);
        let (expected, until) = match place.map(|place| (&curve.points[place], curve.points.get(place + 1))) {
            Some((point, next)) if point.rises => {
                let top = next.map_or(owed, |next| next.amount.amount());
                (point.amount.amount(), top.max(point.amount.amount()))
            }
            Some((point, _)) => (point.amount.amount(), point.amount.amount()),
            None => (Decimal::ZERO, Decimal::ZERO),
        };
        let inside =
            (expected..=until).contains(&owed) || self.falls && place.is_some_and(|place| curve.points[place].rises);
        (!inside).then(|| format!("{}: at {at} the curve says {expected} to {until}, the answer {owed}", self.name))
    }

    fn under_caps(&self, answer: &Assessment) -> Vec<String> {
        let mut found = Vec::new();
        let settlement = &answer.settlements.as_ref().unwrap()[0];
        for penalty in answer.penalties.iter().flatten() {
            if let (Some(cap), Some(amount)) = (&penalty.cap, penalty.amount)
                && amount.amount() > cap.amount.amount()
            {
                found.push(format!("{}: {} is above its cap {}", self.name, amount, cap.amount));
            }
        }
        for cap in &settlement.caps {
            if amount(answer) + cap.used.amount() > cap.amount.amount().max(cap.used.amount()) {
                found.push(format!("{}: {} is above the cap {}", self.name, amount(answer), cap.amount));
            }
        }
        found
    }

    fn next_step(&self) -> Option<String> {
        let now = self.now.millis();
        let answer = self.answer(now);
        let settlement = &answer.settlements.as_ref().unwrap()[0];
        let (Some(at), Some(then)) = (&settlement.next_step_at, settlement.next_amount) else { return None };
        let at = at.instant().millis();
        let (there, before) = (amount(&self.answer(at)), amount(&self.answer(at - 1)));
        (there != then.amount() || before == there).then(|| {
            format!("{}: at its next step {there}, announced {then}, a millisecond before {before}", self.name)
        })
    }
}

#[test]
fn hold_for_every_case() {
    let mut found = Vec::new();
    each_case(|name, policy, case: &Value| {
        let open = ticket_of(case, true);
        let ticket = policy.ticket(open.to_string().as_bytes()).unwrap();
        let ends = open["events"]
            .as_array()
            .unwrap()
            .iter()
            .map(|event| policy.instant(event["at"].as_str().unwrap()).unwrap());
        let now = ends.chain([now_of(policy, case)]).max().unwrap();
        let falls = case.get("falls").is_some();
        found.extend(Subject { name, policy, ticket: &ticket, now, falls }.differences(40));
    });
    report(&found);
}
