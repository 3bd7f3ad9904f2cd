//! The same laws for contracts drawn at random: every form of penalty, with each other.
//!
//! `SLA_CLOCK_CASES=5000 cargo test --release --test money` looks longer.

use serde_json::{Value, json};
use sla_clock::Policy;

use super::case::{policy_of, ticket_of};
use super::laws::Subject;
use super::support::report;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Numbers that look like chance and are the same everywhere.
struct Draw(u64);

impl Draw {
    fn below(&mut self, many: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % many
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
}

/// A contract with a ticket, and whether one of its clauses lets a later end cost less.
struct Contract {
    case: Value,
    falls: bool,
}

fn contract(draw: &mut Draw) -> Contract {
    let mut falls = false;
    let many = 1 + draw.below(3) as usize;
    let penalties: Vec<Value> = (0..many).map(|index| penalty(draw, index, &mut falls)).collect();
    let ids: Vec<Value> = penalties.iter().map(|penalty| penalty["id"].clone()).collect();
    let mut case = json!({
        "promise": promise(draw), "penalties": penalties, "fees": { "monthly-fee": "480.00 EUR" },
        "report": "2026-03-26T10:00:00+01:00", "events": events(draw),
        "account": { "customer": { "credited": { "month": "30.00 EUR" }, "breaches": { "p0": draw.below(4) }, "outage": { "year": "7h30m" } } },
    });
    if draw.one_in(2) {
        case["settlement"] = settlement(draw, ids, &mut falls);
    }
    Contract { case, falls }
}

fn promise(draw: &mut Draw) -> Value {
    match draw.below(5) {
        0 => json!({ "within": "4h", "calendar": "office" }),
        1 => json!({ "workingDays": 2, "calendar": "shop" }),
        2 => json!({ "calendarDays": 1 }),
        _ => json!({ "within": "4h", "calendar": "always" }),
    }
}

fn penalty(draw: &mut Draw, index: usize, falls: &mut bool) -> Value {
    let trigger = draw.below(10);
    let mut penalty = match trigger {
        0 => json!({ "event": "appointment-missed" }),
        1..=3 => json!({ "outage": outage(draw) }),
        _ => json!({ "on": "restore" }),
    };
    penalty["id"] = json!(format!("p{index}"));
    let event = trigger == 0;
    let dated = !event && unit(draw, &mut penalty);
    let counted =
        event || ["perStarted", "perFull", "perNearest", "proRata"].iter().any(|key| penalty.get(*key).is_some());
    if draw.one_in(3) {
        bands(draw, &mut penalty, counted, falls);
    } else {
        let pay = pay(draw, 1);
        lay(&mut penalty, &pay);
    }
    penalty["of"] = json!("monthly-fee");
    if !event && draw.one_in(4) {
        let (key, time) = (if dated || draw.one_in(2) { "atLeast" } else { "grace" }, draw.of(&["20m", "1h30m", "5h"]));
        penalty[key] = json!(time);
    }
    if !event && draw.one_in(4) {
        penalty["calendar"] = json!(draw.of(&["always", "office", "london"]));
    }
    if trigger > 3 && draw.one_in(4) {
        penalty["countedFrom"] = json!("start");
    }
    match draw.below(4) {
        0 => penalty["cap"] = json!({ "amount": format!("{}.00 EUR", 100 + draw.below(300)) }),
        1 if counted => penalty["cap"] = json!({ "units": 1 + draw.below(40) }),
        _ => {}
    }
    if draw.one_in(4) {
        penalty["repeat"] = json!({ "from": 2, "times": "1.5" });
    }
    penalty
}

fn outage(draw: &mut Draw) -> Value {
    let mut outage = json!({});
    match draw.below(3) {
        0 => outage["each"] = json!(true),
        1 => outage["cumulative"] = json!("year"),
        _ => {}
    }
    if draw.one_in(2) {
        outage["mergeWithin"] = json!("3h");
    }
    if draw.one_in(3) {
        outage["ignoreUnder"] = json!(draw.of(&["120s", "2h"]));
    }
    if draw.one_in(3) {
        outage["less"] = json!(["site-closed"]);
    }
    if draw.one_in(3) {
        outage["byShare"] = json!(true);
    }
    outage
}

/// Gives a penalty a unit, or none; whether it counts dates.
fn unit(draw: &mut Draw, penalty: &mut Value) -> bool {
    let dates = ["calendar-day", "working-day", "week"];
    let (key, length) = match draw.below(5) {
        0 => return false,
        1 => (draw.of(&["perStarted", "perFull"]), draw.of(&dates)),
        _ => {
            (draw.of(&["perStarted", "perFull", "perNearest", "proRata"]), draw.of(&["30m", "1h", "4h", "24h", "168h"]))
        }
    };
    penalty[key] = json!(length);
    dates.contains(&length)
}

fn pay(draw: &mut Draw, least: u64) -> Value {
    match draw.below(3) {
        0 => json!({ "amount": format!("{}.{:02} EUR", least + draw.below(3), draw.below(100)) }),
        1 => json!({ "percent": format!("{}.5", least + draw.below(3)) }),
        _ => json!({ "times": format!("0.0{}{}", least.min(9), draw.below(10)) }),
    }
}

fn lay(onto: &mut Value, values: &Value) {
    for (key, value) in values.as_object().unwrap() {
        onto[key] = value.clone();
    }
}

fn bands(draw: &mut Draw, penalty: &mut Value, counted: bool, falls: &mut bool) {
    let many = 1 + draw.below(4);
    let accumulate = draw.one_in(3);
    let lower = draw.one_in(4) && !accumulate;
    let mut rows = Vec::new();
    let mut end = 0;
    for index in 0..many {
        let from = end;
        end += 1 + draw.below(6);
        let at = |bound: u64| if counted { json!(bound) } else { json!(format!("{bound}h")) };
        let percent = if lower { 20 - 3 * index } else { 3 + 3 * index };
        let mut row = json!({ "over": at(from), "percent": percent.to_string() });
        let last = index + 1 == many;
        if !last || draw.one_in(4) {
            row["upTo"] = at(end);
            *falls |= last && !accumulate;
        }
        if last && !counted && draw.one_in(2) {
            row["plus"] =
                json!({ "amount": "2.50 EUR", draw.of(&["perStarted", "perFull", "perNearest", "proRata"]): "1h" });
        }
        rows.push(row);
    }
    *falls |= lower && many > 1;
    penalty["bands"] = json!(rows);
    if counted || accumulate {
        let kinds: &[&str] = if counted { &["replace", "reprice"] } else { &["replace"] };
        penalty["rows"] = json!(if accumulate { "accumulate" } else { draw.of(kinds) });
    }
}

fn settlement(draw: &mut Draw, mut ids: Vec<Value>, falls: &mut bool) -> Value {
    let mut settlement = json!({});
    let kind = draw.of(&["sum", "highest", "first", "setOff"]);
    let rest = ids.split_off(1);
    *falls |= !rest.is_empty() && (kind == "first" || kind == "setOff");
    settlement["combine"] =
        if rest.is_empty() { json!({ "sum": ids }) } else { json!({ kind: [ids[0], { "highest": rest }] }) };
    let mut caps = Vec::new();
    if draw.one_in(2) {
        caps.push(json!({ "percent": "60", "of": "monthly-fee" }));
    }
    if draw.one_in(2) {
        caps.push(json!({ "amount": "200.00 EUR", "per": "month", "carry": draw.one_in(2) }));
    }
    if draw.one_in(3) {
        caps.push(json!({ "amount": "150.00 EUR", "per": "phase", "from": "2026-04-10" }));
        *falls = true;
    }
    settlement["caps"] = json!(caps);
    if draw.one_in(3) {
        settlement["rounding"] = json!({ "mode": draw.of(&["half-up", "half-even", "up", "down"]), "to": "0.05 EUR", "each": draw.one_in(2) });
    }
    if draw.one_in(3) {
        settlement["paid"] = json!({ draw.of(&["from", "over"]): "10.00 EUR" });
    }
    settlement
}

/// What happened from the report to its evening, around the change to summer time that follows.
fn events(draw: &mut Draw) -> Value {
    let mut events = Vec::new();
    let mut at = |hour: u64, minute: u64, event: Value| {
        let mut event = event;
        event["at"] = json!(format!("2026-03-26T{hour:02}:{minute:02}:00+01:00"));
        events.push(event);
    };
    if draw.one_in(2) {
        at(11, draw.below(60), json!({ "type": "paused", "reason": "site-closed" }));
        at(12 + draw.below(9), 30, json!({ "type": "resumed" }));
    }
    if draw.one_in(2) {
        at(10, draw.below(60), json!({ "type": "outage-started", "service": "a", "share": 25 }));
        at(13, draw.below(60), json!({ "type": "outage-ended", "service": "a" }));
        at(15, draw.below(60), json!({ "type": "outage-started", "service": draw.of(&["a", "b"]), "share": 100 }));
    }
    if draw.one_in(3) {
        at(14, 0, json!({ "type": "outage-started", "service": "c", "share": 30 }));
    }
    if draw.one_in(2) {
        at(16, 0, json!({ "type": "appointment-missed", "by": "operator" }));
    }
    json!(events)
}

fn many() -> u64 {
    let ordinary = if cfg!(target_arch = "wasm32") { 25 } else { 80 };
    std::env::var("SLA_CLOCK_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(ordinary)
}

#[test]
fn laws_hold_for_contracts_drawn_at_random() {
    let mut found = Vec::new();
    for seed in 0..many() {
        let Contract { case, falls } = contract(&mut Draw(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        let policy = policy_of(&case);
        let compiled = Policy::from_json(&policy.to_string()).unwrap_or_else(|error| panic!("{seed}: {error}\n{case}"));
        let ticket = compiled.ticket(ticket_of(&case, true).to_string().as_bytes()).unwrap();
        let now = compiled.instant("2026-03-26T22:00:00+01:00").unwrap();
        let name = format!("contract {seed}");
        let differences = Subject { name: &name, policy: &compiled, ticket: &ticket, now, falls }.differences(30);
        if !differences.is_empty() {
            found.push(format!("{}\n  {} {}", differences.join("\n"), case["penalties"], case["settlement"]));
        }
        if found.len() > 3 {
            break;
        }
    }
    report(&found);
}
