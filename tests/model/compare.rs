//! The engine's answers beside the interpreter's.

use proptest::prelude::*;
use serde_json::{Value, json};
use sla_clock::{Audience, Policy};

use crate::clock::{Answer, World};
use crate::history::{History, written};
use crate::policy::{PolicyCase, TargetCase};
use crate::read::read;

pub(crate) fn compare(policy: &PolicyCase, histories: &[History]) -> Result<(), TestCaseError> {
    let text = policy.json();
    let engine = Policy::from_json(&text.to_string())
        .map_err(|error| TestCaseError::fail(format!("the policy is refused: {error}\n{text}")))?;
    let world = World::new(policy);
    for history in histories {
        let ticket_json = history.json(policy);
        let ticket = engine.ticket(ticket_json.to_string().as_bytes()).unwrap();
        let now = written(policy, history.now);
        let assessment = engine.assess(&ticket, engine.instant(&now).unwrap(), Audience::Internal).unwrap();
        let answer: Value = serde_json::from_str(&assessment.to_json()).unwrap();
        let reading = read(policy, history);
        if reading.opened.is_none() {
            // Without a report there is no priority to promise anything for: nothing runs.
            let waits = answer["clocks"].as_array().unwrap().iter().all(|clock| clock["state"] == "waiting");
            prop_assert!(waits, "no report\npolicy {text}\nticket {ticket_json}\nnow {now}");
            continue;
        }
        for target in &policy.targets {
            let clock = answer["clocks"].as_array().unwrap().iter().find(|clock| clock["metric"] == target.metric);
            let differences = if target.grid {
                let found = clock.and_then(|clock| clock["missed"].as_i64());
                let expected = crate::grid::missed(&world, target, &reading).filter(|missed| Some(*missed) != found);
                expected.map(|missed| format!("missed is {found:?}, expected {missed}")).into_iter().collect()
            } else {
                let Ok(expected) = world.answer(target, &reading) else { continue };
                differences(policy, target, expected.as_ref(), clock)
            };
            prop_assert!(
                differences.is_empty(),
                "{}: {}\npolicy {text}\nticket {ticket_json}\nnow {now}\nengine {}",
                target.metric,
                differences.join("; "),
                clock.map(seen).unwrap_or_default()
            );
        }
    }
    Ok(())
}

/// The walk from now on, a few changes far.
pub(crate) fn walk(policy: &PolicyCase, history: &History, shares: &[f64]) -> Result<(), TestCaseError> {
    let (text, ticket_json) = (policy.json(), history.json(policy));
    let engine = Policy::from_json(&text.to_string()).unwrap();
    let ticket = engine.ticket(ticket_json.to_string().as_bytes()).unwrap();
    let now = engine.instant(&written(policy, history.now)).unwrap();
    crate::walk::walk(&engine, &ticket, now, 8, shares)
        .map_err(|error| TestCaseError::fail(format!("{error}\npolicy {text}\nticket {ticket_json}")))
}

fn seen(clock: &Value) -> Value {
    let mut clock = clock.clone();
    for key in ["promise", "segments", "warnings", "title", "id", "agreement"] {
        clock.as_object_mut().unwrap().remove(key);
    }
    clock
}

fn instant(value: &Value) -> Option<i64> {
    value.as_str().map(|text| chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
}

fn show(at: Option<i64>, policy: &PolicyCase) -> String {
    at.map_or_else(
        || "none".to_owned(),
        |at| {
            let millis = at - i64::from(policy.first) * 86_400_000;
            let zone: chrono_tz::Tz = policy.zone.parse().unwrap();
            let local = chrono::DateTime::from_timestamp_millis(at).unwrap().with_timezone(&zone);
            format!("{local} ({millis})")
        },
    )
}

fn differences(
    policy: &PolicyCase,
    target: &TargetCase,
    expected: Option<&Answer>,
    clock: Option<&Value>,
) -> Vec<String> {
    let (expected, clock) = match (expected, clock) {
        (Some(expected), Some(clock)) => (expected, clock),
        (None, None) => return Vec::new(),
        (expected, clock) => return vec![format!("expected {expected:?}, found {}", json!(clock))],
    };
    let mut found = Vec::new();
    let mut same = |name: &str, expected: String, found_here: String| {
        if expected != found_here {
            found.push(format!("{name} is {found_here}, expected {expected}"));
        }
    };
    // Shares of a target are rounded to the millisecond.
    let near = |a: Option<i64>, b: Option<i64>| match (a, b) {
        (Some(a), Some(b)) if target.change == "carry" && (a - b).abs() <= 2 => Some(a),
        _ => b,
    };
    let at = |at: Option<i64>| show(at, policy);
    same("state", expected.state.to_owned(), clock["state"].as_str().unwrap_or_default().to_owned());
    same("start", at(expected.start), at(instant(&clock["start"])));
    same("due", at(expected.due), at(near(expected.due, instant(&clock["due"]))));
    same("stoppedAt", at(expected.stopped_at), at(instant(&clock["stoppedAt"])));
    same("pausedSince", at(expected.paused_since), at(instant(&clock["pausedSince"])));
    let number = |value: &Value| value.as_i64().unwrap_or(-1);
    let close = |a: i64, b: i64| near(Some(a), Some(b)).unwrap_or(b);
    same("used", expected.used.to_string(), close(expected.used, number(&clock["used"])).to_string());
    let late = &clock["lateness"];
    let late = (close(expected.late.0, number(&late["working"])), close(expected.late.1, number(&late["elapsed"])));
    same("lateness", format!("{:?}", expected.late), format!("{late:?}"));
    same("provisional", json!(expected.provisional).to_string(), clock["provisional"].to_string());
    same("counting", json!(expected.counting).to_string(), clock["counting"].to_string());
    same("cycle", expected.cycle.to_string(), clock["cycle"].to_string());
    let cycles = clock["cycles"].as_array().cloned().unwrap_or_default();
    same("cycles", expected.cycles.len().to_string(), cycles.len().to_string());
    for (expected, cycle) in expected.cycles.iter().zip(&cycles) {
        same("a cycle's state", expected.state.to_owned(), cycle["state"].as_str().unwrap_or_default().to_owned());
        same("a cycle's start", at(Some(expected.start)), at(instant(&cycle["start"])));
        same("a cycle's due", at(Some(expected.due)), at(near(Some(expected.due), instant(&cycle["due"]))));
        let late = number(&cycle["lateness"]["working"]);
        same("a cycle's lateness", expected.late.0.to_string(), close(expected.late.0, late).to_string());
    }
    found
}
