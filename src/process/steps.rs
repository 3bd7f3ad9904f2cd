//! The steps, and the way a ticket takes through them.

use std::borrow::Cow;

use crate::Instant;
use crate::policy::{EventMatch, Policy, ProcessStep, WayBack};
use crate::scalar::Text;
use crate::scene::Scene;
use crate::ticket::{Event, EventKind};

/// The steps of a policy that names none.
pub(crate) const STEPS: [&str; 6] = ["received", "qualified", "diagnosed", "restored", "resolved", "closed"];

const TITLES: [[&str; 2]; 6] = [
    ["Received", "Reçu"],
    ["Qualified", "Qualifié"],
    ["Diagnosed", "Diagnostiqué"],
    ["Restored", "Rétabli"],
    ["Resolved", "Résolu"],
    ["Closed", "Clos"],
];

const EVENTS: [&[EventKind]; 6] = [
    &[EventKind::Opened],
    &[EventKind::Acknowledged, EventKind::Responded, EventKind::Qualified, EventKind::Prioritised, EventKind::Assigned],
    &[],
    &[EventKind::Restored],
    &[EventKind::Resolved],
    &[EventKind::Closed],
];

/// The place of the step that somebody's work on it brings.
const QUALIFIED: usize = 1;
/// The statuses of TMF621 and of MEF that say so, though they are no event: who waits for an answer has read the question.
const IN_WORK: [&str; 3] = ["inProgress", "pending", "held"];
/// The place of the step that a known cause brings.
const DIAGNOSED: usize = 2;
/// The first level, from 0, that gets a ticket whose cause is known well enough to route it.
const DEPARTMENT: usize = 2;

/// A step of the process.
pub(super) struct Step<'a> {
    pub(super) id: &'a str,
    pub(super) title: Option<Text>,
    on: Cow<'a, [EventMatch]>,
    cause: bool,
    /// Whether a hand-over to a department or a vendor brings it.
    routed: bool,
}

/// A way back.
pub(super) struct Way<'a> {
    pub(super) on: Cow<'a, EventMatch>,
    pub(super) to: &'a str,
    from: Vec<&'a str>,
}

/// The steps of a policy, first to last.
pub(super) fn steps<'a>(policy: &'a Policy) -> Vec<Step<'a>> {
    let own = policy.process().map(|process| process.steps.as_slice()).unwrap_or_default();
    if !own.is_empty() {
        let step = |step: &'a ProcessStep| Step {
            id: &step.step,
            title: step.title.clone(),
            on: Cow::Borrowed(&step.on),
            cause: step.cause,
            routed: false,
        };
        return own.iter().map(step).collect();
    }
    let ready = STEPS.iter().zip(TITLES).zip(EVENTS).enumerate();
    ready
        .map(|(place, ((id, [english, french]), events))| Step {
            id,
            title: Some(Text::By(vec![("en".into(), english.into()), ("fr".into(), french.into())].into())),
            on: Cow::Owned(ready_events(policy, place, events)),
            cause: place == DIAGNOSED,
            routed: place == DIAGNOSED,
        })
        .collect()
}

/// What brings a step that the policy does not write: its events, and of the statuses of standards those that the policy has.
fn ready_events(policy: &Policy, place: usize, events: &[EventKind]) -> Vec<EventMatch> {
    let statuses = IN_WORK.iter().filter(|status| place == QUALIFIED && policy.statuses().get(status).is_some());
    let entered = |status: &&str| EventMatch { status: Some((*status).into()), ..EventMatch::of(EventKind::Status) };
    events.iter().map(|event| EventMatch::of(*event)).chain(statuses.map(entered)).collect()
}

/// The ways back of a policy.
pub(super) fn ways_back<'a>(policy: &'a Policy) -> Vec<Way<'a>> {
    let process = policy.process();
    if let Some(own) = process.and_then(|process| process.back.as_ref()) {
        let way = |way: &'a WayBack| {
            let from = way.from.iter().map(|step| &**step).collect();
            Way { on: Cow::Borrowed(&way.on), to: &way.to, from }
        };
        return own.iter().map(way).collect();
    }
    if process.is_some_and(|process| !process.steps.is_empty()) {
        return Vec::new();
    }
    let way = |event, from: Vec<&'static str>| Way { on: Cow::Owned(EventMatch::of(event)), to: "qualified", from };
    vec![way(EventKind::Reopened, vec!["restored", "resolved", "closed"]), way(EventKind::Returned, vec!["diagnosed"])]
}

impl Step<'_> {
    /// The events that bring it.
    pub(super) fn kinds(&self) -> Vec<EventKind> {
        let mut kinds: Vec<EventKind> = Vec::new();
        for event in self.on.iter().map(|event| event.event).chain(self.routed.then_some(EventKind::Assigned)) {
            if !kinds.contains(&event) {
                kinds.push(event);
            }
        }
        kinds
    }

    fn comes_with(&self, policy: &Policy, event: &Event) -> bool {
        let level = event.handed_to().filter(|_| event.kind() == EventKind::Assigned).and_then(|(level, _)| level);
        let place = |level: &str| policy.levels().iter().position(|known| *known.level == *level);
        let routed = || level.and_then(place).is_some_and(|place| place >= DEPARTMENT);
        self.on.iter().any(|wanted| wanted.is(event))
            || (self.cause && event.cause.is_some())
            || (self.routed && routed())
    }
}

impl Way<'_> {
    /// Whether it leads from a step, at its place, back to the place of another.
    pub(super) fn leads(&self, here: &str, to: usize, place: usize) -> bool {
        to < place && (self.from.is_empty() || self.from.contains(&here))
    }
}

/// Whether an event is about who of the operator's own people has the ticket.
pub(super) fn is_inner(kind: EventKind) -> bool {
    matches!(kind, EventKind::Assigned | EventKind::Accepted | EventKind::Returned)
}

/// The way taken so far.
pub(super) struct Course {
    /// The place of the step that is reached.
    pub(super) here: usize,
    pub(super) since: Instant,
    /// JSON Pointer to the event that brought it.
    pub(super) path: String,
    pub(super) went_back: bool,
    /// When each step was reached, since the last way back before it.
    pub(super) reached: Vec<Option<Instant>>,
    pub(super) returns: u32,
    pub(super) cancelled: Option<Instant>,
}

/// Reads the events; none before the report.
pub(super) fn course(scene: &Scene<'_>, steps: &[Step<'_>], ways: &[Way<'_>], inside: bool) -> Option<Course> {
    let first = scene.seen.iter().position(|event| event.kind() == EventKind::Opened)?;
    let events = scene.seen.get(first..)?;
    let opened = events.first()?;
    let mut course = Course {
        here: 0,
        since: opened.at,
        path: opened.path(),
        went_back: false,
        reached: vec![None; steps.len()],
        returns: 0,
        cancelled: None,
    };
    if let Some(reached) = course.reached.first_mut() {
        *reached = Some(opened.at);
    }
    for event in events.iter().filter(|event| inside || !is_inner(event.kind())) {
        if event.kind() == EventKind::Cancelled {
            course.cancelled = Some(event.at);
            break;
        }
        course.hear(scene.policy, steps, ways, event);
    }
    Some(course)
}

impl Course {
    fn hear(&mut self, policy: &Policy, steps: &[Step<'_>], ways: &[Way<'_>], event: &Event) {
        let here = steps.get(self.here).map_or("", |step| step.id);
        for way in ways.iter().filter(|way| way.on.is(event)) {
            let to = steps.iter().position(|step| step.id == way.to);
            if let Some(to) = to.filter(|to| way.leads(here, *to, self.here)) {
                self.returns += 1;
                self.reached.iter_mut().skip(to).for_each(|reached| *reached = None);
                self.go(to, event, true);
                return;
            }
        }
        let ahead = steps.iter().enumerate().skip(self.here + 1);
        let last = ahead.filter(|(_, step)| step.comes_with(policy, event)).map(|(place, _)| place).last();
        if let Some(place) = last {
            self.go(place, event, false);
        }
    }

    fn go(&mut self, to: usize, event: &Event, back: bool) {
        (self.here, self.since, self.path, self.went_back) = (to, event.at, event.path(), back);
        if let Some(reached) = self.reached.get_mut(to) {
            *reached = Some(event.at);
        }
    }
}
