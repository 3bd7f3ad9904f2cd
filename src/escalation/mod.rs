//! Who has the ticket, who gets it next, and who is told as its clocks run down.
//!
//! [`stays`] reads the hand-overs, [`mod@support`] says who has the ticket and where it goes, [`routes`] which team of a level
//! gets it, [`mod@steps`] who is told when, [`contacts`] by which way and from when they can be reached.

mod contacts;
mod routes;
mod stays;
mod steps;
mod support;
mod told;

pub(crate) use steps::{in_order, steps};
pub(crate) use support::{onward, support};

use crate::Instant;
use crate::scene::Scene;
use crate::ticket::EventKind;

/// When the ticket was resolved, closed or called off, unless it was reopened since.
fn over(scene: &Scene<'_>) -> Option<Instant> {
    scene.seen.iter().fold(None, |end, event| match event.kind() {
        EventKind::Resolved | EventKind::Closed | EventKind::Cancelled => end.or(Some(event.at)),
        EventKind::Reopened => None,
        _ => end,
    })
}
