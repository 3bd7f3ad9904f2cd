//! The facts of a ticket at one time: its own, else the policy's defaults.

use crate::Instant;
use crate::policy::{Fact, Known, Policy};

/// What is known when a priority or a target is chosen.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'a> {
    pub(super) policy: &'a Policy,
    pub(super) own: Vec<(&'a str, &'a Fact)>,
    pub(super) reported: Option<Instant>,
}

impl<'a> Known<'a> for Facts<'a> {
    fn fact(&self, parameter: &str) -> Option<&'a Fact> {
        let own = self.own.iter().rev().find(|(name, _)| *name == parameter).map(|(_, fact)| *fact);
        own.or_else(|| self.policy.parameter(parameter)?.default.as_ref())
    }

    fn reported_in(&self, calendar: &str) -> Option<bool> {
        Some(self.policy.calendar(calendar)?.is_open(self.reported?))
    }
}
