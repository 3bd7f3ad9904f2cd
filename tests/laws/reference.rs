//! The reference: it knows only whether an instant is open, from its own reading of the statement, and walks.

use chrono::{NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use crate::statement::{Interval, Statement};

const MINUTE: i64 = 60_000;

pub(crate) struct Reference {
    pub(crate) from: i64,
    pub(crate) to: i64,
    step: i64,
    /// Whether it is open, step by step from `from` on.
    pub(crate) open: Vec<bool>,
    working: Vec<i32>,
}

/// An instant by wall clock: the first of two, or moved forward by the gap when there is none.
fn instant(tz: Tz, day: i32, minutes: i64) -> i64 {
    let local =
        chrono::DateTime::from_timestamp_millis(i64::from(day) * 86_400_000 + minutes * MINUTE).unwrap().naive_utc();
    if let Some(found) = tz.from_local_datetime(&local).earliest() {
        return found.timestamp_millis();
    }
    // The offset that held before the gap is that of the last minute that exists.
    let mut before: NaiveDateTime = local;
    loop {
        before -= TimeDelta::minutes(15);
        if let Some(found) = tz.from_local_datetime(&before).latest() {
            let offset = i64::from(found.offset().fix().local_minus_utc()) * 1000;
            return local.and_utc().timestamp_millis() - offset;
        }
    }
}

/// Whether no quarter of an hour of the date exists.
fn skipped(tz: Tz, day: i32) -> bool {
    (0..96).all(|quarter| {
        let local =
            chrono::DateTime::from_timestamp_millis(i64::from(day) * 86_400_000 + quarter * 15 * MINUTE).unwrap();
        tz.from_local_datetime(&local.naive_utc()).earliest().is_none()
    })
}

/// A date's intervals merged on the wall clock: the runs of its open minutes, through the night after it.
fn merged(intervals: &[Interval]) -> Vec<(i64, i64)> {
    let mut minutes = [false; 2881];
    for (open, close) in intervals {
        let close = if close < open { close + 1440 } else { *close };
        minutes[usize::from(*open)..usize::from(close)].fill(true);
    }
    let mut runs = Vec::new();
    let mut start = None;
    for (minute, open) in minutes.iter().enumerate() {
        match (open, start) {
            (true, None) => start = Some(minute as i64),
            (false, Some(from)) => {
                runs.push((from, minute as i64));
                start = None;
            }
            _ => {}
        }
    }
    runs
}

impl Reference {
    pub(crate) fn new(statement: &Statement) -> Self {
        let tz = statement.tz();
        let from = i64::from(statement.focus - statement.reach) * 86_400_000;
        let to = i64::from(statement.focus + statement.reach) * 86_400_000;
        // Each date's hours, as intervals of real time, with the date on which they open.
        let mut shifts: Vec<(i32, i64, i64)> = Vec::new();
        for day in statement.focus - statement.reach - 3..statement.focus + statement.reach + 3 {
            if skipped(tz, day) {
                continue;
            }
            let exception = statement.exceptions.iter().find(|(date, _)| *date == day);
            let weekday = (day + 3).rem_euclid(7) as usize;
            let intervals = exception.map_or(&statement.week[weekday], |(_, intervals)| intervals);
            let holiday = |date: i32| statement.holidays.contains(&date);
            for (open, close) in merged(intervals) {
                // The part on the date itself, then the part on the next.
                let first = (!holiday(day) || exception.is_some()).then_some((open, close.min(1440)));
                let second = (close > 1440 && !holiday(day + 1)).then_some((1440, close));
                let (opens, hours) = match (first, second) {
                    (Some((open, _)), Some((_, close))) => (day, (open, close)),
                    (Some(hours), None) => (day, hours),
                    (None, Some(hours)) => (day + 1, hours),
                    (None, None) => continue,
                };
                shifts.push((opens, instant(tz, day, hours.0), instant(tz, day, hours.1)));
            }
        }
        let closed = |at: i64| statement.closures.iter().any(|(from, to)| *from <= at && at < *to);
        let is_open = |at: i64| !closed(at) && shifts.iter().any(|(_, open, close)| *open <= at && at < *close);
        let open = (0..(to - from) / statement.step).map(|step| is_open(from + step * statement.step)).collect();
        let mut working = Vec::new();
        for (day, start, close) in &shifts {
            let mut at = *start;
            while at < *close {
                if !closed(at) {
                    working.push(*day);
                    break;
                }
                at += statement.step;
            }
        }
        Self { from, to, step: statement.step, open, working }
    }

    pub(crate) fn is_open(&self, at: i64) -> bool {
        self.open[((at - self.from) / self.step) as usize]
    }

    pub(crate) fn working_day(&self, day: i32) -> bool {
        self.working.contains(&day)
    }

    /// The end of the step that `at` lies in.
    fn step_end(&self, at: i64) -> i64 {
        at + self.step - (at - self.from) % self.step
    }

    pub(crate) fn elapsed(&self, a: i64, b: i64) -> i64 {
        if b < a {
            return -self.elapsed(b, a);
        }
        let (mut at, mut sum) = (a, 0);
        while at < b {
            let end = self.step_end(at).min(b);
            if self.is_open(at) {
                sum += end - at;
            }
            at = end;
        }
        sum
    }

    /// `None` when the answer lies outside the window.
    pub(crate) fn add(&self, start: i64, work: i64) -> Option<i64> {
        if work < 0 {
            return self.subtract(start, -work);
        }
        let (mut at, mut left) = (start, work);
        while at < self.to {
            let end = self.step_end(at);
            if self.is_open(at) {
                if left <= end - at {
                    return Some(at + left);
                }
                left -= end - at;
            }
            at = end;
        }
        None
    }

    /// The latest instant from which `work` is worked until `start`.
    fn subtract(&self, start: i64, work: i64) -> Option<i64> {
        let (mut at, mut left) = (start, work);
        while at > self.from {
            let begin = at - 1 - (at - 1 - self.from) % self.step;
            if self.is_open(begin) {
                if left <= at - begin {
                    return Some(at - left);
                }
                left -= at - begin;
            }
            at = begin;
        }
        None
    }

    /// `None` when nothing changes any more in the window.
    pub(crate) fn next_change(&self, at: i64) -> Option<i64> {
        let now = self.is_open(at);
        let mut next = self.step_end(at);
        while next < self.to {
            if self.is_open(next) != now {
                return Some(next);
            }
            next = self.step_end(next);
        }
        None
    }
}
