//! When the consumer must hear again, once a message is out: by the deadline after the one that the message itself meets.

use crate::assessment::{Assessment, ClockAnswer, NewsAnswer, State};
use crate::policy::{Metric, PlanItem, Policy};
use crate::ticket::{EventKind, Ticket};
use crate::{Duration, Error};

/// Whether a template speaks of it.
pub(super) fn is_asked(template: &str) -> bool {
    template.contains("{next-")
}

/// The clock of the next news as it stands when the message is out; none where no more is promised.
///
/// A message to the consumer counts as told: its clock is asked as if it had been, rather than counted here a second time.
pub(super) fn next(
    policy: &Policy,
    ticket: &Ticket,
    item: Option<&PlanItem>,
    answer: &Assessment,
    about: (Option<&NewsAnswer>, Option<&ClockAnswer>),
) -> Result<Option<ClockAnswer>, Error> {
    let Some(id) = wanted(answer, about) else { return Ok(None) };
    let (now, recipient) = (answer.now.instant(), item.map(|item| &item.to.0));
    let known = policy.with_customs(|customs| ticket.known_at(now, customs));
    let consumer = |name: &str| policy.recipient(name).is_some_and(|recipient| recipient.consumer);
    let known = if recipient.is_none_or(|name| consumer(name)) {
        known.with_news(now, item.and_then(|item| item.subject.clone()), recipient.cloned())
    } else {
        known
    };
    // On a grid what was met goes on until its deadline; the one after it begins then.
    let mut at = Some(now);
    while let Some(instant) = at.take() {
        let clocks = policy.assess(&known, instant, answer.audience)?.clocks;
        let Some(clock) = clocks.into_iter().find(|clock| clock.id == id) else { break };
        match clock.state {
            State::Running | State::Paused | State::Breached if clock.stopped_at.is_none() => return Ok(Some(clock)),
            State::Met if clock.stopped_by == Some(EventKind::Updated) => {
                let due = clock.due.map(|due| due.instant()).filter(|due| *due >= instant);
                at = due.and_then(|due| due.plus(Duration::from_millis(1)));
            }
            _ => {}
        }
    }
    Ok(None)
}

/// The clock that asks for news: the one of the item itself, else one of the agreement that the message is about, else any.
fn wanted(answer: &Assessment, (row, clock): (Option<&NewsAnswer>, Option<&ClockAnswer>)) -> Option<String> {
    let rhythm = row.filter(|row| row.missed.is_some()).and_then(|row| row.clock.as_deref());
    let updates = || answer.clocks.iter().filter(|clock| clock.metric.as_str() == Metric::UPDATE);
    let same = |update: &&ClockAnswer| clock.is_some_and(|clock| clock.agreement == update.agreement);
    let own = answer.clocks.iter().find(|clock| Some(clock.id.as_str()) == rhythm);
    own.or_else(|| updates().find(same)).or_else(|| updates().next()).map(|clock| clock.id.clone())
}
