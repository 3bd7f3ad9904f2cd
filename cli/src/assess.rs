//! `sla assess`: one ticket, or a stream of them.

use std::io::{stdin, stdout};
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use sla_clock::{Agenda, Assessment, Audience, Duration, Error, Instant, Policy};

use crate::arguments::{Assess, Question};
use crate::edge;
use crate::outcome::{Failure, Outcome};
use crate::stream;

/// A policy, an instant and an audience: all that is the same for every ticket.
pub(crate) struct Judge {
    policy: Policy,
    now: Instant,
    audience: Audience,
}

impl Judge {
    /// From the text of the policy that the question names.
    pub(crate) fn new(question: &Question, text: &str) -> Result<Self, Failure> {
        let policy = edge::policy(&question.policy, text)?;
        let now = edge::instant(&policy, "--at", &question.at)?;
        Ok(Self { policy, now, audience: question.audience.into() })
    }

    /// What comes for the ticket of a file in the hours after the instant.
    pub(crate) fn next_hours(&self, path: &Path, hours: i64) -> Result<Agenda, Failure> {
        let refused = |error: Error| Failure::Ticket(format!("{}: {error}", path.display()));
        let ticket = self.policy.ticket(&edge::ticket_bytes(path)?).map_err(refused)?;
        let end = self.now.plus(Duration::from_millis(hours * 3_600_000)).unwrap_or(Instant::MAX);
        self.policy.agenda(&ticket, self.now, end, self.audience).map_err(refused)
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The answer for a ticket's JSON.
    pub(crate) fn assess(&self, ticket: &[u8]) -> Result<Assessment, Error> {
        self.policy.assess(&self.policy.ticket(ticket)?, self.now, self.audience)
    }

    /// The answer for the ticket of a file.
    pub(crate) fn assess_file(&self, path: &Path) -> Result<Assessment, Failure> {
        let refused = |error: Error| Failure::Ticket(format!("{}: {error}", path.display()));
        self.assess(&edge::ticket_bytes(path)?).map_err(refused)
    }
}

/// An answer as plain data, in the order and with the figures of its text.
pub(crate) fn data(answer: &Assessment) -> Result<Value, Failure> {
    serde_json::from_str(&answer.to_json()).map_err(|error| Failure::Unreadable(error.to_string()))
}

pub(crate) fn assess(arguments: &Assess) -> Result<Outcome, Failure> {
    edge::one_standard_input(&arguments.question.policy, arguments.ticket.as_deref())?;
    let judge = Judge::new(&arguments.question, &edge::policy_text(&arguments.question.policy)?)?;
    let Some(ticket) = &arguments.ticket else {
        return stream::assess(Arc::new(judge), stdin(), stdout().lock());
    };
    let answer = data(&judge.assess_file(ticket)?)?;
    edge::print(&format!("{answer:#}\n")).map(|()| Outcome::Clean)
}
