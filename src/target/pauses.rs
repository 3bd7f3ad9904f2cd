//! What pauses do to each form of target.

use super::{Start, Target, When, days, past_horizon};
use crate::calendar::Calendar;
use crate::civil::Date;
use crate::error::Error;
use crate::instant::{Duration, Instant};
use crate::order::join;

/// What a pause does to a target of days. (Working time always stands still in a pause.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pauses {
    /// Nothing: the day stays.
    #[default]
    Ignore,
    /// The due day moves by the working days after the pause's first date up to its last: Monday 15:00 to Tuesday 10:00 is
    /// one day. Calendar days move by dates, or by the paused time itself when they are due at the same hour.
    Shift,
}

/// Sorts intervals and joins those that overlap or touch; empty ones fall away.
#[must_use]
pub fn unite(mut intervals: Vec<(Instant, Instant)>) -> Vec<(Instant, Instant)> {
    intervals.retain(|(from, to)| from < to);
    join(&mut intervals, Instant::millis);
    intervals
}

/// The earliest instant at which `work` of open time outside the pauses has passed since `start`.
///
/// Pauses are sorted and apart. A start outside open hours, or in a pause, first moves to where both are over.
///
/// # Errors
/// As [`Calendar::add`].
///
/// ```
/// use sla_clock::{Calendar, CalendarSpec, Duration, Instant, Zone, add_outside};
/// let always = Calendar::new(CalendarSpec::always(Zone::utc())).unwrap();
/// let at = |minute: i64| Instant::from_millis(minute * 60_000).unwrap();
/// let due = add_outside(&always, at(0), Duration::from_minutes(60), &[(at(30), at(45))]).unwrap();
/// assert_eq!(due, at(75));
/// // Used up as the pause begins: due then, not when it ends.
/// assert_eq!(add_outside(&always, at(0), Duration::from_minutes(30), &[(at(30), at(45))]).unwrap(), at(30));
/// ```
pub fn add_outside(
    calendar: &Calendar,
    start: Instant,
    work: Duration,
    pauses: &[(Instant, Instant)],
) -> Result<Instant, Error> {
    let mut from = start;
    let mut left = work.millis();
    for (pause, resume) in pauses.iter().filter(|(_, resume)| *resume > start) {
        if *pause > from {
            let before = calendar.elapsed(from, *pause).millis();
            // Nothing left to count: a zero target waits for open hours outside the pause.
            if before >= left && (left > 0 || calendar.opening_at_or_after(from).is_some_and(|open| open < *pause)) {
                break;
            }
            left -= before;
        }
        from = *resume;
    }
    calendar.add(from, Duration::from_millis(left))
}

/// Open time from `a` to `b` outside the pauses, which are sorted and apart; negative when `b` is earlier.
#[must_use]
pub fn elapsed_outside(calendar: &Calendar, a: Instant, b: Instant, pauses: &[(Instant, Instant)]) -> Duration {
    let (from, to, sign) = if a <= b { (a, b, 1) } else { (b, a, -1) };
    let whole = calendar.elapsed(from, to).millis();
    let inside = pauses.iter().map(|(pause, resume)| (*pause.max(&from), *resume.min(&to)));
    let paused: i64 =
        inside.filter(|(pause, resume)| pause < resume).map(|(p, r)| calendar.elapsed(p, r).millis()).sum();
    Duration::from_millis((whole - paused) * sign)
}

impl Target {
    /// Moves a due day on by the pauses that begin before it, one after the other.
    pub(super) fn shifted(
        &self,
        base: Date,
        when: When,
        start: &Start<'_>,
        calendar: &Calendar,
    ) -> Result<(Instant, Date), Error> {
        let zone = calendar.zone();
        let (mut at, mut day) = (when.on(base, calendar)?, base);
        let (mut moved, mut paused) = (0_u32, 0_i64);
        for (pause, resume) in start.pauses.iter().filter(|(_, resume)| *resume > start.at) {
            if *pause >= at {
                break;
            }
            let pause = start.at.max(*pause);
            let first = zone.to_local(pause).0;
            // The instant of resuming is no longer paused.
            let last = resume.plus(Duration::from_millis(-1)).map_or(first, |last| zone.to_local(last).0);
            paused += resume.since(pause).millis();
            moved += match self {
                Self::CalendarDays { .. } => (last.days() - first.days()).max(0) as u32,
                _ => calendar.working_days_between(first, last),
            };
            (at, day) = self.moved(base, when, moved, paused, calendar)?;
        }
        Ok((at, day))
    }

    /// The due instant and day when the due day goes `moved` days on from `base`.
    fn moved(
        &self,
        base: Date,
        when: When,
        moved: u32,
        paused: i64,
        calendar: &Calendar,
    ) -> Result<(Instant, Date), Error> {
        let zone = calendar.zone();
        let far = || past_horizon(format!("{moved} days after {base}"));
        match (self, when) {
            (Self::CalendarDays { .. }, When::Exact(at)) => {
                let at = at.plus(Duration::from_millis(paused)).ok_or_else(far)?;
                Ok((at, zone.to_local(at).0))
            }
            (Self::CalendarDays { .. }, When::Day(_)) => {
                let day = base.plus_days(i32::try_from(moved).map_err(|_| far())?);
                Ok((when.on(day, calendar)?, day))
            }
            (_, When::Day(_)) => {
                let day = days::working_day(calendar, base, moved)?;
                Ok((when.on(day, calendar)?, day))
            }
            (_, When::Exact(at)) if moved == 0 => Ok((at, base)),
            (_, When::Exact(at)) => {
                let day = days::working_day(calendar, base, moved)?;
                Ok((zone.instant_of(day, zone.to_local(at).1).ok_or_else(far)?, day))
            }
        }
    }
}
