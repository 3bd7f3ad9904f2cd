//! The lives of a clock: where each starts and ends, read from the events in one pass.
//!
//! A clock that ended hears only of a reopening, and of its start coming again when that is not the report. Nothing is
//! heard before the report but that the information is complete, and nothing after a cancellation.

use super::moment::Watch;
use super::reopen;
use super::start::Start;
use super::stop::{Done, Stop};
use crate::Instant;
use crate::policy::{Agreement, EventMatch, Metric, ReopenMode, ReopenRule, Target};
use crate::ticket::{Event, EventKind};

/// When a clock starts, stops, repeats and reopens.
pub(super) struct Rules {
    pub(super) start: Start,
    pub(super) stop: Stop,
    pub(super) repeats: bool,
    pub(super) reopen: Option<ReopenRule>,
}

impl Rules {
    pub(super) fn of(agreement: &Agreement, target: &Target) -> Self {
        Self {
            start: Start::of(agreement, target),
            stop: Stop::of(agreement, target),
            repeats: repeats(target),
            reopen: reopen::rule(agreement, target),
        }
    }
}

/// Whether each stop of it brings a new deadline.
pub(super) fn repeats(target: &Target) -> bool {
    target.repeats.is_some() || target.metric.as_str() == Metric::UPDATE
}

/// From a start to the end of it all, or to now.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Life {
    pub(super) start: Instant,
    /// Place of the event that started it among the events seen.
    pub(super) started_by: usize,
    pub(super) end: Option<End>,
    /// Stretches between a stop and the reopening that undid it, left out of the reckoning.
    pub(super) gaps: Vec<(Instant, Instant)>,
    /// Places of the events that end one cycle of a clock that repeats.
    pub(super) marks: Vec<usize>,
    /// Whether it was over before it could start.
    pub(super) forestalled: bool,
}

/// The event that ended a clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    pub(super) at: Instant,
    pub(super) by: EventKind,
    /// Its place among the events seen.
    pub(super) index: usize,
}

/// What starts a clock that has not started.
#[derive(Debug, Default)]
pub(super) enum Awaits<'a> {
    /// The report, before which nothing does.
    #[default]
    Report,
    /// These events: the first, or all of them.
    Events(Vec<&'a EventMatch>, bool),
    /// Nothing, unless the ticket is reopened: it is too far on.
    Reopening,
}

/// What became of a clock.
#[derive(Debug, Default)]
pub(super) struct Lives<'a> {
    pub(super) lives: Vec<Life>,
    /// A start that is known and still to come.
    pub(super) pending: Option<Instant>,
    /// The event that called the ticket off.
    pub(super) called_off: Option<End>,
    /// What would start it, if it has not started.
    pub(super) awaits: Awaits<'a>,
}

/// Reads the lives of a clock.
pub(super) fn lives<'a>(rules: &'a Rules, seen: &[Event], now: Instant) -> Lives<'a> {
    let Some(opened) = seen.iter().find(|event| event.kind() == EventKind::Opened).map(|event| event.at) else {
        return Lives::default();
    };
    let mut reading = Reading::new(rules);
    for (index, event) in seen.iter().enumerate() {
        if event.at < opened {
            if event.kind() == EventKind::Completed {
                reading.early |= reading.start.sees(event);
            }
            continue;
        }
        reading.begin_pending(event.at);
        reading.hear(index, event);
        if reading.out.called_off.is_some() {
            break;
        }
    }
    reading.begin_pending(now);
    reading.out.pending = reading.pending.map(|(at, _)| at);
    reading.out.awaits = reading.awaits();
    reading.out
}

struct Reading<'a> {
    rules: &'a Rules,
    start: Watch<'a>,
    stop: Watch<'a>,
    done: Done,
    /// Whether the start came before the report: then it comes with it.
    early: bool,
    pending: Option<(Instant, usize)>,
    /// The start that was to come when a stop came before it.
    shelved: Option<(Instant, usize)>,
    out: Lives<'a>,
}

impl<'a> Reading<'a> {
    fn new(rules: &'a Rules) -> Self {
        let (start, stop) = (Watch::new(&rules.start.moment), Watch::new(&rules.stop.moment));
        Self { rules, start, stop, done: Done::Open, early: false, pending: None, shelved: None, out: Lives::default() }
    }

    fn running(&mut self) -> Option<&mut Life> {
        self.out.lives.last_mut().filter(|life| life.end.is_none())
    }

    fn begin_pending(&mut self, at: Instant) {
        if let Some((start, index)) = self.pending.filter(|(start, _)| *start <= at) {
            self.begin(start, index);
        }
    }

    fn begin(&mut self, start: Instant, started_by: usize) {
        self.pending = None;
        self.stop.reset();
        let (gaps, marks) = (Vec::new(), Vec::new());
        self.out.lives.push(Life { start, started_by, end: None, gaps, marks, forestalled: false });
    }

    fn hear(&mut self, index: usize, event: &Event) {
        let kind = event.kind();
        self.done = self.done.after(kind);
        let starts = self.start.sees(event) || (self.early && kind == EventKind::Opened);
        let end = End { at: event.at, by: kind, index };
        let running = self.running().is_some();
        if kind == EventKind::Cancelled {
            self.out.called_off = Some(end);
            self.pending = None;
            if let Some(life) = self.running() {
                life.end = Some(end);
            }
        } else if running {
            self.hear_running(end, event);
        } else if kind == EventKind::Reopened && !self.out.lives.is_empty() {
            self.reopened(index, event.at);
        } else if starts && self.may_start() {
            self.start.reset_unless(self.rules.start.is_report());
            match event.at.plus(self.rules.start.after) {
                Some(at) if at > event.at => self.pending = Some((at, index)),
                _ => self.begin(event.at, index),
            }
        } else if starts && self.shelved.is_none() && self.out.lives.last().is_some_and(|life| life.forestalled) {
            // It comes too late for a clock that was met before, unless that is reopened.
            self.shelved = event.at.plus(self.rules.start.after).map(|at| (at, index));
        } else if self.is_waiting() && self.stop_or_close(event) {
            self.shelved = self.pending;
            self.begin(event.at, index);
            if let Some(life) = self.running() {
                (life.end, life.forestalled) = (Some(end), true);
            }
        }
    }

    /// The report starts a clock once; any other start may come again, once the clock has ended.
    fn may_start(&self) -> bool {
        let restored_stops = self.rules.stop.moment.names(EventKind::Restored);
        let first = self.out.lives.is_empty() || !self.rules.start.is_report();
        first && self.pending.is_none() && !self.rules.start.is_barred(self.done, restored_stops)
    }

    fn awaits(&self) -> Awaits<'a> {
        if self.rules.start.is_barred(self.done, self.rules.stop.moment.names(EventKind::Restored)) {
            return Awaits::Reopening;
        }
        let (events, all) = self.start.awaited();
        Awaits::Events(events, all)
    }

    /// Whether a stop meets a clock that has not started: one of the report, or one whose start is known and to come.
    fn is_waiting(&self) -> bool {
        self.pending.is_some() || (self.out.lives.is_empty() && self.rules.start.is_report())
    }

    fn stop_or_close(&mut self, event: &Event) -> bool {
        let closed = self.rules.repeats && self.rules.stop.closes && event.kind() == EventKind::Closed;
        let stopped = !self.rules.repeats && self.stop.sees(event);
        closed || stopped
    }

    fn hear_running(&mut self, end: End, event: &Event) {
        if self.stop_or_close(event) {
            if let Some(life) = self.running() {
                life.end = Some(end);
            }
        } else if self.rules.repeats && self.stop.sees(event) {
            self.stop.reset();
            if let Some(life) = self.running() {
                life.marks.push(end.index);
            }
        }
    }

    fn reopened(&mut self, index: usize, at: Instant) {
        let Some((rule, stopped)) = self.rules.reopen.zip(self.out.lives.last().and_then(|life| life.end)) else {
            return;
        };
        self.stop.reset();
        if self.out.lives.last().is_some_and(|life| life.forestalled) {
            // It goes back to waiting for its start.
            self.out.lives.pop();
            self.pending = self.shelved.take().map(|(start, by)| (start.max(at), by));
            return;
        }
        let mode = rule.mode(stopped.at, at);
        match (mode, self.out.lives.last_mut()) {
            (ReopenMode::Resume | ReopenMode::Continue, Some(life)) => {
                life.end = None;
                if mode == ReopenMode::Resume {
                    life.gaps.push((stopped.at, at));
                }
            }
            (ReopenMode::Restart, _) => {
                self.out.lives.pop();
                self.begin(at, index);
            }
            _ => self.begin(at, index),
        }
    }
}

impl Watch<'_> {
    fn reset_unless(&mut self, keep: bool) {
        if !keep {
            self.reset();
        }
    }
}
