//! `sla message`: what is written to somebody about a ticket.

use serde_json::{Map, Value, json};

use crate::arguments::Message;
use crate::edge;
use crate::outcome::{Failure, Outcome};

pub(crate) fn message(arguments: &Message) -> Result<Outcome, Failure> {
    edge::one_standard_input(&arguments.policy, Some(&arguments.ticket))?;
    let policy = edge::policy(&arguments.policy, &edge::policy_text(&arguments.policy)?)?;
    let now = edge::instant(&policy, "--at", &arguments.at)?;
    let refused = |error: sla_clock::Error| Failure::Ticket(format!("{}: {error}", arguments.ticket.display()));
    let ticket = policy.ticket(&edge::ticket_bytes(&arguments.ticket)?).map_err(refused)?;
    let written = policy.message(&ticket, now, &request(arguments)?.to_string()).map_err(refused)?;
    let data = serde_json::to_value(&written).map_err(|error| Failure::Unreadable(error.to_string()))?;
    edge::print(&format!("{data:#}\n")).map(|()| Outcome::Clean)
}

/// What is asked for, as the library reads it.
fn request(arguments: &Message) -> Result<Value, Failure> {
    let mut request = Map::new();
    let words = [
        ("message", &arguments.message),
        ("item", &arguments.item),
        ("channel", &arguments.channel),
        ("language", &arguments.language),
        ("clock", &arguments.clock),
    ];
    for (key, word) in words {
        request.extend(word.as_ref().map(|word| (key.to_owned(), json!(word))));
    }
    request.extend(arguments.time.map(|time| ("time".to_owned(), json!(time))));
    let audience = arguments.audience.map(sla_clock::Audience::from);
    request.extend(audience.map(|audience| ("audience".to_owned(), json!(audience.as_str()))));
    let mut values = Map::new();
    for value in &arguments.values {
        let Some((field, value)) = value.split_once('=') else {
            return Err(Failure::Unreadable(format!("--value {value}: a field, = and what stands in it")));
        };
        values.insert(field.to_owned(), json!(value));
    }
    if !values.is_empty() {
        request.insert("values".to_owned(), Value::Object(values));
    }
    Ok(Value::Object(request))
}
