//! Pauses, read from the events seen so far.

use crate::Instant;
use crate::assessment::{Notice, Values};
use crate::nearest::nearest;
use crate::scene::Scene;
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
    /// When it ends by itself, if nothing else ends it before.
    pub(crate) expires: Option<Instant>,
    /// JSON Pointer to what began it: an event of the ticket, or a constraint of the policy.
    pub(crate) path: String,
}

/// The pauses begun up to now, in order. `until` ends a pause by itself; pausing for a reason that already holds changes
/// nothing but that end. An end before the beginning is told and is none. A reason that the policy does not know is told:
/// nothing admits it.
pub(crate) fn pauses(scene: &mut Scene<'_>) -> Vec<Pause> {
    let (seen, known) = (scene.seen, scene.policy.pause_reasons());
    let mut ledger = Ledger::default();
    for event in seen {
        match &event.what {
            What::Paused { reason, until, announced } => {
                ledger.expire(event.at);
                let at = scene.moment(event.at);
                if !known.iter().any(|name| **name == **reason) {
                    let mut values = vec![("at", at.into()), ("reason", (&**reason).into())];
                    let near = nearest(reason, known.iter().map(|name| &**name));
                    values.extend(near.map(|near| ("nearest", near.into())));
                    scene.notices.push(Notice { code: "unknown-reason", path: event.path(), values: Values(values) });
                }
                if until.is_some_and(|until| until < event.at) {
                    let values = Values(vec![("at", at.into())]);
                    scene.notices.push(Notice { code: "until-before", path: event.path(), values });
                }
                if ledger.pause(event, reason, *until, *announced) && until.is_none() && !event.implied {
                    let values = vec![("at", at.into()), ("reason", (&**reason).into())];
                    scene.notices.push(Notice { code: "paused-again", path: event.path(), values: Values(values) });
                }
            }
            What::Resumed { reason } => {
                ledger.expire(event.at);
                if !ledger.resume(event.at, reason.as_deref()) && !event.implied {
                    let mut values = vec![("at", scene.moment(event.at).into())];
                    values.extend(reason.iter().map(|reason| ("reason", (&**reason).into())));
                    let values = Values(values);
                    scene.notices.push(Notice { code: "resumed-not-paused", path: event.path(), values });
                }
            }
            _ => {}
        }
    }
    ledger.expire(scene.now);
    for (place, until) in &ledger.open {
        if let Some(pause) = ledger.pauses.get_mut(*place) {
            pause.expires = *until;
        }
    }
    ledger.pauses
}

/// The pauses so far, and which of them are open, each with the instant at which it ends by itself.
#[derive(Default)]
struct Ledger {
    pauses: Vec<Pause>,
    open: Vec<(usize, Option<Instant>)>,
}

impl Ledger {
    /// Begins a pause; whether one for this reason goes on already.
    fn pause(&mut self, event: &Event, reason: &str, until: Option<Instant>, announced: Option<Instant>) -> bool {
        let until = until.filter(|until| *until >= event.at);
        let holds = |(place, _): &&mut (usize, Option<Instant>)| {
            self.pauses.get(*place).is_some_and(|pause| *pause.reason == *reason)
        };
        if let Some((_, end)) = self.open.iter_mut().find(holds) {
            *end = until;
            return true;
        }
        self.open.push((self.pauses.len(), until));
        let path = event.path();
        self.pauses.push(Pause { reason: reason.into(), from: event.at, to: None, announced, expires: None, path });
        false
    }

    /// Ends the pauses of a reason, or all; whether there was one.
    fn resume(&mut self, at: Instant, reason: Option<&str>) -> bool {
        let before = self.open.len();
        let pauses = &mut self.pauses;
        self.open.retain(|(place, _)| {
            let pause = pauses.get_mut(*place).filter(|pause| reason.is_none_or(|reason| *reason == *pause.reason));
            pause.map(|pause| pause.to = Some(at)).is_none()
        });
        self.open.len() < before
    }

    /// Ends the pauses whose own end has come.
    fn expire(&mut self, at: Instant) {
        let pauses = &mut self.pauses;
        self.open.retain(|(place, until)| {
            let ended = until.filter(|until| *until <= at);
            if let (Some(until), Some(pause)) = (ended, pauses.get_mut(*place)) {
                pause.to = Some(until);
            }
            ended.is_none()
        });
    }
}
