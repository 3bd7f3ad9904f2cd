//! A more severe priority that is due later than a less severe one, compared start by start over an ordinary week.

use super::Severity;
use super::choices::{shares, taken, targets};
use super::diagram::{Exhausted, Set};
use super::finding::{Findings, key, moment};
use super::space::Space;
use crate::calendar::Zone;
use crate::clock::after_report;
use crate::policy::{Agreement, Policy, Promise, Target};
use crate::target::{Start, Target as Form};
use crate::{Duration, Instant};

/// Monday 2026-03-02, 00:00 UTC: a week without a public holiday, far from any change of the hour.
const WEEK: i64 = 1_772_409_600_000;
/// Starts are tried every half hour of the week.
const STEP: i64 = 30 * 60_000;
const STARTS: i64 = 7 * 48;

pub(super) fn check(space: &mut Space<'_>, findings: &mut Findings) -> Result<(), Exhausted> {
    let policy = space.policy;
    for (path, agreement, target) in targets(policy) {
        let starts = Starts::of(space, agreement, target)?;
        let said: Vec<(&str, &[Promise])> = policy
            .priorities()
            .iter()
            .filter_map(|name| Some((&**name, target.by.0.get(name)?.0.as_slice())))
            .filter(|(_, choices)| !choices.is_empty())
            .collect();
        for ((severe, first), (mild, second)) in said.iter().zip(said.iter().skip(1)) {
            if let Some(worst) = worst(space, &starts, first, second)? {
                let clock = format!("{}/{}", agreement.id, target.metric.as_str());
                let [said, dit] = worst.said(policy.zone());
                findings.add(
                    ("slower", Severity::Warning),
                    format!("{path}/by/{}", key(severe)),
                    format!("{clock}: {severe} can be slower than {mild}: started {}, {severe} is due {} and {mild} {}.", said.0, said.1, said.2),
                    format!("{clock} : {severe} peut être plus lente que {mild} : départ {}, échéance {} pour {severe} et {} pour {mild}.", dit.0, dit.1, dit.2),
                );
            }
        }
    }
    Ok(())
}

/// The start for which the more severe priority is the most late behind the other.
struct Worst {
    start: Instant,
    due: Instant,
    other: Instant,
}

impl Worst {
    /// Start and both due instants, in English and French.
    fn said(&self, zone: Zone) -> [(String, String, String); 2] {
        let [[start, depart], [due, echeance], [other, autre]] =
            [self.start, self.due, self.other].map(|at| moment(at, zone));
        [(start, due, other), (depart, echeance, autre)]
    }
}

/// The tickets whose clock it is, and how long after the report it starts: none when that is not known.
pub(super) struct Starts {
    taken: Set,
    after_report: Option<Duration>,
}

impl Starts {
    pub(super) fn of(space: &mut Space<'_>, agreement: &Agreement, target: &Target) -> Result<Self, Exhausted> {
        Ok(Self { taken: taken(space, agreement)?, after_report: after_report(agreement, target) })
    }

    /// Whether some ticket of the set can have its clock started then. A clock that waits for something else than the
    /// report may start at any time.
    pub(super) fn can_be(&self, space: &mut Space<'_>, tickets: Set, start: Instant) -> Result<bool, Exhausted> {
        let Some(after) = self.after_report else { return Ok(true) };
        let Some(report) = start.plus(Duration::from_millis(-after.millis())) else { return Ok(false) };
        let then = space.when_reported_like(report)?;
        Ok(!space.diagram.both(tickets, then)?.is_none())
    }
}

/// Only choices that can hold for one and the same ticket of the agreement are compared, and only at starts for which
/// they can.
fn worst(
    space: &mut Space<'_>,
    starts: &Starts,
    first: &[Promise],
    second: &[Promise],
) -> Result<Option<Worst>, Exhausted> {
    let (of_first, _) = shares(space, first)?;
    let (of_second, _) = shares(space, second)?;
    let mut worst: Option<Worst> = None;
    for (promise, tickets) in first.iter().zip(&of_first) {
        for (other, other_tickets) in second.iter().zip(&of_second) {
            let both = space.diagram.both(*tickets, *other_tickets)?;
            let both = space.diagram.both(both, starts.taken)?;
            if both.is_none() || !comparable(promise) || !comparable(other) {
                continue;
            }
            for start in starts_of_a_week() {
                let Some((due, other)) = due(space.policy, promise, start).zip(due(space.policy, other, start)) else {
                    continue;
                };
                let gap = |worst: &Worst| worst.due.since(worst.other);
                let is_worse = due > other && worst.as_ref().is_none_or(|worst| due.since(other) > gap(worst));
                if is_worse && starts.can_be(space, both, start)? {
                    worst = Some(Worst { start, due, other });
                }
            }
        }
    }
    Ok(worst)
}

/// Every half hour of the week.
pub(super) fn starts_of_a_week() -> impl Iterator<Item = Instant> {
    (0..STARTS).filter_map(|step| Instant::from_millis(WEEK + step * STEP))
}

/// Dates of the ticket's own and deadlines that come back are no race.
fn comparable(promise: &Promise) -> bool {
    !matches!(promise.form, Form::OwnDate | Form::Recurring { .. })
}

/// When a promise is due that starts then.
pub(super) fn due(policy: &Policy, promise: &Promise, start: Instant) -> Option<Instant> {
    let calendar = policy.calendar_or_always(promise.calendar.as_deref());
    promise.form.due(&Start::at(start), calendar).ok().map(|due| due.at)
}
