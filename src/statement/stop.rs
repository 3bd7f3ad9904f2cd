//! When a ticket stopped, and so belongs to a period.

use crate::Instant;
use crate::clock::{Clock, Running};
use crate::engine::Judged;
use crate::policy::{Metric, Quantity, Trigger};
use crate::ticket::{EventKind, What};

/// When a ticket stopped: the last of its clocks and outages; of one without either, the event that ended it. None while
/// anything goes on. News to the consumer is no work that stops. A closed or cancelled ticket has no clock that goes on.
/// Where a penalty or a measure looks at a clock of the ticket, only such clocks count: a report that costs nothing holds
/// back no credit.
pub(super) fn stop(judged: &Judged<'_>) -> Option<Instant> {
    let seen = judged.scene.seen;
    let ends = |kind: EventKind| matches!(kind, EventKind::Closed | EventKind::Cancelled);
    let over = seen.iter().rev().find(|event| ends(event.kind()) || event.kind() == EventKind::Reopened);
    let over = over.filter(|event| ends(event.kind())).map(|event| event.at);
    let mut last: Option<Instant> = None;
    let looked_at =
        judged.held.iter().any(|(place, clocks)| working(clocks).any(|(of, _)| matters(judged, *place, of)));
    for (place, clocks) in &judged.held {
        for (_, running) in working(clocks).filter(|(of, _)| !looked_at || matters(judged, *place, of)) {
            last = last.max(Some(running.ended.or(over)?));
        }
    }
    let mut open: Vec<Option<&str>> = Vec::new();
    for event in seen {
        let What::Outage { kind, service, .. } = &event.what else { continue };
        let service = service.as_deref();
        match kind {
            EventKind::OutageStarted => open.push(service),
            _ => {
                open.retain(|known| *known != service);
                last = last.max(Some(event.at));
            }
        }
    }
    if !open.is_empty() {
        return over.max(last).filter(|_| over.is_some());
    }
    let stops = |kind: EventKind| matches!(kind, EventKind::Restored | EventKind::Resolved) || ends(kind);
    last.or_else(|| seen.iter().rev().find(|event| stops(event.kind())).map(|event| event.at))
}

/// The clocks of work that stops, as far as they have started.
fn working<'c, 'a>(clocks: &'c [Clock<'a>]) -> impl Iterator<Item = (&'c Metric, &'c Running<'a>)> {
    let news = |metric: &Metric| matches!(metric.as_str(), Metric::UPDATE | Metric::NEXT_RESPONSE);
    let working = clocks.iter().filter(move |clock| !news(&clock.answer.metric));
    // A promise that is gone says nothing of when the work ended.
    let standing = working.filter_map(|clock| Some((&clock.answer.metric, clock.running.as_ref()?)));
    standing.filter(|(_, running)| !running.withdrawn)
}

/// Whether a penalty or a measure of an agreement looks at the clock of a target.
fn matters(judged: &Judged<'_>, agreement: usize, metric: &Metric) -> bool {
    let Some(agreement) = judged.scene.policy.agreements().get(agreement) else { return false };
    let penalties = agreement.penalties.iter().any(|one| matches!(&one.trigger, Trigger::Breach(of) if of == metric));
    let measures = agreement.statement.iter().flat_map(|terms| &terms.measures);
    penalties
        || measures.into_iter().any(|measure| match &measure.quantity {
            Quantity::Mean(of) | Quantity::Percentile(of, _) | Quantity::Share(of, _) => of == metric,
            Quantity::Points(rules) => rules.iter().any(|rule| rule.on == *metric),
            Quantity::Availability(_) | Quantity::Outage(_) => false,
        })
}
