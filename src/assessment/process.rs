//! Where a ticket stands in its process, and who owes what.

use serde::Serialize;

use super::Moment;
use crate::json::words;
use crate::policy::Party;
use crate::scalar::Text;
use crate::ticket::EventType;

words! {
    /// Where a step stands to the one that is reached.
    pub enum ProcessState {
        /// It was reached before.
        Passed = "passed",
        /// A later one was reached without it.
        Skipped = "skipped",
        /// The ticket stands here.
        Current = "current",
        /// It comes after that.
        Ahead = "ahead",
    }
}

words! {
    /// The status of a trouble ticket in TM Forum's TMF621, version 5.
    pub enum TmfStatus {
        /// Received; nobody has taken it.
        Acknowledged = "acknowledged",
        /// Turned down.
        Rejected = "rejected",
        /// Waiting for the customer or the other operator.
        Pending = "pending",
        /// Standing still for another reason.
        Held = "held",
        /// Worked on.
        InProgress = "inProgress",
        /// Called off.
        Cancelled = "cancelled",
        /// Nothing more will be done.
        Closed = "closed",
        /// The cause is gone.
        Resolved = "resolved",
    }
}

words! {
    /// The status of a trouble ticket between operators, by MEF (LSO Sonata).
    pub enum MefStatus {
        /// Received; nobody has taken it.
        Acknowledged = "acknowledged",
        /// Worked on.
        InProgress = "inProgress",
        /// Waiting for the buyer.
        Pending = "pending",
        /// The cause is gone.
        Resolved = "resolved",
        /// It was not resolved after all, and nobody has taken it again.
        Reopened = "reopened",
        /// Nothing more will be done.
        Closed = "closed",
        /// The buyer wants it called off; the seller has not agreed yet.
        AssessingCancellation = "assessingCancellation",
        /// Called off.
        Cancelled = "cancelled",
    }
}

/// One step of the process.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcessStepAnswer {
    /// Its short name.
    pub step: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Where it stands to the one that is reached.
    pub state: ProcessState,
    /// When it was reached, last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
}

/// A step that may come next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextStep {
    /// The step.
    pub step: Box<str>,
    /// The events that bring it.
    pub on: Vec<EventType>,
    /// Whether it lies before the one that is reached.
    pub back: bool,
    /// When it comes by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
}

/// What somebody owes now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OweAnswer {
    /// Who owes it; left out where the policy does not say who is waited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    /// The name of the party, as its agreement or its level has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Text>,
    /// What: a metric of a clock; `waiting` for whoever a pause waits for; `pass-on` for a level that must solve the ticket or
    /// hand it on.
    pub what: Box<str>,
    /// That for people: the name of the clock, or the words for the reason of the pause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The clock's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// The support level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Box<str>>,
    /// The reason of the pause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<str>>,
    /// Since when it has been waited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// By when; left out while that moves along with a pause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Moment>,
    /// Whether that is past.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
}

/// What a ticket's state is called elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatusAnswer {
    /// By TM Forum's TMF621, version 5.
    pub tmf621: TmfStatus,
    /// By MEF, between operators.
    pub mef: MefStatus,
}

/// Where a ticket stands in its process.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcessAnswer {
    /// The step that is reached.
    pub step: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Since when.
    pub since: Moment,
    /// When it was called off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Moment>,
    /// How often it went back to an earlier step.
    pub returns: u32,
    /// Every step, first to last.
    pub steps: Vec<ProcessStepAnswer>,
    /// What may come next.
    pub next: Vec<NextStep>,
    /// What is owed now, and by whom.
    pub owes: Vec<OweAnswer>,
    /// What this state is called elsewhere.
    pub status: StatusAnswer,
}
