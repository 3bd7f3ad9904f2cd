//! The order of steps, nothing else.

use crate::agreement::{holds, reference};
use crate::assessment::{Assessment, Audience, PenaltyCurve, PriorityAnswer, State, TicketReference};
use crate::audience::{
    sees_agreement, sees_penalties, without_inner_notices, without_inner_pauses, without_people, without_sides,
};
use crate::chain::chains;
use crate::clock::{Clock, Pause, Standing, View, clock, contradictions, pauses, standings};
use crate::communication::news;
use crate::escalation::{in_order, onward, steps, support};
use crate::json::{item, join};
use crate::penalty::{bill, curves, owed, settle};
use crate::policy::{Metric, Policy};
use crate::process::process;
use crate::qualification::{Decision, Facts, history, qualify};
use crate::scene::Scene;
use crate::ticket::Ticket;
use crate::{Duration, Error, Instant, constraint};

/// The whole answer for a ticket at an instant.
pub(crate) fn assess(policy: &Policy, ticket: &Ticket, now: Instant, audience: Audience) -> Result<Assessment, Error> {
    let mut scene = Scene::new(policy, ticket, now);
    contradictions(&mut scene);
    let (decision, facts, pauses) = prepared(&mut scene, audience);
    let standings = standings(&scene, &decision);
    let view = View { facts: &facts, standings: &standings, pauses: &pauses, cause: scene.cause() };
    let inside = audience == Audience::Internal;
    let mut agreements = Vec::new();
    let mut clocks: Vec<Clock<'_>> = Vec::with_capacity(policy.agreements().iter().map(|one| one.targets.len()).sum());
    let (mut penalties, mut settlements, mut escalation) = (Vec::new(), Vec::new(), Vec::new());
    for (index, agreement) in policy.agreements().iter().enumerate() {
        if !sees_agreement(audience, agreement.kind) {
            continue;
        }
        let path = item("/agreements", index);
        if !holds(&mut scene, &facts, agreement, &path) {
            continue;
        }
        let targets = join(&[&path, "/targets"]);
        agreements.push(reference(agreement));
        for (target_index, target) in agreement.targets.iter().enumerate() {
            let path = item(&targets, target_index);
            clocks.extend(clock(&mut scene, &view, agreement, target, &path).map_err(|error| error.placed(&path))?);
        }
        if sees_penalties(audience, agreement)
            && let Some(bill) = bill(&scene, &view, agreement, path, &clocks)
        {
            let (each, together) = settle(&mut scene, &bill)?;
            penalties.extend(each);
            settlements.push(together);
        }
        if inside {
            escalation.extend(steps(&mut scene, &view, agreement, &clocks, &item("/agreements", index))?);
        }
    }
    let mut support = if inside { support(&mut scene, &facts) } else { None };
    let chain = if inside { chains(&mut scene, &facts, &clocks, support.as_ref())? } else { Vec::new() };
    if let Some(support) = &mut support {
        onward(&mut scene, &facts, &clocks, support, &chain);
    }
    let process = process(&mut scene, inside, &pauses, &clocks, support.as_ref(), &chain);
    let constraints = constraint::answers(&mut scene, &facts, &clocks);
    let communication = news(&mut scene, &view, &clocks, audience)?;
    let shown = policy.agreements().iter().any(|agreement| sees_penalties(audience, agreement));
    let money = shown || audience != Audience::Customer;
    let owed = if money { owed(&scene, policy.agreements(), &settlements)? } else { None };
    if !inside {
        without_inner_notices(&mut scene.notices);
    }
    let headline = headline(&mut scene, &clocks);
    Ok(Assessment {
        policy: policy.reference(),
        ticket: TicketReference { id: ticket.id.clone(), kind: ticket.kind },
        audience,
        now: scene.moment(now),
        time_zone: policy.zone().name().to_owned(),
        priority: PriorityAnswer {
            value: decision.priority.into(),
            rank: decision.rank,
            by: decision.by,
            because: decision.because,
            since: decision.since.map(|at| scene.moment(at)),
            entitled: decision.entitled,
            modifiers: decision.modifiers,
            sides: decision.sides,
            history: history(&scene, &decision.changes),
        },
        agreements,
        headline,
        clocks: clocks.into_iter().map(|clock| clock.answer).collect(),
        penalties: money.then_some(penalties),
        settlements: money.then_some(settlements),
        owed,
        support,
        escalation: inside.then(|| in_order(escalation)),
        chain,
        process,
        constraints,
        communication,
        later: scene.later(),
        next_change_at: scene.next_change().map(|at| scene.moment(at)),
        warnings: scene.notices,
        trace: scene.trace,
    })
}

/// The priority, what is known, and what pauses clocks, as far as the audience may see it.
fn prepared<'a>(scene: &mut Scene<'a>, audience: Audience) -> (Decision<'a>, Facts<'a>, Vec<Pause>) {
    let (mut decision, facts) = qualify(scene);
    if audience != Audience::Internal {
        without_people(&mut decision, &mut scene.trace);
    }
    if audience == Audience::Customer {
        without_sides(&mut decision, &mut scene.trace);
    }
    scene.priority = decision.priority;
    let mut pauses = pauses(scene);
    pauses.extend(constraint::pauses(scene, &facts));
    if audience != Audience::Internal {
        without_inner_pauses(scene.policy, &mut pauses);
    }
    (decision, facts, pauses)
}

/// A ticket on its own: its clocks under every agreement whose money the audience sees, as they stand at an instant.
pub(crate) struct Judged<'a> {
    pub(crate) scene: Scene<'a>,
    facts: Facts<'a>,
    pauses: Vec<Pause>,
    standings: Vec<Standing<'a>>,
    /// The agreements that hold, by their place in the policy.
    pub(crate) held: Vec<(usize, Vec<Clock<'a>>)>,
}

impl<'a> Judged<'a> {
    pub(crate) fn view(&self) -> View<'a, '_> {
        View { facts: &self.facts, standings: &self.standings, pauses: &self.pauses, cause: self.scene.cause() }
    }
}

/// Judges the clocks of a ticket, of one agreement where it is named.
pub(crate) fn judged<'a>(
    policy: &'a Policy,
    ticket: &'a Ticket,
    now: Instant,
    audience: Audience,
    wanted: Option<usize>,
) -> Result<Judged<'a>, Error> {
    let mut scene = Scene::new(policy, ticket, now);
    let (decision, facts, pauses) = prepared(&mut scene, audience);
    let standings = standings(&scene, &decision);
    let mut held = Vec::new();
    for (index, agreement) in policy.agreements().iter().enumerate() {
        let path = format!("/agreements/{index}");
        let shown = sees_agreement(audience, agreement.kind) && sees_penalties(audience, agreement);
        let asked = wanted.is_none_or(|wanted| wanted == index);
        if !asked || !shown || !holds(&mut scene, &facts, agreement, &path) {
            continue;
        }
        let view = View { facts: &facts, standings: &standings, pauses: &pauses, cause: scene.cause() };
        let mut clocks = Vec::new();
        for (target_index, target) in agreement.targets.iter().enumerate() {
            clocks.extend(clock(&mut scene, &view, agreement, target, &format!("{path}/targets/{target_index}"))?);
        }
        held.push((index, clocks));
    }
    Ok(Judged { scene, facts, pauses, standings, held })
}

/// What is owed at every instant at which the ticket may end, for each agreement whose money the audience sees.
pub(crate) fn penalty_curves(
    policy: &Policy,
    ticket: &Ticket,
    now: Instant,
    audience: Audience,
    (until, resolved): (Option<Instant>, Option<Instant>),
) -> Result<Vec<PenaltyCurve>, Error> {
    let mut scene = Scene::new(policy, ticket, now);
    let (decision, facts, pauses) = prepared(&mut scene, audience);
    let standings = standings(&scene, &decision);
    let view = View { facts: &facts, standings: &standings, pauses: &pauses, cause: scene.cause() };
    let mut found = Vec::new();
    for (index, agreement) in policy.agreements().iter().enumerate() {
        let path = item("/agreements", index);
        let shown = sees_agreement(audience, agreement.kind) && sees_penalties(audience, agreement);
        if !shown || !holds(&mut scene, &facts, agreement, &path) {
            continue;
        }
        let targets = join(&[&path, "/targets"]);
        let mut clocks: Vec<Clock<'_>> = Vec::new();
        for (target_index, target) in agreement.targets.iter().enumerate() {
            let path = item(&targets, target_index);
            clocks.extend(clock(&mut scene, &view, agreement, target, &path).map_err(|error| error.placed(&path))?);
        }
        if let Some(bill) = bill(&scene, &view, agreement, path, &clocks) {
            found.extend(curves(&scene, &bill, until, resolved)?);
        }
    }
    Ok(found)
}

/// The clock that matters most: of those not stopped the first due; else the last that was late, else the last that was
/// stopped; before the report, the first. News to the consumer comes last: it is due before anything else, again and again.
fn headline(scene: &mut Scene<'_>, clocks: &[Clock<'_>]) -> Option<String> {
    let work = |clock: &&Clock<'_>| clock.answer.metric.as_str() != Metric::UPDATE;
    let all = || clocks.iter().collect::<Vec<_>>();
    let working: Vec<&Clock<'_>> = clocks.iter().filter(work).collect();
    let clocks = if working.is_empty() { all() } else { working };
    let started = |clock: &&&Clock<'_>| clock.running.is_some();
    let late = |clock: &&&Clock<'_>| clock.answer.state == State::Breached;
    let first = clocks.iter().enumerate().filter(|(_, clock)| is_live(clock)).min_by_key(|(_, clock)| due(clock));
    if let Some((place, clock)) = first {
        watch_headline(scene, &clocks, place, clock);
    }
    let over = || clocks.iter().rev().find(late).or_else(|| clocks.iter().rev().find(started));
    first.map(|(_, clock)| clock).or_else(over).or(clocks.first()).map(|clock| clock.answer.id.clone())
}

fn is_live(clock: &Clock<'_>) -> bool {
    clock.running.as_ref().is_some_and(|running| running.ended.is_none())
}

fn due(clock: &Clock<'_>) -> Option<Instant> {
    clock.answer.due.as_ref().map(|due| due.instant())
}

/// The due instant of a paused clock moves on, and may pass another's.
fn watch_headline(scene: &mut Scene<'_>, clocks: &[&Clock<'_>], place: usize, first: &Clock<'_>) {
    let Some(running) = first.running.as_ref().filter(|_| first.answer.provisional) else { return };
    for (other, clock) in clocks.iter().enumerate().filter(|(other, clock)| is_live(clock) && *other != place) {
        // Of two that are due at once, the policy's first one matters more.
        let later = Duration::from_millis(i64::from(other > place));
        let at = clock.running.as_ref().and_then(|other| running.passes(other, scene.now, later));
        scene.changes_at(at);
    }
}
