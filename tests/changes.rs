//! Between now and `nextChangeAt` nothing but running counters reads differently, and at it something does: walked
//! through random histories of many policies.
//!
//! `SLA_CLOCK_CASES=20000 cargo test --release --test changes` looks longer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod support;

use serde_json::{Value, json};
use sla_clock::{Audience, Instant, Policy, Ticket};
use support::dice::{Dice, START, keys, policies, priorities, rounds};

const TYPES: [&str; 24] = [
    "completed",
    "acknowledged",
    "responded",
    "restored",
    "resolved",
    "closed",
    "updated",
    "updated",
    "message",
    "paused",
    "paused",
    "paused",
    "resumed",
    "resumed",
    "prioritised",
    "prioritised",
    "assigned",
    "assigned",
    "accepted",
    "returned",
    "reopened",
    "reopened",
    "cancelled",
    "appointment",
];

fn event(dice: &mut Dice, policy: &Value, at: u64) -> Value {
    let kind = *dice.pick(&TYPES);
    let mut event = json!({ "at": at, "type": kind });
    let (reasons, statuses) = (keys(policy, "pauseReasons"), keys(policy, "statuses"));
    match kind {
        "updated" if dice.below(2) == 0 => {
            let recipients: Vec<String> = policy["communication"]["recipients"]
                .as_object()
                .map(|map| map.keys().cloned().collect())
                .unwrap_or_default();
            if !recipients.is_empty() {
                event["recipient"] = json!(dice.pick(&recipients));
                event["subject"] = json!(dice.pick(&["report", "duty", "upgrade"]));
            }
        }
        "paused" if reasons.is_empty() => event["type"] = json!("updated"),
        "paused" => {
            event["reason"] = json!(dice.pick(&reasons));
            if dice.below(3) == 0 {
                event["until"] = json!(at + dice.below(100) * 600_000);
            }
            if dice.below(2) == 0 {
                event["announced"] = json!(at - dice.below(20) * 86_400_000);
            }
        }
        "resumed" if dice.below(2) == 0 && !reasons.is_empty() => event["reason"] = json!(dice.pick(&reasons)),
        "prioritised" => {
            event["priority"] = dice.pick(&priorities(policy)).clone();
        }
        "assigned" => {
            let levels: Vec<Value> = policy["support"].as_array().cloned().unwrap_or_default();
            if !levels.is_empty() {
                event["level"] = dice.pick(&levels)["level"].clone();
            }
            event["team"] = json!("core");
        }
        "appointment" => event["to"] = json!(at + dice.below(48) * 3_600_000),
        _ if !statuses.is_empty() && dice.below(3) == 0 => event = json!({ "at": at, "status": dice.pick(&statuses) }),
        _ => {}
    }
    event
}

fn ticket(dice: &mut Dice, policy: &Value) -> Value {
    let mut at = START + dice.below(14 * 24 * 60) * 60_000;
    let mut events = vec![json!({ "at": at, "type": "opened" })];
    for _ in 0..dice.below(9) {
        at += *dice.pick(&[0, 1, 60_000, 900_000, 3_600_000, 7_200_000, 36_000_000, 86_400_000]) * (1 + dice.below(3));
        events.push(event(dice, policy, at));
    }
    json!({ "fees": { "monthly-fee": "480.00 EUR" }, "dates": { "promised": at + 3_600_000 }, "events": events })
}

/// An answer without its running counters and the instants that move with a pause.
fn still(policy: &Policy, ticket: &Ticket, at: Instant) -> Value {
    let mut answer = serde_json::to_value(policy.assess(ticket, at, Audience::Internal).unwrap()).unwrap();
    let drop = |value: &mut Value, keys: &[&str]| {
        if let Some(map) = value.as_object_mut() {
            map.retain(|key, _| !keys.contains(&key.as_str()));
        }
    };
    drop(&mut answer, &["now", "trace"]);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (mut moving, mut paused): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    let mut clocks = list(&answer["clocks"]);
    for clock in &mut clocks {
        let late = clock["state"] == "breached" && clock.get("stoppedAt").is_none();
        drop(clock, &["used", "remaining", "share", "lateness"]);
        for key in ["cycles", "history"] {
            let mut cycles = list(&clock[key]);
            cycles.iter_mut().for_each(|cycle| drop(cycle, &["lateness"]));
            clock[key] = json!(cycles);
        }
        if clock.get("pausedSince").is_some() {
            paused.push(clock["id"].clone());
        }
        if clock["provisional"] == true {
            moving.push(clock["id"].clone());
            drop(clock, &["due", "dueDay", "segments", "allowed"]);
        }
        if clock.get("pausedSince").is_some() {
            let mut warnings = list(&clock["warnings"]);
            warnings.iter_mut().for_each(|warning| drop(warning, &["at"]));
            warnings.sort_by_key(ToString::to_string);
            clock["warnings"] = json!(warnings);
        }
        let mut segments = list(&clock["segments"]);
        // What lies past the due instant of a clock that runs late grows with now.
        if late {
            segments.retain(|segment| !["late", "paused"].contains(&segment["kind"].as_str().unwrap()));
            while segments.last().is_some_and(|segment| segment["kind"] == "closed") {
                segments.pop();
            }
        }
        clock["segments"] = json!(segments);
    }
    answer["clocks"] = json!(clocks);
    let mut penalties = list(&answer["penalties"]);
    for penalty in &mut penalties {
        let id =
            json!(format!("{}/{}", penalty["agreement"].as_str().unwrap(), penalty["on"].as_str().unwrap_or_default()));
        drop(penalty, &["lateness", "ledger"]);
        if paused.contains(&id) {
            drop(penalty, &["nextStepAt"]);
            drop(&mut answer["owed"], &["nextStepAt", "nextAmount"]);
            if let Some(settled) = answer["settlements"].as_array_mut() {
                settled.iter_mut().for_each(|one| drop(one, &["nextStepAt", "nextAmount"]));
            }
        }
    }
    answer["penalties"] = json!(penalties);
    let mut news = list(&answer["communication"]);
    for row in &mut news {
        drop(row, &["lateness"]);
        if row["provisional"] == true {
            drop(row, &["due", "dueDay"]);
        }
    }
    answer["communication"] = json!(news);
    let mut steps = list(&answer["escalation"]);
    if !paused.is_empty() {
        for step in &mut steps {
            let on = step["on"].as_str().unwrap_or_default();
            let id = json!(format!("{}/{on}", step["agreement"].as_str().unwrap()));
            if paused.contains(&id) {
                drop(step, &["at"]);
                let mut told = list(&step["tell"]);
                told.iter_mut().for_each(|contact| drop(contact, &["reachedAt"]));
                step["tell"] = json!(told);
            }
            if step["state"] == "next" {
                step["state"] = json!("ahead");
            }
        }
        steps.sort_by_key(ToString::to_string);
        drop(&mut answer, &["chain"]);
        drop(&mut answer["support"], &["budgets"]);
        drop(&mut answer["support"]["next"], &["at", "by"]);
        // Two that move on different calendars may pass each other.
        if moving.len() > 1 {
            drop(&mut answer, &["headline"]);
        }
    }
    answer["escalation"] = json!(steps);
    answer
}

/// The reasons, without those that speak of a running counter.
fn reasons(policy: &Policy, ticket: &Ticket, at: Instant) -> Vec<Value> {
    let answer: Value =
        serde_json::from_str(&policy.assess(ticket, at, Audience::Internal).unwrap().to_json()).unwrap();
    let counts = |line: &Value| {
        let code = line["code"].as_str().unwrap();
        code.starts_with("open-interval") || code == "due-if-resumed" || line["subject"] == "penalty"
    };
    answer["trace"].as_array().cloned().unwrap_or_default().into_iter().filter(|line| !counts(line)).collect()
}

fn first_difference(path: &str, a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let keys: std::collections::BTreeSet<&String> = x.keys().chain(y.keys()).collect();
            keys.into_iter().find_map(|key| first_difference(&format!("{path}/{key}"), &a[key], &b[key]))
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            x.iter().zip(y).enumerate().find_map(|(i, (x, y))| first_difference(&format!("{path}/{i}"), x, y))
        }
        _ => (a != b).then(|| format!("{path}: {a} then {b}")),
    }
}

#[test]
fn nothing_but_counters_changes_before_the_next_change_and_something_does_at_it() {
    let rounds = rounds(75);
    let policies =
        policies(&["b2b-fibre-gtr4", "consumer-mobile", "interconnect", "ola-internal"], &["clock", "communication"]);
    let compiled: Vec<Policy> =
        policies.iter().map(|(_, policy)| Policy::from_json(&policy.to_string()).unwrap()).collect();
    let mut dice = Dice(7);
    let mut found: Vec<String> = Vec::new();
    for round in 0..rounds {
        let which = usize::try_from(round).unwrap() % policies.len();
        let (name, document) = &policies[which];
        let policy = &compiled[which];
        let written = ticket(&mut dice, document);
        let ticket = policy.ticket(written.to_string().as_bytes()).unwrap();
        let mut now = written["events"][0]["at"].as_u64().unwrap() - 3_600_000 + dice.below(200) * 600_000;
        for _ in 0..6 {
            let instant = |at: u64| Instant::from_millis(i64::try_from(at).unwrap()).unwrap();
            let here = still(policy, &ticket, instant(now));
            let next = here["nextChangeAt"].as_str().map(|text| policy.instant(text).unwrap().millis().unsigned_abs());
            let until = next.unwrap_or(now + 400 * 86_400_000);
            let tell = |what: &str, at: u64| format!("{name}: {what} at {at}, now {now}, next {next:?}: {written}");
            for at in [now + 1, now + (until - now) / 3, now + (until - now) / 2, until - 1] {
                if (now..until).contains(&at)
                    && let Some(difference) = first_difference("", &here, &still(policy, &ticket, instant(at)))
                {
                    found.push(tell(&difference, at));
                    break;
                }
            }
            let Some(next) = next else { break };
            let mut then = still(policy, &ticket, instant(next));
            then["nextChangeAt"] = here["nextChangeAt"].clone();
            let reasons = |at: u64| reasons(policy, &ticket, instant(at));
            if first_difference("", &here, &then).is_none() && reasons(now) == reasons(next) {
                found.push(tell("nothing changes", next));
            }
            now = next;
        }
        if found.len() > 8 {
            break;
        }
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}
