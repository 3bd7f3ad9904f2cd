//! What a history says, read from the first event to the last: pauses, priorities, and whether it was called off.

use crate::history::{Event, History, What};
use crate::hours::MINUTE;
use crate::policy::PolicyCase;

/// An event with its instant.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) at: i64,
    pub(crate) what: What,
}

/// An interval of a reason; still open when it has no end.
#[derive(Clone, Debug)]
pub(crate) struct Paused {
    pub(crate) reason: &'static str,
    pub(crate) from: i64,
    pub(crate) to: Option<i64>,
    pub(crate) announced: Option<i64>,
}

pub(crate) struct Reading {
    pub(crate) now: i64,
    /// From the report on, with `completed` from before it.
    pub(crate) events: Vec<Seen>,
    pub(crate) opened: Option<i64>,
    pub(crate) cancelled: Option<i64>,
    pub(crate) pauses: Vec<Paused>,
    /// The priority at the report, and the changes after it.
    pub(crate) priorities: Vec<(i64, usize)>,
}

pub(crate) fn read(policy: &PolicyCase, history: &History) -> Reading {
    let instant = |minute: i64| i64::from(policy.first) * 86_400_000 + minute * MINUTE;
    let now = instant(history.now);
    let mut all: Vec<Event> = history.events.iter().filter(|event| instant(event.at) <= now).cloned().collect();
    // The report comes first of what happens at its instant, whatever the order of the list.
    all.sort_by_key(|event| (event.at, event.what != What::Plain("opened")));
    let opened = all.iter().find(|event| event.what == What::Plain("opened")).map(|event| instant(event.at));
    let cancelled = all
        .iter()
        .find(|event| {
            event.what == What::Plain("cancelled") && opened.is_some_and(|opened| instant(event.at) >= opened)
        })
        .map(|event| instant(event.at));
    let events = all
        .iter()
        .filter(|event| {
            let after = opened.is_some_and(|opened| instant(event.at) >= opened);
            after || event.what == What::Plain("completed")
        })
        .map(|event| Seen { at: instant(event.at), what: event.what.clone() })
        .collect();
    Reading {
        now,
        events,
        opened,
        cancelled,
        pauses: pauses(&all, &instant),
        priorities: priorities(policy, history, &all, opened, &instant),
    }
}

/// To pause again for a reason that is paused changes nothing but its end. An end before the beginning is none.
fn pauses(all: &[Event], instant: &dyn Fn(i64) -> i64) -> Vec<Paused> {
    let mut found: Vec<Paused> = Vec::new();
    for event in all {
        let at = instant(event.at);
        let open = |pause: &Paused| pause.to.is_none_or(|to| to > at);
        match &event.what {
            What::Paused(reason, until, announced) => {
                let to = until.map(instant).filter(|to| *to >= at);
                match found.iter_mut().find(|pause| pause.reason == *reason && open(pause)) {
                    Some(pause) => pause.to = to,
                    None => found.push(Paused { reason, from: at, to, announced: announced.map(instant) }),
                }
            }
            What::Resumed(reason) => {
                for pause in &mut found {
                    if reason.is_none_or(|reason| pause.reason == reason) && open(pause) {
                        pause.to = Some(at);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// What a hand sets wins over the facts from then on.
fn priorities(
    policy: &PolicyCase,
    history: &History,
    all: &[Event],
    opened: Option<i64>,
    instant: &dyn Fn(i64) -> i64,
) -> Vec<(i64, usize)> {
    let last = policy.priorities - 1;
    let Some(opened) = opened else { return Vec::new() };
    let (mut by_facts, mut by_hand) = (history.severity.min(last), None);
    let mut found = vec![(opened, by_facts)];
    for event in all {
        match event.what {
            What::Prioritised(at) => by_hand = Some(at.min(last)),
            What::Qualified(severity) => by_facts = severity.min(last),
            What::Plain("cancelled") if instant(event.at) >= opened => break,
            _ => continue,
        }
        let priority = by_hand.unwrap_or(by_facts);
        let at = instant(event.at).max(opened);
        if found.last().is_some_and(|(since, _)| *since == at) {
            found.pop();
        }
        if found.last().is_none_or(|(_, before)| *before != priority) {
            found.push((at, priority));
        }
    }
    found
}
