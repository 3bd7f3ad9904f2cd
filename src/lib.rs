//! SLA Clock
#![forbid(unsafe_code)]

mod error;
mod instant;

pub use error::{Error, ErrorCode, Position, Problem};
pub use instant::{Duration, Instant};
