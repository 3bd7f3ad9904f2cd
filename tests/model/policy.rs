//! Random policies, in plain terms and as the JSON that the engine reads.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::hours::{Hours, hours};

/// Zones with their Mondays before a change of the clocks, and an ordinary one.
const PLACES: [(&str, i32); 6] = [
    ("Europe/Paris", 20_535),     // 2026-03-23
    ("Europe/Paris", 20_745),     // 2026-10-19
    ("Europe/Paris", 20_605),     // 2026-06-01
    ("America/New_York", 20_514), // 2026-03-02
    ("America/New_York", 20_752), // 2026-10-26
    ("Asia/Kolkata", 20_605),
];

pub(crate) const REASONS: [&str; 3] = ["customer", "access", "works"];
pub(crate) const SEVERITIES: [&str; 4] = ["critical", "major", "minor", "none"];

#[derive(Clone, Debug)]
pub(crate) struct PolicyCase {
    pub(crate) zone: &'static str,
    pub(crate) first: i32,
    pub(crate) priorities: usize,
    pub(crate) calendars: Vec<Hours>,
    pub(crate) targets: Vec<TargetCase>,
}

#[derive(Clone, Debug)]
pub(crate) struct TargetCase {
    pub(crate) metric: &'static str,
    pub(crate) start: Start,
    pub(crate) stop: Stop,
    pub(crate) pauses: Vec<Rule>,
    pub(crate) change: &'static str,
    pub(crate) reopen: &'static str,
    /// In minutes.
    pub(crate) reopen_within: Option<i64>,
    pub(crate) grid: bool,
    pub(crate) by: Vec<Form>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Start {
    Usual,
    Event(&'static str),
    Level(&'static str),
    LaterOf([&'static str; 2]),
    EarlierOf([&'static str; 2]),
    /// So many minutes after the report.
    After(i64),
}

#[derive(Clone, Debug)]
pub(crate) enum Stop {
    Usual,
    Exact,
    Event(&'static str),
    Any([&'static str; 2]),
    LaterOf([&'static str; 2]),
}

#[derive(Clone, Debug)]
pub(crate) enum Rule {
    Reason(&'static str),
    Within(&'static str, Cal),
    /// Minutes, for each day or for the ticket.
    AtMost(&'static str, i64, bool),
    Notice(&'static str, i32),
    Between(&'static str, &'static str),
}

/// One of the case's calendars; always when none.
pub(crate) type Cal = Option<usize>;

#[derive(Clone, Debug)]
pub(crate) enum Form {
    None,
    /// Minutes.
    Within(i64, Cal),
    WorkingDays(i32, usize, Option<u16>, bool),
    CalendarDays(i32, bool, bool),
}

fn cal() -> impl Strategy<Value = Cal> {
    prop_oneof![1 => Just(None), 3 => (0..2_usize).prop_map(Some)]
}

fn form() -> impl Strategy<Value = Form> {
    let minutes = prop::sample::select(&[15, 30, 60, 120, 240, 480, 960][..]);
    let at = prop::option::of(prop::sample::select(&[540, 720, 1020][..]));
    prop_oneof![
        1 => Just(Form::None),
        9 => (minutes, cal()).prop_map(|(minutes, cal)| Form::Within(minutes, cal)),
        2 => (1..4, 0..2_usize, at, any::<bool>()).prop_map(|(n, cal, at, shift)| Form::WorkingDays(n, cal, at, shift)),
        1 => (1..4, any::<bool>(), any::<bool>())
            .prop_map(|(n, end, shift)| Form::CalendarDays(n, end, shift && !end)),
    ]
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let condition = |reason: &'static str| {
        prop_oneof![
            5 => Just(None),
            5 => Just(Some(Rule::Reason(reason))),
            1 => cal().prop_map(move |cal| Some(Rule::Within(reason, cal))),
            1 => (prop::sample::select(&[30, 60, 120][..]), any::<bool>())
                .prop_map(move |(minutes, daily)| Some(Rule::AtMost(reason, minutes, daily))),
            1 => (1..4).prop_map(move |days| Some(Rule::Notice(reason, days))),
        ]
    };
    let between = prop::option::weighted(0.1, Just(Rule::Between("acknowledged", "responded")));
    (condition(REASONS[0]), condition(REASONS[1]), condition(REASONS[2]), between)
        .prop_map(|(a, b, c, between)| [a, b, c, between].into_iter().flatten().collect())
}

fn target() -> impl Strategy<Value = TargetCase> {
    let metric = prop_oneof![
        1 => Just("acknowledge"), 2 => Just("respond"), 4 => Just("restore"), 3 => Just("resolve"),
        1 => Just("update"), 1 => Just("next-response"), 1 => Just("hand-over"),
    ];
    let start = prop_oneof![
        6 => Just(Start::Usual),
        1 => Just(Start::Event("completed")),
        1 => Just(Start::Level("L2")),
        1 => Just(Start::LaterOf(["opened", "completed"])),
        1 => Just(Start::EarlierOf(["acknowledged", "accepted"])),
        1 => Just(Start::After(90)),
    ];
    let stop = prop_oneof![
        8 => Just(Stop::Usual),
        1 => Just(Stop::Exact),
        1 => Just(Stop::Event("accepted")),
        1 => Just(Stop::Any(["restored", "returned"])),
        1 => Just(Stop::LaterOf(["restored", "accepted"])),
    ];
    let change = prop::sample::select(&["retroactive", "restart", "carry", "tighten", "upgrade"][..]);
    let reopen = prop::sample::select(&["resume", "continue", "restart", "new-cycle"][..]);
    let within = prop::option::weighted(0.2, Just(120));
    (metric, start, stop, rules(), change, reopen, within, any::<bool>(), prop::collection::vec(form(), 4)).prop_map(
        |(metric, start, stop, pauses, change, reopen, reopen_within, grid, by)| {
            let mut target = TargetCase { metric, start, stop, pauses, change, reopen, reopen_within, grid, by };
            target.settle();
            target
        },
    )
}

impl TargetCase {
    /// What the metric asks for.
    fn settle(&mut self) {
        match self.metric {
            "update" => (self.start, self.stop) = (Start::Usual, Stop::Usual),
            "next-response" => (self.start, self.stop) = (Start::Usual, Stop::Usual),
            "hand-over" => (self.start, self.stop) = (Start::Level("L2"), Stop::Event("accepted")),
            _ => {}
        }
        self.grid &= self.metric == "update";
        if self.grid {
            // On a grid one promise and no reopening: its own reading is small enough to be obvious.
            let within = Form::Within(120, Some(0));
            let only = self.by.iter().find(|form| matches!(form, Form::Within(..))).unwrap_or(&within).clone();
            self.by = vec![only; 4];
            self.change = "retroactive";
        }
    }
}

pub(crate) fn policy() -> impl Strategy<Value = PolicyCase> {
    (
        prop::sample::select(&PLACES[..]),
        2..=4_usize,
        prop::collection::vec(hours(), 2),
        prop::collection::vec(target(), 1..4),
    )
        .prop_map(|((zone, first), priorities, calendars, mut targets)| {
            let mut seen = Vec::new();
            targets.retain(|target| {
                let new = !seen.contains(&target.metric);
                seen.push(target.metric);
                new
            });
            PolicyCase { zone, first, priorities, calendars, targets }
        })
}

fn name(cal: Cal) -> String {
    cal.map_or_else(|| "always".to_owned(), |index| format!("hours-{index}"))
}

fn duration(minutes: i64) -> String {
    format!("{minutes}m")
}

impl Form {
    fn json(&self) -> Value {
        match self {
            Form::None => json!("none"),
            Form::Within(minutes, cal) => json!({ "within": duration(*minutes), "calendar": name(*cal) }),
            Form::WorkingDays(days, cal, at, shift) => {
                let mut form = json!({ "workingDays": days, "calendar": name(Some(*cal)) });
                if let Some(at) = at {
                    form["at"] = json!(format!("{:02}:{:02}", at / 60, at % 60));
                }
                shifting(form, *shift)
            }
            Form::CalendarDays(days, end, shift) => {
                let at = if *end { "end" } else { "same-hour" };
                shifting(json!({ "calendarDays": days, "at": at }), *shift)
            }
        }
    }
}

fn shifting(mut form: Value, shift: bool) -> Value {
    if shift {
        form["pauses"] = json!("shift");
    }
    form
}

impl Rule {
    fn json(&self) -> Value {
        match self {
            Rule::Reason(reason) => json!(reason),
            Rule::Within(reason, cal) => json!({ "reason": reason, "within": name(*cal) }),
            Rule::AtMost(reason, minutes, daily) => {
                json!({ "reason": reason, "atMost": duration(*minutes), "per": if *daily { "day" } else { "ticket" } })
            }
            Rule::Notice(reason, days) => json!({ "reason": reason, "notice": { "calendarDays": days } }),
            Rule::Between(first, second) => json!({ "between": [first, second] }),
        }
    }
}

impl TargetCase {
    fn json(&self, priorities: usize) -> Value {
        let by: Map<String, Value> = self
            .by
            .iter()
            .take(priorities)
            .enumerate()
            .map(|(at, form)| (format!("P{}", at + 1), form.json()))
            .collect();
        let mut target = json!({
            "metric": self.metric, "pausedBy": self.pauses.iter().map(Rule::json).collect::<Value>(),
            "priorityChange": self.change, "warnAt": ["50%", "30m"], "by": by,
        });
        match &self.start {
            Start::Usual => {}
            Start::Event(event) => target["start"] = json!(event),
            Start::Level(level) => target["start"] = json!({ "event": "assigned", "level": level }),
            Start::LaterOf(events) => target["start"] = json!({ "laterOf": events }),
            Start::EarlierOf(events) => target["start"] = json!({ "earlierOf": events }),
            Start::After(minutes) => target["start"] = json!({ "event": "opened", "after": duration(*minutes) }),
        }
        match &self.stop {
            Stop::Usual => {}
            Stop::Exact => target["stop"] = json!("exact"),
            Stop::Event(event) => target["stop"] = json!(event),
            Stop::Any(events) => target["stop"] = json!(events),
            Stop::LaterOf(events) => target["stop"] = json!({ "laterOf": events }),
        }
        if self.grid {
            target["repeats"] = json!("grid");
        }
        if !matches!(self.metric, "acknowledge" | "respond") {
            target["reopen"] = match self.reopen_within {
                Some(minutes) => json!({ "mode": self.reopen, "within": duration(minutes) }),
                None => json!(self.reopen),
            };
        }
        target
    }
}

impl PolicyCase {
    pub(crate) fn json(&self) -> Value {
        let mut calendars = json!({ "always": { "week": "24x7" } });
        for (at, hours) in self.calendars.iter().enumerate() {
            calendars[name(Some(at))] = hours.json(self.first);
        }
        let priorities: Vec<String> = (1..=self.priorities).map(|at| format!("P{at}")).collect();
        let rules: Value = priorities
            .iter()
            .zip(SEVERITIES)
            .map(|(priority, severity)| json!({ "when": { "severity": severity }, "priority": priority }))
            .collect();
        let agreements: Value = json!([{ "id": "a", "kind": "sla",
            "targets": self.targets.iter().map(|target| target.json(self.priorities)).collect::<Value>() }]);
        json!({
            "format": 1, "id": "model", "timeZone": self.zone, "priorities": priorities, "calendars": calendars,
            "parameters": { "severity": { "options": { "critical": "c", "major": "m", "minor": "i", "none": "n" } } },
            "pauseReasons": { "customer": "c", "access": "a", "works": "w" },
            "support": [{ "level": "L1", "title": "1" }, { "level": "L2", "title": "2" }],
            "qualification": { "rules": rules, "otherwise": priorities.last() }, "agreements": agreements,
        })
    }
}
