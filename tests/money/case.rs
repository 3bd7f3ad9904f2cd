//! A case of money as a policy and a ticket.

use serde_json::{Map, Value, json};

/// The policy of a case: what it does not say is a promise of four hours around the clock, in Paris, in euro.
pub(crate) fn policy_of(case: &Value) -> Value {
    let or = |key: &str, otherwise: Value| case.get(key).cloned().unwrap_or(otherwise);
    let metric = or("metric", json!("restore"));
    let promise = or("promise", json!({ "within": "4h", "calendar": "always" }));
    let mut by = json!({ "P1": promise });
    if let Some(promise) = case.get("promiseP2") {
        by["P2"] = promise.clone();
    }
    let mut targets = vec![json!({ "metric": metric, "by": by })];
    targets.extend(case["moreTargets"].as_array().cloned().unwrap_or_default());
    let mut agreement = json!({
        "id": "customer", "kind": "sla", "pausedBy": ["site-closed"], "targets": targets, "penalties": case["penalties"]
    });
    for key in ["settlement", "excludedCauses", "priorityChange", "breachesStand"] {
        if let Some(value) = case.get(key) {
            agreement[key] = value.clone();
        }
    }
    json!({
        "format": 1, "id": "money", "timeZone": or("timeZone", json!("Europe/Paris")), "currency": or("currency", json!("EUR")),
        "calendars": {
            "always": { "week": "24x7" },
            "office": { "week": { "mon-fri": ["08:00-18:00"] }, "holidays": ["FR"] },
            "shop": { "week": { "mon-sat": ["08:00-18:00"] }, "holidays": ["FR"] },
            "london": { "timeZone": "Europe/London", "week": { "mon-fri": ["00:00-24:00"] }, "holidays": ["GB-ENG"] }
        },
        "pauseReasons": { "site-closed": "Site closed", "works": "Planned works" },
        "causes": { "force-majeure": "Force majeure", "third-party": "A third party" },
        "parameters": {
            "severity": { "options": { "P1": "1", "P2": "2" }, "default": "P1" },
            "affected": { "kind": "number" }, "subscribers": { "kind": "number" },
            "service": { "options": { "dead": "Dead", "slow": "Degraded" } }
        },
        "qualification": { "rules": [{ "when": { "severity": "P2" }, "priority": "P2" }], "otherwise": "P1" },
        "agreements": [agreement],
    })
}

/// The ticket of a case; `until_open` leaves out how it ended.
pub(crate) fn ticket_of(case: &Value, until_open: bool) -> Value {
    let mut events = vec![json!({ "at": case["report"], "type": "opened" })];
    events.extend(case["events"].as_array().cloned().unwrap_or_default());
    if let (Some(at), false) = (case.get("restored"), until_open) {
        events.push(json!({ "at": at, "type": "restored" }));
    }
    let mut ticket = Map::new();
    ticket.insert("events".into(), events.into());
    for key in ["fees", "facts", "account", "cause", "dates"] {
        if let Some(value) = case.get(key) {
            ticket.insert(key.into(), value.clone());
        }
    }
    Value::Object(ticket)
}
