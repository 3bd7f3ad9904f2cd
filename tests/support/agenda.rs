//! An agenda as cases speak of it: a line for each item.

use serde_json::{Value, json};
use sla_clock::{Agenda, Error, Policy};

use super::doors::{audience, tickets};

/// The agenda of a case through every door, by the door's name.
pub(crate) fn ask(policy: &Policy, case: &Value) -> Vec<(&'static str, Result<Value, Error>)> {
    let instant = |key: &str| policy.instant(case[key].as_str().expect("a case has \"from\" and \"to\"")).unwrap();
    let (from, to, audience) = (instant("from"), instant("to"), audience(case));
    // With the policy's own tasks where the case says so.
    let leave = |agenda: Agenda| match case["tasks"] == true {
        true => leave(&agenda.joined(policy.tasks(from, to, audience).unwrap())),
        false => leave(&agenda),
    };
    let mut answers = Vec::new();
    if let Some(list) = case["tickets"].as_array() {
        for door in [0, 1] {
            let mut name = "";
            let read: Vec<_> = list
                .iter()
                .map(|ticket| {
                    let through = tickets(policy, &super::ticket(ticket)).into_iter().nth(door).unwrap();
                    name = through.0;
                    through.1
                })
                .collect();
            answers.push((name, policy.agendas(read, from, to, audience).map(leave)));
        }
    } else if case["ticket"].is_null() {
        answers.push(("tasks", policy.tasks(from, to, audience).map(leave)));
    } else {
        for (door, ticket) in tickets(policy, &super::ticket(&case["ticket"])) {
            let agenda = ticket.and_then(|ticket| policy.agenda(&ticket, from, to, audience));
            answers.push((door, agenda.map(leave)));
        }
    }
    answers
}

/// An agenda as it leaves, with a line for each of its items: when, what, of what, and what more there is to say.
fn leave(agenda: &Agenda) -> Value {
    let text = agenda.to_json();
    assert_eq!(text, serde_json::to_string(agenda).unwrap());
    let mut answer: Value = serde_json::from_str(&text).unwrap();
    let items = answer["items"].as_array().unwrap();
    let mut keys: Vec<String> = items.iter().map(|item| format!("{}{}", item["key"], item["ticket"])).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), items.len(), "two items of one key");
    answer["lines"] = items.iter().map(line).collect();
    answer
}

fn line(item: &Value) -> Value {
    let word = |key: &str| match &item[key] {
        Value::Null => String::new(),
        Value::String(text) => format!(" {text}"),
        other => format!(" {other}"),
    };
    let mut line = format!("{}{}", item["at"].as_str().unwrap(), word("kind"));
    for key in ["ticket", "task"] {
        line.push_str(&word(key));
    }
    if item["task"].is_null() {
        line.push_str(&word(if item["clock"].is_null() { "agreement" } else { "clock" }));
    }
    if let Some(cycle) = item["cycle"].as_u64() {
        line.push_str(&format!("#{cycle}"));
    }
    for key in ["share", "left", "level", "amount", "reason"] {
        line.push_str(&word(key));
    }
    for contact in item["tell"].as_array().into_iter().flatten() {
        line.push_str(&format!(" > {}", contact["id"].as_str().unwrap()));
    }
    json!(line)
}
