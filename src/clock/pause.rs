//! Pauses, read from the events seen so far.

use crate::Instant;
use crate::assessment::{Notice, Values};
use crate::nearest::nearest;
use crate::ticket::{Event, What};

/// An interval for which a reason was given.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pause {
    pub(crate) reason: Box<str>,
    pub(crate) from: Instant,
    /// Its end; none while it lasts. Only what the policy plans has an end after now.
    pub(crate) to: Option<Instant>,
    /// When it was announced, of planned works.
    pub(crate) announced: Option<Instant>,
    /// JSON Pointer to what began it: an event of the ticket, or a constraint of the policy.
    pub(crate) path: String,
}

/// The pauses begun up to now, in order. `until` ends a pause by itself; pausing for a reason that already holds
/// changes nothing. A reason that the policy does not know (`known`) is told: nothing admits it.
pub(crate) fn pauses(seen: &[Event], now: Instant, known: &[Box<str>], notices: &mut Vec<Notice>) -> Vec<Pause> {
    let mut pauses: Vec<(Pause, Option<Instant>)> = Vec::new();
    for event in seen {
        match &event.what {
            What::Paused { reason, until, .. } => {
                expire(&mut pauses, event.at);
                if !known.iter().any(|name| **name == **reason) {
                    let mut values = vec![("reason", (&**reason).into())];
                    values
                        .extend(nearest(reason, known.iter().map(|name| &**name)).map(|near| ("nearest", near.into())));
                    notices.push(Notice { code: "unknown-reason", path: event.path(), values: Values(values) });
                }
                let open = pauses.iter_mut().find(|(pause, _)| pause.to.is_none() && pause.reason == *reason);
                match open {
                    Some((_, end)) => *end = *until,
                    None => pauses.push((
                        Pause { reason: reason.clone(), from: event.at, to: None, announced: None, path: event.path() },
                        until.filter(|until| *until >= event.at),
                    )),
                }
            }
            What::Resumed { reason } => {
                expire(&mut pauses, event.at);
                let mut ended = false;
                for (pause, _) in pauses.iter_mut().filter(|(pause, _)| pause.to.is_none()) {
                    if reason.as_ref().is_none_or(|reason| *reason == pause.reason) {
                        pause.to = Some(event.at);
                        ended = true;
                    }
                }
                if !ended && !event.implied {
                    let values = reason.iter().map(|reason| ("reason", (&**reason).into())).collect();
                    notices.push(Notice { code: "resumed-not-paused", path: event.path(), values: Values(values) });
                }
            }
            _ => {}
        }
    }
    expire(&mut pauses, now);
    pauses.into_iter().map(|(pause, _)| pause).collect()
}

/// Ends the pauses whose `until` has come.
fn expire(pauses: &mut [(Pause, Option<Instant>)], at: Instant) {
    for (pause, until) in pauses.iter_mut().filter(|(pause, _)| pause.to.is_none()) {
        if let Some(until) = until.filter(|until| *until <= at) {
            pause.to = Some(until);
        }
    }
}
