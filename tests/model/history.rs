//! Random histories: unsorted, and contradictory too. Every instant is a whole minute.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::hours::MINUTE;
use crate::policy::{PolicyCase, REASONS, SEVERITIES};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// An event that carries nothing.
    Plain(&'static str),
    /// A reason, when it ends, and when it was announced.
    Paused(&'static str, Option<i64>, Option<i64>),
    Resumed(Option<&'static str>),
    Prioritised(usize),
    Qualified(usize),
    Assigned(&'static str),
}

#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Minutes after the first day's midnight in UTC.
    pub(crate) at: i64,
    pub(crate) what: What,
}

#[derive(Clone, Debug)]
pub(crate) struct History {
    pub(crate) severity: usize,
    pub(crate) events: Vec<Event>,
    pub(crate) now: i64,
}

fn minute(until: i64) -> impl Strategy<Value = i64> {
    prop_oneof![
        // Coarse enough that things meet at one instant.
        3 => (0..until / 60).prop_map(|hour| hour * 60),
        1 => (0..until / 30).prop_map(|half| half * 30),
        1 => 0..until,
    ]
}

fn what() -> impl Strategy<Value = What> {
    let plain = prop::sample::select(
        &[
            "completed",
            "acknowledged",
            "responded",
            "restored",
            "resolved",
            "accepted",
            "returned",
            "updated",
            "message",
        ][..],
    );
    let reason = prop::sample::select(&REASONS[..]);
    let until = prop::option::weighted(0.3, minute(4 * 1440));
    let announced = prop::option::weighted(0.3, (-3 * 1440..1440_i64).prop_map(|at| at / 60 * 60));
    prop_oneof![
        8 => plain.prop_map(What::Plain),
        4 => (reason.clone(), until, announced).prop_map(|(reason, until, announced)| What::Paused(reason, until, announced)),
        3 => prop::option::of(reason).prop_map(What::Resumed),
        3 => (0..4_usize).prop_map(What::Prioritised),
        1 => (0..4_usize).prop_map(What::Qualified),
        1 => prop::sample::select(&["L1", "L2"][..]).prop_map(What::Assigned),
        2 => Just(What::Plain("reopened")),
        1 => prop_oneof![3 => Just("closed"), 1 => Just("cancelled"), 1 => Just("opened")].prop_map(What::Plain),
    ]
}

pub(crate) fn history() -> impl Strategy<Value = History> {
    let event = |until: i64| (minute(until), what()).prop_map(|(at, what)| Event { at, what });
    let events = prop_oneof![prop::collection::vec(event(1440), 0..7), prop::collection::vec(event(4 * 1440), 0..12)];
    let opened = prop_oneof![8 => (0..10_i64).prop_map(|hour| Some(hour * 60)), 1 => minute(1440).prop_map(Some)];
    (0..4_usize, events, opened, any::<prop::sample::Index>(), minute(6 * 1440)).prop_map(
        |(severity, mut events, opened, place, now)| {
            if let Some(at) = opened {
                let place = place.index(events.len() + 1);
                events.insert(place, Event { at, what: What::Plain("opened") });
            }
            History { severity, events, now }
        },
    )
}

pub(crate) fn written(policy: &PolicyCase, minute: i64) -> String {
    let at = i64::from(policy.first) * 86_400_000 + minute * MINUTE;
    chrono::DateTime::from_timestamp_millis(at).unwrap().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

impl History {
    pub(crate) fn json(&self, policy: &PolicyCase) -> Value {
        let events: Value = self.events.iter().map(|event| event.json(policy)).collect();
        json!({ "facts": { "severity": SEVERITIES[self.severity] }, "events": events })
    }
}

impl Event {
    fn json(&self, policy: &PolicyCase) -> Value {
        let at = written(policy, self.at);
        match &self.what {
            What::Plain(event) => json!({ "at": at, "type": event }),
            What::Paused(reason, until, announced) => {
                let mut event = json!({ "at": at, "type": "paused", "reason": reason });
                if let Some(until) = until {
                    event["until"] = json!(written(policy, *until));
                }
                if let Some(announced) = announced {
                    event["announced"] = json!(written(policy, *announced));
                }
                event
            }
            What::Resumed(None) => json!({ "at": at, "type": "resumed" }),
            What::Resumed(Some(reason)) => json!({ "at": at, "type": "resumed", "reason": reason }),
            What::Prioritised(at_most) => {
                let priority = format!("P{}", at_most.min(&(policy.priorities - 1)) + 1);
                json!({ "at": at, "type": "prioritised", "priority": priority })
            }
            What::Qualified(severity) => {
                json!({ "at": at, "type": "qualified", "facts": { "severity": SEVERITIES[*severity] } })
            }
            What::Assigned(level) => json!({ "at": at, "type": "assigned", "level": level }),
        }
    }
}
