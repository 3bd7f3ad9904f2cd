//! A policy that promises one thing, and what its answer says of it.

use serde_json::{Value, json};
use sla_clock::{Audience, Error, Policy};

/// The policy of a case: the calendars, holidays and parameters of its file, and one target for one priority.
fn policy(file: &Value, case: &Value) -> Result<Policy, Error> {
    let mut target = json!({ "metric": "restore", "by": { "P1": case["promise"] } });
    let mut agreement = json!({ "id": "customer", "kind": "sla" });
    for key in ["pausedBy", "warnAt", "start", "repeats"] {
        if let Some(written) = case.get(key) {
            target[key] = written.clone();
        }
    }
    if let Some(reasons) = case.get("agreementPausedBy") {
        agreement["pausedBy"] = reasons.clone();
    }
    if case.get("pauses").is_some() {
        target["pausedBy"] = json!(["waiting-customer"]);
    }
    agreement["targets"] = json!([target]);
    let mut policy = json!({
        "format": 1, "id": "promise", "timeZone": "Europe/Paris",
        "pauseReasons": { "waiting-customer": "Waiting for the customer" },
        "qualification": { "otherwise": "P1" }, "agreements": [agreement],
    });
    for key in ["calendars", "holidays", "parameters"] {
        if let Some(written) = file.get(key) {
            policy[key] = written.clone();
        }
    }
    Policy::from_json(&policy.to_string())
}

/// The promise of a case in words, as it leaves.
pub(crate) fn said(file: &Value, case: &Value) -> Result<Value, Error> {
    let policy = policy(file, case)?;
    let ticket = policy.ticket(br#"{ "events": [] }"#)?;
    let now = policy.instant("2026-03-13T19:20:00+01:00")?;
    let assessment = policy.assess(&ticket, now, Audience::Customer)?;
    Ok(super::doors::leave(&assessment)["clocks"][0]["promise"].take())
}

/// The answer to a ticket that is opened, paused and resumed as the case says, once all of that has happened.
pub(crate) fn answered(file: &Value, case: &Value) -> Result<Value, Error> {
    let policy = policy(file, case)?;
    let mut events = vec![json!({ "at": case["opened"], "type": "opened" })];
    for pause in case["pauses"].as_array().into_iter().flatten() {
        events.push(json!({ "at": pause[0], "type": "paused", "reason": "waiting-customer" }));
        events.push(json!({ "at": pause[1], "type": "resumed" }));
    }
    let now = policy.instant(events[events.len() - 1]["at"].as_str().expect("an instant"))?;
    let mut ticket = json!({ "events": events });
    for key in ["facts", "dates"] {
        if let Some(written) = case.get(key) {
            ticket[key] = written.clone();
        }
    }
    let ticket = policy.ticket(ticket.to_string().as_bytes())?;
    Ok(super::doors::leave(&policy.assess(&ticket, now, Audience::Internal)?))
}
