//! The facts of a ticket at one time: its own, else the policy's defaults.

use std::rc::Rc;

use crate::Instant;
use crate::policy::{Fact, Known, Policy};
use crate::scene::Scene;
use crate::ticket::{EventKind, TicketKind, What};

/// What is known when a priority or a target is chosen: up to an instant, and to one of two sides or to everybody.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'a> {
    policy: &'a Policy,
    kind: TicketKind,
    reported: Option<Instant>,
    told: Rc<Vec<Told<'a>>>,
    until: Instant,
    side: Option<usize>,
}

/// What one parameter was said to be, by whom and when.
#[derive(Debug)]
struct Told<'a> {
    parameter: &'a str,
    /// The side that said it; none when it holds for everybody.
    side: Option<usize>,
    /// In the order of time, with the event's place in it.
    values: Vec<(Instant, usize, &'a Fact)>,
}

impl<'a> Facts<'a> {
    /// All that the events seen so far tell.
    pub(crate) fn new(scene: &Scene<'a>) -> Self {
        let opened = scene.seen.iter().find(|event| event.kind() == EventKind::Opened);
        let mut told: Vec<Told<'a>> = Vec::new();
        for (parameter, fact) in &scene.ticket.facts {
            tell(&mut told, parameter, None, (Instant::MIN, 0, fact));
        }
        for (index, event) in scene.heard().iter().enumerate() {
            let What::Qualified { facts } = &event.what else { continue };
            let side = scene.policy.qualification().side(event.by.as_deref());
            for (parameter, fact) in facts {
                tell(&mut told, parameter, side, (event.at, index + 1, fact));
            }
        }
        let reported = opened.map(|event| event.at);
        Self {
            policy: scene.policy,
            kind: scene.ticket.kind,
            reported,
            told: Rc::new(told),
            until: scene.now,
            side: None,
        }
    }

    /// What was known at an instant, that instant's own events included.
    pub(crate) fn as_of(&self, until: Instant) -> Self {
        Self { until, ..self.clone() }
    }

    /// What one side knows: what everybody was told, and what it says itself.
    pub(super) fn of_side(&self, side: Option<usize>) -> Self {
        Self { side, ..self.clone() }
    }

    /// The value that somebody said a parameter has.
    pub(super) fn said(&self, parameter: &str) -> Option<&'a Fact> {
        let mut latest: Option<(usize, &'a Fact)> = None;
        let of = |told: &&Told<'a>| told.parameter == parameter && (told.side.is_none() || told.side == self.side);
        for told in self.told.iter().filter(of) {
            let count = told.values.partition_point(|(at, ..)| *at <= self.until);
            let last = count.checked_sub(1).and_then(|index| told.values.get(index));
            if let Some((_, order, fact)) = last.filter(|last| latest.is_none_or(|(order, _)| order <= last.1)) {
                latest = Some((*order, fact));
            }
        }
        latest.map(|(_, fact)| fact)
    }
}

fn tell<'a>(told: &mut Vec<Told<'a>>, parameter: &'a str, side: Option<usize>, value: (Instant, usize, &'a Fact)) {
    let known = told.iter_mut().find(|told| told.parameter == parameter && told.side == side);
    match known {
        Some(known) => known.values.push(value),
        None => told.push(Told { parameter, side, values: vec![value] }),
    }
}

impl<'a> Known<'a> for Facts<'a> {
    fn fact(&self, parameter: &str) -> Option<&'a Fact> {
        self.said(parameter).or_else(|| self.policy.parameter(parameter)?.default.as_ref())
    }

    fn reported_in(&self, hours: &str) -> Option<bool> {
        self.policy.falls_in(hours, self.reported?)
    }

    fn kind(&self) -> TicketKind {
        self.kind
    }
}
