//! SLA Clock: which priority, due when, who has it and who is told next, what it costs if missed, and why.
//!
//! A [`Policy`] is read once from the JSON that an SLA manager writes. A [`Ticket`] is read against it. Both and the time
//! give an [`Assessment`]: plain data that a page draws, a back office sums, and either party can check.
//! The same crate runs natively and, compiled to WebAssembly, in pages, workers and Node: the same input gives the
//! same bytes everywhere.
//!
//! Nothing here reads a clock, a file or the network; nothing panics on any input.
//!
//! ```
//! use sla_clock::{Audience, Policy};
//!
//! let policy = Policy::from_json(r#"{
//!   "format": 1, "id": "b2b", "timeZone": "Europe/Paris", "currency": "EUR",
//!   "calendars": { "always": { "week": "24x7" } },
//!   "pauseReasons": { "site-closed": "Site closed" },
//!   "qualification": { "otherwise": "P1" },
//!   "agreements": [ { "id": "customer", "kind": "sla", "pausedBy": ["site-closed"],
//!     "targets": [ { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ],
//!     "penalties": [ { "id": "late", "on": "restore", "of": "monthly-fee", "bands": [
//!       { "over": "0m", "upTo": "2h", "percent": "10" }, { "over": "2h", "percent": "20" } ] } ] } ]
//! }"#)?;
//! let ticket = policy.ticket(br#"{
//!   "id": "INC-1042", "fees": { "monthly-fee": "480.00 EUR" },
//!   "events": [
//!     { "at": "2026-03-13T19:20:00+01:00", "type": "opened" },
//!     { "at": "2026-03-13T21:00:00+01:00", "type": "paused", "reason": "site-closed" },
//!     { "at": "2026-03-13T22:15:00+01:00", "type": "resumed" },
//!     { "at": "2026-03-14T03:50:00+01:00", "type": "restored" } ]
//! }"#)?;
//! let now = policy.instant("2026-03-14T09:00:00+01:00")?;
//! let assessment = policy.assess(&ticket, now, Audience::Internal)?;
//!
//! // Due 4 h after 19:20, the closed site left out; restored 3 h 15 later than that.
//! let due = assessment.clocks[0].due.as_ref().map(|due| due.instant());
//! assert_eq!(due, Some(policy.instant("2026-03-14T00:35:00+01:00")?));
//! assert_eq!(assessment.owed.map(|owed| owed.amount.to_string()).as_deref(), Some("96.00 EUR"));
//! # Ok::<(), sla_clock::Error>(())
//! ```
#![forbid(unsafe_code)]

mod agenda;
mod agreement;
pub mod assessment;
mod audience;
mod batch;
mod calendar;
mod chain;
#[cfg(not(target_arch = "wasm32"))]
mod chrono;
mod civil;
mod clock;
mod communication;
mod constraint;
mod engine;
mod error;
mod escalation;
mod instant;
mod json;
#[cfg(not(target_arch = "wasm32"))]
mod lint;
mod money;
mod nearest;
mod order;
mod penalty;
mod policy;
mod process;
mod qualification;
mod scalar;
mod scene;
#[cfg(feature = "schema")]
pub mod schema;
mod statement;
mod target;
mod ticket;
mod timestamp;
mod vocabulary;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use assessment::{Agenda, Assessment, Audience};
pub use batch::Batch;
pub use calendar::{
    Calendar, CalendarSpec, Holiday, HolidayName, HolidayRule, HolidaySet, Hours, Observed, Period, Periods,
    UnknownZone, Week, Zone,
};
pub use civil::{Date, Minute, ParseError, Weekday};
pub use error::{Error, ErrorCode, Position, Problem};
pub use instant::{Duration, Instant};
#[cfg(not(target_arch = "wasm32"))]
pub use lint::{Finding, Severity};
pub use money::{Currency, Money};
pub use policy::{AgreementKind, CapScope, Channel, ConstraintKind, Metric, Party, Policy};
pub use scalar::Text;
pub use statement::{StatementBuilder, StatementQuestion};
pub use target::{
    At, Bound, CalendarAt, Due, Language, Pauses, Recurrence, ReportingWindow, Start, Target, Warning, add_outside,
    elapsed_outside, unite,
};
pub use ticket::{EventType, Ticket, TicketKind};

/// The examples of the README, compiled and run like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
