//! Where a clock's life starts and ends.

use crate::Instant;
use crate::policy::Metric;
use crate::ticket::{Event, EventKind};

/// From the first report to the event that stops the clock.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Life {
    pub(super) start: Instant,
    /// Position of the event that started it.
    pub(super) started_by: usize,
    pub(super) end: Option<End>,
    /// Stretches between a stop and the reopening that undid it, left out of the reckoning.
    pub(super) undone: Vec<(Instant, Instant)>,
}

/// The event that ended a clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    pub(super) at: Instant,
    pub(super) by: EventKind,
    pub(super) position: usize,
}

/// The life of a metric's clock, if the ticket has been opened.
pub(super) fn life(metric: Metric, seen: &[Event]) -> Option<Life> {
    let opened = seen.iter().find(|event| event.kind() == EventKind::Opened)?;
    let mut life = Life { start: opened.at, started_by: opened.position, end: None, undone: Vec::new() };
    for event in seen.iter().filter(|event| event.at >= life.start) {
        match (life.end, event.kind()) {
            (None, kind) if stops(metric, kind) || kind == EventKind::Cancelled => {
                life.end = Some(End { at: event.at, by: kind, position: event.position });
            }
            (Some(end), EventKind::Reopened) if reopens(metric) && end.by != EventKind::Cancelled => {
                life.undone.push((end.at, event.at));
                life.end = None;
            }
            _ => {}
        }
    }
    Some(life)
}

/// An event stops the clock of its name and every earlier one.
pub(super) fn stops(metric: Metric, event: EventKind) -> bool {
    let reach = match event {
        EventKind::Acknowledged => Metric::Acknowledge,
        EventKind::Responded => Metric::Respond,
        EventKind::Restored => Metric::Restore,
        EventKind::Resolved | EventKind::Closed => Metric::Resolve,
        _ => return false,
    };
    metric as u8 <= reach as u8
}

/// What was acknowledged or answered stays so.
fn reopens(metric: Metric) -> bool {
    matches!(metric, Metric::Restore | Metric::Resolve)
}
