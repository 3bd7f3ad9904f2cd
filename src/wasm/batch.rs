//! Due times by the hundred thousand, over typed arrays: nothing is made for a single one.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{answer::thrown, store};
use crate::{Batch, ErrorCode, Instant};

/// What a due time can't be reckoned for: a negative number instead of it, -1 for the first of these.
const FAILURES: [ErrorCode; 4] =
    [ErrorCode::OutOfRange, ErrorCode::NoOpenTime, ErrorCode::TicketInvalid, ErrorCode::PolicyInvalid];

/// The due times of a clock for these starts, in milliseconds since 1970; NaN where nothing is promised.
#[wasm_bindgen(js_name = dueTimes)]
pub fn due_times(
    policy: u32,
    clock: &str,
    like: &[u8],
    priority: Option<String>,
    starts: &[f64],
) -> Result<Vec<f64>, JsValue> {
    with(policy, clock, like, priority, &|batch| starts.iter().map(|start| due(batch, *start)).collect())
}

/// The open time of a clock's calendar from each of these starts to its stop, in milliseconds.
#[wasm_bindgen(js_name = usedTimes)]
pub fn used_times(
    policy: u32,
    clock: &str,
    like: &[u8],
    priority: Option<String>,
    starts: &[f64],
    stops: &[f64],
) -> Result<Vec<f64>, JsValue> {
    with(policy, clock, like, priority, &|batch| {
        starts.iter().zip(stops).map(|(start, stop)| used(batch, *start, *stop)).collect()
    })
}

fn with(
    policy: u32,
    clock: &str,
    like: &[u8],
    priority: Option<String>,
    reckon: &dyn Fn(&Batch<'_>) -> Vec<f64>,
) -> Result<Vec<f64>, JsValue> {
    let reckoned = store::with(policy, |policy| {
        let like = policy.ticket(like)?;
        let batch = policy.batch(clock, &like, priority.as_deref())?;
        Ok(reckon(&batch))
    });
    reckoned.and_then(|result| result).map_err(|error| thrown(&error))
}

fn due(batch: &Batch<'_>, start: f64) -> f64 {
    let Some(start) = instant(start) else { return failure(ErrorCode::OutOfRange) };
    match batch.due(start) {
        Ok(Some(due)) => due.millis() as f64,
        Ok(None) => f64::NAN,
        Err(error) => failure(error.code()),
    }
}

fn used(batch: &Batch<'_>, start: f64, stop: f64) -> f64 {
    match (instant(start), instant(stop)) {
        (Some(start), Some(stop)) => batch.used(start, stop).map_or(f64::NAN, |used| used.millis() as f64),
        _ => failure(ErrorCode::OutOfRange),
    }
}

/// A cast saturates, and what is saturated is out of range; but it makes 1970 of what is no number.
fn instant(millis: f64) -> Option<Instant> {
    if millis.is_nan() { None } else { Instant::from_millis(millis.floor() as i64) }
}

fn failure(code: ErrorCode) -> f64 {
    let place = FAILURES.iter().position(|failure| *failure == code).unwrap_or(FAILURES.len());
    -1.0 - place as f64
}
