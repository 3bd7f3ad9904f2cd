//! What a missed target costs.

use serde::Serialize;

use super::{Moment, TraceLine};
use crate::money::Money;
use crate::policy::{CapScope, Metric};
use crate::scalar::Text;
use crate::ticket::EventType;

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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Metric>,
    /// Or the event. Neither: an outage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<EventType>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The contract's clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// What it comes to now by itself, before it is combined with others; rounded as the contract says, half-up to the
    /// currency's minor unit when it says nothing. Left out when the ticket lacks the fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Whether the amount rises evenly: then it is a running counter, and the next step is where that ends.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rises: bool,
    /// The fee, or the parameter, that the ticket should carry and does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_fee: Option<Box<str>>,
    /// The excluded cause for which nothing is owed, or by another formula.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excused: Option<Box<str>>,
    /// The lateness, or the outage, it is reckoned on, in milliseconds.
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
    /// How it is claimed, once something is owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimAnswer>,
    /// How it came about, line by line.
    pub ledger: Vec<TraceLine>,
}

/// Until when a penalty is claimed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimAnswer {
    /// Whether it is paid without being asked for.
    pub automatic: bool,
    /// The last date on which it may be claimed; left out until the first one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// The midnight that ends that date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Whether that is past.
    pub lapsed: bool,
}

/// A cap of a settlement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarriedCap {
    /// The most.
    pub amount: Money,
    /// Over what.
    pub per: CapScope,
    /// What was credited under it before this ticket, as the ticket's `account` says.
    pub used: Money,
    /// What is left under it after this ticket.
    pub left: Money,
    /// What lies over it and is owed later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<Money>,
}

/// What all penalties of one agreement come to on the ticket: combined, capped, rounded.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettlementAnswer {
    /// The agreement's id.
    pub agreement: Box<str>,
    /// What is owed now. Left out when the ticket lacks a fee: a part must not pass for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Fees and parameters that the ticket should carry and does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Box<str>>,
    /// When it becomes another amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_at: Option<Moment>,
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_amount: Option<Money>,
    /// The caps in force, from the narrowest to the widest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<CarriedCap>,
    /// How it is claimed, once something is owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimAnswer>,
    /// How it came about from the penalties, line by line.
    pub ledger: Vec<TraceLine>,
}

/// An instant at which a ticket may end, and what is owed then.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CurvePoint {
    /// The instant.
    pub at: Moment,
    /// The delay there, in milliseconds as its penalty counts it; left out for several penalties together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lateness: Option<i64>,
    /// What is owed from this instant on, until the next point.
    pub amount: Money,
    /// Whether it rises evenly to the next point instead of staying.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rises: bool,
}

/// What is owed at every instant at which a ticket may end: the points at which that changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PenaltyCurve {
    /// The agreement's id.
    pub agreement: Box<str>,
    /// The penalty; left out for all of the agreement together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalty: Option<String>,
    /// From the due instant on, in order.
    pub points: Vec<CurvePoint>,
    /// Whether nothing changes after the last point, or after the instant until which it was asked for.
    pub complete: bool,
    /// What is owed if the ticket ends at the instant that was asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved: Option<CurvePoint>,
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
