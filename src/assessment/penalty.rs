//! What a missed target costs.

use serde::Serialize;

use super::{Moment, TraceLine};
use crate::money::Money;
use crate::policy::{CapScope, Metric};
use crate::scalar::Text;

/// The most that can be owed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CapAnswer {
    /// The most.
    pub amount: Money,
    /// Over what.
    pub per: CapScope,
    /// What is left under it.
    pub left: Money,
}

/// One penalty clause applied to the ticket.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PenaltyAnswer {
    /// Agreement and penalty: `customer/gtr-late`.
    pub id: String,
    /// The agreement's id.
    pub agreement: Box<str>,
    /// The target whose miss it punishes.
    pub on: Metric,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The contract's clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// What is owed now, rounded half-up to the currency's minor unit. Left out when the ticket lacks the fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The fee that the ticket should carry and does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_fee: Option<Box<str>>,
    /// The lateness it is reckoned on, in milliseconds.
    pub lateness: i64,
    /// When it becomes another amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_at: Option<Moment>,
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_amount: Option<Money>,
    /// The most it can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<CapAnswer>,
    /// How it came about, line by line.
    pub ledger: Vec<TraceLine>,
}

/// What is owed in all.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Owed {
    /// Now.
    pub amount: Money,
    /// When it becomes another amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_at: Option<Moment>,
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_amount: Option<Money>,
}
