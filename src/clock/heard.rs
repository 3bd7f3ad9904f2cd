//! What a clock listens to, for the linter. Native only.

use super::start::Start;
use super::stop::Stop;
use crate::Duration;
use crate::policy::{Agreement, EventMatch, Moment, Target};
use crate::ticket::EventKind;

/// Every event at which a clock starts or stops, the defaults filled in.
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
