//! What is left of a clock whose promise no longer holds: the steps that had come by then.

use super::change::Before;
use crate::Instant;
use crate::policy::{Agreement, Metric, Target};

/// The courses of a clock that a change of priority or facts took away.
pub(crate) struct Gone<'a> {
    pub(crate) agreement: &'a str,
    pub(crate) metric: &'a Metric,
    pub(super) before: Vec<Before<'a>>,
    pub(super) breaks: Vec<(Instant, Instant)>,
}

impl<'a> Gone<'a> {
    /// None where nothing was ever promised.
    pub(super) fn of(
        agreement: &'a Agreement,
        target: &'a Target,
        before: Vec<Before<'a>>,
        breaks: Vec<(Instant, Instant)>,
    ) -> Option<Self> {
        let metric = &target.metric;
        (!before.is_empty()).then_some(Self { agreement: &agreement.id, metric, before, breaks })
    }
}
