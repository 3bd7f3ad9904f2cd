//! Many tickets over a period, by real contracts: data cases, and the laws that hold for all of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod support;

use serde_json::{Value, json};
use sla_clock::{Audience, Error, Money, StatementQuestion, Ticket};
use support::{cases, doors, files, report};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[path = "statement/read.rs"]
mod read;

#[cfg(not(target_arch = "wasm32"))]
#[path = "statement/reference.rs"]
mod reference;

use read::{Case, entry, measure, right};

/// The statement of a case through one door; entries taken one by one or all at the end.
fn statement(case: &Case<'_>, door: usize, streamed: bool) -> Result<Value, Error> {
    let tickets: Vec<Ticket> =
        case.tickets.iter().map(|ticket| doors::tickets(&case.policy, ticket).remove(door).1.unwrap()).collect();
    let mut builder = case.policy.statement(case.question())?;
    if builder.needs_survey() {
        for ticket in &tickets {
            builder.survey(ticket)?;
        }
    }
    let mut taken = Vec::new();
    for ticket in &tickets {
        builder.add(ticket)?;
        if streamed {
            taken.extend(builder.take());
        }
    }
    let mut statement = builder.finish()?;
    taken.append(&mut statement.entries);
    statement.entries = taken;
    let text = statement.to_json();
    assert_eq!(text, serde_json::to_string(&statement).unwrap());
    Ok(serde_json::from_str(&text).unwrap())
}

fn each_case(mut test: impl FnMut(&str, &Case<'_>)) {
    for (file, content) in files("statement") {
        for (name, case) in cases(&content) {
            let name = format!("{file}: {name}");
            for key in ["source", "term"] {
                assert!(case[key].is_string(), "{name}: a case of statements has its \"{key}\"");
            }
            test(&name, &Case::of(&name, case));
        }
    }
}

/// The lines of an answer that a case speaks of, by its key under `expect`.
fn said(statement: &Value, key: &str) -> Value {
    let all = |of: &'static str| {
        statement["agreements"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(move |one| one[of].as_array().cloned().unwrap_or_default())
    };
    match key {
        "total" => statement["totals"][0]["amount"].clone(),
        "entries" => statement["entries"].as_array().unwrap().iter().map(entry).collect(),
        "measures" => all("measures").map(|one| measure(&one)).collect(),
        "rights" => all("rights").map(|one| right(&one)).collect(),
        pointer => statement.pointer(pointer).cloned().unwrap_or(Value::Null),
    }
}

#[test]
fn contracts() {
    let mut found = Vec::new();
    let mut count = 0;
    each_case(|name, case| {
        count += 1;
        for door in 0..2 {
            let statement = statement(case, door, door == 0).unwrap_or_else(|error| panic!("{name}: {error}"));
            let expected = case.written["expect"].as_object().expect("a case expects something");
            assert!(!expected.is_empty(), "{name}: a case expects something");
            for (key, expected) in expected {
                let said = said(&statement, key);
                if said != *expected {
                    found.push(format!("{name}: {key} is {said}, expected {expected}"));
                }
            }
            for wrong in case.written["not"].as_array().into_iter().flatten() {
                assert!(wrong["reading"].is_string(), "{name}: a wrong reading is named");
                assert_ne!(wrong["total"], said(&statement, "total"), "{name}: the wrong reading gives the same");
            }
        }
    });
    report(&found);
    assert!(count >= 40, "{count} cases");
}

/// An amount without its currency.
fn number(amount: &Value) -> rust_decimal::Decimal {
    amount.as_str().unwrap().split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn a_statement_is_the_sum_of_its_entries_in_the_order_of_time() {
    each_case(|name, case| {
        let statement = statement(case, 0, false).unwrap();
        let entries = statement["entries"].as_array().unwrap();
        for agreement in statement["agreements"].as_array().unwrap() {
            let own = entries.iter().filter(|entry| entry["agreement"] == agreement["agreement"]["id"]);
            if agreement.get("missing").is_some() || agreement.get("amount").is_none() {
                continue;
            }
            let sum: rust_decimal::Decimal =
                own.filter(|entry| entry.get("amount").is_some()).map(|entry| number(&entry["amount"])).sum();
            assert_eq!(sum, number(&agreement["amount"]), "{name}");
        }
        let at: Vec<_> =
            entries.iter().map(|entry| case.policy.instant(entry["at"].as_str().unwrap()).unwrap()).collect();
        assert!(at.is_sorted(), "{name}: the entries stand in the order of time");
        for line in entries.iter().flat_map(|entry| entry["ledger"].as_array().unwrap()) {
            assert!(
                line["path"].as_str().is_some_and(|path| path.starts_with('/')),
                "{name}: a line without a clause: {line}"
            );
        }
    });
}

#[test]
fn two_halves_are_the_whole() {
    each_case(|name, case| {
        if case.written["kept"] == json!("whole") {
            return;
        }
        let whole = statement(case, 0, false).unwrap();
        for middle in case.months() {
            let (mut first, mut second) = (case.clone(), case.clone());
            first.to = middle.clone();
            second.from = middle.clone();
            let mut both = statement(&first, 0, false).unwrap()["entries"].as_array().unwrap().clone();
            both.extend(statement(&second, 0, false).unwrap()["entries"].as_array().unwrap().clone());
            assert_eq!(Value::from(both), whole["entries"], "{name}: halved at {middle}");
        }
    });
}

#[test]
fn a_ticket_out_of_order_is_named() {
    let policy = read::policy(&json!({ "agreement": { "penalties": [] } }));
    let ticket = |id: &str, restored: &str| {
        let events =
            json!([{ "at": "2026-04-01T08:00:00Z", "type": "opened" }, { "at": restored, "type": "restored" }]);
        policy.ticket(json!({ "id": id, "events": events }).to_string().as_bytes()).unwrap()
    };
    let at = |text| policy.instant(text).unwrap();
    let mut builder =
        policy.statement(StatementQuestion::new(at("2026-04-01T00:00:00Z"), at("2026-05-01T00:00:00Z"))).unwrap();
    builder.add(&ticket("B", "2026-04-03T08:00:00Z")).unwrap();
    let error = builder.add(&ticket("A", "2026-04-02T08:00:00Z")).unwrap_err().to_string();
    assert_eq!(
        error,
        "ticket-invalid: found ticket A that stopped at 2026-04-02T08:00:00Z after one that stopped later, \
         expected tickets in the order in which they stopped: ticket B stopped at 2026-04-03T08:00:00Z"
    );
}

#[test]
fn a_ticket_given_twice_is_named() {
    let policy = read::policy(&json!({ "agreement": { "penalties": [] } }));
    let ticket = |id: &str| {
        let events = json!([{ "at": "2026-04-01T08:00:00Z", "type": "opened" }, { "at": "2026-04-01T09:00:00Z", "type": "restored" }]);
        policy.ticket(json!({ "id": id, "events": events }).to_string().as_bytes()).unwrap()
    };
    let at = |text| policy.instant(text).unwrap();
    let mut builder =
        policy.statement(StatementQuestion::new(at("2026-04-01T00:00:00Z"), at("2026-05-01T00:00:00Z"))).unwrap();
    // Two that stop at one instant are two.
    for id in ["A", "B"] {
        builder.add(&ticket(id)).unwrap();
    }
    let error = builder.add(&ticket("A")).unwrap_err();
    assert_eq!((error.path(), error.code().as_str()), ("/id", "ticket-invalid"));
    assert!(error.to_string().contains("ticket A a second time"), "{error}");
}

#[test]
fn questions_that_make_no_sense_are_refused() {
    let policy = read::policy(&json!({ "agreement": {} }));
    let at = |text| policy.instant(text).unwrap();
    let question = StatementQuestion::new(at("2026-05-01T00:00:00Z"), at("2026-05-01T00:00:00Z"));
    assert_eq!(policy.statement(question.clone()).unwrap_err().path(), "/to");
    let question = StatementQuestion { to: at("2026-06-01T00:00:00Z"), agreement: Some("custmer".into()), ..question };
    let error = policy.statement(question.clone()).unwrap_err();
    assert_eq!((error.path(), error.problems()[0].nearest.as_deref()), ("/agreement", Some("customer")));
    // A customer to whom no money is shown has no statement of it.
    let question = StatementQuestion { agreement: Some("customer".into()), audience: Audience::Customer, ..question };
    assert_eq!(policy.statement(question).unwrap_err().path(), "/agreement");
}

#[test]
fn what_is_to_be_surveyed_is_not_added_before() {
    let policy =
        read::policy(&json!({ "agreement": { "statement": { "measures": [{ "id": "a", "availability": {} }] } } }));
    let at = |text| policy.instant(text).unwrap();
    let mut builder =
        policy.statement(StatementQuestion::new(at("2026-04-01T00:00:00Z"), at("2026-05-01T00:00:00Z"))).unwrap();
    let ticket = policy.ticket(br#"{ "events": [{ "at": "2026-04-01T08:00:00Z", "type": "opened" }] }"#).unwrap();
    assert!(builder.add(&ticket).unwrap_err().to_string().contains("surveyed"));
}

#[test]
fn a_fee_nobody_knows_and_an_edge_that_is_none_are_refused() {
    let case = json!({ "agreement": { "statement": { "measures": [
        { "id": "mean", "mean": "restore", "target": "4h", "percent": "5", "of": "monthly-fee" }] } } });
    let policy = read::policy(&case);
    let at = |text| policy.period_edge(text).unwrap();
    let asked = |name: &str, fee: &str| {
        let fees = vec![(name.into(), Money::parse(fee).unwrap())];
        policy.statement(StatementQuestion { fees, ..StatementQuestion::new(at("2026-04-01"), at("2026-05-01")) })
    };
    assert!(asked("monthly-fee", "300.00 EUR").is_ok());
    let error = asked("monthlyfee", "300.00 EUR").unwrap_err();
    assert_eq!((error.path(), error.problems()[0].nearest.as_deref()), ("/fees/monthlyfee", Some("monthly-fee")));
    // Currencies don't mix.
    let error = asked("monthly-fee", "300.00 USD").unwrap_err();
    assert_eq!(
        (error.path(), &*error.problems()[0].expected),
        ("/fees/monthly-fee", "an amount in EUR, the policy's currency")
    );
    let error = policy.period_edge("01/04/2026").unwrap_err();
    assert_eq!((error.path(), &*error.problems()[0].found), ("", "\"01/04/2026\""));
    assert!(error.problems()[0].expected.starts_with("a date such as 2026-03-13"), "{error}");
}
