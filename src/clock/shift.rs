//! A target of days whose day moves while it is paused: it moves at midnights, and may be late until the next one.

use super::cycle::Running;
use crate::policy::Rung;
use crate::target::{Pauses, Start};
use crate::{Duration, Error, Instant};

/// So many midnights ahead a change is looked for.
const MOST_DAYS: i32 = 40;

/// The first instant after now at which a paused clock of shifting days turns late, or is late no more, or passes a rung
/// or takes it back, although nothing happens.
pub(super) fn turns(running: &Running<'_>, now: Instant, rungs: Vec<Rung>) -> Result<Option<Instant>, Error> {
    let course = &running.course;
    if !course.promise.form.is_day_shaped() || course.promise.pauses != Pauses::Shift {
        return Ok(None);
    }
    let reading = |at: Instant| -> Result<Vec<bool>, Error> {
        let mut breaks = course.breaks();
        if let Some(last) = breaks.iter_mut().find(|(_, to)| *to == now) {
            last.1 = at;
        } else {
            breaks.push((now, at));
        }
        breaks.retain(|(from, to)| from < to);
        let start = Start { at: course.start, pauses: &breaks, effect: Pauses::Shift, own_date: course.own_date() };
        let due = course.promise.form.due(&start, course.calendar())?;
        let mut reading = vec![at > due.at];
        for rung in &rungs {
            reading.push(course.promise.form.warning(rung.warning(), &start, &due, course.calendar())? <= at);
        }
        Ok(reading)
    };
    let present = reading(now)?;
    let zone = course.calendar().zone();
    let today = zone.to_local(now).0;
    let midnights = (1..=MOST_DAYS).filter_map(|ahead| zone.instant_of(today.plus_days(ahead), 0));
    let mut candidates: Vec<Instant> = midnights.filter_map(|at| at.plus(Duration::from_millis(1))).collect();
    let mut previous = now;
    candidates.push(candidates.last().copied().unwrap_or(now));
    for at in candidates {
        // Between two midnights the day stands still: it may be over before the next one.
        if let Some(late) = course_due(running, previous).and_then(|due| due.plus(Duration::from_millis(1)))
            && late > previous
            && late < at
            && reading(late)? != present
        {
            return Ok(Some(late));
        }
        if reading(at)? != present {
            return Ok(Some(at));
        }
        previous = at;
    }
    Ok(None)
}

/// The due instant as if the pause ended at this one.
fn course_due(running: &Running<'_>, at: Instant) -> Option<Instant> {
    let course = &running.course;
    let mut breaks = course.breaks();
    if let Some(last) = breaks.last_mut() {
        last.1 = last.1.max(at);
    }
    let start = Start { at: course.start, pauses: &breaks, effect: Pauses::Shift, own_date: course.own_date() };
    Some(course.promise.form.due(&start, course.calendar()).ok()?.at)
}
