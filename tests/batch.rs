//! A batch gives the due times that assessments give, one by one.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use serde_json::{Value, json};
use sla_clock::{Audience, ErrorCode, Instant, Policy};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Every form, and one chosen by the hour of the report.
fn promises() -> [Value; 8] {
    [
        json!({ "within": "4h", "calendar": "office" }),
        json!({ "within": "30m", "calendar": "always" }),
        json!({ "workingDays": 2, "at": "close", "calendar": "office" }),
        json!({ "windows": [ { "by": "13:00", "workingDays": 0 }, { "workingDays": 1, "at": "12:59" } ], "calendar": "office" }),
        json!({ "calendarDays": 3 }),
        json!({ "onDate": "promised" }),
        json!({ "every": "month", "workingDay": -1, "at": "17:00", "calendar": "office" }),
        json!([ { "when": { "reportedIn": "office" }, "within": "2h", "calendar": "office" }, { "within": "8h", "calendar": "always" } ]),
    ]
}

fn policy(promise: &Value) -> Policy {
    Policy::from_json(&text(promise)).unwrap()
}

fn text(promise: &Value) -> String {
    let policy = json!({
        "format": 1, "id": "batch", "timeZone": "Europe/Paris",
        "calendars": {
            "office": { "week": { "mon-fri": ["09:00-12:30", "13:30-18:00"] }, "holidays": ["FR"] },
            "always": { "week": "24x7" },
            "over": { "week": {}, "exceptions": { "2026-12-24": ["09:00-12:00"] } } },
        "parameters": { "severity": { "kind": "choice", "options": { "low": "Low", "high": "High" } } },
        "qualification": { "rules": [ { "when": { "severity": "high" }, "priority": "P1" } ], "otherwise": "P2" },
        "agreements": [ { "id": "customer", "kind": "sla", "targets": [ { "metric": "restore", "by": {
            "P1": promise, "P2": "none", "P3": { "within": "1h", "calendar": "over" } } } ] } ],
    });
    policy.to_string()
}

/// Agreements in force at different times and for different tickets, and a start that is deferred.
fn agreements() -> Policy {
    let one = |id: &str, within: &str, more: Value| {
        let mut agreement = json!({ "id": id, "kind": "sla", "targets": [ { "metric": "restore",
            "by": { "P1": { "within": within, "calendar": "office" } } } ] });
        agreement.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        agreement
    };
    let mut policy: Value = serde_json::from_str(&text(&json!("none"))).unwrap();
    policy["agreements"] = json!([
        one("others", "1h", json!({ "when": { "severity": "low" } })),
        one("tasks", "2h", json!({ "when": { "kind": "task" } })),
        one("spring", "3h", json!({ "validity": { "from": "2026-03-01", "to": "2026-05-31" } })),
        one("day", "4h", json!({ "validity": { "from": "2026-06-01" }, "when": { "reportedIn": "office" } })),
        one(
            "night",
            "5h",
            json!({ "validity": { "from": "2026-06-01" }, "when": { "not": { "reportedIn": "office" } } })
        ),
        one(
            "deferred",
            "6h",
            json!({ "start": { "event": "opened", "after": "12h" }, "when": { "reportedIn": "office" } })
        ),
    ]);
    Policy::from_json(&policy.to_string()).unwrap()
}

#[test]
fn a_batch_chooses_among_agreements_as_an_assessment_does() {
    let policy = agreements();
    let like = policy.ticket(&ticket(&json!([]))).unwrap();
    let starts: Vec<i64> = (0..150).map(|step| 1_767_225_600_000 + step * 214_748_357).collect();
    for name in ["others", "tasks", "spring", "day", "night", "deferred"] {
        let id = format!("{name}/restore");
        let batch = policy.batch(&id, &like, None).unwrap();
        let mut promised = 0;
        for start in &starts {
            let alone = policy.ticket(&ticket(&json!([ { "at": start, "type": "opened" } ]))).unwrap();
            let later = Instant::from_millis(start + 12 * 3_600_000).unwrap();
            let answer = policy.assess(&alone, later, Audience::Internal).unwrap();
            let clock = answer.clocks.iter().find(|clock| clock.id == id);
            let expected = clock.and_then(|clock| clock.due.as_ref()).map(|due| due.instant().millis());
            // A batch is asked for starts of the clock.
            let start = if name == "deferred" { later.millis() } else { *start };
            assert_eq!(batch.due_times(&[start]), [Ok(expected)], "{id} from {start}");
            promised += usize::from(expected.is_some());
        }
        let never = ["others", "tasks"].contains(&name);
        assert_eq!(promised == 0, never, "{id}");
    }
    // By its metric: the first agreement that holds and promises, whichever that is at the start.
    let batch = policy.batch("restore", &like, None).unwrap();
    for start in &starts {
        let alone = policy.ticket(&ticket(&json!([ { "at": start, "type": "opened" } ]))).unwrap();
        let answer = policy.assess(&alone, Instant::from_millis(*start).unwrap(), Audience::Internal).unwrap();
        let first = answer.clocks.iter().find(|clock| clock.agreement.as_ref() != "deferred");
        if let Some(first) = first {
            let due = first.due.as_ref().map(|due| due.instant().millis());
            assert_eq!(batch.due_times(&[*start]), [Ok(due)], "{} from {start}", first.id);
        }
    }
}

fn ticket(events: &Value) -> Vec<u8> {
    let facts = json!({ "severity": "high" });
    json!({ "facts": facts, "dates": { "promised": "2027-06-01T10:00:00+02:00" }, "events": events }).to_string().into()
}

#[test]
fn a_batch_is_due_when_each_of_its_tickets_is() {
    // A prime number of milliseconds apart, over a year with both changes of the hour.
    let starts: Vec<i64> = (0..150).map(|step| 1_767_225_600_000 + step * 214_748_357).collect();
    for promise in promises() {
        let policy = policy(&promise);
        let like = policy.ticket(&ticket(&json!([]))).unwrap();
        let batch = policy.batch("customer/restore", &like, None).unwrap();
        for (start, due) in starts.iter().zip(batch.due_times(&starts)) {
            let alone = policy.ticket(&ticket(&json!([ { "at": start, "type": "opened" } ]))).unwrap();
            let answer = policy.assess(&alone, Instant::from_millis(*start).unwrap(), Audience::Internal).unwrap();
            let expected = answer.clocks[0].due.as_ref().map(|due| due.instant().millis());
            assert_eq!(due, Ok(expected), "{promise} from {start}");
        }
    }
}

#[test]
fn one_that_cannot_be_reckoned_takes_no_other_with_it() {
    let policy = policy(&promises()[0]);
    let like = policy.ticket(&ticket(&json!([]))).unwrap();
    let open = 1_773_392_400_000;
    let starts = [open, -1, Instant::MAX.millis(), i64::MAX, open];
    let found = policy.batch("restore", &like, None).unwrap().due_times(&starts);
    let out = Err(ErrorCode::OutOfRange);
    assert_eq!(found[1..4], [out; 3]);
    assert!(found[0].is_ok() && found[0] == found[4]);
    // Nothing is promised for P2: no number, and no failure. P3's calendar is over after 2026.
    let by_hand = |priority| policy.batch("restore", &like, Some(priority)).unwrap();
    assert_eq!(by_hand("P2").due_times(&[open, -1]), [Ok(None), out]);
    assert_eq!(by_hand("P3").due_times(&[open, 1_900_000_000_000])[1], Err(ErrorCode::NoOpenTime));
}

#[test]
fn used_time_is_that_of_the_clocks_calendar() {
    let policy = policy(&promises()[0]);
    let like = policy.ticket(&ticket(&json!([]))).unwrap();
    let batch = policy.batch("restore", &like, None).unwrap();
    let at = |text: &str| policy.instant(text).unwrap();
    let used = |from, to| batch.used(at(from), at(to)).unwrap().millis() / 60_000;
    assert_eq!(used("2026-03-13T17:00:00+01:00", "2026-03-16T10:00:00+01:00"), 120);
    assert_eq!(used("2026-03-16T10:00:00+01:00", "2026-03-13T17:00:00+01:00"), 0);
}

#[test]
fn a_misspelt_clock_or_priority_is_told_the_nearest() {
    let policy = policy(&promises()[0]);
    let like = policy.ticket(&ticket(&json!([]))).unwrap();
    for (clock, priority, path, nearest) in [
        ("customer/restor", None, "/clock", Some("customer/restore")),
        ("restor", None, "/clock", Some("restore")),
        ("restore", Some("P9"), "/priority", None),
    ] {
        let error = policy.batch(clock, &like, priority).unwrap_err();
        assert_eq!(error.code(), ErrorCode::OutOfRange);
        assert_eq!((error.path(), error.problems()[0].nearest.as_deref()), (path, nearest));
    }
}
