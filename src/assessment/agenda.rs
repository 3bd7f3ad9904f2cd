//! What comes next, in the order of time: what a CRM turns into reminders.

use serde::Serialize;

use super::{Audience, ContactAnswer, Moment, NewsChannel, PolicyReference, Warning};
use crate::json::words;
use crate::money::Money;
use crate::policy::Metric;
use crate::scalar::Text;
use crate::{ErrorCode, Instant, Problem};

words! {
    /// What happens at an instant of an agenda.
    pub enum AgendaKind {
        /// A clock starts.
        Start = "start",
        /// So much of a target is used, or so little is left.
        Warning = "warning",
        /// The last instant that is still in time.
        Due = "due",
        /// People are told as a clock runs down.
        Escalation = "escalation",
        /// The ticket goes on to the next support level.
        Level = "level",
        /// Somebody must have been told something.
        Told = "told",
        /// A miss comes to cost another amount.
        Cost = "cost",
        /// The last instant at which what is owed may be claimed.
        Claim = "claim",
        /// A pause begins.
        Pause = "pause",
        /// A pause ends by itself.
        Resume = "resume",
        /// The ticket closes by itself.
        Close = "close",
    }
}

/// What missing a deadline sets off, should it be missed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissAnswer {
    /// Who is told, and when.
    pub tell: Vec<MissStep>,
    /// What is owed at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// When that becomes another amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_at: Option<Moment>,
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_amount: Option<Money>,
    /// Who must be told that it was missed, by the communication plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub news: Vec<MissNews>,
    /// What it counts in the measures of its agreement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<MissCount>,
}

/// News of a missed deadline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissNews {
    /// The item's id in the communication plan.
    pub id: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Who must be told, as the communication plan names them.
    pub to: Box<str>,
    /// Their name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_title: Option<Text>,
    /// By which channels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<NewsChannel>,
    /// By when; at once when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Moment>,
}

/// The points of a missed deadline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissCount {
    /// The measure's id.
    pub measure: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// So many points, as a decimal.
    pub points: String,
}

/// Who is told of a missed deadline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissStep {
    /// When.
    pub at: Moment,
    /// Who.
    pub tell: Vec<ContactAnswer>,
}

/// One instant of an agenda, with what happens at it and for whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaItem {
    /// When.
    pub at: Moment,
    /// What.
    pub kind: AgendaKind,
    /// What it is, whenever it comes: the same when the agenda is made again, and no other item's of the same ticket.
    pub key: String,
    /// It in a sentence without full stop, in English and French.
    pub summary: Text,
    /// The ticket's number in its CRM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Box<str>>,
    /// Or the policy's recurring task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<Box<str>>,
    /// Of a task: the deadline of its occurrence.
    #[serde(skip)]
    pub(crate) occurrence: Option<Instant>,
    /// How urgent that is.
    pub priority: Box<str>,
    /// The agreement's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Box<str>>,
    /// The clock's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// What the clock promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric: Option<Metric>,
    /// Which cycle of the clock, of one that repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cycle: Option<u32>,
    /// The share used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// Or the time left, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<i64>,
    /// Who is told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tell: Vec<ContactAnswer>,
    /// Who must have been told, as the communication plan names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Box<str>>,
    /// By which channels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<NewsChannel>,
    /// The support level it goes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Box<str>>,
    /// What is owed from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The reason of the pause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<str>>,
    /// The warnings before it: of a recurring task.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// What a miss sets off: of a recurring task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<MissAnswer>,
}

/// A clock that stands still at the start of an agenda, and does not go on by itself before its end.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PausedClock {
    /// The ticket's number in its CRM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Box<str>>,
    /// The clock's id.
    pub clock: String,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Since when.
    pub since: Moment,
    /// For which reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<str>>,
    /// The policy's words for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_title: Option<Text>,
    /// By when it must be stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Moment>,
    /// Whether that is given as if the pause ended at the start of the agenda.
    pub provisional: bool,
}

/// A ticket that has no agenda, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaFailure {
    /// Its place among the tickets, from 0.
    pub index: usize,
    /// What kind of failure it is.
    pub code: ErrorCode,
    /// In a sentence.
    pub message: String,
    /// Every problem found.
    pub problems: Vec<Problem>,
}

/// What comes between two instants, if nothing else happens: of a ticket, of many, or of the policy's recurring tasks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agenda {
    /// The policy that was asked.
    pub policy: PolicyReference,
    /// For whom.
    pub audience: Audience,
    /// The start: events after it are not seen, and what comes at that very instant has come.
    pub from: Moment,
    /// The end, included.
    pub to: Moment,
    /// The zone in which instants are written.
    pub time_zone: String,
    /// What comes, in the order of time.
    pub items: Vec<AgendaItem>,
    /// The clocks that stand still from the start to the end.
    pub paused: Vec<PausedClock>,
    /// The occurrences of tasks that are tickets themselves: clock, priority and deadline.
    #[serde(skip)]
    pub(crate) covered: Vec<(String, Box<str>, Instant)>,
    /// Of many tickets: those that were refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<AgendaFailure>,
}

impl Agenda {
    /// The agenda as JSON text: the same bytes in every host.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::to_text(self)
    }
}
