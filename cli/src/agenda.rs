//! `sla agenda`: what comes next, for one ticket, for many, or for the policy's own tasks.

use std::io::stdin;

use serde_json::Value;
use sla_clock::{Agenda as Answer, Audience, Duration, Error, Instant, Language as Tongue, Policy};

use crate::arguments::{Agenda, AgendaFormat, Language};
use crate::edge;
use crate::explain::Words;
use crate::outcome::{Failure, Outcome};
use crate::stream::tickets;

pub(crate) fn agenda(arguments: &Agenda) -> Result<Outcome, Failure> {
    let ticket = arguments.ticket.as_deref();
    if !arguments.tasks_only {
        edge::one_standard_input(&arguments.policy, ticket)?;
    }
    let policy = edge::policy(&arguments.policy, &edge::policy_text(&arguments.policy)?)?;
    let from = edge::instant(&policy, "--from", &arguments.from)?;
    let to = end(&policy, arguments, from)?;
    let audience: Audience = arguments.audience.into();
    let asked = |error: Error| Failure::Unreadable(error.to_string());
    let mut outcome = Outcome::Clean;
    let answer = if arguments.tasks_only {
        policy.tasks(from, to, audience).map_err(asked)?
    } else if let Some(path) = ticket {
        let refused = |error: Error| Failure::Ticket(format!("{}: {error}", path.display()));
        let ticket = policy.ticket(&edge::ticket_bytes(path)?).map_err(refused)?;
        policy.agenda(&ticket, from, to, audience).map_err(refused)?
    } else {
        let read = tickets(&policy, stdin()).map_err(|error| Failure::Io("standard input".into(), error))?;
        let (numbers, read): (Vec<u64>, Vec<_>) = read.into_iter().unzip();
        let answer = policy.agendas(read, from, to, audience).map_err(asked)?;
        for failure in &answer.failures {
            let line = numbers.get(failure.index).copied().unwrap_or_default();
            eprintln!("sla: line {line}: {}", failure.message);
            outcome = Outcome::Refused;
        }
        answer
    };
    let answer = match arguments.tasks {
        true => answer.joined(policy.tasks(from, to, audience).map_err(asked)?),
        false => answer,
    };
    edge::print(&written(&answer, arguments)?).map(|()| outcome)
}

fn end(policy: &Policy, arguments: &Agenda, from: Instant) -> Result<Instant, Failure> {
    if let Some(to) = &arguments.to {
        return edge::instant(policy, "--to", to);
    }
    let hours = i64::from(arguments.hours.unwrap_or_default());
    let end = from.plus(Duration::from_millis(hours * 3_600_000));
    end.ok_or_else(|| Failure::Unreadable(format!("--hours {hours}: past the year 2099")))
}

fn written(answer: &Answer, arguments: &Agenda) -> Result<String, Failure> {
    Ok(match arguments.format {
        AgendaFormat::Ics => answer.to_icalendar(match arguments.lang {
            Language::En => Tongue::English,
            Language::Fr => Tongue::French,
        }),
        AgendaFormat::Json => format!("{:#}\n", data(answer)?),
        AgendaFormat::Text => lines(&data(answer)?, &Words::of(arguments.lang)),
    })
}

/// An agenda as plain data, in the order of its text.
pub(crate) fn data(answer: &Answer) -> Result<Value, Failure> {
    serde_json::from_str(&answer.to_json()).map_err(|error| Failure::Unreadable(error.to_string()))
}

/// A line for each item: when, which ticket or task, how urgent, what; then the clocks that stand still.
pub(crate) fn lines(agenda: &Value, words: &Words) -> String {
    let list = |key: &str| agenda.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let text = |of: &Value, key: &str| of.get(key).map_or_else(String::new, |value| words.text(value));
    let mut out = String::new();
    for item in list("items") {
        let of = text(item, "ticket");
        let parts = [words.instant(&text(item, "at")), of, text(item, "priority"), text(item, "summary")];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        line(&mut out, &parts);
    }
    for clock in list("paused") {
        let name = if clock.get("title").is_some() { text(clock, "title") } else { text(clock, "clock") };
        let of = text(clock, "ticket");
        let mut said = clock.clone();
        if let (Some(said), Some(reason)) = (said.as_object_mut(), clock.get("reasonTitle").or(clock.get("reason"))) {
            said.insert("reason".into(), Value::String(words.text(reason)));
        }
        let since = words.say("words", "pausedSince", &said);
        let parts: Vec<&str> =
            [&of, &name, &since].into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        line(&mut out, &parts);
    }
    out
}

/// One line of parts. What the CRM sends, such as a ticket's id, can neither break it nor steer a terminal.
fn line(out: &mut String, parts: &[&str]) {
    out.extend(parts.join("  ").chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
    out.push('\n');
}
