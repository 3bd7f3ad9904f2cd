//! Adding, measuring and asking: every answer comes from the index.

use std::sync::OnceLock;

use crate::calendar::block::{BLOCKS, Block, Place, block_of, start_of};
use crate::calendar::{Calendar, Index};
use crate::error::{Error, ErrorCode};
use crate::instant::{Duration, Instant};

/// A stretch of time in which a calendar stays open or stays closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// When it begins.
    pub from: Instant,
    /// When it ends; that instant belongs to the next one.
    pub to: Instant,
    /// Whether the calendar is open.
    pub open: bool,
}

impl Calendar {
    /// The instant at which `work` of working time has passed since `start`; backwards when negative.
    ///
    /// - A start outside open hours first moves to the next opening.
    /// - Forwards it is the earliest such instant: 4 h from 14:00 with closing at 18:00 end at 18:00, not at the next opening.
    /// - Backwards it is the latest such instant.
    ///
    /// # Errors
    /// - `no-open-time`: the calendar never opens after (or before) `start`.
    /// - `out-of-range`: the answer lies outside 1970 to 2100.
    pub fn add(&self, start: Instant, work: Duration) -> Result<Instant, Error> {
        self.sum(start, work).ok_or_else(|| self.unreachable(start, work))
    }

    /// What `add` answers, if anything.
    // Inlined, so that a loop over many starts calls nothing: in the module the calls would cost as much as the answer.
    #[inline(always)]
    pub(crate) fn sum(&self, start: Instant, work: Duration) -> Option<Instant> {
        let Index::Blocks { time, .. } = &self.index else { return start.plus(work) };
        match work.millis() {
            millis @ 1.. => self.forwards(time, start.millis(), millis),
            0 => self.opening_at_or_after(start),
            millis => self.backwards(time, start.millis(), millis.saturating_neg()),
        }
    }

    /// Working time from `a` to `b`; negative when `b` is earlier.
    ///
    /// ```
    /// use sla_clock::{Calendar, CalendarSpec, Duration, Instant, Zone};
    /// let always = Calendar::new(CalendarSpec::always(Zone::utc())).unwrap();
    /// let (a, b) = (Instant::from_millis(1_000).unwrap(), Instant::from_millis(61_000).unwrap());
    /// assert_eq!(always.elapsed(b, a), Duration::from_minutes(-1));
    /// ```
    #[must_use]
    pub fn elapsed(&self, a: Instant, b: Instant) -> Duration {
        self.between(a, b)
    }

    /// What `elapsed` answers; inlined as `sum` is.
    #[inline(always)]
    pub(crate) fn between(&self, a: Instant, b: Instant) -> Duration {
        let Index::Blocks { time, .. } = &self.index else { return b.since(a) };
        let (from, to, sign) = if a <= b { (a, b, 1) } else { (b, a, -1) };
        Duration::from_millis(sign * self.work_between(time, from.millis(), to.millis()))
    }

    /// Whether a clock runs at this instant; the closing instant is closed.
    #[must_use]
    pub fn is_open(&self, at: Instant) -> bool {
        let Index::Blocks { time, .. } = &self.index else { return true };
        matches!(self.place(time, at), Some(Place::Open { .. }))
    }

    /// The first instant after `at` at which open turns to closed or closed to open; `None` when that never happens again.
    #[must_use]
    pub fn next_change(&self, at: Instant) -> Option<Instant> {
        let Index::Blocks { time, .. } = &self.index else { return None };
        match self.place(time, at)? {
            Place::Open { until } => self.closing_from(time, until),
            Place::Closed { until } => Instant::from_millis(until),
            Place::Over => self.opening_from(time, block_of(at.millis()) + 1),
        }
    }

    /// Open and closed stretches by turns, covering `[from, to)` without gap.
    #[must_use]
    pub fn periods(&self, from: Instant, to: Instant) -> Periods<'_> {
        Periods { calendar: self, from, to }
    }

    /// `at` itself when it is open then, else the next opening; `None` when it never opens again.
    #[must_use]
    pub fn opening_at_or_after(&self, at: Instant) -> Option<Instant> {
        if self.is_open(at) { Some(at) } else { self.next_change(at) }
    }

    #[inline(always)]
    fn block<'a>(&'a self, time: &'a [OnceLock<Block>], index: usize) -> Option<&'a Block> {
        let kept = time.get(index)?;
        Some(kept.get().unwrap_or_else(|| self.build(kept, index)))
    }

    #[cold]
    #[inline(never)]
    fn build<'a>(&self, kept: &'a OnceLock<Block>, index: usize) -> &'a Block {
        kept.get_or_init(|| Block::build(&self.shifts, index))
    }

    fn place(&self, time: &[OnceLock<Block>], at: Instant) -> Option<Place> {
        Some(self.block(time, block_of(at.millis()))?.place(at.millis()))
    }

    #[inline(always)]
    fn forwards(&self, time: &[OnceLock<Block>], start: i64, work: i64) -> Option<Instant> {
        let mut index = block_of(start);
        let mut block = self.block(time, index)?;
        let mut goal = block.work_before(start).saturating_add(work);
        while goal > block.total() {
            goal -= block.total();
            index += 1;
            block = self.block(time, index)?;
        }
        Instant::from_millis(block.earliest(goal))
    }

    fn backwards(&self, time: &[OnceLock<Block>], start: i64, work: i64) -> Option<Instant> {
        let mut index = block_of(start);
        let mut goal = self.block(time, index)?.work_before(start).saturating_sub(work);
        while goal < 0 {
            index = index.checked_sub(1)?;
            goal += self.block(time, index)?.total();
        }
        Instant::from_millis(self.block(time, index)?.latest(goal))
    }

    #[inline(always)]
    fn work_between(&self, time: &[OnceLock<Block>], a: i64, b: i64) -> i64 {
        let (first, last) = (block_of(a), block_of(b));
        let mut work = -self.block(time, first).map_or(0, |block| block.work_before(a));
        for index in first..last {
            work += self.block(time, index).map_or(0, Block::total);
        }
        work + self.block(time, last).map_or(0, |block| block.work_before(b))
    }

    /// The closing of the open stretch that lasts at least until `until`.
    fn closing_from(&self, time: &[OnceLock<Block>], until: i64) -> Option<Instant> {
        let mut until = until;
        while until <= Instant::MAX.millis() && block_of(until) < BLOCKS {
            // A stretch that reaches the end of its block may go on in the next one.
            match self.block(time, block_of(until))?.place(until) {
                Place::Open { until: later } => until = later,
                _ => return Instant::from_millis(until),
            }
        }
        None
    }

    fn opening_from(&self, time: &[OnceLock<Block>], first: usize) -> Option<Instant> {
        (first..BLOCKS).find_map(|index| {
            let block = self.block(time, index)?;
            match block.place(start_of(index)) {
                Place::Open { .. } => Instant::from_millis(start_of(index)),
                Place::Closed { until } => Instant::from_millis(until),
                Place::Over => None,
            }
        })
    }

    fn unreachable(&self, start: Instant, work: Duration) -> Error {
        let forwards = work.millis() >= 0;
        let (from, to) = if forwards { (start, Instant::MAX) } else { (Instant::MIN, start) };
        if self.elapsed(from, to) == Duration::ZERO && from < to {
            let found =
                if forwards { "a calendar that never opens again" } else { "a calendar that was never open before" };
            Error::at(ErrorCode::NoOpenTime, "", found, "open hours left to count")
        } else {
            let found = format!("{work} of working time from {}", self.zone().to_local(start).0);
            Error::at(ErrorCode::OutOfRange, "", found, "a due time between 1970-01-01 and 2100-01-01")
        }
    }
}

/// Iterator over the open and closed stretches of a calendar; see [`Calendar::periods`].
#[derive(Clone, Debug)]
pub struct Periods<'a> {
    calendar: &'a Calendar,
    from: Instant,
    to: Instant,
}

impl Iterator for Periods<'_> {
    type Item = Period;

    fn next(&mut self) -> Option<Period> {
        if self.from >= self.to {
            return None;
        }
        let change = self.calendar.next_change(self.from).unwrap_or(Instant::MAX);
        let period = Period { from: self.from, to: change.min(self.to), open: self.calendar.is_open(self.from) };
        self.from = period.to;
        Some(period)
    }
}
