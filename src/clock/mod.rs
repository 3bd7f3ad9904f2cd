//! Clocks: a target applied to a ticket.
//!
//! [`pause`] reads pauses out of the events, [`life`] where a clock starts and stops, [`course`] reckons used time and
//! instants along it, [`answer`] puts the answer together.

mod answer;
mod course;
mod life;
mod pause;
mod segments;

pub(crate) use answer::{Clock, Running, clock};
pub(crate) use pause::{Pause, pauses};
