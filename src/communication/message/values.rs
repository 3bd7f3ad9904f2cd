//! The fields of messages, and what stands in them for one ticket.

use super::words::{instant, length, money, number, pick};
use crate::Instant;
use crate::assessment::{Assessment, ClockAnswer, Moment, NewsAnswer, State};
use crate::policy::{Fact, Known, Metric, Policy};
use crate::qualification::Facts;
use crate::scalar::Text;
use crate::target::Language;
use crate::ticket::{Event, EventKind, TicketKind, What};

/// Every field that a template may name, besides the policy's parameters and the message's own.
pub(crate) const FIELDS: [&str; 40] = [
    "ticket",
    "kind",
    "priority",
    "because",
    "policy",
    "provider",
    "consumer",
    "recipient",
    "service",
    "cause",
    "reason",
    "paused-since",
    "clock",
    "promise",
    "state",
    "due",
    "remaining",
    "late",
    "used",
    "standing",
    "outcome",
    "next-update",
    "next-news",
    "news-due",
    "now",
    "reported",
    "acknowledged",
    "responded",
    "restored",
    "resolved",
    "closed",
    "updated",
    "level",
    "team",
    "owed",
    "zone",
    "works-start",
    "works-end",
    "announced",
    "previous-priority",
];

/// Whether a template may name this field in every policy.
pub(crate) fn is_field(name: &str) -> bool {
    FIELDS.contains(&name)
}

/// All that a field may be filled from.
pub(super) struct Values<'a> {
    /// The whole policy, for what things are called.
    pub(super) policy: &'a Policy,
    /// What the reader of the message may know.
    pub(super) answer: &'a Assessment,
    pub(super) facts: &'a Facts<'a>,
    pub(super) seen: &'a [Event],
    pub(super) cause: Option<&'a str>,
    pub(super) clock: Option<&'a ClockAnswer>,
    /// The clock that says when the consumer must hear again, once this message is out.
    pub(super) next: Option<&'a ClockAnswer>,
    pub(super) row: Option<&'a NewsAnswer>,
    /// What the host handed over.
    pub(super) own: &'a [(Box<str>, Box<str>)],
    pub(super) tag: &'a str,
    pub(super) language: Language,
}

impl Values<'_> {
    /// What stands in a field; none when it is not known.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        if let Some((_, value)) = self.own.iter().find(|(known, _)| **known == *name) {
            return Some(value.as_ref().into());
        }
        self.of_ticket(name)
            .or_else(|| self.of_clock(name))
            .or_else(|| self.event(name))
            .or_else(|| self.of_row(name))
            .or_else(|| self.fact(name))
    }

    fn of_ticket(&self, name: &str) -> Option<String> {
        let answer = self.answer;
        Some(match name {
            "ticket" => answer.ticket.id.as_deref()?.into(),
            "kind" => pick(self.language, kind(answer.ticket.kind)).into(),
            "priority" => answer.priority.value.as_ref().into(),
            "previous-priority" => answer.priority.history.iter().rev().nth(1)?.value.as_ref().into(),
            "because" => self.text(answer.priority.because.as_ref()?),
            "policy" => {
                answer.policy.title.as_ref().map_or_else(|| answer.policy.id.as_ref().into(), |title| self.text(title))
            }
            "provider" => self.text(self.agreement()?.provider.as_ref()?),
            "consumer" => self.text(self.agreement()?.consumer.as_ref()?),
            "service" => self.seen.iter().rev().find_map(|event| match &event.what {
                What::Outage { service, .. } => service.as_deref().map(str::to_owned),
                _ => None,
            })?,
            "cause" => {
                let cause = self.cause?;
                self.policy.causes().get(cause).map_or_else(|| cause.into(), |title| self.text(title))
            }
            "level" => {
                let support = answer.support.as_ref()?;
                support.title.as_ref().map_or_else(|| support.level.as_ref().into(), |title| self.text(title))
            }
            "team" => answer.support.as_ref()?.team.as_deref()?.into(),
            "owed" => money(answer.owed.as_ref()?.amount, self.language),
            "now" => self.instant(&answer.now, None),
            "standing" => self.standing(),
            "next-update" => self.next_update()?,
            "next-news" => self.next_news(),
            "zone" => answer.time_zone.as_str().into(),
            _ => return None,
        })
    }

    fn of_clock(&self, name: &str) -> Option<String> {
        let clock = self.clock?;
        Some(match name {
            "clock" => match &clock.title {
                Some(title) => self.text(title),
                None => metric(clock.metric.as_str())
                    .map_or_else(|| clock.metric.as_str().into(), |both| pick(self.language, both).into()),
            },
            "promise" => self.text(&clock.promise),
            "state" => pick(self.language, state(clock.state)).into(),
            "outcome" => self.outcome(clock)?,
            "due" => self.instant(clock.due.as_ref()?, clock.due_day.as_deref()),
            "remaining" => length(clock.remaining),
            "late" => length(clock.lateness.working),
            "used" => length(clock.used),
            "reason" => {
                let last = self.seen.iter().rev().find_map(|event| match &event.what {
                    What::Paused { reason, .. } => Some(&**reason),
                    _ => None,
                });
                let reason = clock.paused_for.as_deref().or(last)?;
                let title = self.policy.pause_reason(reason);
                title.map_or_else(|| reason.into(), |title| self.text(title))
            }
            "paused-since" => self.instant(clock.paused_since.as_ref()?, None),
            _ => return None,
        })
    }

    /// When something last happened.
    fn event(&self, name: &str) -> Option<String> {
        let kind = match name {
            "reported" => EventKind::Opened,
            "acknowledged" => EventKind::Acknowledged,
            "responded" => EventKind::Responded,
            "restored" => EventKind::Restored,
            "resolved" => EventKind::Resolved,
            "closed" => EventKind::Closed,
            "updated" => EventKind::Updated,
            _ => return None,
        };
        let event = self.seen.iter().rev().find(|event| event.kind() == kind)?;
        Some(self.at(event.at, None))
    }

    fn of_row(&self, name: &str) -> Option<String> {
        let row = self.row?;
        let notice = || row.notice.as_ref();
        Some(match name {
            "recipient" => row.to_title.as_ref().map_or_else(|| row.to.as_ref().into(), |title| self.text(title)),
            "news-due" => self.instant(row.due.as_ref()?, row.due_day.as_deref()),
            "works-start" => self.instant(&notice()?.from, None),
            "works-end" => self.instant(notice()?.to.as_ref()?, None),
            "announced" => self.instant(notice().and(row.told_at.as_ref())?, None),
            _ => return None,
        })
    }

    /// What is known of a parameter: in its words, where it has some.
    fn fact(&self, name: &str) -> Option<String> {
        let fact = self.facts.fact(name)?;
        let option = self.policy.parameter(name).and_then(|parameter| parameter.options.get(&fact.to_string()));
        if let Some(title) = option {
            return Some(self.text(title));
        }
        Some(match fact {
            Fact::YesNo(yes) => pick(self.language, if *yes { ["yes", "oui"] } else { ["no", "non"] }).into(),
            Fact::Number(_) => number(&fact.to_string(), self.language),
            Fact::Word(word) => word.as_ref().into(),
        })
    }

    fn agreement(&self) -> Option<&crate::assessment::AgreementAnswer> {
        let id = self.clock.map(|clock| &clock.agreement);
        let agreements = &self.answer.agreements;
        agreements.iter().find(|agreement| Some(&agreement.id) == id).or(agreements.first())
    }

    fn text(&self, text: &Text) -> String {
        text.in_language(self.tag).into()
    }

    pub(super) fn instant(&self, moment: &Moment, day: Option<&str>) -> String {
        self.at(moment.instant(), day)
    }

    pub(super) fn at(&self, at: Instant, day: Option<&str>) -> String {
        instant(at, day, self.answer.now.instant(), self.policy.zone(), self.language)
    }
}

fn kind(kind: TicketKind) -> [&'static str; 2] {
    match kind {
        TicketKind::Incident => ["incident", "incident"],
        TicketKind::Request => ["request", "demande"],
        TicketKind::Problem => ["problem", "problème"],
        TicketKind::Upgrade => ["upgrade", "mise à niveau"],
        TicketKind::Task => ["task", "tâche"],
    }
}

/// How a clock stands, in a word.
pub(super) fn state(state: State) -> [&'static str; 2] {
    match state {
        State::Waiting => ["not started", "pas commencé"],
        State::Running => ["in progress", "en cours"],
        State::Paused => ["paused", "en attente"],
        State::Met => ["met", "tenu"],
        State::Breached => ["late", "en retard"],
        State::Cancelled => ["cancelled", "annulé"],
    }
}

fn metric(metric: &str) -> Option<[&'static str; 2]> {
    Some(match metric {
        Metric::ACKNOWLEDGE => ["Acknowledgement", "Accusé de réception"],
        Metric::RESPOND => ["Response", "Intervention"],
        Metric::UPDATE => ["Update", "Information"],
        Metric::RESTORE => ["Restoration", "Rétablissement"],
        Metric::RESOLVE => ["Resolution", "Résolution"],
        Metric::NEXT_RESPONSE => ["Next response", "Prochaine réponse"],
        _ => return None,
    })
}
