//! The next instant at which something reads differently: found by halving, so that no form needs an inverse.

use crate::Instant;

/// Nothing is looked for further ahead: ten years.
const FAR: i64 = 3_653 * crate::instant::DAY;
/// The first guess of how far away a step is: a minute.
const NEAR: i64 = 60_000;

/// The first instant after `at` at which `holds`, which stays so once it does.
pub(super) fn first_after(at: Instant, holds: &dyn Fn(Instant) -> bool) -> Option<Instant> {
    let last = at.millis().saturating_add(FAR).min(Instant::MAX.millis());
    let (mut below, mut step) = (at.millis(), NEAR);
    let mut above = loop {
        let next = below.saturating_add(step).min(last);
        if holds(Instant::from_millis(next)?) {
            break next;
        }
        if next >= last {
            return None;
        }
        below = next;
        step = step.saturating_mul(2);
    };
    while above - below > 1 {
        let middle = below + (above - below) / 2;
        if holds(Instant::from_millis(middle)?) {
            above = middle;
        } else {
            below = middle;
        }
    }
    Instant::from_millis(above)
}
