//! Cases of statements as a contract manager writes them: terms, tickets in a line each, what is expected.

use serde_json::{Map, Value, json};
use sla_clock::{Audience, Instant, Money, Policy, StatementQuestion};

/// The policy of a case: what it does not say is a promise of four hours around the clock in UTC, of eight for P2, in euro.
pub(crate) fn policy(case: &Value) -> Policy {
    let mut agreement = json!({
        "id": "customer", "kind": "sla", "pausedBy": ["waiting"],
        "targets": [{ "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" }, "P2": { "within": "8h", "calendar": "always" } } }],
    });
    merge(&mut agreement, &case["agreement"]);
    let mut policy = json!({
        "format": 1, "id": "statement", "timeZone": "UTC", "currency": "EUR",
        "calendars": { "always": { "week": "24x7" } },
        "pauseReasons": { "planned-works": "Planned works", "customer-side": "Customer side", "waiting": "Waiting" },
        "causes": { "force-majeure": "Force majeure" },
        "parameters": { "severity": { "options": { "P1": "1", "P2": "2", "P3": "3", "P4": "4" }, "default": "P1" },
                        "task": { "options": { "bill-run": "Bill run", "back-up": "Back-up" } } },
        "qualification": { "rules": [
            { "when": { "severity": "P2" }, "priority": "P2" }, { "when": { "severity": "P3" }, "priority": "P3" },
            { "when": { "severity": "P4" }, "priority": "P4" } ], "otherwise": "P1" },
    });
    merge(&mut policy, &case["policy"]);
    if policy["currency"].is_null() {
        policy.as_object_mut().unwrap().remove("currency");
    }
    policy["agreements"] = json!([agreement]);
    for more in case["moreAgreements"].as_array().into_iter().flatten() {
        policy["agreements"].as_array_mut().unwrap().push(more.clone());
    }
    Policy::from_json(&policy.to_string()).unwrap_or_else(|error| panic!("{error}\n{policy}"))
}

fn merge(whole: &mut Value, more: &Value) {
    for (key, value) in more.as_object().into_iter().flatten() {
        whole[key] = value.clone();
    }
}

#[derive(Clone)]
pub(crate) struct Case<'a> {
    pub(crate) written: &'a Value,
    pub(crate) policy: std::rc::Rc<Policy>,
    pub(crate) tickets: Vec<Value>,
    pub(crate) from: String,
    pub(crate) to: String,
}

impl<'a> Case<'a> {
    pub(crate) fn of(name: &str, written: &'a Value) -> Self {
        let policy = std::rc::Rc::new(policy(written));
        let mut tickets: Vec<Value> = written["tickets"]
            .as_array()
            .unwrap_or_else(|| panic!("{name}: no tickets"))
            .iter()
            .flat_map(tickets)
            .collect();
        let fees = written["fees"].clone();
        for ticket in tickets.iter_mut().filter(|ticket| ticket.get("fees").is_none() && fees.is_object()) {
            ticket["fees"] = fees.clone();
        }
        let end = |ticket: &Value| -> Instant {
            let events = ticket["events"].as_array().unwrap();
            events
                .iter()
                .filter(|event| event["type"] != "closed")
                .map(|event| policy.instant(event["at"].as_str().unwrap()).unwrap())
                .max()
                .unwrap()
        };
        if written["inOrderGiven"].is_null() {
            tickets.sort_by_key(|ticket| end(ticket).millis());
        }
        let text = |key: &str| written[key].as_str().unwrap_or_else(|| panic!("{name}: no {key:?}")).to_owned();
        Self { written, policy, tickets, from: text("from"), to: text("to") }
    }

    pub(crate) fn question(&self) -> StatementQuestion {
        let text = |key: &str| self.written[key].as_str().map(str::to_owned);
        let audience = self.written["audience"].as_str().unwrap_or("internal");
        StatementQuestion {
            agreement: text("only"),
            party: text("party"),
            audience: *Audience::ALL.iter().find(|known| known.as_str() == audience).unwrap(),
            fees: self.written["statementFees"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, fee)| (name.as_str().into(), Money::parse(fee.as_str().unwrap()).unwrap()))
                .collect(),
            ..StatementQuestion::new(self.policy.instant(&self.from).unwrap(), self.policy.instant(&self.to).unwrap())
        }
    }

    /// The starts of months within, in the zone of the case's own instants.
    pub(crate) fn months(&self) -> Vec<String> {
        let zone = &self.from[10..];
        let months = (2025..2028).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}-01")));
        let at = |text: &str| self.policy.instant(text).unwrap();
        months
            .map(|date| format!("{date}{zone}"))
            .filter(|date| at(&self.from) < at(date) && at(date) < at(&self.to))
            .collect()
    }
}

/// `{ "id", "opened", "restored" | "takes", "outages": [[from, to]], "pauses": [[reason, from, to]], "many", "every" }`.
fn tickets(written: &Value) -> Vec<Value> {
    let many = written["many"].as_i64().unwrap_or(1);
    (0..many).map(|place| ticket(written, place, many > 1)).collect()
}

fn hours(text: &Value) -> i64 {
    let text = text.as_str().unwrap();
    let mut millis = 0;
    let mut number = String::new();
    for c in text.chars() {
        match c {
            'h' | 'm' | 's' => {
                let unit = match c {
                    'h' => 3_600_000,
                    'm' => 60_000,
                    _ => 1_000,
                };
                millis += number.parse::<i64>().unwrap() * unit;
                number.clear();
            }
            digit => number.push(digit),
        }
    }
    millis
}

fn ticket(written: &Value, place: i64, numbered: bool) -> Value {
    let shift = if written["every"].is_string() { hours(&written["every"]) * place } else { 0 };
    let moved = |at: &Value, by: i64| -> Value {
        if shift + by == 0 {
            return at.clone();
        }
        let policy =
            Policy::from_json(r#"{ "format": 1, "id": "x", "qualification": { "otherwise": "P1" } }"#).unwrap();
        (policy.instant(at.as_str().unwrap()).unwrap().millis() + shift + by).into()
    };
    let mut events = Vec::new();
    if let Some(at) = written.get("opened") {
        events.push(json!({ "at": moved(at, 0), "type": "opened" }));
    }
    for outage in written["outages"].as_array().into_iter().flatten() {
        let mut started = json!({ "at": moved(&outage[0], 0), "type": "outage-started" });
        let mut ended = json!({ "at": moved(&outage[1], 0), "type": "outage-ended" });
        if outage[2].is_number() {
            started["share"] = outage[2].clone();
        }
        if outage[2].is_string() {
            started["service"] = outage[2].clone();
            ended["service"] = outage[2].clone();
        }
        events.push(started);
        if !outage[1].is_null() {
            events.push(ended);
        }
    }
    for pause in written["pauses"].as_array().into_iter().flatten() {
        events.push(json!({ "at": moved(&pause[1], 0), "type": "paused", "reason": pause[0] }));
        events.push(json!({ "at": moved(&pause[2], 0), "type": "resumed", "reason": pause[0] }));
    }
    for kind in ["acknowledged", "responded", "restored", "resolved", "closed"] {
        if let Some(at) = written.get(kind) {
            events.push(json!({ "at": moved(at, 0), "type": kind }));
        }
    }
    if let Some(takes) = written.get("takes") {
        events.push(json!({ "at": moved(&written["opened"], hours(takes)), "type": "restored" }));
    }
    events.extend(written["events"].as_array().cloned().unwrap_or_default());
    for event in &mut events {
        if let Some(millis) = event["at"].as_i64() {
            event["at"] = written_out(millis).into();
        }
    }
    let mut ticket = Map::new();
    let id = written["id"].as_str().unwrap_or("T");
    ticket.insert("id".into(), if numbered { format!("{id}{}", place + 1).into() } else { id.into() });
    ticket.insert("events".into(), events.into());
    for key in ["service", "party", "facts", "fees", "cause"] {
        if let Some(value) = written.get(key) {
            ticket.insert(key.into(), value.clone());
        }
    }
    Value::Object(ticket)
}

/// An instant as RFC 3339 in UTC.
fn written_out(millis: i64) -> String {
    let (days, rest) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000));
    let date = sla_clock::Date::from_days(i32::try_from(days).unwrap());
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60);
    format!("{date}T{hour:02}:{minute:02}:{second:02}.{:03}Z", rest % 1_000)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn spaced(parts: &[&str]) -> Value {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").into()
}

/// `A 48.00 EUR`, `availability leg-a 2400.00 EUR`, `carried 50.00 EUR`.
pub(crate) fn entry(entry: &Value) -> Value {
    let terms: Vec<&str> = entry["terms"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let terms = terms.join("+");
    let what = match text(entry, "kind") {
        "ticket" => text(entry, "ticket"),
        "carried" => "carried",
        _ => &terms,
    };
    let service = if text(entry, "kind") == "ticket" { "" } else { text(entry, "service") };
    spaced(&[what, service, entry["amount"].as_str().unwrap_or("unknown")])
}

/// `availability leg-a 2026-04-01 99.75 amber 2400.00 EUR`.
pub(crate) fn measure(measure: &Value) -> Value {
    let from = text(&measure["period"], "from");
    let value = measure["value"].as_str().unwrap_or("none");
    spaced(&[
        text(measure, "id"),
        text(measure, "service"),
        from,
        value,
        text(measure, "level"),
        text(measure, "amount"),
    ])
}

/// `terminate site-1 2026-04-20T12:00:00Z lapses 2026-05-20`.
pub(crate) fn right(right: &Value) -> Value {
    let renewed = right["renewed"].as_str().map(|at| format!("renewed {at}")).unwrap_or_default();
    let lapses = right["lapses"].as_str().map(|day| format!("lapses {day}")).unwrap_or_default();
    spaced(&[text(right, "id"), text(right, "service"), text(right, "arose"), &renewed, &lapses])
}
