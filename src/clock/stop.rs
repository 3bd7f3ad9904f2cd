//! When a clock stops.

use crate::policy::{Agreement, EventMatch, Metric, Moment, StopRule, Target};
use crate::ticket::EventKind;

/// The events that stop clocks, in their order: each stops the clock of its name and every earlier one.
const ORDER: [(EventKind, &str); 5] = [
    (EventKind::Acknowledged, Metric::ACKNOWLEDGE),
    (EventKind::Responded, Metric::RESPOND),
    (EventKind::Restored, Metric::RESTORE),
    (EventKind::Resolved, Metric::RESOLVE),
    (EventKind::Closed, ""),
];

/// How far a ticket has come since its report or its last reopening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Done {
    #[default]
    Open,
    Restored,
    Resolved,
    Closed,
}

impl Done {
    /// How far it has come after another event.
    pub(super) fn after(self, event: EventKind) -> Self {
        match event {
            EventKind::Restored => self.max(Self::Restored),
            EventKind::Resolved => self.max(Self::Resolved),
            EventKind::Closed => Self::Closed,
            EventKind::Reopened => Self::Open,
            _ => self,
        }
    }
}

/// A clock's stop, the defaults filled in.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    /// What stops it; of one that repeats, what ends a cycle.
    pub(super) moment: Moment,
    /// Whether closing the ticket ends a clock that repeats.
    pub(super) closes: bool,
}

impl Stop {
    /// The target's own, else the agreement's, else what follows from its name.
    pub(super) fn of(agreement: &Agreement, target: &Target) -> Self {
        let metric = target.metric.as_str();
        let rule = target.stop.as_ref().or(agreement.stop.as_ref());
        let exact = matches!(rule, Some(StopRule::Exact));
        let moment = match rule {
            Some(StopRule::At(moment)) => moment.clone(),
            _ => Moment::Earliest(named(metric, exact).into_iter().map(EventMatch::of).collect()),
        };
        Self { moment, closes: !exact }
    }
}

/// The events that stop a clock of this name.
fn named(metric: &str, exact: bool) -> Vec<EventKind> {
    let from = |metric: &str| {
        let later = ORDER.iter().skip_while(move |(_, name)| *name != metric);
        later.map(|(event, _)| *event).collect::<Vec<_>>()
    };
    let mut events = match metric {
        Metric::UPDATE => vec![EventKind::Updated],
        // Whatever is said to the consumer, or done for them, answers.
        Metric::NEXT_RESPONSE => {
            let mut events = from(Metric::RESPOND);
            events.push(EventKind::Updated);
            events
        }
        metric => from(metric),
    };
    if exact {
        events.truncate(1);
    }
    events
}
