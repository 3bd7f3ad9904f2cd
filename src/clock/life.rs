//! The lives of a clock: where each starts and ends, read from the events in one pass.
//!
//! A clock that ended hears only of a reopening, and of its start coming again when that is not the report. Nothing is
//! heard before the report but that the information is complete, and nothing after a cancellation.
//!
//! A department's or a vendor's clock that starts with a hand-over goes with the ticket: when that is given back, or handed
//! to others who do not stand behind them, it ends without a verdict, unless that is what stops it. Each hand-over has its
//! own acceptance, which ends with the next; a clock of work goes on when the ticket comes back, the time away left out.

use super::moment::Watch;
use super::reopen;
use super::start::Start;
use super::stop::{Done, Stop};
use crate::Instant;
use crate::policy::{Agreement, AgreementKind, EventMatch, Metric, ReopenMode, ReopenRule, Target};
use crate::ticket::{Event, EventKind};

/// When a clock starts, stops, repeats and reopens.
pub(super) struct Rules {
    pub(super) start: Start,
    pub(super) stop: Stop,
    pub(super) repeats: bool,
    pub(super) reopen: Option<ReopenRule>,
    /// Whether it goes with the ticket.
    follows: bool,
}

impl Rules {
    pub(super) fn of(agreement: &Agreement, target: &Target) -> Self {
        let start = Start::of(agreement, target);
        Self {
            follows: agreement.kind != AgreementKind::Sla && start.is_hand_over(),
            start,
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
    /// Whether the ticket went elsewhere.
    pub(super) left: bool,
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

/// A level and a team, as far as they are known.
#[derive(PartialEq)]
struct Holder {
    level: Option<Box<str>>,
    team: Option<Box<str>>,
    place: Option<usize>,
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
    /// Which level and team have the ticket, while they are those of a clock that goes with it.
    holder: Option<Holder>,
    /// Whether a later level has it on their behalf.
    above: bool,
    out: Lives<'a>,
}

impl<'a> Reading<'a> {
    fn new(rules: &'a Rules) -> Self {
        let (start, stop) = (Watch::new(&rules.start.moment), Watch::new(&rules.stop.moment));
        let (pending, shelved, holder, out) = (None, None, None, Lives::default());
        let (early, above) = (false, false);
        Self { rules, start, stop, done: Done::Open, early, pending, shelved, holder, above, out }
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
        let end = End { at: event.at, by: kind, index, left: false };
        if self.rules.follows && self.follow(end, event) {
            return;
        }
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
        let first = self.out.lives.is_empty() || !self.rules.start.is_report();
        first && self.pending.is_none() && !self.is_barred()
    }

    fn awaits(&self) -> Awaits<'a> {
        if self.is_barred() {
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

    /// Hears where the ticket goes; whether there is nothing more to an event.
    fn follow(&mut self, end: End, event: &Event) -> bool {
        if !matches!(end.by, EventKind::Assigned | EventKind::Returned) {
            return false;
        }
        let Some((level, team)) = event.handed_to() else { return true };
        let mut starts = self.rules.start.moment.events().iter().filter(|wanted| wanted.event == EventKind::Assigned);
        let here = starts.any(|wanted| wanted.is_of(level, team));
        let place = event.handed_place();
        let holder = here.then(|| Holder { level: level.map(Into::into), team: team.map(Into::into), place });
        let above = std::mem::take(&mut self.above);
        match (std::mem::replace(&mut self.holder, holder), here) {
            (before @ Some(_), true) if self.holder == before => {
                end.by == EventKind::Assigned && (!above || self.running().is_some())
            }
            (Some(_), true) => {
                if self.accepts() {
                    self.part(end, event);
                }
                false
            }
            (Some(before), false) if !self.accepts() && before.place.zip(place).is_some_and(|(from, to)| to > from) => {
                (self.holder, self.above) = (Some(before), true);
                false
            }
            (Some(_), false) => {
                self.leave(end, event);
                true
            }
            (None, true) => self.come_back(event.at),
            (None, false) => false,
        }
    }

    fn leave(&mut self, end: End, event: &Event) {
        self.pending = None;
        self.start.forget(EventKind::Assigned);
        self.part(end, event);
    }

    /// Ends what runs for whoever had the ticket.
    fn part(&mut self, end: End, event: &Event) {
        let stopped = self.stop_or_close(event);
        if let Some(life) = self.running() {
            life.end = Some(End { left: !stopped, ..end });
        }
    }

    /// Goes on with a clock of work that the ticket left; whether there was one.
    fn come_back(&mut self, at: Instant) -> bool {
        if self.accepts() || self.is_barred() {
            return false;
        }
        let left = |life: &&mut Life| life.end.is_some_and(|end| end.left);
        let Some(life) = self.out.lives.last_mut().filter(left) else { return false };
        life.gaps.extend(life.end.take().map(|end| (end.at, at)));
        true
    }

    /// Whether it is the hand-over itself that must be accepted.
    fn accepts(&self) -> bool {
        self.rules.stop.moment.names(EventKind::Accepted)
    }

    fn is_barred(&self) -> bool {
        self.rules.start.is_barred(self.done, self.rules.stop.moment.names(EventKind::Restored))
    }

    fn reopened(&mut self, index: usize, at: Instant) {
        if self.rules.follows && self.holder.is_none() {
            return;
        }
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
