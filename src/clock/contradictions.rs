//! What the ticket's history says that can't be, or names that nobody knows, and how it is read.

use super::stop::Done;
use crate::Instant;
use crate::assessment::{Notice, TraceValue, Values};
use crate::nearest::nearest;
use crate::scene::Scene;
use crate::ticket::{Event, EventKind, What};

/// Tells each contradiction with the event's place; every sentence says the reading chosen.
pub(crate) fn contradictions(scene: &mut Scene<'_>) {
    let mut told = Vec::new();
    let opened = scene.seen.iter().find(|event| event.kind() == EventKind::Opened).map(|event| event.at);
    let (mut reported, mut called_off) = (false, false);
    // How far it has come, by which event, and when.
    let (mut done, mut last): (_, Option<(EventKind, Instant)>) = (Done::Open, None);
    for event in scene.seen {
        let kind = event.kind();
        let aside = called_off || opened.is_none_or(|opened| event.at < opened);
        let reached = done.after(kind);
        let known = last.filter(|(_, at)| reached == done && *at < event.at);
        let mut values = vec![("at", scene.moment(event.at).into())];
        let code = match (kind, event.implied) {
            (_, true) => None,
            (EventKind::Opened, _) if reported => Some("duplicate-opened"),
            _ if called_off && matters(kind) => Some("event-after-cancelled"),
            (EventKind::Qualified | EventKind::Prioritised | EventKind::Completed | EventKind::Status, _) => None,
            // A pause is clipped to what it pauses.
            (EventKind::Paused, _) if aside && !called_off && opened.is_some() => Some("paused-before-opened"),
            (EventKind::Resumed, _) if aside => None,
            _ if aside && !called_off => Some("event-before-opened"),
            (EventKind::Reopened, _) if done == Done::Open && !aside => Some("reopened-not-stopped"),
            (EventKind::Restored | EventKind::Resolved | EventKind::Closed, _) if !aside && known.is_some() => {
                values.extend(known.map(|(kind, _)| ("done", kind.as_str().into())));
                Some("done-already")
            }
            (EventKind::Paused, _) if done == Done::Closed && !aside => Some("paused-after-closed"),
            _ => None,
        };
        reported |= kind == EventKind::Opened;
        called_off |= kind == EventKind::Cancelled && !aside;
        // What is set aside has brought the ticket nowhere.
        if !aside && reached != done {
            (done, last) = (reached, (reached != Done::Open).then_some((kind, event.at)));
        }
        if let Some(code) = code {
            if matches!(code, "event-before-opened" | "event-after-cancelled" | "done-already") {
                values.insert(0, ("event", kind.as_str().into()));
            }
            told.push(notice(code, event.path(), values));
        }
        unknown(scene, event, &mut told);
    }
    if opened.is_none() {
        told.push(notice("not-opened", "/events".into(), Vec::new()));
    }
    scene.notices.extend(told);
}

/// Whether an event would do something to a clock or a priority.
fn matters(kind: EventKind) -> bool {
    use EventKind::{
        Accepted, Acknowledged, Assigned, Closed, Message, Opened, Paused, Prioritised, Qualified, Reopened, Resolved,
        Responded, Restored, Updated,
    };
    let acts = [
        Opened,
        Acknowledged,
        Responded,
        Restored,
        Resolved,
        Closed,
        Updated,
        Message,
        Paused,
        Assigned,
        Accepted,
        Reopened,
        Qualified,
        Prioritised,
    ];
    acts.contains(&kind)
}

fn notice(code: &'static str, path: String, values: Vec<(&'static str, TraceValue)>) -> Notice {
    Notice { code, path, values: Values(values) }
}

/// Statuses, causes and recipients that the policy does not list.
fn unknown(scene: &Scene<'_>, event: &Event, told: &mut Vec<Notice>) {
    if let What::Status(status) = &event.what
        && scene.policy.statuses().get(status).is_none()
    {
        let names = scene.policy.statuses().names();
        told.push(notice(
            "unknown-status",
            format!("{}/status", event.path()),
            word(scene, event, "status", status, names),
        ));
    }
    if let Some(cause) = event.cause.as_deref().filter(|cause| scene.policy.causes().get(cause).is_none()) {
        let names = scene.policy.causes().names();
        told.push(notice(
            "unknown-cause",
            format!("{}/cause", event.path()),
            word(scene, event, "cause", cause, names),
        ));
    }
    if let What::Updated { recipient: Some(recipient), .. } = &event.what
        && scene.policy.recipient(recipient).is_none()
    {
        let values = word(scene, event, "recipient", recipient, scene.policy.recipients());
        told.push(notice("unknown-recipient", format!("{}/recipient", event.path()), values));
    }
}

fn word<'w>(
    scene: &Scene<'_>,
    event: &Event,
    what: &'static str,
    word: &str,
    known: impl Iterator<Item = &'w str>,
) -> Vec<(&'static str, TraceValue)> {
    let mut values = vec![("at", scene.moment(event.at).into()), (what, word.into())];
    values.extend(nearest(word, known).map(|near| ("nearest", near.into())));
    values
}
