//! Policies in which every part may be there or not, and every name tells where it comes from.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const KINDS: [&str; 4] = ["sla", "ola", "underpinning", "interconnect"];
const STOPS: [&str; 5] = ["responded", "restored", "resolved", "reopened", "cancelled"];
const METRICS: [&str; 3] = ["respond", "restore", "resolve"];

#[derive(Clone, Debug)]
struct Part {
    kind: usize,
    metric: usize,
    calendar: usize,
    reasons: Vec<bool>,
    minutes: u16,
    fact: Option<usize>,
    shown: Option<(bool, bool)>,
    behind: bool,
    works: Option<bool>,
}

fn part() -> impl Strategy<Value = Part> {
    let shown = proptest::option::of((any::<bool>(), any::<bool>()));
    let few = (0..4_usize, 0..3_usize, 0..3_usize, vec(any::<bool>(), 4), 1..2_000_u16);
    (few, proptest::option::of(0..3_usize), shown, any::<bool>(), proptest::option::of(any::<bool>())).prop_map(
        |((kind, metric, calendar, reasons, minutes), fact, shown, behind, works)| Part {
            kind,
            metric,
            calendar,
            reasons,
            minutes,
            fact,
            shown,
            behind,
            works,
        },
    )
}

fn reason(index: usize) -> String {
    format!("reason-{index}")
}

/// A policy's text and a ticket's.
pub(crate) fn policy_and_ticket() -> impl Strategy<Value = (String, String)> {
    let event = (0..6_usize, 0..5_usize, 1..3_000_u32);
    (vec(part(), 1..5), vec(event, 0..8), 0..3_usize)
        .prop_map(|(parts, events, fact)| (policy(&parts).to_string(), ticket(&events, fact).to_string()))
}

fn policy(parts: &[Part]) -> Value {
    let mut agreements: Vec<Value> = Vec::new();
    let mut constraints = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let names: Vec<String> = (0..4).filter(|index| part.reasons[*index]).map(reason).collect();
        let promise = json!({ "within": format!("{}m", part.minutes), "calendar": format!("cal-{}", part.calendar) });
        let choices = match part.fact {
            Some(fact) => json!([
                { "when": { format!("fact-{fact}"): true }, "within": "1h", "calendar": "always", "note": "secret note 4711" },
                promise
            ]),
            None => promise,
        };
        let mut agreement = json!({
            "id": format!("agreement-{index}"), "kind": KINDS[part.kind], "title": format!("Title of agreement {index}"),
            "vendor": format!("Vendor number {index}"), "department": format!("Department number {index}"),
            "agreed": { "on": "2026-01-01", "by": [format!("Signer number {index}")] },
            "pausedBy": names, "note": format!("secret note {index}"),
            "targets": [ { "metric": METRICS[part.metric], "warnAt": ["50%"], "by": { "P1": choices, "P2": "none" } } ],
            "penalties": [ { "id": "late", "on": METRICS[part.metric],
                "bands": [ { "over": "0m", "amount": format!("{}77.31 EUR", index + 1) } ] } ],
            "escalation": [ { "on": METRICS[part.metric], "at": "80%", "tell": ["noc"] } ]
        });
        let object = agreement.as_object_mut().unwrap();
        if let Some((customer, partner)) = part.shown {
            let to = [("customer", customer), ("partner", partner)].into_iter().filter(|(_, shown)| *shown);
            object.insert("penaltiesShownTo".into(), to.map(|(word, _)| word).collect());
        }
        if part.behind && index > 0 {
            object.insert("behind".into(), json!("agreement-0"));
            object.insert("level".into(), json!("L4"));
        }
        if let Some(open) = part.works {
            let way = if open { "whileOpen" } else { "whileClosed" };
            constraints.push(json!({ "id": format!("constraint-{index}"), "kind": "infrastructure",
                way: format!("cal-{}", part.calendar), "pauses": reason(index) }));
        }
        agreements.push(agreement);
    }
    let target = format!("agreement-0/{}", METRICS[parts[0].metric]);
    json!({
        "format": 1, "id": "generated", "currency": "EUR", "note": "secret note of the policy",
        "parameters": { "fact-0": { "kind": "yes-no" }, "fact-1": { "kind": "yes-no", "default": true }, "fact-2": { "kind": "yes-no" } },
        "holidays": { "days": ["2026-03-12"] },
        "calendars": { "always": { "week": "24x7" }, "cal-0": { "week": { "mon-fri": ["08:00-18:00"] } },
            "cal-1": { "week": { "mon-sun": ["06:00-12:00", "13:00-22:00"] }, "holidays": ["days"] }, "cal-2": { "week": { "sat-sun": ["00:00-24:00"] } } },
        "pauseReasons": (0..5).map(|index| (reason(index), json!(format!("Words {index}")))).collect::<Map<_, _>>(),
        "statuses": (0..5).map(|index| (format!("Status {index}"), json!({ "pauses": reason(index) }))).collect::<Map<_, _>>(),
        "contacts": { "noc": { "title": "Night owls", "email": "noc@inside.example", "calendar": "cal-1" } },
        "support": [ { "level": "L1", "title": "Front row", "contacts": ["noc"] }, { "level": "L4", "title": "Back row" } ],
        "qualification": { "rules": [ { "when": { "fact-2": true }, "priority": "P1" } ], "otherwise": "P1" },
        "agreements": agreements, "constraints": constraints,
        "chain": [ { "target": target, "budgets": { "L1": "30%", "L4": "70%" } } ]
    })
}

fn ticket(events: &[(usize, usize, u32)], fact: usize) -> Value {
    let base = 1_773_136_800_000_i64; // 2026-03-10T10:00:00Z
    let at = |minute: u32| base + i64::from(minute) * 60_000;
    let mut all = vec![json!({ "at": at(0), "type": "opened" })];
    for (kind, index, minute) in events {
        let mut event = match kind {
            0 => json!({ "type": "paused", "reason": reason(*index) }),
            1 => json!({ "type": "resumed" }),
            2 => json!({ "status": format!("Status {index}") }),
            3 => json!({ "type": "assigned", "level": if *index > 2 { "L1" } else { "L4" }, "team": "Team of nine" }),
            4 => {
                json!({ "type": "prioritised", "priority": "P1", "by": "Jo of the inside", "reason": "the mayor called" })
            }
            _ => json!({ "type": STOPS[*index] }),
        };
        event["at"] = json!(at(*minute));
        all.push(event);
    }
    json!({ "id": "T-1", "facts": { format!("fact-{fact}"): true }, "events": all })
}
