//! Who is told, and when.

use serde::Serialize;

use super::Moment;
use crate::json::words;
use crate::policy::{Channel, Metric};
use crate::scalar::Text;

words! {
    /// Whether a step has come.
    pub enum StepState {
        /// It has.
        Passed = "passed",
        /// It is the first that comes.
        Next = "next",
        /// It comes after that.
        Ahead = "ahead",
        /// The clock stopped before it.
        Cancelled = "cancelled",
    }
}

words! {
    /// What a step of escalation goes by.
    pub enum StepTrigger {
        /// A share of the target.
        Share = "share",
        /// The report.
        Opening = "opening",
        /// A time after the clock's start.
        After = "after",
        /// A time before it is due.
        BeforeDue = "before-due",
        /// A time after it was due.
        AfterDue = "after-due",
        /// A count of misses.
        Misses = "misses",
    }
}

/// A role that can be reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContactAnswer {
    /// The contact's name in the policy.
    pub id: Box<str>,
    /// The role, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Whose contact it is, where several parties have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Text>,
    /// Its mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Box<str>>,
    /// Its telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Box<str>>,
    /// Its chat room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<Box<str>>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// The way to take; none when it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The calendar on which it can be reached; always when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Box<str>>,
    /// Whether it can be reached now.
    pub reachable: bool,
    /// From when it can be, when it can't now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reachable_from: Option<Moment>,
    /// Of a step of escalation: when it reaches them, at once or when they next open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached_at: Option<Moment>,
}

/// A step of time-based escalation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepAnswer {
    /// The agreement's id.
    pub agreement: Box<str>,
    /// Its place among the agreement's steps.
    pub place: usize,
    /// The clock that drives it; none for a step at the opening that names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Metric>,
    /// What it goes by.
    pub trigger: StepTrigger,
    /// The share at which it comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// How long after the start, before due or after due it comes, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    /// At which miss it comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub misses: Option<u32>,
    /// How many misses count so far: of the account, and of the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<u32>,
    /// The support level whose contacts are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Box<str>>,
    /// When that is; left out where it can't be known yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// Whether it is given as if a pause ended now.
    pub provisional: bool,
    /// Whether it has come. What has come stays so, whatever the priority becomes.
    pub state: StepState,
    /// Who is told.
    pub tell: Vec<ContactAnswer>,
    /// The message that is written to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Box<str>>,
}
