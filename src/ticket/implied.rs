//! Events that nobody wrote: what a status of the CRM means, and the closing of a ticket that nobody reopens.

use super::event::{Event, EventType, Handed, What};
use crate::json::Map;
use crate::order::sort_by_number;
use crate::policy::Status;
use crate::{Duration, Instant};

/// What a policy says of its CRM.
pub(crate) struct Customs<'a> {
    pub(crate) statuses: &'a Map<Status>,
    pub(crate) auto_close: Option<Duration>,
    /// Those whose news are news to the consumer.
    pub(crate) consumers: &'a dyn Fn(&str) -> bool,
}

/// The events in the order of time, with those that follow from them.
pub(super) fn with_implied(events: Vec<Event>, customs: &Customs<'_>) -> Vec<Event> {
    let mut events = with_statuses(events, customs.statuses);
    if let Some(after) = customs.auto_close {
        let closings = closings(&events, after);
        if !closings.is_empty() {
            events.extend(closings);
            // Events of one instant stay in their order, the closing last: a reopening at that instant prevented it.
            sort_by_number(&mut events, |event| event.at.millis());
        }
    }
    events
}

/// Behind each status what it means: the pause of the one before ends, then its own event, then its own pause.
/// A status that is entered again changes nothing, an unknown one neither.
fn with_statuses(events: Vec<Event>, statuses: &Map<Status>) -> Vec<Event> {
    let mut out = Vec::with_capacity(events.len());
    let mut before: Option<(Box<str>, &Status)> = None;
    for event in events {
        let entered = match &event.what {
            What::Status(name) => statuses.get(name).map(|status| (name.clone(), status)),
            _ => None,
        };
        let (at, position) = (event.at, event.position);
        out.push(event);
        let Some((name, status)) = entered else { continue };
        if before.as_ref().is_some_and(|(last, _)| *last == name) {
            continue;
        }
        let last = before.replace((name, status)).map(|(_, status)| status);
        out.extend(meant(last, status).into_iter().map(|what| implied(what, at, position)));
    }
    out
}

/// What going from one status to another means.
fn meant(last: Option<&Status>, next: &Status) -> Vec<What> {
    let mut meant = Vec::new();
    let pause = |status: &Status| status.pauses.as_ref().map(|reason| reason.0.clone());
    if let Some(reason) = last.and_then(pause).filter(|reason| pause(next).as_ref() != Some(reason)) {
        meant.push(What::Resumed { reason: Some(reason) });
    }
    let over = |event: Option<EventType>| matches!(event, Some(EventType::Resolved | EventType::Closed));
    match next.event {
        Some(event) => meant.push(plain(event)),
        None if last.is_some_and(|last| over(last.event)) => meant.push(What::Plain(EventType::Reopened)),
        None => {}
    }
    if let Some(reason) = pause(next).filter(|reason| last.and_then(pause).as_ref() != Some(reason)) {
        meant.push(What::Paused { reason, until: None, announced: None });
    }
    meant
}

/// An event that carries nothing.
fn plain(kind: EventType) -> What {
    match kind {
        EventType::Assigned => What::Assigned { level: None, team: None },
        EventType::Returned => What::Returned { reason: None, level: None },
        EventType::Updated => What::Updated { subject: None, recipient: None, aside: false },
        EventType::OutageStarted | EventType::OutageEnded => What::Outage { kind, service: None, share: None },
        _ => What::Plain(kind),
    }
}

fn implied(what: What, at: Instant, position: usize) -> Event {
    Event { at, what, by: None, subject: None, cause: None, position, handed: Handed::AsWritten, implied: true }
}

/// The closing of every resolution that nothing overtakes. What comes before the report is left aside, here too, and what
/// follows a cancellation.
fn closings(events: &[Event], after: Duration) -> Vec<Event> {
    let reported = events.iter().position(|event| event.kind() == EventType::Opened).unwrap_or(events.len());
    let events = events.get(reported..).unwrap_or_default();
    let settles = |event: &&Event| {
        let kind = event.kind();
        matches!(kind, EventType::Resolved | EventType::Closed | EventType::Reopened | EventType::Cancelled)
    };
    let mut settling: Vec<&Event> = events.iter().filter(settles).collect();
    let cancelled = settling.iter().position(|event| event.kind() == EventType::Cancelled);
    settling.truncate(cancelled.map_or(usize::MAX, |place| place + 1));
    let next = settling.iter().skip(1).map(Some).chain([None]);
    let pairs = settling.iter().zip(next).filter(|(event, _)| event.kind() == EventType::Resolved);
    let closing = |(event, next): (&&Event, Option<&&Event>)| {
        let at = event.at.plus(after).filter(|at| next.is_none_or(|next| next.at > *at))?;
        Some(implied(What::Plain(EventType::Closed), at, event.position))
    };
    pairs.filter_map(closing).collect()
}
