//! The index: the open intervals of one block of time with the working time before each.
//!
//! A block is 2^35 ms, some 397 days, so that a shift of the instant finds it; a cell is 2^25 ms, some 9 hours, and
//! points at the first interval that is not over when it begins. A second table of cells does the same for working time.

use crate::calendar::shifts::{Shift, Shifts};
use crate::calendar::work::visit;
use crate::instant::{DAY, Instant};
use crate::order::join;

const BLOCK_BITS: u32 = 35;
const CELL_BITS: u32 = 25;
const CELLS: usize = 1 << (BLOCK_BITS - CELL_BITS);
/// How many blocks there are from 1970 to 2100.
pub(crate) const BLOCKS: usize = (Instant::MAX.millis() >> BLOCK_BITS) as usize + 1;
/// From how many intervals in one cell on a binary search beats a scan.
const DENSE: u32 = 16;

/// One block's open intervals.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// In order and apart, followed by two that lie beyond every instant, so that a scan needs no other end.
    spans: Box<[Span]>,
    by_time: Box<[u32]>,
    by_work: Box<[u32]>,
    /// By how many intervals an instant of a cell may lie behind the one its cell points at.
    time_steps: u32,
    work_steps: u32,
    work_bits: u32,
    total: i64,
}

/// An open interval: when it opens, and the working time of the block before it.
#[derive(Clone, Copy, Debug)]
struct Span {
    open: i64,
    before: i64,
}

/// Where an instant stands in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In an interval that closes then.
    Open { until: i64 },
    /// Before an interval that opens then.
    Closed { until: i64 },
    /// After the last interval.
    Over,
}

/// The block an instant is in.
pub(crate) const fn block_of(millis: i64) -> usize {
    (millis >> BLOCK_BITS) as usize
}

/// The first millisecond of a block.
pub(crate) const fn start_of(block: usize) -> i64 {
    (block as i64) << BLOCK_BITS
}

impl Block {
    pub(crate) fn build(shifts: &Shifts, index: usize) -> Self {
        let from = start_of(index);
        let to = from + (1 << BLOCK_BITS);
        // A shift may end on the day after the one it opens on, and wall clocks are up to a day from UTC.
        let (first, last) = (from.div_euclid(DAY) - 3, to.div_euclid(DAY) + 2);
        let mut open: Vec<(i64, i64)> = Vec::with_capacity(1024);
        let mut sorted = true;
        shifts.each(first as i32, last as i32, |Shift { open: start, close, .. }| {
            let (start, close) = (start.max(from), close.min(to));
            if start >= close {
                return;
            }
            match open.last_mut() {
                Some(last) if start < last.0 => sorted = false,
                Some(last) if start <= last.1 => {
                    last.1 = last.1.max(close);
                    return;
                }
                _ => {}
            }
            open.push((start, close));
        });
        if !sorted {
            join(&mut open, |start| start);
        }
        if !shifts.closures().is_empty() {
            let mut left = Vec::with_capacity(open.len());
            for (start, close) in open {
                shifts.outside_closures(start, close, |start, close| left.push((start, close)));
            }
            open = left;
        }
        Self::index(from, &open)
    }

    fn index(from: i64, open: &[(i64, i64)]) -> Self {
        let mut spans = Vec::with_capacity(open.len() + 2);
        let mut by_time = Vec::with_capacity(CELLS + 1);
        let mut total = 0;
        for (count, (start, close)) in open.iter().enumerate() {
            // The cells that begin before this closing, and after the one before, point here.
            let cells = ((close - 1 - from) >> CELL_BITS) as usize + 1;
            if by_time.len() < cells {
                by_time.resize(cells, count as u32);
            }
            spans.push(Span { open: *start, before: total });
            total += close - start;
        }
        by_time.resize(CELLS + 1, open.len() as u32);
        let beyond = Span { open: i64::MAX, before: total };
        spans.extend([beyond, beyond]);

        // Up to two cells of working time for each interval.
        let average = total / (open.len().max(1) as i64);
        let work_bits = (i64::BITS - average.max(1).leading_zeros()).saturating_sub(1);
        let mut by_work = Vec::with_capacity((total >> work_bits) as usize + 3);
        for (count, span) in spans.iter().take(open.len()).enumerate() {
            let cells = ((span.before + (1 << work_bits) - 1) >> work_bits) as usize;
            let previous = count.saturating_sub(1) as u32;
            if by_work.len() < cells {
                by_work.resize(cells, previous);
            }
        }
        by_work.resize((total >> work_bits) as usize + 2, open.len().saturating_sub(1) as u32);
        let (time_steps, work_steps) = (steps(&by_time), steps(&by_work));
        let (spans, by_time, by_work) = (spans.into(), by_time.into(), by_work.into());
        Self { spans, by_time, by_work, time_steps, work_steps, work_bits, total }
    }

    /// Working time in the whole block.
    pub(crate) const fn total(&self) -> i64 {
        self.total
    }

    /// The last interval that begins at or before `millis`, or the first one after it; and the one that follows.
    // Inlined as the whole of the hot path is: the module is compiled for size, and would call its way through it.
    #[inline(always)]
    fn around(&self, millis: i64) -> (Span, Span) {
        let cell = (millis >> CELL_BITS) as usize & (CELLS - 1);
        self.pair(self.last(&self.by_time, cell, self.time_steps, |span| span.open <= millis))
    }

    /// The last interval from the one its cell points at that is not past it, or that one.
    // As many steps in every cell, each without a branch: how far an instant lies in its cell can't be guessed by the
    // processor, and a wrong guess costs more than all of them.
    #[inline(always)]
    fn last(&self, cells: &[u32], cell: usize, steps: u32, reached: impl Fn(&Span) -> bool) -> usize {
        let mut at = cells.get(cell).map_or(0, |at| *at as usize);
        if steps > DENSE {
            return self.halve(at, cells.get(cell + 1).map_or(at, |end| *end as usize), &reached);
        }
        for _ in 0..steps {
            visit();
            let Some(next) = self.spans.get(at + 1) else { break };
            at += usize::from(reached(next));
        }
        at
    }

    /// The last of many intervals that are not past it.
    #[cold]
    #[inline(never)]
    fn halve(&self, at: usize, end: usize, reached: &dyn Fn(&Span) -> bool) -> usize {
        let inside = self.spans.get(at..=end).unwrap_or_default();
        at + inside.partition_point(reached).saturating_sub(1)
    }

    /// An interval and the one that follows.
    #[inline(always)]
    fn pair(&self, at: usize) -> (Span, Span) {
        let beyond = Span { open: i64::MAX, before: self.total };
        let span = |at| self.spans.get(at).copied().unwrap_or(beyond);
        (span(at), span(at + 1))
    }

    /// Working time from the block's beginning to `millis`, which lies in the block.
    #[inline(always)]
    pub(crate) fn work_before(&self, millis: i64) -> i64 {
        let (span, next) = self.around(millis);
        span.before + (millis - span.open).max(0).min(next.before - span.before)
    }

    /// The interval in which working time `work` is worked, `0 <= work < total`.
    #[inline(always)]
    fn of_work(&self, work: i64) -> Span {
        let cell = (work >> self.work_bits) as usize;
        self.pair(self.last(&self.by_work, cell, self.work_steps, |span| span.before <= work)).0
    }

    /// The earliest instant by which `work` has been worked since the block's beginning, `0 < work <= total`.
    #[inline(always)]
    pub(crate) fn earliest(&self, work: i64) -> i64 {
        let span = self.of_work(work - 1);
        span.open.saturating_add(work - span.before)
    }

    /// The latest instant by which no more than `work` has been worked since the block's beginning, `0 <= work < total`.
    #[inline]
    pub(crate) fn latest(&self, work: i64) -> i64 {
        let span = self.of_work(work);
        span.open.saturating_add(work - span.before)
    }

    /// Whether it is open at `millis`, which lies in the block, and until when that lasts within the block.
    pub(crate) fn place(&self, millis: i64) -> Place {
        let (span, next) = self.around(millis);
        if span.open == i64::MAX {
            return Place::Over;
        }
        let close = span.open + next.before - span.before;
        if millis < span.open {
            Place::Closed { until: span.open }
        } else if millis < close {
            Place::Open { until: close }
        } else if next.open == i64::MAX {
            Place::Over
        } else {
            Place::Closed { until: next.open }
        }
    }
}

/// By how many intervals the cells of a table differ at most from the next.
fn steps(cells: &[u32]) -> u32 {
    cells.windows(2).map(|pair| if let [this, next] = pair { next - this } else { 0 }).max().unwrap_or(0)
}
