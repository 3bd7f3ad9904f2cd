//! What is too large is an error, never another amount; and what is of another currency is never added.

use serde_json::json;
use sla_clock::{Audience, ErrorCode, Policy, StatementQuestion};

use super::case::policy_of;
use super::{each_case, now_of, ticket_of};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Fourteen nines: the largest fee.
const LARGEST: &str = "999999999999.99";

#[test]
fn an_overflow_is_an_error_and_no_other_amount() {
    // For each minute of decades the largest fee, times the largest number, and that again.
    let times = "99999999999999";
    let case = |repeat: &str| {
        json!({ "penalties": [{ "id": "late", "on": "restore", "times": times, "of": { "fee": "monthly-fee", "times": times }, "perStarted": "1m",
            "repeat": { "from": 2, "times": repeat } }] })
    };
    let ticket = json!({ "fees": { "monthly-fee": format!("{LARGEST} EUR") }, "account": { "customer": { "breaches": { "late": 5 } } },
        "events": [{ "at": "1980-01-01T00:00:00Z", "type": "opened" }, { "at": "2090-01-01T00:00:00Z", "type": "restored" }] });
    let policy = Policy::from_json(&policy_of(&case("2")).to_string()).unwrap();
    let ticket = policy.ticket(ticket.to_string().as_bytes()).unwrap();
    let now = policy.instant("2091-01-01T00:00:00Z").unwrap();
    let error = policy.assess(&ticket, now, Audience::Internal).unwrap_err();
    assert_eq!((error.code(), error.path()), (ErrorCode::OutOfRange, "/fees"));
    let error = policy.penalty_curve(&ticket, now, Audience::Internal, None, None).unwrap_err();
    assert_eq!((error.code(), error.path()), (ErrorCode::OutOfRange, "/fees"));
    let edge = |text| policy.period_edge(text).unwrap();
    let question = StatementQuestion::new(edge("2090-01-01"), edge("2090-02-01"));
    let mut builder = policy.statement(question).unwrap();
    let error = builder.survey(&ticket).and_then(|()| builder.add(&ticket)).unwrap_err();
    assert_eq!((error.code(), error.path()), (ErrorCode::OutOfRange, "/fees"));
}

#[test]
fn a_sum_that_overflows_is_an_error() {
    // One ticket fits a decimal; a hundred of them do not.
    let case = json!({ "penalties": [{ "id": "late", "on": "restore", "times": "99999999999999", "of": "monthly-fee", "perStarted": "1h" }] });
    let policy = Policy::from_json(&policy_of(&case).to_string()).unwrap();
    let edge = |text| policy.period_edge(text).unwrap();
    let mut builder = policy.statement(StatementQuestion::new(edge("2026-04-01"), edge("2026-05-01"))).unwrap();
    let mut outcome = Ok(());
    let mut credited = 0;
    for number in 0..100 {
        let ticket = json!({ "id": number.to_string(), "fees": { "monthly-fee": format!("{LARGEST} EUR") },
            "events": [{ "at": "2026-04-10T00:00:00Z", "type": "opened" }, { "at": "2026-04-10T05:00:00Z", "type": "restored" }] });
        let ticket = policy.ticket(ticket.to_string().as_bytes()).unwrap();
        outcome = builder.add(&ticket);
        if outcome.is_err() {
            break;
        }
        credited += 1;
    }
    assert!(credited >= 1, "one ticket by itself fits");
    assert_eq!(outcome.unwrap_err().code(), ErrorCode::OutOfRange);
}

#[test]
fn every_case_refuses_fees_of_another_currency() {
    let mut count = 0;
    each_case(|name, policy, case| {
        let mut ticket = ticket_of(case, false);
        let Some(fees) = ticket.get_mut("fees").and_then(|fees| fees.as_object_mut()) else { return };
        for fee in fees.values_mut() {
            *fee = format!("{} XTS", fee.as_str().unwrap().split(' ').next().unwrap()).into();
        }
        let error = policy.ticket(ticket.to_string().as_bytes()).expect_err(name);
        assert!(error.path().starts_with("/fees/"), "{name}: {error}");
        // And a policy of another currency refuses every amount of its own.
        let mut written = policy_of(case);
        written["currency"] = "XTS".into();
        let currency = format!(" {}\"", case["currency"].as_str().unwrap_or("EUR"));
        let amounts = written["agreements"].to_string().contains(&currency);
        assert_eq!(Policy::from_json(&written.to_string()).is_err(), amounts, "{name}");
        assert!(now_of(policy, case).millis() > 0);
        count += 1;
    });
    assert!(count >= 100, "{count} cases with fees");
}
