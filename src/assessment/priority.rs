//! How urgent a ticket is, as the answer says it.

use serde::Serialize;

use super::{DecidedBy, Moment};
use crate::scalar::Text;

/// How urgent it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PriorityAnswer {
    /// The priority, as the policy names it.
    pub value: Box<str>,
    /// Its place, from 1, the most severe.
    pub rank: u32,
    /// What decided, before any modifier.
    pub by: DecidedBy,
    /// Why, in words for people: the last modifier's that changed it, else the rule's, else those of whoever set it by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Text>,
    /// Since when the ticket has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// Whether whoever set it by hand had the right; left out when nobody did, or the policy says nothing of rights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entitled: Option<bool>,
    /// The modifiers that changed it, in order: their ids, or their numbers from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub modifiers: Vec<Box<str>>,
    /// What each side holds, where the policy has two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sides: Option<SidesAnswer>,
    /// Every priority since the report, where there was more than one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<PriorityChange>,
}

/// A priority, and since when the ticket has had it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PriorityInTime"))]
pub struct PriorityChange {
    /// Since when.
    pub at: Moment,
    /// The priority.
    pub value: Box<str>,
}

/// Two sides that hold a priority each.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SidesAnswer {
    /// What each holds.
    pub of: Vec<SideAnswer>,
    /// The side whose priority holds; left out when both agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub governs: Option<Box<str>>,
    /// Since when they have differed; left out when both agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
}

/// What one side holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SideAnswer {
    /// The side.
    pub name: Box<str>,
    /// Its priority.
    pub priority: Box<str>,
    /// What decided it.
    pub by: DecidedBy,
}
