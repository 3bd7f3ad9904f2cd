//! What a clock listens to, for those that ask before there is a ticket.

use super::life::repeats;
use super::start::Start;
#[cfg(not(target_arch = "wasm32"))]
use super::stop::Stop;
use crate::Duration;
#[cfg(not(target_arch = "wasm32"))]
use crate::policy::EventMatch;
use crate::policy::{Agreement, Moment, Target};
use crate::ticket::EventKind;

/// Every event at which a clock starts or stops, the defaults filled in. Asked by the linter alone.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn heard(agreement: &Agreement, target: &Target) -> Vec<EventMatch> {
    let (start, stop) = (Start::of(agreement, target), Stop::of(agreement, target));
    start.moment.events().iter().chain(stop.moment.events()).cloned().collect()
}

/// How long after the report a clock starts; none when it waits for something else.
pub(crate) fn after_report(agreement: &Agreement, target: &Target) -> Option<Duration> {
    let start = Start::of(agreement, target);
    match &start.moment {
        Moment::Earliest(events) if events.iter().all(|event| event.event == EventKind::Opened) => Some(start.after),
        _ => None,
    }
}

/// Whether all of its time is counted from the report: it starts there, at once, and does not start anew with each stop.
pub(super) fn from_report(agreement: &Agreement, target: &Target) -> bool {
    !repeats(target) && after_report(agreement, target) == Some(Duration::ZERO)
}
