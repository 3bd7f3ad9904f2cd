//! The case files of target forms, natively and in WebAssembly.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)]

mod time;

use include_dir::{Dir, include_dir};
use serde_json::Value;
use sla_clock::{
    At, Bound, CalendarAt, Duration, Minute, Pauses, Recurrence, ReportingWindow, Start, Target, Warning, Weekday,
    unite,
};
use time::{instant, intervals, run};

static CASES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/cases/target");

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn targets_are_due_as_their_cases_say() {
    run(&CASES, 80, |case| {
        let target = target(&case.value["target"]);
        let pauses = unite(intervals(case.value.get("pauses")));
        let start = Start {
            at: instant(case.text("start").unwrap()),
            pauses: &pauses,
            effect: if case.value.get("shift").is_some() { Pauses::Shift } else { Pauses::Ignore },
            own_date: case.text("ownDate").map(instant),
        };
        let due = target.due(&start, case.calendar).map_err(|error| error.to_string())?;
        let shown = case.show(due.at);
        if Some(&*shown) != case.text("due") {
            return Err(format!("due {shown}, expected {}", case.value["due"]));
        }
        let day = due.day.map(|day| day.to_string());
        if day.as_deref() != case.text("day") {
            return Err(format!("on {day:?}, expected {:?}", case.text("day")));
        }
        for (rung, expected) in case.value.get("warnings").and_then(Value::as_object).into_iter().flatten() {
            let found =
                target.warning(warning(rung), &start, &due, case.calendar).map_err(|error| error.to_string())?;
            let found = case.show(found);
            if found != expected.as_str().unwrap() {
                return Err(format!("{rung} at {found}, expected {expected}"));
            }
        }
        Ok(())
    });
}

/// `75%` used, or `30 min` left.
fn warning(text: &str) -> Warning {
    match text.strip_suffix('%') {
        Some(percent) => Warning::Used((percent.parse::<f64>().unwrap() * 100.0).round() as u32),
        None => Warning::Left(time::duration(text)),
    }
}

fn target(value: &Value) -> Target {
    let number = |key: &str| value.get(key).and_then(Value::as_u64).map(|number| number as u32);
    if let Some(minutes) = number("within") {
        return Target::Working { duration: Duration::from_minutes(minutes as i32) };
    }
    if let Some(rows) = value.get("windows") {
        return Target::ReportingWindows(rows.as_array().unwrap().iter().map(window).collect());
    }
    if value.get("ownDate").is_some() {
        return Target::OwnDate;
    }
    let text = value["at"].as_str().unwrap();
    if let Some(n) = number("workingDays") {
        return Target::WorkingDays { n, at: at(text) };
    }
    if let Some(n) = number("calendarDays") {
        let at = match text {
            "same-hour" => CalendarAt::SameHour,
            "end" => CalendarAt::End,
            hour => CalendarAt::Hour(Minute::parse(hour).unwrap()),
        };
        return Target::CalendarDays { n, at };
    }
    Target::Recurring { rule: recurrence(&value["every"]), at: Minute::parse(text).unwrap() }
}

fn at(text: &str) -> At {
    match text {
        "end" => At::End,
        "close" => At::Close,
        hour => At::Hour(Minute::parse(hour).unwrap()),
    }
}

fn window(row: &Value) -> ReportingWindow {
    let until = row.get("until").map(|hour| Bound {
        hour: Minute::parse(hour.as_str().unwrap()).unwrap(),
        inclusive: row["inclusive"].as_bool().unwrap(),
    });
    ReportingWindow { until, days: row["days"].as_u64().unwrap() as u32, at: at(row["at"].as_str().unwrap()) }
}

fn recurrence(value: &Value) -> Recurrence {
    match value.as_str() {
        Some("day") => return Recurrence::Daily,
        Some("working-day") => return Recurrence::WorkingDaily,
        _ => {}
    }
    if let Some(day) = value.get("weekday") {
        return Recurrence::Weekly(Weekday::parse(day.as_str().unwrap()).unwrap());
    }
    if let Some(n) = value.get("workingDayOfMonth") {
        return Recurrence::NthWorkingDay(n.as_i64().unwrap() as i8);
    }
    Recurrence::DayOfMonth(value["dayOfMonth"].as_u64().unwrap() as u8)
}
