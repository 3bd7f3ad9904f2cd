//! What a miss costs, by real contracts: data cases, and the laws that hold for all of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod support;

use serde_json::{Map, Value, json};
use sla_clock::assessment::PenaltyCurve;
use sla_clock::{Audience, Instant, Policy};
use support::{cases, files, lookup::differences, report};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The policy of a case: what it does not say is a promise of four hours around the clock, in Paris, in euro.
fn policy_of(case: &Value) -> Value {
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
fn ticket_of(case: &Value, until_open: bool) -> Value {
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

fn each_case(mut test: impl FnMut(&str, &Policy, &Value)) {
    for (file, content) in files("money") {
        for (name, case) in cases(&content) {
            let name = format!("{file}: {name}");
            for key in ["source", "term"] {
                assert!(case[key].is_string(), "{name}: a case of money has its \"{key}\"");
            }
            let policy = Policy::from_json(&policy_of(case).to_string()).unwrap_or_else(|e| panic!("{name}: {e}"));
            test(&name, &policy, case);
        }
    }
}

fn now_of(policy: &Policy, case: &Value) -> Instant {
    let now = case.get("now").or(case.get("restored")).and_then(Value::as_str).expect("a \"now\" or \"restored\"");
    policy.instant(now).unwrap()
}

/// What the one agreement's settlement comes to.
fn settled(policy: &Policy, ticket: &Value, now: Instant) -> Value {
    let ticket = policy.ticket(ticket.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e}"));
    let answer = policy.assess(&ticket, now, Audience::Internal).unwrap_or_else(|e| panic!("{e}"));
    serde_json::from_str(&answer.to_json()).unwrap()
}

#[test]
fn contracts() {
    let mut found = Vec::new();
    let mut count = 0;
    each_case(|name, policy, case| {
        count += 1;
        let answer = settled(policy, &ticket_of(case, false), now_of(policy, case));
        let settlement = &answer["settlements"][0];
        if settlement["amount"] != case["owed"] {
            let ledger: Vec<String> =
                [&settlement["ledger"], &answer["penalties"][0]["ledger"], &answer["penalties"][1]["ledger"]]
                    .iter()
                    .flat_map(|ledger| ledger.as_array().cloned().unwrap_or_default())
                    .map(|line| line.to_string())
                    .collect();
            found.push(format!(
                "{name}: {} instead of {}\n  {}",
                settlement["amount"],
                case["owed"],
                ledger.join("\n  ")
            ));
        }
        for wrong in case["not"].as_array().into_iter().flatten() {
            assert_ne!(wrong["amount"], case["owed"], "{name}: the wrong reading gives the same");
            assert!(wrong["reading"].is_string(), "{name}: a wrong reading is named");
        }
        if let Some(expected) = case.get("expect") {
            found.extend(differences(name, &answer, expected));
        }
    });
    report(&found);
    assert!(count >= 80, "{count} cases");
}

/// What a curve says of an instant.
fn read(curve: &PenaltyCurve, at: Instant) -> Option<(String, bool)> {
    let point = curve.points.iter().rfind(|point| point.at.instant() <= at)?;
    Some((point.amount.to_string(), point.rises))
}

#[test]
fn curves_are_what_each_instant_says() {
    let mut found = Vec::new();
    each_case(|name, policy, case| {
        let open = ticket_of(case, true);
        let ticket = policy.ticket(open.to_string().as_bytes()).unwrap();
        let now = now_of(policy, case);
        // What is known now holds for the whole curve: a pause that is still open has no end to be foreseen.
        let until = Instant::from_millis(now.millis() + 40 * 86_400_000).unwrap();
        let curves = policy.penalty_curve(&ticket, now, Audience::Internal, Some(until), Some(now)).unwrap();
        let Some(curve) = curves.first() else { return };
        if !curve.complete {
            return;
        }
        let mut samples = vec![now.millis()];
        samples.extend(
            curve
                .points
                .iter()
                .map(|point| point.at.instant().millis())
                .filter(|at| *at > now.millis())
                .flat_map(|at| [at - 1, at]),
        );
        samples.extend((1..12).map(|step| now.millis() + step * 283_461_357));
        let last_event = ticket_events_end(&open, policy);
        let mut before: Option<(i64, rust_decimal::Decimal)> = None;
        samples.sort_unstable();
        let known = found.len();
        for at in samples.into_iter().filter(|at| *at >= last_event && *at <= until.millis()) {
            if found.len() > known {
                break;
            }
            let at = Instant::from_millis(at).unwrap();
            let answer = settled(policy, &open, at);
            let amount = answer["settlements"][0]["amount"].as_str().unwrap_or("none").to_owned();
            match read(curve, at) {
                Some((read, false)) if read != amount => {
                    found.push(format!("{name}: at {} the curve says {read}, the answer {amount}", at.millis()))
                }
                _ => {}
            }
            let number: rust_decimal::Decimal = amount.split(' ').next().unwrap().parse().unwrap();
            if let Some((_, less)) = before.filter(|(_, before)| number < *before)
                && case.get("falls").is_none()
            {
                found.push(format!("{name}: a later repair costs {number}, an earlier one {less}"));
            }
            before = Some((at.millis(), number));
            let most = &answer["penalties"][0]["cap"]["amount"];
            if let (Some(most), true) = (most.as_str(), answer["penalties"].as_array().unwrap().len() == 1) {
                let most: rust_decimal::Decimal = most.split(' ').next().unwrap().parse().unwrap();
                if number > most {
                    found.push(format!("{name}: {number} is above the cap {most}"));
                }
            }
        }
        let now_answer = settled(policy, &open, now);
        let resolved = curve.resolved.as_ref().unwrap().amount.to_string();
        if now_answer["settlements"][0]["amount"] != resolved {
            found.push(format!(
                "{name}: resolved now costs {resolved}, the answer says {}",
                now_answer["settlements"][0]["amount"]
            ));
        }
    });
    report(&found);
}

/// When a ticket's last event happened: before it, an answer sees less than the curve.
fn ticket_events_end(ticket: &Value, policy: &Policy) -> i64 {
    let events = ticket["events"].as_array().unwrap();
    events.iter().map(|event| policy.instant(event["at"].as_str().unwrap()).unwrap().millis()).max().unwrap()
}

#[test]
fn the_next_step_is_where_the_amount_is_next_another() {
    let mut found = Vec::new();
    each_case(|name, policy, case| {
        let open = ticket_of(case, true);
        let now = now_of(policy, case);
        let answer = settled(policy, &open, now);
        let settlement = &answer["settlements"][0];
        let (Some(at), Some(then)) = (settlement["nextStepAt"].as_str(), settlement["nextAmount"].as_str()) else {
            return;
        };
        let at = policy.instant(at).unwrap();
        let there = settled(policy, &open, at)["settlements"][0]["amount"].clone();
        let just_before = Instant::from_millis(at.millis() - 1).unwrap();
        let before = settled(policy, &open, just_before)["settlements"][0]["amount"].clone();
        if there != then || before == there {
            found.push(format!("{name}: at its next step {there}, announced {then}, a millisecond before {before}"));
        }
    });
    report(&found);
}
