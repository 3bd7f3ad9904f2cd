//! When a clock starts.

use super::stop::Done;
use crate::Duration;
use crate::policy::{Agreement, EventMatch, Metric, Moment, Target};
use crate::ticket::EventKind;

/// A clock's start, the defaults filled in.
#[derive(Clone, Debug)]
pub(super) struct Start {
    pub(super) moment: Moment,
    /// Elapsed time from the moment to the start.
    pub(super) after: Duration,
}

impl Start {
    /// The target's own, else the agreement's, else the report; an answer is owed from the consumer's message on.
    pub(super) fn of(agreement: &Agreement, target: &Target) -> Self {
        let answers = target.metric.as_str() == Metric::NEXT_RESPONSE;
        let agreed = if answers { None } else { agreement.start.as_ref() };
        match target.start.as_ref().or(agreed) {
            Some(rule) => Self { moment: rule.moment.clone(), after: rule.after },
            None => {
                let event = if answers { EventKind::Message } else { EventKind::Opened };
                Self { moment: Moment::Earliest(vec![EventMatch::of(event)]), after: Duration::ZERO }
            }
        }
    }

    /// Whether it waits for nothing but the report and its being complete: such a clock starts once, and what stops it
    /// before its start has met it.
    pub(super) fn is_report(&self) -> bool {
        let report = |event: &EventMatch| matches!(event.event, EventKind::Opened | EventKind::Completed);
        self.moment.events().iter().all(report)
    }

    /// Whether it waits for a hand-over, whatever else it waits for.
    pub(super) fn is_hand_over(&self) -> bool {
        let handed = |event: &EventMatch| event.event == EventKind::Assigned;
        match &self.moment {
            Moment::Earliest(events) => events.iter().all(handed),
            Moment::Latest(events) => events.iter().any(handed),
        }
    }

    /// Whether the ticket is too far on for this clock to start: a hand-over starts nothing where its work is done, a
    /// message nothing on a closed ticket.
    pub(super) fn is_barred(&self, done: Done, restored_stops: bool) -> bool {
        let handed = self.moment.names(EventKind::Assigned);
        (handed && (done >= Done::Resolved || (done == Done::Restored && restored_stops)))
            || (self.moment.names(EventKind::Message) && done == Done::Closed)
    }
}
