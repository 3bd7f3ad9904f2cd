//! Clocks: a target applied to a ticket.
//!
//! [`pause`] reads pauses out of the events and [`admit`] which part of each a target admits; [`life`] finds where a clock
//! starts and stops (with [`start`], [`stop`], [`moment`] and [`reopen`]), [`promise`] what was promised when, [`repeat`]
//! the cycles of a clock that repeats and [`change`] what a change of priority does. [`course`] reckons used time and
//! instants on a [`track`]; [`cycle`] puts these together, [`judge`] and [`explain`] say how it stands and why, [`answer`]
//! gives the answer, [`step`] when a step of escalation comes ([`gone`] keeps what was reached of a promise that is gone). [`mod@heard`] tells what a clock waits for before there is a ticket.

mod admit;
mod answer;
mod change;
mod contradictions;
mod course;
mod cycle;
mod explain;
mod gone;
mod heard;
mod judge;
mod life;
mod moment;
mod pause;
mod promise;
mod reopen;
mod repeat;
mod segments;
mod shift;
mod start;
mod step;
mod stop;
mod track;

pub(crate) use answer::{Clock, View, clock};
pub(crate) use contradictions::contradictions;
pub(crate) use cycle::Running;
pub(crate) use gone::Gone;
pub(crate) use heard::after_report;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use heard::heard;
pub(crate) use moment::Watch;
pub(crate) use pause::{Pause, pauses};
pub(crate) use promise::{Spans, Standing, first_holding, promised, standings};
pub(crate) use step::{Mark, StepTime, first_in};
