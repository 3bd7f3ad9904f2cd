//! From one answer to the next: as few as tell everything.

use super::items::{Ground, between, drives};
use super::{MOST_ITEMS, in_order, too_many};
use crate::assessment::{Agenda, AgendaItem, AgendaKind, Assessment, Audience, ClockAnswer, PausedClock};
use crate::engine::{assess, penalty_curves};
use crate::policy::Policy;
use crate::ticket::{Ticket, TicketKind};
use crate::{Error, Instant};

/// So many answers are asked for at most: one for every half hour of six weeks.
const MOST_ANSWERS: usize = 2_000;
/// So many cycles before the current one an answer lists.
const LISTED: usize = 500;

/// Adds what comes for a ticket; `policy` is what the agenda's audience may see.
pub(super) fn walk(policy: &Policy, ticket: &Ticket, agenda: &mut Agenda) -> Result<(), Error> {
    let (from, to) = (agenda.from.instant(), agenda.to.instant());
    let ticket = policy.with_customs(|customs| ticket.known_at(from, customs));
    let ask = |at| assess(policy, &ticket, at, agenda.audience);
    let mut before = ask(from)?;
    let mut paused = paused(policy, &before);
    let (clocks, first) = (before.clocks.clone(), before.priority.value.clone());
    let mut items = Vec::new();
    let (mut at, mut asked) = (from, 1);
    while at < to {
        let mut next = stop(&before, to);
        let mut after = ask(next)?;
        asked += 1;
        while !reaches_back(&before, &after)? && asked < MOST_ANSWERS {
            next = Instant::from_millis(at.millis() + (next.millis() - at.millis()) / 2).unwrap_or(next);
            after = ask(next)?;
            asked += 1;
        }
        between(&Ground { policy, ticket: &ticket }, &before, &after, &mut items);
        if asked >= MOST_ANSWERS || items.len() > MOST_ITEMS {
            return Err(too_many());
        }
        (at, before) = (next, after);
    }
    in_order(&mut items);
    number_costs(policy, &ticket, agenda.audience, &mut items)?;
    // What goes on by itself before the end has its instants among the items.
    let goes_on = |clock: &PausedClock| {
        let resumes = |item: &&AgendaItem| item.kind == AgendaKind::Resume && item.clock.as_ref() == Some(&clock.clock);
        items.iter().any(|item| resumes(&item))
    };
    paused.retain(|clock| !goes_on(clock));
    if ticket.kind == TicketKind::Task {
        let due = |clock: &ClockAnswer| Some((clock.id.clone(), first.clone(), clock.due?.instant()));
        agenda.covered.extend(clocks.iter().filter_map(due));
    }
    agenda.items.append(&mut items);
    agenda.paused.append(&mut paused);
    agenda.hold()
}

/// Names each step of what is owed by its place among all steps, whenever it comes and whatever it comes to.
fn number_costs(policy: &Policy, ticket: &Ticket, audience: Audience, items: &mut [AgendaItem]) -> Result<(), Error> {
    let costs = |item: &AgendaItem| item.kind == AgendaKind::Cost;
    let Some(last) = items.iter().rfind(|item| costs(item)).map(|item| item.at.instant()) else { return Ok(()) };
    let curves = penalty_curves(policy, ticket, last, audience, (Some(last), None))?;
    let mut numbers: Vec<(Box<str>, usize)> = Vec::new();
    for item in items.iter_mut().filter(|item| costs(item)) {
        let Some(agreement) = item.agreement.clone() else { continue };
        let own = curves.iter().find(|curve| curve.penalty.is_none() && curve.agreement == agreement);
        let points = own.map(|curve| curve.points.as_slice()).unwrap_or_default();
        let place = points.iter().filter(|point| point.at.instant() <= item.at.instant()).count();
        let before = numbers.iter().rfind(|(known, _)| *known == agreement).map_or(0, |(_, number)| *number);
        // A curve draws no more steps than anybody reads.
        let number = place.max(before + 1);
        item.key = [&*item.key, "#", &number.to_string()].concat();
        numbers.push((agreement, number));
    }
    Ok(())
}

/// The last instant before which the answer there would no longer tell all that came: where money changes, where a clock
/// stops or goes on, where a cycle ends that has warnings of its own.
fn stop(answer: &Assessment, to: Instant) -> Instant {
    let now = answer.now.instant();
    let Some(change) = answer.next_change_at.map(|at| at.instant()) else { return to };
    let mut stop = to;
    let mut before = |at: Instant| stop = stop.min(at.max(change));
    for settlement in answer.settlements.iter().flatten() {
        // In a pause a step moves on with now, but never comes before anything changes.
        settlement.next_step_at.into_iter().for_each(|at| before(at.instant()));
    }
    for constraint in answer.constraints.iter().filter(|constraint| constraint.pauses.is_some()) {
        constraint.from.into_iter().for_each(|from| before(from.instant()));
        if constraint.in_force {
            before(now);
        }
    }
    for clock in &answer.clocks {
        if clock.paused_since.is_some() {
            before(now);
        }
        if let Some(due) = clock.due.filter(|_| steps_each_cycle(answer, clock)).map(|due| due.instant())
            && due >= now
        {
            before(due);
        }
    }
    stop
}

/// Whether a clock that repeats has instants before each of its deadlines.
fn steps_each_cycle(answer: &Assessment, clock: &ClockAnswer) -> bool {
    let steps = || answer.escalation.iter().flatten().any(|step| drives(step, clock));
    clock.missed.is_some() && (!clock.warnings.is_empty() || steps())
}

/// Whether the later answer lists every cycle since the earlier one.
fn reaches_back(before: &Assessment, after: &Assessment) -> Result<bool, Error> {
    for clock in &after.clocks {
        let earlier = before.clocks.iter().find(|known| known.id == clock.id).map_or(0, |known| known.cycle);
        if clock.cycle.saturating_sub(earlier) as usize > MOST_ITEMS {
            return Err(too_many());
        }
        let first = clock.cycles.first().filter(|_| clock.cycles.len() >= LISTED);
        if first.is_some_and(|first| first.start.instant() > before.now.instant()) {
            return Ok(false);
        }
    }
    // Of what is told again and again an answer has the last times: the first of them may not be the first since.
    for (place, news) in after.communication.iter().enumerate() {
        let first = !after.communication.iter().take(place).any(|other| other.id == news.id);
        let since = news.at.is_some_and(|at| at.instant() > before.now.instant());
        if first && since && news.time.is_some_and(|time| time > 1 + last_time(before, &news.id)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How often the moment of an item of the communication plan had come.
fn last_time(answer: &Assessment, id: &str) -> u32 {
    let times = answer.communication.iter().filter(|news| *news.id == *id).filter_map(|news| news.time);
    times.max().unwrap_or(0)
}

fn paused(policy: &Policy, answer: &Assessment) -> Vec<PausedClock> {
    let held = answer.clocks.iter().filter_map(|clock| {
        Some(PausedClock {
            ticket: answer.ticket.id.clone(),
            clock: clock.id.clone(),
            title: clock.title.clone(),
            since: clock.paused_since?,
            reason: clock.paused_for.clone(),
            reason_title: clock.paused_for.as_deref().and_then(|reason| policy.pause_reason(reason)).cloned(),
            due: clock.due,
            provisional: clock.provisional,
        })
    });
    held.collect()
}
