//! The policy's recurring tasks: each occurrence as a ticket that is opened when the one before was due.

use super::items::{blank, drives, told_at};
use super::missed::missed;
use super::say;
use crate::assessment::{
    Agenda, AgendaItem, AgendaKind, Assessment, Audience, ClockAnswer, MissStep, Moment, StepAnswer,
};
use crate::engine::assess;
use crate::policy::{Agreement, Policy, Target, Task};
use crate::target::Target as Form;
use crate::ticket::{Event, Ticket, TicketKind, What};
use crate::{Duration, Error, Instant};

/// How far back the occurrence before the first is looked for: the rarest comes back every month, or skips one.
const BACK: Duration = Duration::from_minutes(100 * 24 * 60);

/// Adds the occurrences of every task; `policy` is what the agenda's audience may see.
pub(super) fn tasks(policy: &Policy, agenda: &mut Agenda) -> Result<(), Error> {
    for task in policy.recurring_tasks() {
        let Some(agreement) = policy.agreements().iter().find(|known| known.id == task.agreement.0) else { continue };
        for target in agreement.targets.iter().filter(|target| target.recurs()) {
            occurrences(policy, task, agreement, target, agenda)?;
        }
    }
    Ok(())
}

impl Target {
    /// Whether it promises deadlines that come back, for any priority.
    fn recurs(&self) -> bool {
        let promises = self.by.0.iter().flat_map(|(_, form)| &form.0);
        promises.into_iter().any(|promise| matches!(promise.form, Form::Recurring { .. }))
    }
}

fn occurrences(
    policy: &Policy,
    task: &Task,
    agreement: &Agreement,
    target: &Target,
    agenda: &mut Agenda,
) -> Result<(), Error> {
    let (from, to) = (agenda.from.instant(), agenda.to.instant());
    let id = [&*agreement.id, "/", target.metric.as_str()].concat();
    let like = ticket(task, Vec::new());
    let priority = task.priority.as_ref().map(|priority| &*priority.0);
    let batch = policy.batch(&id, &like, priority)?;
    let mut opened = from.plus(Duration::from_millis(-BACK.millis())).unwrap_or(Instant::MIN);
    while opened < to {
        let Some(due) = batch.due(opened)? else { return Ok(()) };
        if due > from {
            occurrence(policy, task, agreement, &id, opened, agenda)?;
            agenda.hold()?;
        }
        opened = due;
    }
    Ok(())
}

/// A ticket of the task.
fn ticket(task: &Task, events: Vec<Event>) -> Ticket {
    Ticket {
        id: None,
        kind: TicketKind::Task,
        facts: task.facts.0.clone(),
        fees: Vec::new(),
        dates: Vec::new(),
        cause: None,
        party: None,
        service: None,
        accounts: Vec::new(),
        events,
    }
}

fn occurrence(
    policy: &Policy,
    task: &Task,
    agreement: &Agreement,
    id: &str,
    opened: Instant,
    agenda: &mut Agenda,
) -> Result<(), Error> {
    let mut events = vec![Event::opened(opened)];
    if let Some(priority) = &task.priority {
        let what = What::Prioritised { priority: priority.0.clone(), reason: None };
        events.push(Event { what, ..Event::opened(opened) });
    }
    let ticket = ticket(task, events);
    let answer = assess(policy, &ticket, opened, Audience::Internal)?;
    let Some(clock) = answer.clocks.iter().find(|clock| clock.id == id) else { return Ok(()) };
    let Some(due) = clock.due else { return Ok(()) };
    let (from, to) = (agenda.from.instant(), agenda.to.instant());
    let holds = |at: Instant| from < at && at <= to;
    let title = task.title.clone().unwrap_or_else(|| say::title(clock.title.as_ref(), &clock.metric));
    let item = |at, kind, rung: &str, words| {
        let what = [&*task.id, "/", &due.instant().millis().to_string(), rung].concat();
        AgendaItem {
            task: Some(task.id.clone()),
            agreement: Some(clock.agreement.clone()),
            clock: Some(clock.id.clone()),
            metric: Some(clock.metric.clone()),
            occurrence: Some(due.instant()),
            ..blank(at, kind, &what, words, answer.priority.value.clone())
        }
    };
    for warning in clock.warnings.iter().filter(|warning| holds(warning.at.instant())) {
        let rung = say::rung(warning.share.as_deref(), warning.left);
        let words = say::warning(&title, warning.share.as_deref(), warning.left);
        let item = item(warning.at, AgendaKind::Warning, &rung, words);
        agenda.items.push(AgendaItem { share: warning.share.clone(), left: warning.left, ..item });
    }
    for (at, step) in steps(&answer, clock).filter(|(at, _)| at.instant() < due.instant() && holds(at.instant())) {
        let rung = ["/", &step.place.to_string()].concat();
        let item = item(at, AgendaKind::Escalation, &rung, say::escalation(Some(clock), step));
        let (share, tell, level) = (step.share.clone(), told_at(at, step), step.level.clone());
        agenda.items.push(AgendaItem { share, tell, level, ..item });
    }
    if holds(due.instant()) {
        let late = steps(&answer, clock).filter(|(at, _)| at.instant() >= due.instant());
        let tell = late.map(|(at, step)| MissStep { at, tell: told_at(at, step) }).collect();
        let missed = Some(missed(policy, &ticket, clock, agreement, due.instant(), tell)?);
        let item = item(due, AgendaKind::Due, "", say::due(&title));
        agenda.items.push(AgendaItem { warnings: clock.warnings.clone(), missed, ..item });
    }
    Ok(())
}

/// The steps of escalation that a clock drives, with their instants.
fn steps<'a>(answer: &'a Assessment, clock: &'a ClockAnswer) -> impl Iterator<Item = (Moment, &'a StepAnswer)> {
    let steps = answer.escalation.iter().flatten();
    steps.filter(|step| drives(step, clock)).filter_map(|step| Some((step.at?, step)))
}
