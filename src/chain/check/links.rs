//! The links of a chain for one priority: what each level may take, and when somebody is there.

use crate::Instant;
use crate::calendar::Calendar;
use crate::chain::serving;
use crate::lint::Alike;
use crate::policy::{Agreement, Chain, Fact, Known, Policy, Promise, SupportLevel, Target};
use crate::scalar::Share;
use crate::target::{Due, Start};
use crate::ticket::TicketKind;

/// What is known of a ticket: what the agreements that hold for it make known, the defaults, and when it is reported.
struct Defaults<'a> {
    policy: &'a Policy,
    tickets: &'a Alike<'a>,
    reported: Instant,
}

impl<'a> Known<'a> for Defaults<'a> {
    fn fact(&self, parameter: &str) -> Option<&'a Fact> {
        match self.tickets.facts.iter().find(|(name, _)| *name == parameter) {
            Some((_, fact)) => fact.as_ref(),
            None => self.policy.parameter(parameter)?.default.as_ref(),
        }
    }

    fn kind(&self) -> TicketKind {
        self.tickets.kind.unwrap_or(TicketKind::Incident)
    }

    fn reported_in(&self, hours: &str) -> Option<bool> {
        self.policy.falls_in(hours, self.reported)
    }
}

/// A promise for one priority, whose choice may depend on the hour of the report.
#[derive(Clone, Copy)]
pub(super) struct Promised<'a> {
    policy: &'a Policy,
    tickets: &'a Alike<'a>,
    choices: &'a [Promise],
}

impl<'a> Promised<'a> {
    fn of(policy: &'a Policy, tickets: &'a Alike<'a>, target: &'a Target, priority: &str) -> Option<Self> {
        let choices = &target.by.0.get(priority)?.0;
        (!choices.is_empty()).then_some(Self { policy, tickets, choices })
    }

    /// The promise that holds for a report at this instant; none where no such ticket is reported then.
    pub(super) fn at(&self, reported: Instant) -> Option<&'a Promise> {
        if !self.tickets.can_be_reported(self.policy, reported) {
            return None;
        }
        let known = Defaults { policy: self.policy, tickets: self.tickets, reported };
        self.choices.iter().find(|choice| choice.when.as_ref().is_none_or(|when| when.judge(&known).is_ok()))
    }

    pub(super) fn calendar(&self, promise: &Promise) -> &'a Calendar {
        self.policy.calendar_or_always(promise.calendar.as_deref())
    }

    /// By when a clock that starts at `start` on a ticket reported at `reported` must stop.
    pub(super) fn due(&self, reported: Instant, start: Instant) -> Option<(&'a Calendar, Due)> {
        let promise = self.at(reported)?;
        let calendar = self.calendar(promise);
        Some((calendar, promise.form.due(&Start::at(start), calendar).ok()?))
    }
}

/// The promise in front of a chain, for one priority.
pub(super) struct Front<'a> {
    pub(super) name: &'a str,
    pub(super) priority: &'a str,
    pub(super) agreement: &'a Agreement,
    pub(super) metric: &'a Target,
    pub(super) promised: Promised<'a>,
}

impl<'a> Front<'a> {
    pub(super) fn of(
        policy: &'a Policy,
        tickets: &'a Alike<'a>,
        (agreement, metric): (&'a Agreement, &'a Target),
        chain: &'a Chain,
        priority: &'a str,
    ) -> Option<Self> {
        let promised = Promised::of(policy, tickets, metric, priority)?;
        Some(Self { name: &chain.target.0, priority, agreement, metric, promised })
    }
}

/// The promise that a chain keeps.
pub(super) fn kept<'a>(policy: &'a Policy, chain: &'a Chain) -> Option<(&'a Agreement, &'a Target)> {
    let name = &*chain.target.0;
    let of_name = |agreement: &&Agreement| name.strip_prefix(&*agreement.id).is_some_and(|rest| rest.starts_with('/'));
    policy.agreements().iter().filter(of_name).find_map(|agreement| {
        let metric = name.get(agreement.id.len() + 1..)?;
        Some((agreement, agreement.targets.iter().find(|target| target.metric.as_str() == metric)?))
    })
}

/// An agreement that serves a level.
pub(super) struct Server<'a> {
    pub(super) agreement: &'a Agreement,
    /// What it promises of the front's metric.
    pub(super) promised: Option<Promised<'a>>,
    /// Whatever it promises for the priority: its calendar says when somebody is there.
    pub(super) reach: Option<Promised<'a>>,
}

/// A level of the chain.
pub(super) struct Link<'a> {
    pub(super) level: &'a SupportLevel,
    pub(super) budget: Option<Share>,
    pub(super) servers: Vec<Server<'a>>,
}

/// The levels of a chain for the front's priority, with the agreements that hold for these tickets.
pub(super) fn links<'a>(
    policy: &'a Policy,
    tickets: &'a Alike<'a>,
    chain: &'a Chain,
    front: &Front<'a>,
) -> Vec<Link<'a>> {
    let holds = |agreement: &&Agreement| tickets.agreements.iter().any(|known| known.id == agreement.id);
    let mut links = Vec::new();
    for level in policy.levels() {
        let budget = chain.budgets.0.get(&level.level).copied();
        let promised = |target: &'a Target| Promised::of(policy, tickets, target, front.priority);
        let server = |agreement: &'a Agreement| {
            let same = agreement.targets.iter().find(|target| target.metric == front.metric.metric);
            let reach = same.and_then(promised).or_else(|| agreement.targets.iter().find_map(promised));
            Server { agreement, promised: same.and_then(promised), reach }
        };
        let servers: Vec<Server<'_>> = serving(policy, level, &front.agreement.id).filter(holds).map(server).collect();
        if budget.is_some() || !servers.is_empty() {
            links.push(Link { level, budget, servers });
        }
    }
    links
}
