//! Who has the ticket, who had it, and who gets it next.

use serde::Serialize;

use super::{ContactAnswer, Moment, StepState};
use crate::json::words;
use crate::scalar::Text;

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

words! {
    /// How a level came by the ticket.
    pub enum CameBy {
        /// The report.
        Opened = "opened",
        /// It was handed over.
        Assigned = "assigned",
        /// It was given back.
        Returned = "returned",
    }
}

words! {
    /// What makes a ticket go to the next level.
    pub enum GoesBy {
        /// The level's share of a promise is used up.
        Budget = "budget",
        /// The known remedies have been tried for as long as they may be.
        Remedies = "remedies",
    }
}

/// A support level.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelAnswer {
    /// Its short name.
    pub level: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Where it stands to the level that has the ticket.
    pub state: LevelState,
    /// Whether it takes the ticket: not where none of its routes is for it and the level itself can't be reached.
    pub takes: bool,
    /// The team that has it, had it last, or would get it by the policy's routes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<Box<str>>,
    /// The team's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_title: Option<Text>,
    /// Whether somebody can be reached there now.
    pub reachable: bool,
    /// From when somebody can be, when nobody can now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reachable_from: Option<Moment>,
    /// Whom to reach there, of those who are there for the ticket's priority.
    pub contacts: Vec<ContactAnswer>,
}

/// A stretch in which one level, and one team of it, had the ticket.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StayAnswer {
    /// The level.
    pub level: Box<str>,
    /// The team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<Box<str>>,
    /// The team's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_title: Option<Text>,
    /// How it came by the ticket.
    pub by: CameBy,
    /// Since when.
    pub from: Moment,
    /// Until when; left out while it has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
    /// When it accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<Moment>,
    /// Whether it gave the ticket back without having accepted it.
    pub refused: bool,
    /// Why it gave the ticket back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<str>>,
}

/// How long a level may have the ticket, by its share of a promise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BudgetAnswer {
    /// The id of the promise's clock.
    pub target: Box<str>,
    /// The level's own share.
    pub share: String,
    /// That share and those of the levels before it: what they did not use passed on to it.
    pub reaches: String,
    /// Until when; none before the clock starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Whether that has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<StepState>,
    /// Whether it is given as if a pause ended now.
    pub provisional: bool,
}

/// What the level tries by itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RemedyAnswer {
    /// What to try, one after the other.
    #[serde(rename = "try")]
    pub steps: Vec<Text>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Whether that has come.
    pub over: bool,
}

/// Where the ticket goes next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextLevelAnswer {
    /// The level.
    pub level: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The team that gets it by the policy's routes; none when none is known: the level has no routes, they ask for facts
    /// that nobody told yet, or they lead to whoever refused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<Box<str>>,
    /// The team's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_title: Option<Text>,
    /// When it goes there by time; left out when no time is set, the time stands still, or the promise is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// What sets that time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<GoesBy>,
    /// Whether that time has come.
    pub overdue: bool,
    /// Whether it is given as if a pause ended now.
    pub provisional: bool,
    /// Whether somebody can be reached there now.
    pub reachable: bool,
    /// From when somebody can be, when nobody can now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reachable_from: Option<Moment>,
}

/// Who has the ticket.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SupportAnswer {
    /// The level that has it.
    pub level: Box<str>,
    /// The level's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The team: as the CRM names it, else as the policy routes the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<Box<str>>,
    /// The team's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_title: Option<Text>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// When it accepted the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<Moment>,
    /// Since when a hand-over waits to be accepted; left out when none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending_since: Option<Moment>,
    /// Whether somebody can be reached there now.
    pub reachable: bool,
    /// From when somebody can be, when nobody can now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reachable_from: Option<Moment>,
    /// Whom to reach there, of those who are there for the ticket's priority.
    pub contacts: Vec<ContactAnswer>,
    /// How long it may have it, by each promise of which it has a share.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub budgets: Vec<BudgetAnswer>,
    /// What it tries by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<RemedyAnswer>,
    /// Where it goes next; none from the last level that takes such a ticket, and none once it is resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NextLevelAnswer>,
    /// How many times it came to a level that had had it before.
    pub bounces: u32,
    /// The levels it went past without their having it.
    pub skipped: Vec<Box<str>>,
    /// Who had it, first to last.
    pub history: Vec<StayAnswer>,
    /// Every level, first to last.
    pub levels: Vec<LevelAnswer>,
}
