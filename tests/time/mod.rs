//! Reading the case files: calendars, instants with an offset, and the list of cases.
#![allow(dead_code, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use include_dir::Dir;
use serde_json::Value;
use sla_clock::{Calendar, CalendarSpec, Date, Duration, Holiday, Hours, Instant, Minute, Week, Weekday, Zone};

/// A case and the calendar it is about.
pub(crate) struct Case<'a> {
    pub(crate) calendar: &'a Calendar,
    pub(crate) value: &'a Value,
}

impl Case<'_> {
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.value.get(key).map(|value| value.as_str().unwrap())
    }

    /// An instant as the case files write it: with the offset of the calendar's zone.
    pub(crate) fn show(&self, at: Instant) -> String {
        let (date, millis) = self.calendar.zone().to_local(at);
        let seconds = self.calendar.zone().offset_at(at);
        let fraction = if millis % 1000 == 0 { String::new() } else { format!(".{:03}", millis % 1000) };
        let (h, m, s) = (millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
        let sign = if seconds < 0 { '-' } else { '+' };
        let offset = seconds.abs() / 60;
        format!("{date}T{h:02}:{m:02}:{s:02}{fraction}{sign}{:02}:{:02}", offset / 60, offset % 60)
    }
}

/// Runs every case of a folder and reports all that fail, each with its file and its words.
pub(crate) fn run(folder: &Dir<'_>, least: usize, check: impl Fn(&Case<'_>) -> Result<(), String>) {
    let mut count = 0;
    let mut failures = Vec::new();
    for file in folder.files() {
        let document: Value = serde_json::from_slice(file.contents()).unwrap();
        let calendars: BTreeMap<&str, Calendar> = document["calendars"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.as_str(), Calendar::new(spec(value)).unwrap()))
            .collect();
        let first = document["default"].as_str().unwrap();
        for value in document["cases"].as_array().unwrap() {
            let name = value.get("in").map_or(first, |name| name.as_str().unwrap());
            count += 1;
            if let Err(failure) = check(&Case { calendar: &calendars[name], value }) {
                failures.push(format!("{}: {}: {failure}", file.path().display(), value["what"]));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} cases:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= least, "{count} cases, expected at least {least}");
}

/// `2026-03-14T09:00:00.500+01:00`.
pub(crate) fn instant(text: &str) -> Instant {
    let (local, sign, offset) = match text.rfind('+') {
        Some(at) => (&text[..at], 1, &text[at + 1..]),
        None => {
            let at = text.rfind('-').unwrap();
            (&text[..at], -1, &text[at + 1..])
        }
    };
    let (date, time) = local.split_once('T').unwrap();
    let minutes = |text: &str| i64::from(Minute::parse(text).unwrap().minutes());
    let seconds: f64 = time[6..].parse().unwrap();
    let offset = sign * minutes(offset) * 60_000;
    let millis = minutes(&time[..5]) * 60_000 + (seconds * 1000.0).round() as i64;
    Instant::from_millis(i64::from(Date::parse(date).unwrap().days()) * 86_400_000 + millis - offset).unwrap()
}

/// `30 min`, `1500 ms`.
pub(crate) fn duration(text: &str) -> Duration {
    let (count, unit) = text.split_once(' ').unwrap();
    let count: i64 = count.parse().unwrap();
    match unit {
        "min" => Duration::from_millis(count * 60_000),
        "ms" => Duration::from_millis(count),
        _ => panic!("{text}"),
    }
}

pub(crate) fn hours(value: &Value) -> Vec<Hours> {
    value.as_array().unwrap().iter().map(|text| Hours::parse(text.as_str().unwrap()).unwrap()).collect()
}

pub(crate) fn date(value: &Value) -> Date {
    Date::parse(value.as_str().unwrap()).unwrap()
}

pub(crate) fn intervals(value: Option<&Value>) -> Vec<(Instant, Instant)> {
    let pairs = value.and_then(Value::as_array).into_iter().flatten();
    pairs.map(|pair| (instant(pair[0].as_str().unwrap()), instant(pair[1].as_str().unwrap()))).collect()
}

fn spec(value: &Value) -> CalendarSpec {
    let mut week = Week::default();
    match &value["week"] {
        Value::String(_) => week = Week::always(),
        days => {
            for (days, list) in days.as_object().unwrap() {
                let (first, last) = days.split_once('-').unwrap_or((days, days));
                let (first, last) = (Weekday::parse(first).unwrap(), Weekday::parse(last).unwrap());
                for day in &Weekday::ALL[first.index()..=last.index()] {
                    week.set(*day, hours(list));
                }
            }
        }
    }
    let holidays = value.get("holidays").and_then(Value::as_array).into_iter().flatten();
    let exceptions = value.get("exceptions").and_then(Value::as_object).into_iter().flatten();
    CalendarSpec {
        zone: Zone::named(value["timeZone"].as_str().unwrap()).unwrap(),
        week,
        holidays: holidays.map(|day| Holiday::on(date(day))).collect(),
        exceptions: exceptions.map(|(day, list)| (Date::parse(day).unwrap(), hours(list))).collect(),
        closures: intervals(value.get("closures")),
    }
}
