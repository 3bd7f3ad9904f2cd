//! The agenda against what it is made of: walking from one change to the next finds every instant of it and no other; and
//! its iCalendar text against a reader that everybody uses.
//!
//! `SLA_CLOCK_CASES=20000 cargo test --release --test agenda` looks longer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on should stop"
)]

mod support;

use std::collections::BTreeSet;

use icalendar::{Calendar, CalendarComponent, Component};
use serde_json::{Value, json};
use sla_clock::{Agenda, Audience, Instant, Language, Policy, Ticket};
use support::dice::{Dice, START, keys, policies, priorities, rounds};
use support::{cases, files, policy_text};

const HOUR: u64 = 3_600_000;
const TYPES: [&str; 13] = [
    "acknowledged",
    "responded",
    "restored",
    "resolved",
    "updated",
    "paused",
    "paused",
    "resumed",
    "prioritised",
    "assigned",
    "accepted",
    "reopened",
    "cancelled",
];

fn ticket(dice: &mut Dice, policy: &Value) -> Value {
    let (reasons, systems) = (keys(policy, "pauseReasons"), ["network", "billing"]);
    let levels: Vec<Value> = policy["support"].as_array().cloned().unwrap_or_default();
    let mut at = START + dice.below(7 * 24 * 6) * 600_000;
    let mut events = vec![json!({ "at": at, "type": "opened" })];
    for _ in 0..dice.below(6) {
        at += *dice.pick(&[0, 1, 60_000, 900_000, HOUR, 2 * HOUR, 10 * HOUR]) * (1 + dice.below(3));
        let kind = *dice.pick(&TYPES);
        let mut event = json!({ "at": at, "type": kind });
        match kind {
            "paused" if reasons.is_empty() => event["type"] = json!("updated"),
            "paused" => {
                event["reason"] = json!(dice.pick(&reasons));
                if dice.below(2) == 0 {
                    event["until"] = json!(at + dice.below(60) * 600_000);
                }
            }
            "prioritised" => event["priority"] = dice.pick(&priorities(policy)).clone(),
            "assigned" if !levels.is_empty() => event["level"] = dice.pick(&levels)["level"].clone(),
            _ => {}
        }
        events.push(event);
    }
    json!({ "id": "T", "facts": { "system": dice.pick(&systems) }, "fees": { "monthly-fee": "480.00 EUR" },
        "dates": { "promised": at + HOUR }, "events": events })
}

/// What has come by an instant, as an answer tells it: a word for each thing, none that depends on how far a clock has run.
fn come(answer: &Value) -> BTreeSet<String> {
    let mut come = BTreeSet::new();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for clock in list(&answer["clocks"]) {
        let (id, cycle) = (clock["id"].as_str().unwrap(), &clock["cycle"]);
        for (cycle, late) in
            list(&clock["cycles"]).iter().chain([&clock]).map(|cycle| (&cycle["cycle"], cycle["state"] == "breached"))
        {
            if late {
                come.insert(format!("due {id}#{cycle}"));
            }
        }
        for warning in list(&clock["warnings"]).iter().filter(|warning| warning["state"] == "passed") {
            come.insert(format!("warning {id}#{cycle} {} {}", warning["share"], warning["left"]));
        }
    }
    for step in list(&answer["escalation"]).iter().filter(|step| step["state"] == "passed") {
        let id = format!("{}/{}", step["agreement"].as_str().unwrap(), step["on"].as_str().unwrap_or_default());
        let clock = list(&answer["clocks"]).into_iter().find(|clock| clock["id"] == *id);
        let cycle = clock.map_or(json!(1), |clock| clock["cycle"].clone());
        come.insert(format!("escalation {id}#{cycle} {}", step["place"]));
    }
    come
}

/// The words of an item that [`come`] knows.
fn word(item: &Value) -> Option<String> {
    let (kind, clock) = (item["kind"].as_str().unwrap(), item["clock"].as_str());
    let cycle = item["cycle"].as_u64().unwrap_or(1);
    match kind {
        "due" => Some(format!("due {}#{cycle}", clock?)),
        "warning" => Some(format!("warning {}#{cycle} {} {}", clock?, item["share"], item["left"])),
        "escalation" => {
            let place = item["key"].as_str().unwrap().rsplit('/').next().unwrap();
            let of = clock.map_or_else(|| format!("{}/", item["agreement"].as_str().unwrap()), str::to_owned);
            Some(format!("escalation {of}#{cycle} {place}"))
        }
        _ => None,
    }
}

fn answer(policy: &Policy, ticket: &Ticket, at: i64) -> Value {
    let at = Instant::from_millis(at).unwrap();
    serde_json::from_str(&policy.assess(ticket, at, Audience::Internal).unwrap().to_json()).unwrap()
}

/// The amounts that are owed, by agreement; none for one that rises evenly.
fn owed(answer: &Value) -> Vec<(String, Value)> {
    let settlements = answer["settlements"].as_array().cloned().unwrap_or_default();
    settlements.iter().map(|one| (one["agreement"].as_str().unwrap().to_owned(), one["amount"].clone())).collect()
}

/// Every flip between two instants, found by going from each answer to its next change. A deadline is breached the
/// millisecond after it.
fn walked(policy: &Policy, ticket: &Ticket, from: i64, to: i64) -> BTreeSet<(i64, String)> {
    let mut found = BTreeSet::new();
    let mut before = answer(policy, ticket, from);
    let start = come(&before);
    while let Some(next) = before["nextChangeAt"].as_str().map(|text| policy.instant(text).unwrap().millis()) {
        if next > to + 1 {
            break;
        }
        let after = answer(policy, ticket, next);
        for thing in come(&after).difference(&come(&before)).filter(|thing| !start.contains(*thing)) {
            let at = if thing.starts_with("due") { next - 1 } else { next };
            if from < at && at <= to {
                found.insert((at, thing.clone()));
            }
        }
        for ((agreement, was), (_, is)) in owed(&before).iter().zip(owed(&after)) {
            if *was != is && next <= to {
                found.insert((next, format!("cost {agreement} {is}")));
            }
        }
        before = after;
    }
    found
}

/// Without the events after an instant: nothing else happens.
fn cut(written: &Value, at: i64) -> Value {
    let mut written = written.clone();
    written["events"].as_array_mut().unwrap().retain(|event| event["at"].as_i64().unwrap() <= at);
    written
}

#[test]
fn an_agenda_holds_what_a_walk_finds_and_nothing_else() {
    let rounds = rounds(24);
    let policies =
        policies(&["b2b-fibre-gtr4", "consumer-mobile", "ola-internal", "interconnect"], &["agenda", "clock"]);
    let compiled: Vec<Policy> =
        policies.iter().map(|(_, policy)| Policy::from_json(&policy.to_string()).unwrap()).collect();
    let (mut dice, mut found, mut seen) = (Dice(11), Vec::new(), 0);
    for round in 0..rounds {
        let which = usize::try_from(round).unwrap() % policies.len();
        let (name, document) = &policies[which];
        let policy = &compiled[which];
        let written = ticket(&mut dice, document);
        let opened = written["events"][0]["at"].as_i64().unwrap();
        let from = opened + i64::try_from(dice.below(40)).unwrap() * 600_000;
        let to = from + i64::try_from(1 + dice.below(20)).unwrap() * 3_600_000;
        let whole = policy.ticket(written.to_string().as_bytes()).unwrap();
        let (start, end) = (Instant::from_millis(from).unwrap(), Instant::from_millis(to).unwrap());
        let agenda = match policy.agenda(&whole, start, end, Audience::Internal) {
            Ok(agenda) => agenda,
            Err(error) if error.code().as_str() == "too-large" => continue,
            Err(error) => panic!("{name}: {error}: {written}"),
        };
        let items: Value = serde_json::from_str(&agenda.to_json()).unwrap();
        let mut told = BTreeSet::new();
        for item in items["items"].as_array().unwrap() {
            let at = policy.instant(item["at"].as_str().unwrap()).unwrap().millis();
            let said = match item["kind"].as_str().unwrap() {
                "cost" => Some(format!("cost {} {}", item["agreement"].as_str().unwrap(), item["amount"])),
                _ => word(item),
            };
            told.extend(said.map(|said| (at, said)));
        }
        seen += told.len();
        let alone = policy.ticket(cut(&written, from).to_string().as_bytes()).unwrap();
        let walked = walked(policy, &alone, from, to);
        for (at, thing) in told.symmetric_difference(&walked) {
            let where_to = if told.contains(&(*at, thing.clone())) { "only in the agenda" } else { "only on the walk" };
            found.push(format!("{name}: {where_to}: {thing} at {at}, from {from} to {to}: {written}"));
        }
        if found.len() > 8 {
            break;
        }
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
    assert!(seen as u64 > rounds, "the walks saw {seen} instants: too few to say anything");
}

/// Of a longer stretch of time, an agenda holds what that of a shorter one holds, and then more.
#[test]
fn what_comes_first_does_not_hang_on_the_end() {
    let (mut found, mut seen) = (Vec::new(), 0);
    for folder in ["agenda", "escalation", "communication", "clock", "chain", "process"] {
        for (file, content) in files(folder) {
            let policy = Policy::from_json(&policy_text(&content["policy"])).unwrap();
            for (name, case) in cases(&content) {
                let Ok(ticket) = policy.ticket(support::ticket(&case["ticket"]).to_string().as_bytes()) else {
                    continue;
                };
                let Some(from) = case["now"].as_str().or(case["from"].as_str()) else { continue };
                let from = policy.instant(from).unwrap();
                let until = |hours: i64| Instant::from_millis(from.millis() + hours * 3_600_000).unwrap();
                let ask = |to| policy.agenda(&ticket, from, to, Audience::Internal).map(|agenda| agenda.items);
                let (Ok(shorter), Ok(longer)) = (ask(until(7)), ask(until(26))) else { continue };
                seen += shorter.len();
                let first: Vec<_> = longer.into_iter().filter(|item| item.at.instant() <= until(7)).collect();
                if shorter != first {
                    let only = shorter.iter().find(|item| !first.contains(item));
                    let only = only.or(first.iter().find(|item| !shorter.contains(item)));
                    found.push(format!("{file}: {name}: {:?}", only.map(|item| (item.at, &item.key))));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
    assert!(seen > 1000, "the agendas held {seen} items: too few to say anything");
}

/// A policy with every sign in its words that iCalendar has a meaning for, and lines that must be folded.
fn odd() -> (Policy, Agenda) {
    let title = "Rétablissement; GTR, \\ « ligne »\n\u{1f6e0} ".repeat(4);
    let policy = Policy::from_json(
        &json!({
            "format": 1, "id": "odd", "title": title, "timeZone": "Europe/Paris",
            "calendars": { "always": { "week": "24x7" } },
            "contacts": { "noc": { "title": title, "email": "noc@example.com", "phone": "+33 1 23" } },
            "qualification": { "otherwise": "P1" },
            "agreements": [ { "id": "customer", "kind": "sla",
                "targets": [ { "metric": "restore", "title": title, "warnAt": ["75%"],
                    "by": { "P1": { "within": "4h", "calendar": "always" } } } ],
                "escalation": [ { "on": "restore", "at": "100%", "tell": ["noc"] } ] } ]
        })
        .to_string(),
    )
    .unwrap();
    let ticket = policy
        .ticket(br#"{ "id": "INC;1,2", "events": [ { "at": "2026-03-29T00:00:00.500+01:00", "type": "opened" } ] }"#)
        .unwrap();
    let at = |text| policy.instant(text).unwrap();
    let (from, to) = (at("2026-03-29T00:30:00+01:00"), at("2026-03-29T23:00:00+02:00"));
    let agenda = policy.agenda(&ticket, from, to, Audience::Internal).unwrap();
    (policy, agenda)
}

#[test]
fn its_calendar_reads_back_as_it_was_said() {
    let (_, agenda) = odd();
    for (language, tag) in [(Language::English, "en"), (Language::French, "fr")] {
        let text = agenda.to_icalendar(language);
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
        let calendar: Calendar = text.parse().unwrap();
        let events: Vec<_> = calendar
            .components
            .iter()
            .map(|component| match component {
                CalendarComponent::Event(event) => event,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(events.len(), agenda.items.len());
        for (event, item) in events.iter().zip(&agenda.items) {
            let said = format!("INC;1,2 P1 {}", item.summary.in_language(tag));
            assert_eq!(event.get_summary(), Some(said.as_str()));
            let seconds = item.at.instant().millis() / 1000 * 1000;
            let start = event.get_start().unwrap();
            assert_eq!(
                start,
                icalendar::DatePerhapsTime::from(chrono::DateTime::from_timestamp_millis(seconds).unwrap())
            );
            assert_eq!(event.property_value("DTSTAMP"), Some("20260328T233000Z"));
            assert!(event.get_uid().unwrap().ends_with("/INC;1,2@odd"));
            let alarms = event.components();
            assert_eq!(alarms.len(), 1, "{text}");
        }
        let told = agenda.items.iter().position(|item| !item.tell.is_empty()).map(|place| events[place]).unwrap();
        assert!(told.get_description().unwrap().ends_with("noc@example.com +33 1 23"), "{:?}", told.get_description());
    }
}

#[test]
fn an_event_keeps_its_name_when_the_agenda_is_made_again() {
    let policy = Policy::from_json(&policy_text(&json!("b2b-fibre-gtr4"))).unwrap();
    let made = |events: Value, from: &str| {
        let ticket = json!({ "id": "INC-1", "facts": { "severity": "total-loss" }, "events": events });
        let ticket = policy.ticket(ticket.to_string().as_bytes()).unwrap();
        let at = |text| policy.instant(text).unwrap();
        let agenda = policy.agenda(&ticket, at(from), at("2026-03-15T00:00:00+01:00"), Audience::Internal).unwrap();
        let due = agenda.items.iter().find(|item| item.key.starts_with("due:customer/restore")).unwrap().clone();
        (due.key.clone(), due.at)
    };
    let opened = json!({ "at": "2026-03-13T19:20:00+01:00", "type": "opened" });
    let complete = json!({ "at": "2026-03-13T19:20:00+01:00", "type": "completed" });
    let paused = json!({ "at": "2026-03-13T21:00:00+01:00", "type": "paused", "reason": "site-inaccessible" });
    let resumed = json!({ "at": "2026-03-13T22:15:00+01:00", "type": "resumed" });
    let (before, at) = made(json!([opened, complete]), "2026-03-13T20:00:00+01:00");
    let (after, later) = made(json!([opened, complete, paused, resumed]), "2026-03-13T22:30:00+01:00");
    assert_eq!(before, after);
    assert_eq!(later.instant().since(at.instant()).millis(), 75 * 60_000);
}

#[test]
fn what_is_owed_keeps_its_name_whatever_it_comes_to() {
    let policy = Policy::from_json(&policy_text(&json!("b2b-fibre-gtr4"))).unwrap();
    let made = |fee: &str, from: &str| {
        let events = json!([
            { "at": "2026-03-13T19:20:00+01:00", "type": "opened" },
            { "at": "2026-03-13T19:20:00+01:00", "type": "completed" }
        ]);
        let facts = json!({ "severity": "total-loss" });
        let ticket = json!({ "id": "INC-1", "facts": facts, "fees": { "monthly-fee": fee }, "events": events });
        let ticket = policy.ticket(ticket.to_string().as_bytes()).unwrap();
        let at = |text| policy.instant(text).unwrap();
        let agenda = policy.agenda(&ticket, at(from), at("2026-03-14T12:00:00+01:00"), Audience::Internal).unwrap();
        let costs = agenda.items.iter().filter(|item| item.amount.is_some() && item.key.starts_with("cost:"));
        costs.map(|item| (item.at, item.key.clone())).collect::<Vec<_>>()
    };
    let first = made("480.00 EUR", "2026-03-13T19:30:00+01:00");
    assert!(first.len() > 3, "{first:?}");
    assert_eq!(first, made("512.30 EUR", "2026-03-13T19:30:00+01:00"));
    let later = made("512.30 EUR", "2026-03-14T02:00:00+01:00");
    assert!(later.len() > 1 && first.ends_with(&later), "{first:?}\n{later:?}");
}
