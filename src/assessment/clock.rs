//! A clock's answer.

use serde::Serialize;

use super::{Moment, StepState};
use crate::json::words;
use crate::policy::Metric;
use crate::scalar::Text;
use crate::ticket::EventType;

words! {
    /// How a clock stands.
    pub enum State {
        /// Not started.
        Waiting = "waiting",
        /// Running; `counting` says whether its calendar is open.
        Running = "running",
        /// Stopped for a reason that its agreement admits.
        Paused = "paused",
        /// Stopped in time.
        Met = "met",
        /// Stopped late, or not stopped and past due.
        Breached = "breached",
        /// Ended without a verdict: called off, or nothing is promised any more.
        Cancelled = "cancelled",
    }
}

words! {
    /// What a stretch of a clock's life is.
    pub enum SegmentKind {
        /// The calendar is open and the clock counts.
        Open = "open",
        /// The calendar is closed.
        Closed = "closed",
        /// A pause.
        Paused = "paused",
        /// Open time after the due instant.
        Late = "late",
    }
}

/// How much later than due, in milliseconds, pauses left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lateness {
    /// In open time of the clock's calendar.
    pub working: i64,
    /// In elapsed time, pauses left out.
    pub elapsed: i64,
}

/// A share of the target, or a time left, at which people are warned.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// The share used, as the policy writes it: `75%`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// Or the time left, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<i64>,
    /// The earliest instant at which that much is used or left.
    pub at: Moment,
    /// Whether that has come.
    pub state: StepState,
}

/// A stretch of a clock's life, for drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Segment {
    /// Start.
    pub from: Moment,
    /// End, excluded.
    pub to: Moment,
    /// What it is.
    pub kind: SegmentKind,
    /// Why, in a pause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<str>>,
}

/// A cycle of a clock that is over: of one that repeats, or that started again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CycleAnswer {
    /// Its number, from 1.
    pub cycle: u32,
    /// When it started.
    pub start: Moment,
    /// By when it had to be stopped.
    pub due: Moment,
    /// How it ended, or stands.
    pub state: State,
    /// When it was stopped, or when nothing was promised any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<Moment>,
    /// By which event: `prioritised` or `qualified` where nothing is promised since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_by: Option<EventType>,
    /// How late.
    pub lateness: Lateness,
}

/// A breach under a priority that a later one did not confirm.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BreachAnswer {
    /// The priority it was a breach under.
    pub priority: Box<str>,
    /// When it was due under that.
    pub due: Moment,
    /// When the priority changed.
    pub changed_at: Moment,
    /// How late it was then.
    pub lateness: Lateness,
    /// Whether it counts all the same, because the agreement says so.
    pub stands: bool,
}

/// An event that a clock waits for before it starts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Awaited {
    /// Which event.
    pub event: EventType,
    /// The support level it must be handed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Box<str>>,
    /// The team it must be handed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<Box<str>>,
    /// What it must be about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Box<str>>,
    /// The CRM's status that must be entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Box<str>>,
}

/// One target applied to the ticket. Lengths are in milliseconds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClockAnswer {
    /// Agreement and metric: `customer/restore`.
    pub id: String,
    /// The agreement's id.
    pub agreement: Box<str>,
    /// What is promised.
    pub metric: Metric,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What is promised, in a sentence without capital or full stop, in English and French: `4 h, around the clock`.
    pub promise: Text,
    /// How it stands.
    pub state: State,
    /// Whether `used` grows at this moment.
    pub counting: bool,
    /// Whether `due` is given as if the pause ended now.
    pub provisional: bool,
    /// When it started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Moment>,
    /// By when it must be stopped, this instant included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Moment>,
    /// The date on which it is due, for a target of days: its end is the midnight after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_day: Option<String>,
    /// When it will start, while it waits for an instant that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Moment>,
    /// The events it waits for before it starts: the first of them, or all where `awaitsAll` says so. None where the ticket
    /// is too far on for it to start, unless it is reopened.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awaits: Vec<Awaited>,
    /// Whether it waits for the last of several events.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub awaits_all: bool,
    /// The date it waits for, one of the ticket's `dates` or its `appointment`: without it there is no due time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits_date: Option<Box<str>>,
    /// When it was stopped, or when nothing was promised any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<Moment>,
    /// By which event: `prioritised` or `qualified` where nothing is promised since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_by: Option<EventType>,
    /// When it became a breach: past its due instant, or the later change of priority that made it late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breached_at: Option<Moment>,
    /// The change of priority that made it late, if one did: it is late since `due`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_late_at: Option<Moment>,
    /// The cause for which the agreement answers no miss of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excused: Option<Box<str>>,
    /// Since when it is paused; days that a pause does not move are paused once they are late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused_since: Option<Moment>,
    /// For which reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused_for: Option<Box<str>>,
    /// When its calendar opens next, while that is closed and the clock not stopped or paused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<Moment>,
    /// The calendar on which it runs; around the clock when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Box<str>>,
    /// How much open time the target gives; of a target of days, the open time from its start to its due instant.
    pub allowed: i64,
    /// How much of that is used, lateness included.
    pub used: i64,
    /// How much is left; 0 when late.
    pub remaining: i64,
    /// Used over allowed, to four decimals.
    pub share: f64,
    /// How late.
    pub lateness: Lateness,
    /// The warning ladder.
    pub warnings: Vec<Warning>,
    /// The number of this cycle, from 1: a clock that repeats, or starts again, has several.
    pub cycle: u32,
    /// How many of its cycles were missed, of a clock that repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<u32>,
    /// The cycles before this one, the last 500 at most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cycles: Vec<CycleAnswer>,
    /// Breaches under earlier priorities that a later one did not confirm.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<BreachAnswer>,
    /// The clock's life from its start to its due instant, its stop or now, whichever is last: at most 500 stretches.
    pub segments: Vec<Segment>,
}
