//! The answer, as plain data. Instants are written in the policy's zone; lengths are whole milliseconds.

mod agenda;
mod agreement;
mod chain;
mod clock;
mod communication;
mod constraint;
mod escalation;
mod moment;
mod penalty;
mod priority;
mod process;
mod statement;
mod support;
mod trace;

pub use agenda::{
    Agenda, AgendaFailure, AgendaItem, AgendaKind, MissAnswer, MissCount, MissNews, MissStep, PausedClock,
};
pub use agreement::AgreementAnswer;
pub use chain::{ChainAnswer, ChainLevel, ServingClock};
pub use clock::{Awaited, BreachAnswer, ClockAnswer, CycleAnswer, Lateness, Segment, SegmentKind, State, Warning};
pub use communication::{
    MessageAnswer, NewsAddress, NewsAnswer, NewsChannel, NewsMoment, NewsState, NoticeAnswer, NoticeUnit, NoticeVerdict,
};
pub use constraint::ConstraintAnswer;
pub use escalation::{ContactAnswer, StepAnswer, StepState, StepTrigger};
pub use moment::Moment;
pub use penalty::{
    CapAnswer, CarriedCap, ClaimAnswer, CurvePoint, Owed, PenaltyAnswer, PenaltyCurve, SettlementAnswer,
};
pub use priority::{PriorityAnswer, PriorityChange, SideAnswer, SidesAnswer};
pub use process::{
    MefStatus, NextStep, OweAnswer, ProcessAnswer, ProcessState, ProcessStepAnswer, StatusAnswer, TmfStatus,
};
pub use statement::{
    AccountAnswer, AgreementStatement, EntryClaim, EntryKind, Kept, KindTotal, MeasureAnswer, PeriodAnswer,
    RightAnswer, Statement, StatementEntry, TicketCounts, ValueUnit,
};
pub use support::{
    BudgetAnswer, CameBy, GoesBy, LevelAnswer, LevelState, NextLevelAnswer, RemedyAnswer, StayAnswer, SupportAnswer,
};
pub use trace::{Notice, TraceLine, TraceValue, Values};

use serde::Serialize;

use crate::json::words;
use crate::scalar::Text;
use crate::ticket::TicketKind;

words! {
    /// For whom an assessment is made.
    pub enum Audience {
        /// The operator's own people: everything.
        Internal = "internal",
        /// A vendor or another operator: its own contracts.
        Partner = "partner",
        /// The customer: no penalties, no contacts, nothing of the inside.
        Customer = "customer",
    }
}

words! {
    /// What decided a priority.
    pub enum DecidedBy {
        /// A rule of the policy.
        Rule = "rule",
        /// A cell of a matrix.
        Matrix = "matrix",
        /// The sum of points.
        Score = "score",
        /// Nothing else did.
        Default = "default",
        /// A person, on the ticket.
        Override = "override",
    }
}

/// The policy that was asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyReference {
    /// Its id.
    pub id: Box<str>,
    /// Its own version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Box<str>>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
}

/// The ticket that was judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TicketReference {
    /// Its number in the CRM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Box<str>>,
    /// What kind of work it is.
    pub kind: TicketKind,
}

/// The whole answer for one ticket at one instant.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// The policy that was asked.
    pub policy: PolicyReference,
    /// The ticket that was judged.
    pub ticket: TicketReference,
    /// For whom.
    pub audience: Audience,
    /// The instant at which everything below holds.
    pub now: Moment,
    /// The zone in which instants are written.
    pub time_zone: String,
    /// How urgent it is.
    pub priority: PriorityAnswer,
    /// The agreements that hold for it, in the order of the policy.
    pub agreements: Vec<AgreementAnswer>,
    /// The id of the clock that matters most now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// Every clock, in the order of the policy.
    pub clocks: Vec<ClockAnswer>,
    /// What missed targets cost. Not for customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalties: Option<Vec<PenaltyAnswer>>,
    /// What the penalties of each agreement come to together. Not for customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlements: Option<Vec<SettlementAnswer>>,
    /// The sum of the settlements; what vendors owe the operator counts only where nobody else is owed anything.
    /// Not for customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owed: Option<Owed>,
    /// Who has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportAnswer>,
    /// Who is told, and when, in the order of time. Not for customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Vec<StepAnswer>>,
    /// The clocks behind each promise, side by side. Not for partners and customers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<ChainAnswer>,
    /// Where the ticket stands in its process, and who owes what; none before its report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process: Option<ProcessAnswer>,
    /// The constraints that concern the ticket and are in force now, or will be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub constraints: Vec<ConstraintAnswer>,
    /// Who is told what, in the order of the plan, with when that is due.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub communication: Vec<NewsAnswer>,
    /// Contradictions found in the ticket, and how they were read.
    pub warnings: Vec<Notice>,
    /// Positions of the events after `now`, which were not seen.
    pub later: Vec<usize>,
    /// The first instant at which anything but a running counter reads differently; null when nothing will.
    /// Running counters are `used`, `remaining`, `share`, `lateness`, in a pause the instants that move with it
    /// (those of a clock that is `provisional`) with their place among the others, and the end of the segment that is still growing.
    pub next_change_at: Option<Moment>,
    /// How every answer was reached.
    pub trace: Vec<TraceLine>,
}

impl Assessment {
    /// The answer as JSON text: the same bytes in every host.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::to_text(self)
    }
}
