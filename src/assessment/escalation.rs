//! Who has the ticket, and who is told.

use serde::Serialize;

use super::Moment;
use crate::json::words;
use crate::policy::Metric;
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
    /// Where a support level stands to the one that has the ticket.
    pub enum LevelState {
        /// Before it.
        Past = "past",
        /// It has the ticket.
        Current = "current",
        /// After it.
        Ahead = "ahead",
    }
}

/// A role that can be reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContactAnswer {
    /// The contact's name in the policy.
    pub id: Box<str>,
    /// The role, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Box<str>>,
    /// Its telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Box<str>>,
    /// Its page or room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// The calendar on which it can be reached; always when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Box<str>>,
    /// Whether it can be reached now.
    pub reachable: bool,
}

/// A support level.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelAnswer {
    /// Its short name.
    pub level: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Where it stands to the level that has the ticket.
    pub state: LevelState,
    /// Whom to reach there.
    pub contacts: Vec<ContactAnswer>,
}

/// Who has the ticket.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SupportAnswer {
    /// The level that has it.
    pub level: Box<str>,
    /// The level's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The team, as the CRM names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<Box<str>>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// Whom to reach there.
    pub contacts: Vec<ContactAnswer>,
    /// Every level, first to last.
    pub levels: Vec<LevelAnswer>,
}

/// A step of time-based escalation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepAnswer {
    /// The agreement's id.
    pub agreement: Box<str>,
    /// The clock that drives it.
    pub on: Metric,
    /// The share at which it comes.
    pub share: String,
    /// When that is.
    pub at: Moment,
    /// Whether it has come.
    pub state: StepState,
    /// Who is told.
    pub tell: Vec<ContactAnswer>,
    /// The message that is written to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Box<str>>,
}
