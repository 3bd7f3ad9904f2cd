//! The last instant at which a clock could start and still be due in time.

use crate::Instant;
use crate::assessment::ClockAnswer;
use crate::policy::{Policy, Promise};
use crate::qualification::Facts;
use crate::scene::Scene;
use crate::target::Start;

/// The promise of a clock that has not started, as the facts stand now; none when its due time is a date of the ticket's.
pub(super) fn promise<'a>(scene: &Scene<'a>, facts: &Facts<'_>, clock: &ClockAnswer) -> Option<&'a Promise> {
    let agreement = scene.policy.agreements().iter().find(|agreement| agreement.id == clock.agreement)?;
    let target = agreement.targets.iter().find(|target| target.metric == clock.metric)?;
    let choices = target.by.0.get(scene.priority)?;
    choices
        .0
        .iter()
        .find(|choice| choice.when.as_ref().is_none_or(|when| when.judge(facts).is_ok()))
        .filter(|choice| choice.date.is_none())
}

/// The latest instant from `now` on at which a clock of this promise could start and be due by `until`; none when even now
/// is too late.
///
/// A later start never has an earlier due time, so the instant is found by halving: at most 43 times, to the millisecond.
pub(super) fn latest_start(policy: &Policy, promise: &Promise, now: Instant, until: Instant) -> Option<Instant> {
    let calendar = policy.calendar_or_always(promise.calendar.as_deref());
    let fits = |at: Instant| promise.form.due(&Start::at(at), calendar).is_ok_and(|due| due.at <= until);
    if !fits(now) {
        return None;
    }
    let (mut good, mut bad) = (now, until.plus(crate::Duration::from_millis(1))?);
    while bad.since(good).millis() > 1 {
        let middle = good.plus(crate::Duration::from_millis(bad.since(good).millis() / 2))?;
        if fits(middle) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    Some(good)
}
