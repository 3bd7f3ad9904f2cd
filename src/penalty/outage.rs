//! Outages of a ticket as stretches of time: put together, cleaned of what does not count.

use super::time::{Stretch, Time};
use crate::calendar::Calendar;
use crate::clock::Pause;
use crate::order::sort_by_number;
use crate::policy::{Gap, Outage};
use crate::target::unite;
use crate::ticket::{Event, EventKind, What};
use crate::{Duration, Instant};

/// The outages that count, on a calendar.
pub(super) fn outages<'a>(
    (seen, own): (&[Event], Option<&str>),
    outage: &Outage,
    pauses: &[Pause],
    now: Instant,
    calendar: &'a Calendar,
) -> Time<'a> {
    let less = |pause: &&Pause| outage.less.iter().any(|reason| reason.0 == pause.reason);
    let mut breaks: Vec<(Instant, Instant)> =
        pauses.iter().filter(less).map(|pause| (pause.from, pause.to.unwrap_or(now))).collect();
    let mut stretches: Vec<Stretch> = Vec::new();
    for (_, found) in found(seen, own, outage, calendar) {
        let Some(last) = stretches.last_mut() else {
            stretches.push(found);
            continue;
        };
        let gap = last.to.map_or(0, |to| found.from.since(to).millis());
        let near = gap <= 0 || outage.merge_within.is_some_and(|within| gap < within.millis());
        if !near || last.weight != found.weight {
            stretches.push(found);
            continue;
        }
        if let (Some(to), true) = (last.to, outage.gap == Gap::LeftOut && gap > 0) {
            breaks.push((to, found.from));
        }
        last.to = match (last.to, found.to) {
            (Some(one), Some(two)) => Some(one.max(two)),
            _ => None,
        };
    }
    let mut time = Time { calendar, breaks: unite(breaks), stretches, told: Vec::new() };
    if let Some(least) = outage.ignore_under {
        let long = |time: &Time<'_>, stretch: &Stretch| {
            stretch.to.is_none_or(|to| time.length(&Stretch { weight: None, ..*stretch }, to) >= least.millis())
        };
        let kept: Vec<Stretch> = time.stretches.iter().filter(|stretch| long(&time, stretch)).copied().collect();
        time.stretches = kept;
        // One that goes on does not exist before it is long enough; from then on it does from its beginning.
        if let Some(open) = time.stretches.iter_mut().find(|stretch| stretch.to.is_none())
            && let Some(before) = open.from.plus(Duration::from_millis(least.millis() - 1))
        {
            open.late_after = before;
        }
    }
    time
}

/// Each outage from its start to its end, with its service: `own` is that of the ticket, for events that name none.
pub(super) fn found<'e>(
    seen: &'e [Event],
    own: Option<&'e str>,
    outage: &Outage,
    calendar: &Calendar,
) -> Vec<(Option<&'e str>, Stretch)> {
    let zone = calendar.zone();
    let mut open: Vec<(Option<&str>, Stretch)> = Vec::new();
    let mut found = Vec::new();
    for event in seen {
        let What::Outage { kind, service, share } = &event.what else { continue };
        let service = service.as_deref().or(own);
        if outage.service.as_deref().is_some_and(|wanted| service.is_some_and(|service| service != wanted)) {
            continue;
        }
        let place = open.iter().position(|(name, _)| *name == service);
        match (kind, place) {
            (EventKind::OutageStarted, None) => {
                let share = share
                    .filter(|_| outage.by_share)
                    .and_then(|share| i64::try_from((share * rust_decimal::Decimal::ONE_HUNDRED).trunc()).ok());
                let day = zone.to_local(event.at).0.plus_days(-1);
                let weight = share.map(|share| share.clamp(0, 10_000));
                let from = event.at;
                open.push((service, Stretch { from, late_after: from, to: None, day, weight, stands: 0 }));
            }
            (EventKind::OutageEnded, Some(place)) => {
                let (_, stretch) = open.remove(place);
                found.push((service, Stretch { to: Some(event.at), ..stretch }));
            }
            _ => {}
        }
    }
    found.extend(open);
    found.retain(|(_, stretch)| stretch.to.is_none_or(|to| to > stretch.from));
    sort_by_number(&mut found, |(_, stretch)| stretch.from.millis());
    found
}
