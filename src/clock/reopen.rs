//! What a reopening does to a clock that had stopped.

use crate::Instant;
use crate::policy::{Agreement, Metric, ReopenMode, ReopenRule, Target};

/// The rule of a target; none when it never reopens. What was acknowledged or answered stays so, and a metric of the
/// policy's own reopens only when its target says so.
pub(super) fn rule(agreement: &Agreement, target: &Target) -> Option<ReopenRule> {
    let usual = ReopenRule { mode: ReopenMode::Resume, within: None };
    match target.metric.as_str() {
        Metric::ACKNOWLEDGE | Metric::RESPOND => None,
        Metric::RESTORE | Metric::RESOLVE | Metric::UPDATE => Some(target.reopen.or(agreement.reopen).unwrap_or(usual)),
        _ => target.reopen,
    }
}

impl ReopenRule {
    /// What reopening at this instant does to a clock that stopped at that one: past the window, a new cycle.
    pub(super) fn mode(self, stopped: Instant, reopened: Instant) -> ReopenMode {
        let late = self.within.is_some_and(|within| reopened.since(stopped) > within);
        if late { ReopenMode::NewCycle } else { self.mode }
    }
}
