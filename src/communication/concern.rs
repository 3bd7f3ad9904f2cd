//! Whether an item of the plan concerns the ticket: by its priority and its facts, as they were and as they are.

use crate::Instant;
use crate::clock::{View, first_holding};
use crate::policy::{PlanItem, Promise};
use crate::qualification::Facts;

/// The stretches in which an item concerns the ticket.
pub(super) struct Concern<'v, 'a> {
    item: &'a PlanItem,
    view: &'v View<'a, 'v>,
}

impl<'v, 'a> Concern<'v, 'a> {
    pub(super) fn new(item: &'a PlanItem, view: &'v View<'a, 'v>) -> Self {
        Self { item, view }
    }

    /// Since when it concerns the ticket without a break; none when it does not now.
    pub(super) fn since(&self) -> Option<Instant> {
        let mut since = None;
        for standing in self.view.standings {
            let here = self.holds(standing.priority, &self.view.facts.as_of(standing.at));
            since = if here { since.or(Some(standing.at)) } else { None };
        }
        since
    }

    /// Whether it did at an instant.
    pub(super) fn at(&self, at: Instant) -> bool {
        let standings = self.view.standings;
        let place = standings.partition_point(|standing| standing.at <= at).saturating_sub(1);
        let standing = standings.get(place);
        standing.is_some_and(|standing| self.holds(standing.priority, &self.view.facts.as_of(standing.at)))
    }

    /// By when it must be told, of an item that concerns the ticket now; none where that is at once.
    pub(super) fn promise(&self) -> Option<&'a Promise> {
        let priority = self.view.standings.last()?.priority;
        let form = self.item.due.as_ref().or_else(|| self.item.by.as_ref()?.0.get(priority))?;
        first_holding(form, self.view.facts)
    }

    fn holds(&self, priority: &str, facts: &Facts<'a>) -> bool {
        let listed = match (&self.item.by, &self.item.priorities) {
            (Some(by), _) => by.0.get(priority).is_some_and(|form| first_holding(form, facts).is_some()),
            (_, Some(priorities)) => priorities.iter().any(|listed| *listed.0 == *priority),
            _ => true,
        };
        listed && self.item.when.as_ref().is_none_or(|when| when.judge(facts).is_ok())
    }
}
