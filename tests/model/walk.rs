//! What an answer promises of the time after it: until `nextChangeAt` nothing but running counters reads differently, at
//! `nextChangeAt` something does.

use proptest::prelude::*;
use serde_json::Value;
use sla_clock::{Assessment, Audience, Duration, Instant, Policy, Ticket};

/// An answer without what moves by itself; of the segments, those that had begun at `then`.
fn still(assessment: &Assessment, then: Instant) -> Value {
    let mut answer: Value = serde_json::from_str(&assessment.to_json()).unwrap();
    let all = answer.as_object_mut().unwrap();
    for key in ["now", "nextChangeAt"] {
        all.remove(key);
    }
    let mut moving: Vec<String> = Vec::new();
    for clock in list(&mut answer, "clocks") {
        let id = clock["id"].as_str().unwrap().to_owned();
        let provisional = clock["provisional"] == true;
        drop_keys(clock, &["used", "remaining", "share", "lateness"]);
        list(clock, "cycles").iter_mut().for_each(|cycle| drop_keys(cycle, &["lateness"]));
        list(clock, "history").iter_mut().for_each(|breach| drop_keys(breach, &["lateness"]));
        if clock["stoppedAt"].is_null() {
            let segments = list(clock, "segments");
            segments.retain(|segment| begun(segment, then));
            if let Some(last) = segments.last_mut() {
                drop_keys(last, &["to"]);
            }
        }
        if provisional {
            drop_keys(clock, &["due", "dueDay", "allowed", "segments"]);
            list(clock, "warnings").iter_mut().for_each(|warning| drop_keys(warning, &["at"]));
            moving.push(id);
        }
    }
    let moves = |agreement: &Value, on: &Value| {
        let id = format!("{}/{}", agreement.as_str().unwrap_or_default(), on.as_str().unwrap_or_default());
        moving.contains(&id)
    };
    for penalty in list(&mut answer, "penalties") {
        drop_keys(penalty, &["lateness", "ledger"]);
        if moves(&penalty["agreement"], &penalty["on"]) {
            drop_keys(penalty, &["nextStepAt"]);
        }
    }
    if !moving.is_empty() {
        drop_keys(&mut answer["owed"], &["nextStepAt"]);
        list(&mut answer, "settlements").iter_mut().for_each(|settled| drop_keys(settled, &["nextStepAt"]));
    }
    for news in list(&mut answer, "communication") {
        drop_keys(news, &["lateness"]);
        if news["provisional"] == true {
            drop_keys(news, &["due", "dueDay"]);
        }
    }
    for step in list(&mut answer, "escalation") {
        if moves(&step["agreement"], &step["on"]) {
            drop_keys(step, &["at"]);
            list(step, "tell").iter_mut().for_each(|contact| drop_keys(contact, &["reachedAt"]));
        }
    }
    // Steps stand in the order of time, in which those that move overtake the others.
    list(&mut answer, "escalation").sort_by_key(Value::to_string);
    for budget in answer["support"]["budgets"].as_array_mut().into_iter().flatten() {
        if budget["provisional"] == true {
            drop_keys(budget, &["until"]);
        }
    }
    if answer["support"]["next"]["provisional"] == true {
        drop_keys(&mut answer["support"]["next"], &["at"]);
    }
    for chain in list(&mut answer, "chain") {
        if chain["provisional"] == true {
            list(chain, "levels").iter_mut().for_each(|level| drop_keys(level, &["until", "clocks"]));
        }
        for level in list(chain, "levels") {
            for clock in list(level, "clocks") {
                if moving.iter().any(|id| clock["clock"] == id.as_str()) {
                    drop_keys(clock, &["due"]);
                }
            }
        }
    }
    list(&mut answer, "trace").retain(|line| !counts(line, &moving));
    answer
}

fn begun(segment: &Value, then: Instant) -> bool {
    let from = chrono::DateTime::parse_from_rfc3339(segment["from"].as_str().unwrap()).unwrap();
    from.timestamp_millis() < then.millis()
}

/// Whether a reason speaks of a running counter.
fn counts(line: &Value, moving: &[String]) -> bool {
    let subject = line["subject"].as_str().unwrap_or_default();
    let code = line["code"].as_str().unwrap_or_default();
    let of_due = matches!(code, "open-interval" | "open-intervals-more" | "due-if-resumed");
    let of_moving = of_due && moving.iter().any(|id| subject == format!("clock:{id}"));
    of_moving || subject.starts_with("penalty:")
}

fn list<'a>(value: &'a mut Value, key: &str) -> &'a mut Vec<Value> {
    static NONE: Value = Value::Null;
    if value.get(key).unwrap_or(&NONE).is_null() {
        value[key] = Value::Array(Vec::new());
    }
    value[key].as_array_mut().unwrap()
}

fn drop_keys(value: &mut Value, keys: &[&str]) {
    if let Some(object) = value.as_object_mut() {
        for key in keys {
            object.remove(*key);
        }
    }
}

/// The paths at which two answers differ, with both values.
fn apart(path: &str, a: &Value, b: &Value, found: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: std::collections::BTreeSet<_> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let none = Value::Null;
                apart(&format!("{path}/{key}"), a.get(key).unwrap_or(&none), b.get(key).unwrap_or(&none), found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().for_each(|(at, (a, b))| apart(&format!("{path}/{at}"), a, b, found));
        }
        _ if a != b => found.push(format!("{path}: {a} then {b}")),
        _ => {}
    }
}

/// Walks from change to change, looking in between.
pub(crate) fn walk(
    policy: &Policy,
    ticket: &Ticket,
    from: Instant,
    steps: usize,
    shares: &[f64],
) -> Result<(), TestCaseError> {
    let assess = |at: Instant| policy.assess(ticket, at, Audience::Internal).unwrap();
    let mut now = from;
    for _ in 0..steps {
        let answer = assess(now);
        if answer.clocks.iter().any(|clock| clock.provisional && clock.due_day.is_some()) {
            // Rungs of days that a pause moves are told as if it ended now: when they turn is not known to the instant.
            return Ok(());
        }
        let moving = answer.clocks.iter().filter(|clock| clock.provisional).count();
        let before = still(&answer, now);
        let next = answer.next_change_at.as_ref().map(|at| at.instant());
        // Where nothing is to come, half a year is looked at.
        let end = next.unwrap_or_else(|| now.plus(Duration::from_minutes(180 * 1440)).unwrap());
        let length = end.since(now).millis();
        prop_assert!(length > 0, "the next change after {now:?} is {end:?}");
        let samples = shares.iter().map(|share| (length as f64 * share) as i64).chain([1, length - 1]);
        for after in samples.filter(|after| *after < length) {
            let at = now.plus(Duration::from_millis(after)).unwrap();
            let mut found = Vec::new();
            apart("", &before, &still(&assess(at), now), &mut found);
            // Of two due instants that move, which is the nearest may turn within the pause.
            found.retain(|path| moving < 2 || !path.starts_with("/headline"));
            prop_assert!(found.is_empty(), "at {now:?} the next change is {next:?}, but at {at:?} {found:#?}");
        }
        let Some(next) = next else { return Ok(()) };
        let mut found = Vec::new();
        apart("", &before, &still(&assess(next), now), &mut found);
        // A met cycle whose deadline a pause moves looks again at every turn of the pause, where nothing may come of it.
        let spare = answer.clocks.iter().any(|clock| clock.provisional && clock.stopped_at.is_some());
        prop_assert!(spare || !found.is_empty(), "at {now:?} the next change is {next:?}, when nothing changes");
        now = next;
    }
    Ok(())
}
