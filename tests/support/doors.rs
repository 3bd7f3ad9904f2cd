//! The doors through which a ticket enters: bytes and objects. Both must give the same answer.

use serde_json::Value;
use sla_clock::{Assessment, Audience, Error, Policy, Ticket};

/// The ticket through every door of this host, by the door's name.
pub(crate) fn tickets(policy: &Policy, ticket: &Value) -> Vec<(&'static str, Result<Ticket, Error>)> {
    vec![("bytes", policy.ticket(ticket.to_string().as_bytes())), ("object", object(policy, ticket))]
}

#[cfg(not(target_arch = "wasm32"))]
fn object(policy: &Policy, ticket: &Value) -> Result<Ticket, Error> {
    policy.ticket_from(ticket)
}

#[cfg(target_arch = "wasm32")]
fn object(policy: &Policy, ticket: &Value) -> Result<Ticket, Error> {
    let object = js_sys::JSON::parse(&ticket.to_string()).unwrap();
    policy.ticket_from(serde_wasm_bindgen::Deserializer::from(object))
}

/// An answer as it leaves.
pub(crate) fn leave(assessment: &Assessment) -> Value {
    let text = assessment.to_json();
    // Our own writer, and the one that everybody knows.
    assert_eq!(text, serde_json::to_string(assessment).unwrap());
    serde_json::from_str(&text).unwrap()
}

/// The audience of a case.
pub(crate) fn audience(case: &Value) -> Audience {
    let word = case["audience"].as_str().unwrap_or("internal");
    *Audience::ALL.iter().find(|known| known.as_str() == word).expect("a known audience")
}

/// Judges a case through every door; each answer with its door's name.
pub(crate) fn assess(policy: &Policy, case: &Value) -> Vec<(&'static str, Result<Value, Error>)> {
    let ticket = super::ticket(&case["ticket"]);
    let audience = audience(case);
    let now = policy.instant(case["now"].as_str().expect("a case has a \"now\"")).unwrap();
    tickets(policy, &ticket)
        .into_iter()
        .map(|(door, ticket)| {
            let answer = ticket.and_then(|ticket| policy.assess(&ticket, now, audience));
            (door, answer.map(|assessment| leave(&assessment)))
        })
        .collect()
}

/// Writes the message of a case through every door; each with its door's name.
pub(crate) fn message(policy: &Policy, case: &Value) -> Vec<(&'static str, Result<Value, Error>)> {
    let now = policy.instant(case["now"].as_str().expect("a case has a \"now\"")).unwrap();
    let request = case["request"].to_string();
    tickets(policy, &super::ticket(&case["ticket"]))
        .into_iter()
        .map(|(door, ticket)| {
            let answer = ticket.and_then(|ticket| policy.message(&ticket, now, &request));
            (door, answer.map(|answer| serde_json::to_value(answer).unwrap()))
        })
        .collect()
}
