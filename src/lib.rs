//! SLA Clock
#![forbid(unsafe_code)]

pub mod assessment;
pub mod calendar;
pub mod civil;
mod clock;
mod engine;
mod error;
mod escalation;
mod instant;
mod json;
mod money;
mod penalty;
mod policy;
mod qualification;
mod scalar;
mod scene;
mod ticket;
mod timestamp;

pub use assessment::{Assessment, Audience};
pub use error::{Error, ErrorCode, Position, Problem};
pub use instant::{Duration, Instant};
pub use money::{Currency, Money};
pub use policy::{AgreementKind, CapScope, Metric, Policy};
pub use ticket::{EventType, Ticket, TicketKind};

#[cfg(target_arch = "wasm32")]
mod wasm;
