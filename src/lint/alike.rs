//! Tickets that the same agreements hold for: what a check that looks at several agreements together has to tell apart.

use super::diagram::{Exhausted, Set};
use super::space::{Class, Example, Space};
use crate::Instant;
use crate::policy::{Agreement, Fact, Policy};
use crate::ticket::TicketKind;

/// More kinds of ticket than this are not told apart: then every agreement is taken to hold.
const MOST: usize = 32;

/// Tickets that the same agreements hold for, by one of them.
#[derive(Debug)]
pub(crate) struct Alike<'p> {
    /// The agreements that hold.
    pub(crate) agreements: Vec<&'p Agreement>,
    /// What must be known of such a ticket; none where it must not be known.
    pub(crate) facts: Vec<(&'p str, Option<Fact>)>,
    pub(crate) kind: Option<TicketKind>,
    /// The hours that must be open or closed at its report.
    hours: Vec<(&'p str, bool)>,
    /// Such a ticket in English and French; none where any will do.
    pub(crate) example: Option<[String; 2]>,
}

impl<'p> Alike<'p> {
    /// Every ticket that the first agreement holds for, told apart by the other ones.
    pub(crate) fn of(policy: &'p Policy, agreements: &[&'p Agreement]) -> Vec<Self> {
        match split(policy, agreements) {
            Ok(alike) if alike.len() <= MOST => alike,
            _ => vec![Self {
                agreements: agreements.to_vec(),
                facts: Vec::new(),
                kind: None,
                hours: Vec::new(),
                example: None,
            }],
        }
    }

    /// Whether one can be reported then.
    pub(crate) fn can_be_reported(&self, policy: &Policy, at: Instant) -> bool {
        self.hours.iter().all(|(name, open)| policy.falls_in(name, at) == Some(*open))
    }
}

fn split<'p>(policy: &'p Policy, agreements: &[&'p Agreement]) -> Result<Vec<Alike<'p>>, Exhausted> {
    let conditions: Vec<_> = agreements.iter().filter_map(|agreement| agreement.when.as_ref()).collect();
    let mut space = Space::new(policy, &conditions, &[]);
    let mut sets: Vec<(Set, Vec<&'p Agreement>)> = vec![(Set::ALL, Vec::new())];
    for (index, agreement) in agreements.iter().enumerate() {
        let holds = agreement.when.as_ref().map_or(Ok(Set::ALL), |when| space.holds(when))?;
        let mut next = Vec::new();
        for (set, held) in sets {
            let (inside, outside) = (space.diagram.both(set, holds)?, space.diagram.without(set, holds)?);
            if !inside.is_none() {
                next.push((inside, held.iter().copied().chain([*agreement]).collect()));
            }
            if !outside.is_none() && index > 0 {
                next.push((outside, held));
            }
        }
        sets = next;
        if sets.len() > MOST {
            return Err(Exhausted);
        }
    }
    let mut alike = Vec::new();
    for (set, held) in sets {
        for report in space.reports() {
            let (hours, then) = match report {
                Some(at) => (space.hours_at(at), space.when_reported_like(at)?),
                None => (Vec::new(), Set::ALL),
            };
            let set = space.diagram.both(set, then)?;
            if !set.is_none() {
                alike.push(one(&space, set, held.clone(), hours));
            }
        }
    }
    Ok(alike)
}

fn one<'p>(space: &Space<'p>, set: Set, agreements: Vec<&'p Agreement>, hours: Vec<(&'p str, bool)>) -> Alike<'p> {
    let mut classes = space.classes_of(set);
    classes.retain(|(_, class)| !matches!(class, Class::Report(_)));
    let fact = |class: &Class| if let Class::Fact(fact) = class { Some(fact.clone()) } else { None };
    let facts = classes.iter().filter_map(|(name, class)| Some(((*name)?, fact(class)))).collect();
    let kind = classes.iter().find_map(|(_, class)| if let Class::Kind(kind) = class { Some(*kind) } else { None });
    let Example { english, french } = space.example_whenever(set);
    Alike { agreements, facts, kind, hours, example: (!classes.is_empty()).then_some([english, french]) }
}
