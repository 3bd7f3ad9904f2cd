//! Who has the ticket, who gets it next, and who is told as its clocks run down.
//!
//! [`stays`] reads the hand-overs, [`mod@support`] says who has the ticket, [`mod@onward`] where it goes, [`routes`] which team of a level
//! gets it, [`mod@steps`] who is told when, [`contacts`] by which way and from when they can be reached.

mod contacts;
mod onward;
mod routes;
mod stays;
mod steps;
mod support;
mod told;

pub(crate) use onward::onward;
pub(crate) use steps::{in_order, steps};
pub(crate) use support::support;

use crate::Instant;
use crate::policy::{Policy, SupportLevel};
use crate::qualification::Facts;
use crate::scene::Scene;
use crate::ticket::{EventKind, Ticket};

/// Writes into a ticket what each of its hand-overs comes to: the team that the routes choose, or nothing. A policy that
/// knows its levels by name alone, as a published one does, leaves them as they are written.
pub(crate) fn read_hand_overs(policy: &Policy, ticket: &mut Ticket) {
    let described =
        |level: &SupportLevel| level.title.is_some() || !level.contacts.is_empty() || !level.teams.0.is_empty();
    let handed = ticket.events.iter().any(|event| matches!(event.kind(), EventKind::Assigned | EventKind::Returned));
    if !handed || !policy.levels().iter().any(described) {
        return;
    }
    let scene = Scene::new(policy, ticket, Instant::MAX);
    let found = stays::hand_overs(&scene, &Facts::new(&scene));
    for (index, handed) in found {
        if let Some(event) = ticket.events.get_mut(index) {
            event.handed = handed;
        }
    }
}

/// When the ticket was resolved, closed or called off, unless it was reopened since.
fn over(scene: &Scene<'_>) -> Option<Instant> {
    ended(scene, &[EventKind::Resolved, EventKind::Closed, EventKind::Cancelled])
}

/// When the first of these events came, unless the ticket was reopened since.
fn ended(scene: &Scene<'_>, kinds: &[EventKind]) -> Option<Instant> {
    scene.seen.iter().fold(None, |end, event| match event.kind() {
        EventKind::Reopened => None,
        kind if kinds.contains(&kind) => end.or(Some(event.at)),
        _ => end,
    })
}
