//! When a constraint is in force.

use crate::calendar::Calendar;
use crate::policy::{Constraint, Policy};
use crate::{Duration, Instant};

/// How far past now a calendar is looked through: two years. What lies behind that counts as one stretch without end, so
/// that a due time out there is an error, never a wrong date.
const AHEAD: Duration = Duration::from_minutes(2 * 366 * 24 * 60);

/// A stretch in which a constraint is in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) from: Instant,
    /// Its end, excluded; none while nobody knows it.
    pub(super) to: Option<Instant>,
    /// When it was announced: at all times what a calendar says.
    pub(super) announced: Option<Instant>,
    /// Its place among the intervals.
    pub(super) place: Option<usize>,
}

/// The stretches of a constraint that end after `since`, up to two years past now.
pub(super) fn stretches(policy: &Policy, constraint: &Constraint, since: Instant, now: Instant) -> Vec<Stretch> {
    let written = constraint.intervals.iter().enumerate().map(|(place, interval)| Stretch {
        from: interval.from.0,
        to: interval.to.map(|to| to.0),
        announced: interval.announced.map(|at| at.0),
        place: Some(place),
    });
    let mut found: Vec<Stretch> = written.filter(|stretch| stretch.to.is_none_or(|to| to > since)).collect();
    if let Some((calendar, open)) = calendar(policy, constraint) {
        let horizon = now.plus(AHEAD).unwrap_or(Instant::MAX);
        let periods = calendar.periods(since, horizon).filter(|period| period.open == open);
        found.extend(periods.map(|period| by_calendar(period.from, period.to)));
        if horizon < Instant::MAX {
            found.push(by_calendar(horizon, Instant::MAX));
        }
    }
    found
}

fn by_calendar(from: Instant, to: Instant) -> Stretch {
    Stretch { from, to: Some(to), announced: Some(Instant::MIN), place: None }
}

/// From when to when it is in force, now or else next. None for the start that only a calendar's past could tell.
pub(super) fn current(
    policy: &Policy,
    constraint: &Constraint,
    now: Instant,
) -> Option<(Option<Instant>, Option<Instant>)> {
    let Some((calendar, open)) = calendar(policy, constraint) else {
        let ahead = stretches(policy, constraint, now, now);
        let first = ahead.into_iter().min_by_key(|stretch| stretch.from.max(now))?;
        return Some((Some(first.from), first.to));
    };
    let change = calendar.next_change(now);
    if calendar.is_open(now) == open {
        return Some((None, change));
    }
    Some((Some(change?), calendar.next_change(change?)))
}

/// The calendar that says when, and whether it does so by being open.
fn calendar<'a>(policy: &'a Policy, constraint: &Constraint) -> Option<(&'a Calendar, bool)> {
    let named = |name: &crate::policy::CalendarName| policy.calendar(&name.0);
    let open = constraint.while_open.as_ref().and_then(named).map(|calendar| (calendar, true));
    open.or_else(|| constraint.while_closed.as_ref().and_then(named).map(|calendar| (calendar, false)))
}
