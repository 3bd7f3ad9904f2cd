//! A policy that promises one thing, and what its answer says of it.

use serde_json::{Value, json};
use sla_clock::{Error, Policy};

/// The promise of a case in words, through every door by which an answer leaves.
pub(crate) fn said(calendars: &Value, case: &Value) -> Result<Value, Error> {
    let mut target = json!({ "metric": "restore", "by": { "P1": case["promise"] } });
    if let Some(reasons) = case.get("pausedBy") {
        target["pausedBy"] = reasons.clone();
    }
    let mut agreement = json!({ "id": "customer", "kind": "sla", "targets": [target] });
    if let Some(reasons) = case.get("agreementPausedBy") {
        agreement["pausedBy"] = reasons.clone();
    }
    let policy = json!({
        "format": 1, "id": "promise", "timeZone": "Europe/Paris", "calendars": calendars,
        "pauseReasons": { "waiting-customer": "Waiting for the customer" },
        "qualification": { "otherwise": "P1" }, "agreements": [agreement],
    });
    let policy = Policy::from_json(&policy.to_string())?;
    let ticket = policy.ticket(br#"{ "events": [] }"#)?;
    let now = policy.instant("2026-03-13T19:20:00+01:00")?;
    let assessment = policy.assess(&ticket, now, sla_clock::Audience::Customer)?;
    Ok(super::doors::leave(&assessment)["clocks"][0]["promise"].take())
}
