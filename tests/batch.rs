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
    Policy::from_json(&policy.to_string()).unwrap()
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
