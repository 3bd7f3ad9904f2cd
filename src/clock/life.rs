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
pub(super) fn life(metric: &Metric, seen: &[Event]) -> Option<Life> {
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
pub(super) fn stops(metric: &Metric, event: EventKind) -> bool {
    let place = |word: &str| ORDER.iter().position(|known| *known == word);
    let reach = match event {
        EventKind::Acknowledged => Metric::ACKNOWLEDGE,
        EventKind::Responded => Metric::RESPOND,
        EventKind::Restored => Metric::RESTORE,
        EventKind::Resolved | EventKind::Closed => Metric::RESOLVE,
        _ => return false,
    };
    place(metric.as_str()).is_some_and(|place_of| place(reach).is_some_and(|reach| place_of <= reach))
}

const ORDER: [&str; 4] = [Metric::ACKNOWLEDGE, Metric::RESPOND, Metric::RESTORE, Metric::RESOLVE];

/// What was acknowledged or answered stays so.
fn reopens(metric: &Metric) -> bool {
    matches!(metric.as_str(), Metric::RESTORE | Metric::RESOLVE)
}
