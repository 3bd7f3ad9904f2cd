//! When a clock starts, stops, is reopened and starts again: its cycles.

use crate::history::What;
use crate::hours::MINUTE;
use crate::policy::{Start, Stop, TargetCase};
use crate::read::{Reading, Seen};

#[derive(Clone, Debug, Default)]
pub(crate) struct Cycle {
    pub(crate) start: i64,
    pub(crate) stop: Option<i64>,
    /// The times between a stop and a reopening, which are left out.
    pub(crate) gaps: Vec<(i64, i64)>,
}

#[derive(Clone, Debug)]
pub(crate) enum Life {
    Waiting,
    /// Called off before it started.
    Cancelled,
    Cycles {
        cycles: Vec<Cycle>,
        cancelled: Option<i64>,
    },
}

const ORDER: [&str; 5] = ["acknowledged", "responded", "restored", "resolved", "closed"];

/// The clock of one target as it goes from event to event.
struct Walk<'a> {
    target: &'a TargetCase,
    opened: i64,
    cycles: Vec<Cycle>,
    running: bool,
    /// When a start that has happened takes effect.
    pending: Option<i64>,
    /// Of a start or a stop that needs two events: which have come.
    started: [bool; 2],
    stopped: [bool; 2],
    /// The start that was to come when the clock was met before it.
    shelved: Option<i64>,
    forestalled: bool,
    /// Which events of the order have come since the report or the last reopening.
    done: Vec<String>,
}

pub(crate) fn life(target: &TargetCase, reading: &Reading) -> Life {
    let Some(opened) = reading.opened else { return Life::Waiting };
    let mut walk = Walk {
        target,
        opened,
        cycles: Vec::new(),
        running: false,
        pending: None,
        started: [false; 2],
        stopped: [false; 2],
        shelved: None,
        forestalled: false,
        done: Vec::new(),
    };
    for event in &reading.events {
        walk.due_start(event.at);
        if event.what == What::Plain("cancelled") {
            let open = walk.running || walk.cycles.is_empty();
            return match (open, walk.cycles.is_empty()) {
                (true, true) => Life::Cancelled,
                (true, false) => Life::Cycles { cycles: walk.cycles, cancelled: Some(event.at) },
                (false, _) => Life::Cycles { cycles: walk.cycles, cancelled: None },
            };
        }
        walk.step(event);
    }
    walk.due_start(reading.now);
    if walk.cycles.is_empty() { Life::Waiting } else { Life::Cycles { cycles: walk.cycles, cancelled: None } }
}

impl Walk<'_> {
    fn begin(&mut self, at: i64) {
        self.cycles.push(Cycle { start: at, ..Cycle::default() });
        self.running = true;
        self.pending = None;
        self.stopped = [false; 2];
    }

    /// A deferred start whose time has come.
    fn due_start(&mut self, at: i64) {
        if let Some(start) = self.pending.filter(|start| *start <= at) {
            self.begin(start);
        }
    }

    fn step(&mut self, event: &Seen) {
        let name = match &event.what {
            What::Plain(name) => *name,
            What::Assigned(_) => "assigned",
            _ => return,
        };
        if name == "reopened" {
            self.reopened(event.at);
            self.done.clear();
            return;
        }
        let was_running = self.running;
        // A clock of the report starts once.
        if self.starts(event, name) && !self.running && self.pending.is_none() && !self.barred() {
            let after = if let Start::After(minutes) = self.target.start { minutes * MINUTE } else { 0 };
            if self.cycles.is_empty() || !self.of_the_report() {
                // A start that came before the report comes with it.
                let at = event.at.max(self.opened) + after;
                if at <= event.at { self.begin(at) } else { self.pending = Some(at) }
            } else if self.forestalled {
                self.shelved = Some(event.at + after);
            }
        }
        // The event that starts a clock does not stop it.
        if (was_running || !self.running) && self.stops(name) {
            self.stop(event.at, name);
        }
        if ORDER.contains(&name) {
            self.done.push(name.to_owned());
        }
    }

    /// A hand-over starts nothing where its work is done, a message nothing on a closed ticket. Every other start that a
    /// policy names is taken at its word.
    fn barred(&self) -> bool {
        let done = |name: &str| self.done.iter().any(|done| done == name);
        let stops_at_restored = match &self.target.stop {
            Stop::Usual => matches!(self.target.metric, "acknowledge" | "respond" | "restore"),
            Stop::Exact => self.target.metric == "restore",
            Stop::Event(event) => *event == "restored",
            Stop::Any(events) | Stop::LaterOf(events) => events.contains(&"restored"),
        };
        match self.target.start {
            Start::Level(_) => done("resolved") || done("closed") || (done("restored") && stops_at_restored),
            Start::Usual if self.target.metric == "next-response" => done("closed"),
            _ => false,
        }
    }

    /// Whether the clock is one of the report, which what stops it before it starts has met.
    fn of_the_report(&self) -> bool {
        match self.target.start {
            Start::Usual => self.target.metric != "next-response",
            // The information being complete is a part of the report.
            Start::LaterOf(_) | Start::After(_) | Start::Event("completed") => true,
            _ => false,
        }
    }

    fn starts(&mut self, event: &Seen, name: &str) -> bool {
        match &self.target.start {
            Start::Usual if self.target.metric == "next-response" => name == "message",
            Start::Usual | Start::After(_) => name == "opened",
            Start::Event(wanted) => name == *wanted,
            Start::Level(level) => event.what == What::Assigned(level),
            Start::EarlierOf(wanted) => wanted.contains(&name),
            Start::LaterOf(wanted) => {
                for (seen, wanted) in self.started.iter_mut().zip(wanted) {
                    *seen |= name == *wanted;
                }
                self.started == [true; 2]
            }
        }
    }

    fn stops(&mut self, name: &str) -> bool {
        let own = match self.target.metric {
            "acknowledge" => 0,
            "respond" => 1,
            "restore" => 2,
            _ => 3,
        };
        match &self.target.stop {
            Stop::Usual => match self.target.metric {
                "update" => matches!(name, "updated" | "closed"),
                "next-response" => matches!(name, "updated" | "responded" | "restored" | "resolved" | "closed"),
                _ => ORDER.iter().position(|event| *event == name).is_some_and(|at| at >= own),
            },
            Stop::Exact => name == ORDER[own],
            Stop::Event(wanted) => name == *wanted,
            Stop::Any(wanted) => wanted.contains(&name),
            Stop::LaterOf(wanted) => {
                for (seen, wanted) in self.stopped.iter_mut().zip(wanted) {
                    *seen |= name == *wanted;
                }
                self.stopped == [true; 2]
            }
        }
    }

    fn stop(&mut self, at: i64, name: &str) {
        if !self.running && self.of_the_report() && self.cycles.is_empty() {
            self.shelved = self.pending;
            self.begin(at);
            self.forestalled = true;
        }
        if !self.running {
            return;
        }
        if let Some(cycle) = self.cycles.last_mut() {
            cycle.stop = Some(at);
        }
        self.running = false;
        // A chained update: the next one is owed from this one on.
        if self.target.metric == "update" && name == "updated" && !self.target.grid {
            self.begin(at);
        }
    }

    fn reopened(&mut self, at: i64) {
        let Some(cycle) = self.cycles.last().cloned() else { return };
        let (Some(stop), false) = (cycle.stop, matches!(self.target.metric, "acknowledge" | "respond")) else { return };
        if self.forestalled {
            // It goes back to waiting for its start.
            self.forestalled = false;
            self.cycles.pop();
            self.pending = self.shelved.take().map(|start| start.max(at));
            return;
        }
        let late = self.target.reopen_within.is_some_and(|minutes| at - stop > minutes * MINUTE);
        match if late { "new-cycle" } else { self.target.reopen } {
            "new-cycle" => self.begin(at),
            "restart" => {
                self.cycles.pop();
                self.begin(at);
            }
            mode => {
                if let Some(last) = self.cycles.last_mut() {
                    last.stop = None;
                    if mode == "resume" {
                        last.gaps.push((stop, at));
                    }
                }
                self.running = true;
                self.stopped = [false; 2];
            }
        }
    }
}
