//! The CRM's own words and statuses that change no answer.

use super::Severity;
use super::finding::{Findings, key};
use crate::clock::heard;
use crate::policy::{EventMatch, PauseRule, Policy, Status, Trigger};
use crate::ticket::EventType;

/// What moves every ticket, whatever is promised: its way from the report to its end, and what qualifies it.
const ALWAYS: [EventType; 10] = [
    EventType::Opened,
    EventType::Restored,
    EventType::Resolved,
    EventType::Closed,
    EventType::Reopened,
    EventType::Cancelled,
    EventType::Prioritised,
    EventType::Qualified,
    EventType::Status,
    EventType::Resumed,
];

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    let read = Read::by(policy);
    for (word, event) in policy.event_words() {
        if !read.events.contains(&event) {
            unread(findings, format!("/events/{}", key(word)), word, event);
        }
    }
    for (name, status) in policy.statuses().iter() {
        let path = format!("/statuses/{}", key(name));
        if let Some(event) = status.event.filter(|event| !read.by_status(*event)) {
            unread(findings, format!("{path}/event"), name, event);
        }
        if let Some(reason) = status.pauses.as_ref().filter(|reason| !read.pauses.contains(&&*reason.0)) {
            let reason = &reason.0;
            findings.add(
                ("word-unread", Severity::Notice),
                format!("{path}/pauses"),
                format!("{name} pauses for {reason}, and no agreement admits that reason: it stops no clock."),
                format!("{name} gèle pour {reason}, et aucun engagement n'admet ce motif : il n'arrête aucun délai."),
            );
        }
        if is_idle(policy, name, status, &read) {
            findings.add(
                ("status-idle", Severity::Notice),
                path,
                format!("Status {name} changes nothing: it neither pauses nor is an event, and there is nothing that entering it could end."),
                format!("Le statut {name} ne change rien : ni gel ni événement, et rien que son entrée puisse terminer."),
            );
        }
    }
}

fn unread(findings: &mut Findings, path: String, word: &str, event: EventType) {
    let event = event.as_str();
    findings.add(
        ("word-unread", Severity::Notice),
        path,
        format!("{word} is {event}, which no clock, pause, penalty or support level of this policy reads."),
        format!("{word} vaut {event}, qu'aucun délai, gel, pénalité ou niveau de support de cette politique ne lit."),
    );
}

/// Entering a status ends the pause of the one before, and takes a ticket that was resolved or closed up again: where no
/// other status does either, and no clock waits for it, it is one word for another.
fn is_idle(policy: &Policy, name: &str, status: &Status, read: &Read<'_>) -> bool {
    let ends = |other: &Status| {
        let over = matches!(other.event, Some(EventType::Resolved | EventType::Closed));
        over || other.pauses.is_some()
    };
    let others = || policy.statuses().iter().filter(|(other, _)| *other != name);
    let waited_for = || read.moments.iter().any(|moment| moment.status.as_deref() == Some(name));
    status.event.is_none() && status.pauses.is_none() && !others().any(|(_, other)| ends(other)) && !waited_for()
}

/// What the policy reads.
struct Read<'p> {
    moments: Vec<EventMatch>,
    events: Vec<EventType>,
    /// The reasons that some agreement admits.
    pauses: Vec<&'p str>,
}

impl<'p> Read<'p> {
    fn by(policy: &'p Policy) -> Self {
        let (mut moments, mut pauses, mut dates) = (Vec::new(), Vec::new(), Vec::new());
        for agreement in policy.agreements() {
            for target in &agreement.targets {
                moments.extend(heard(agreement, target));
                let rules: &'p [PauseRule] = target.paused_by.as_ref().unwrap_or(&agreement.paused_by);
                moments.extend(rules.iter().filter_map(|rule| rule.between.as_ref()).flatten().cloned());
                pauses.extend(
                    rules.iter().filter(|rule| rule.between.is_none()).filter_map(|rule| rule.reason.as_deref()),
                );
                let forms = target.by.0.iter().flat_map(|(_, form)| &form.0);
                dates.extend(forms.filter_map(|promise| promise.date.as_deref()));
            }
        }
        let mut events: Vec<EventType> = ALWAYS.to_vec();
        for penalty in policy.agreements().iter().flat_map(|agreement| &agreement.penalties) {
            match &penalty.trigger {
                Trigger::Breach(_) => {}
                Trigger::Event(wanted) => {
                    moments.push(EventMatch { subject: wanted.subject.clone(), ..EventMatch::of(wanted.kind) });
                }
                Trigger::Outage(outage) => {
                    events.extend([EventType::OutageStarted, EventType::OutageEnded]);
                    pauses.extend(outage.less.iter().map(|reason| &*reason.0));
                }
            }
        }
        events.extend(moments.iter().map(|moment| moment.event));
        if !pauses.is_empty() {
            events.push(EventType::Paused);
        }
        if !policy.levels().is_empty() {
            events.extend([EventType::Assigned, EventType::Returned]);
        }
        if dates.contains(&"appointment") {
            events.push(EventType::Appointment);
        }
        Self { moments, events, pauses }
    }

    /// Whether an event is read that a status is: it says neither level, team nor subject.
    fn by_status(&self, event: EventType) -> bool {
        let plain = |moment: &&EventMatch| {
            moment.level.is_none() && moment.team.is_none() && moment.subject.is_none() && moment.event == event
        };
        match event {
            EventType::Assigned | EventType::Updated => self.moments.iter().any(|moment| plain(&moment)),
            _ => self.events.contains(&event),
        }
    }
}
