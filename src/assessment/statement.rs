//! The credits of many tickets over a period, with their proof.

use serde::Serialize;

use super::{AgreementAnswer, Audience, Moment, PolicyReference, TraceLine};
use crate::json::words;
use crate::money::Money;
use crate::policy::{AgreementKind, Metric};
use crate::scalar::Text;

words! {
    /// What an entry of a statement is for.
    pub enum EntryKind {
        /// A ticket that stopped in the period.
        Ticket = "ticket",
        /// What was measured over a period, at its end.
        Measure = "measure",
        /// What lay over a cap before and is owed now.
        Carried = "carried",
        /// A credit that is returned.
        EarnBack = "earn-back",
    }
}

words! {
    /// In what a measured value is given.
    pub enum ValueUnit {
        /// Percent.
        Percent = "percent",
        /// Milliseconds.
        Milliseconds = "milliseconds",
        /// Points.
        Points = "points",
    }
}

/// A period of a measure or a cap: its first and last date, in the policy's zone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeriodAnswer {
    /// `month`, `quarter` or `year`.
    pub per: &'static str,
    /// The first date.
    pub from: String,
    /// The last date.
    pub to: String,
}

/// Until when an entry is claimed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryClaim {
    /// Whether it is paid without being asked for.
    pub automatic: bool,
    /// The last date on which it may be claimed; left out while the ticket is not closed that it counts from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
}

/// One line of a statement: the statement is the sum of these.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementEntry {
    /// What it is for.
    pub kind: EntryKind,
    /// When: the stop of the ticket, or the end of the period. Entries stand in this order.
    pub at: Moment,
    /// The agreement's id.
    pub agreement: Box<str>,
    /// The party whose account it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Box<str>>,
    /// The service whose account it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Box<str>>,
    /// The ticket's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Box<str>>,
    /// The ticket's priority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Box<str>>,
    /// The targets that the ticket missed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missed: Vec<Metric>,
    /// The measures, or what else in the statement's terms it comes from, by their ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Box<str>>,
    /// The period it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<PeriodAnswer>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The contract's clauses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Text>,
    /// What is owed for it: less than nothing for what is returned. Left out when a fee is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The fees and parameters that are missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Box<str>>,
    /// How it is claimed, once something is owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<EntryClaim>,
    /// How it came about, line by line, each with its clause.
    pub ledger: Vec<TraceLine>,
}

/// What was measured over one period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeasureAnswer {
    /// The measure's id.
    pub id: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The contract's clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// The party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Box<str>>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Box<str>>,
    /// The period.
    pub period: PeriodAnswer,
    /// Its value, to six decimals, or to twelve where six would pass for another value; left out when no ticket was there to measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// In what the value is given.
    pub unit: ValueUnit,
    /// The floor or the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// How many tickets, or outages put together, it was reckoned on.
    pub count: i64,
    /// The outage that counts, in milliseconds: of availability and outage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outage: Option<i64>,
    /// The word of the row it falls into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Box<str>>,
    /// That word for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_title: Option<Text>,
    /// What it comes to by itself, before it is combined and capped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

/// A right that arose.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RightAnswer {
    /// The right's id.
    pub id: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The contract's clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// JSON Pointer into the policy.
    pub path: String,
    /// The party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Box<str>>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Box<str>>,
    /// When it arose.
    pub arose: Moment,
    /// How many misses, outages, milliseconds of outage or periods there were then.
    pub count: i64,
    /// When it last arose anew, while it still held; of hours, until when they stayed passed while an outage went on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewed: Option<Moment>,
    /// The last date on which it may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapses: Option<String>,
}

/// What stands on an account at the end of the statement: what a ticket's `account` may say from then on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountAnswer {
    /// The party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Box<str>>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Box<str>>,
    /// Credited in the last month of the statement.
    pub month: Money,
    /// In its quarter.
    pub quarter: Money,
    /// In its year.
    pub year: Money,
    /// What lies over caps that carry, and is owed later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<Money>,
    /// What of the last period is not paid, as it has not come to the least amount: once the period is over it never is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<Money>,
}

/// What one agreement comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgreementStatement {
    /// The agreement.
    pub agreement: AgreementAnswer,
    /// The sum of its entries. Left out when a fee is missing: a part must not pass for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The fees and parameters that are missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Box<str>>,
    /// How many tickets stopped in the period.
    pub tickets: i64,
    /// How many of them missed a target.
    pub missed: i64,
    /// What was measured, in the order of periods, accounts and measures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureAnswer>,
    /// The rights that arose, or still held, in the period.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<RightAnswer>,
    /// The accounts at the end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<AccountAnswer>,
}

/// The sum over the agreements of one kind: what a vendor owes the operator never adds to what the operator owes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindTotal {
    /// Between whom.
    pub kind: AgreementKind,
    /// In the policy's currency.
    pub amount: Money,
}

/// What became of the tickets that were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TicketCounts {
    /// They stopped in the period.
    pub counted: i64,
    /// They stopped before it: they count for accounts alone.
    pub before: i64,
    /// They stopped after it: their outage within the period counts.
    pub after: i64,
    /// They have not stopped.
    pub open: i64,
    /// They are another party's, or no agreement of the statement holds for them.
    pub elsewhere: i64,
}

/// What was kept while tickets went by: all that grows with more than accounts and periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kept {
    /// Accounts.
    pub accounts: i64,
    /// Stretches of outage that lie apart.
    pub outages: i64,
    /// Instants of misses, for repeats and rights.
    pub misses: i64,
    /// Times of single tickets, for percentiles: the most at one moment.
    pub times: i64,
}

/// The credits of many tickets over a period: what is owed, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// The policy that was asked.
    pub policy: PolicyReference,
    /// For whom.
    pub audience: Audience,
    /// The party it was made for; of all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Box<str>>,
    /// The period's start.
    pub from: Moment,
    /// Its end, which is not in it.
    pub to: Moment,
    /// The zone in which instants are written, and in which months begin.
    pub time_zone: String,
    /// What each agreement comes to.
    pub agreements: Vec<AgreementStatement>,
    /// The sum over the agreements of each kind. A kind with a missing fee has none.
    pub totals: Vec<KindTotal>,
    /// What became of the tickets.
    pub tickets: TicketCounts,
    /// What was kept.
    pub kept: Kept,
    /// The lines, in the order of time: those that were not taken before.
    pub entries: Vec<StatementEntry>,
}

impl Statement {
    /// The statement as JSON text: the same bytes in every host.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::to_text(self)
    }
}

impl StatementEntry {
    /// The entry as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::to_text(self)
    }
}
