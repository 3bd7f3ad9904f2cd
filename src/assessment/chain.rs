//! The chain behind a promise: the clocks of all its levels, side by side.

use serde::Serialize;

use super::{LevelState, Moment, State, StepState};
use crate::policy::Metric;
use crate::scalar::Text;

/// A clock of an agreement that stands behind the promise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServingClock {
    /// The clock's id among the assessment's clocks.
    pub clock: String,
    /// The agreement's id.
    pub agreement: Box<str>,
    /// What it promises.
    pub metric: Metric,
    /// How it stands.
    pub state: State,
    /// By when it must be stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Moment>,
    /// Whether it is due within what is left to its level; of a clock that has not started, whether it would be if it started
    /// now. Left out when that can't be said: one of the two has ended, is paused, or promises another thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fits: Option<bool>,
    /// Of a clock that has not started: the last instant at which it could start and still fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand_over_by: Option<Moment>,
}

/// One level of a chain.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChainLevel {
    /// The support level.
    pub level: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Where it stands to the level that has the ticket.
    pub state: LevelState,
    /// Its own share of the promise, as the policy writes it; none when it has no budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// That share and those of the levels before it: unused time passes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaches: Option<String>,
    /// Until when the ticket may be with it, on the promise's own clock; the promise's due time when it has no budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Whether that has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<StepState>,
    /// The clocks of the agreements that serve it.
    pub clocks: Vec<ServingClock>,
}

/// A promise and what stands behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChainAnswer {
    /// The id of the promise's clock.
    pub target: Box<str>,
    /// The level that has the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Box<str>>,
    /// Whether the instants below are given as if a pause ended now.
    pub provisional: bool,
    /// The levels with a budget or an agreement, first to last.
    pub levels: Vec<ChainLevel>,
}
