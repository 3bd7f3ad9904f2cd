//! What a missed target costs: bands of a percentage of a fee by lateness, under a cap.

mod bands;

use crate::assessment::{CapAnswer, Owed, PenaltyAnswer, TraceLine};
use crate::clock::{Clock, Running};
use crate::money::Money;
use crate::policy::{Agreement, Pay, Penalty};
use crate::scalar::exact;
use crate::scene::Scene;
use crate::{Duration, Error, ErrorCode};

use bands::{Reckoning, next_step, reckon};

/// Applies a penalty clause to its clock. None when the target promises this priority nothing.
pub(crate) fn penalty(
    scene: &mut Scene<'_>,
    agreement: &Agreement,
    penalty: &Penalty,
    clocks: &[Clock<'_>],
    path: &str,
) -> Result<Option<PenaltyAnswer>, Error> {
    let of_clock = |clock: &&Clock<'_>| clock.answer.agreement == agreement.id && clock.answer.metric == penalty.on;
    let Some(clock) = clocks.iter().find(of_clock) else { return Ok(None) };
    let excused = clock.answer.excused.as_deref();
    let late = |running: &Running<'_>| if excused.is_some() { Duration::ZERO } else { running.lateness() };
    let lateness = clock.running.as_ref().map_or(Duration::ZERO, late);
    let mut answer = PenaltyAnswer {
        id: format!("{}/{}", agreement.id, penalty.id),
        agreement: agreement.id.clone(),
        on: penalty.on.clone(),
        title: penalty.title.clone(),
        clause: penalty.clause.clone(),
        amount: None,
        missing_fee: None,
        lateness: lateness.millis(),
        next_step_at: None,
        next_amount: None,
        cap: None,
        ledger: Vec::new(),
    };
    let base = penalty.of.as_deref().map(|name| (name, scene.ticket.fee(name)));
    if let Some((name, None)) = base {
        answer.missing_fee = Some(name.into());
        return Ok(Some(answer));
    }
    let fee = base.and_then(|(_, fee)| fee);
    let overflow =
        || Error::at(ErrorCode::OutOfRange, "/fees", "a fee so large that its penalty overflows", "a smaller fee");
    let most = match &penalty.cap {
        None => None,
        Some(cap) => Some((cap, amount(&cap.most, fee).ok_or_else(overflow)?.rounded())),
    };
    let currency = scene.policy.currency();
    let mut left = most.map(|(_, most)| most);
    // Every cycle that was missed costs, up to the cap on them all.
    let mut before: Option<Money> = None;
    for lateness in clock.earlier.iter().map(late).filter(|lateness| *lateness > Duration::ZERO) {
        let then = reckon(penalty, currency, fee, left, lateness).ok_or_else(overflow)?;
        ledger(&mut answer, penalty, fee, &then, left, lateness, path);
        before = Some(before.map_or(Some(then.amount), |sum| sum.plus(then.amount)).ok_or_else(overflow)?);
        left = left.map(|left| left.minus(then.amount)).map(|left| left.ok_or_else(overflow)).transpose()?;
    }
    let with_before = |amount: Money| before.map_or(Some(amount), |before| before.plus(amount));
    let now = reckon(penalty, currency, fee, left, lateness).ok_or_else(overflow)?;
    if let Some(cause) = excused {
        let subject = format!("penalty:{}", answer.id);
        answer.ledger.push(TraceLine::new(subject, "excused", path, [("cause", cause.into())]));
    } else {
        ledger(&mut answer, penalty, fee, &now, left, lateness, path);
    }
    answer.amount = Some(with_before(now.amount).ok_or_else(overflow)?);
    let left_now = left.and_then(|left| left.minus(now.amount));
    answer.cap = most.map(|(cap, most)| CapAnswer { amount: most, per: cap.per, left: left_now.unwrap_or(most) });
    if let Some(running) = clock.running.as_ref().filter(|running| running.ended.is_none() && excused.is_none()) {
        let step = next_step(penalty, currency, fee, left, lateness, now.amount);
        if let Some((lateness, amount)) = step.ok_or_else(overflow)? {
            // A step beyond the horizon never comes.
            if let Ok(at) = running.course.late_by(lateness) {
                answer.next_step_at = Some(scene.moment(at));
                answer.next_amount = Some(with_before(amount).ok_or_else(overflow)?);
                if !running.paused {
                    scene.changes_at(Some(at));
                }
            }
        }
    }
    for line in &answer.ledger {
        scene.explain(line.clone());
    }
    Ok(Some(answer))
}

/// An amount, of the fee when it is a percentage.
fn amount(pay: &Pay, fee: Option<Money>) -> Option<Money> {
    match pay {
        Pay::Amount(money) => Some(*money),
        Pay::Percent(percent) => fee?.percent(*percent),
    }
}

fn ledger(
    answer: &mut PenaltyAnswer,
    penalty: &Penalty,
    fee: Option<Money>,
    now: &Reckoning<'_>,
    most: Option<Money>,
    lateness: Duration,
    path: &str,
) {
    let subject = format!("penalty:{}", answer.id);
    let Some((index, band)) = now.band else {
        answer.ledger.push(TraceLine::new(subject, "no-lateness", path, [("lateness", lateness.millis().into())]));
        return;
    };
    let mut values = vec![("lateness", lateness.millis().into()), ("over", band.lower.at.millis().into())];
    values.extend(band.upper.map(|upper| ("upTo", upper.at.millis().into())));
    if let Pay::Percent(percent) = &band.pay {
        values.push(("percent", exact::written(*percent, 0).into()));
    }
    if let (Some(name), Some(fee)) = (&penalty.of, fee) {
        values.push(("base", (&**name).into()));
        values.push(("of", fee.to_string().into()));
    }
    if now.units > 0 {
        values.push(("units", now.units.into()));
    }
    values.push(("amount", now.uncapped.to_string().into()));
    let line = TraceLine::new(&*subject, "band", format!("{path}/bands/{index}"), []);
    answer.ledger.push(TraceLine { values: crate::assessment::Values(values), ..line });
    if let Some(most) = most.filter(|most| most.amount() < now.uncapped.amount()) {
        let values = [("from", now.uncapped.to_string().into()), ("amount", most.to_string().into())];
        answer.ledger.push(TraceLine::new(subject, "cap", format!("{path}/cap"), values));
    }
}

/// The sum of what is owed; its next step is the first of theirs. None when a fee is missing that one of them is taken of.
pub(crate) fn owed(scene: &Scene<'_>, penalties: &[PenaltyAnswer]) -> Result<Option<Owed>, Error> {
    let Some(currency) = scene.policy.currency() else { return Ok(None) };
    let overflow = || Error::at(ErrorCode::OutOfRange, "/fees", "penalties whose sum overflows", "smaller fees");
    let mut sum = Money::new(rust_decimal::Decimal::ZERO, currency);
    let mut next: Option<(crate::Instant, Money)> = None;
    let amounts: Vec<&PenaltyAnswer> = penalties.iter().filter(|penalty| penalty.amount.is_some()).collect();
    // A part of the sum must not pass for the whole.
    if amounts.is_empty() || amounts.len() < penalties.len() {
        return Ok(None);
    }
    for amount in amounts.iter().filter_map(|penalty| penalty.amount) {
        sum = sum.plus(amount).ok_or_else(overflow)?;
    }
    let first = amounts.iter().filter_map(|penalty| Some(penalty.next_step_at.as_ref()?.instant())).min();
    if let Some(first) = first {
        let mut total = sum;
        for penalty in &amounts {
            let here = penalty.next_step_at.as_ref().is_some_and(|at| at.instant() == first);
            if let (true, Some(now), Some(then)) = (here, penalty.amount, penalty.next_amount) {
                total = total.minus(now).and_then(|rest| rest.plus(then)).ok_or_else(overflow)?;
            }
        }
        next = Some((first, total));
    }
    Ok(Some(Owed {
        amount: sum,
        next_step_at: next.map(|(at, _)| scene.moment(at)),
        next_amount: next.map(|(_, amount)| amount),
    }))
}
