//! The calendar's case files, natively and in WebAssembly.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod time;

use include_dir::{Dir, include_dir};
use sla_clock::Date;
use time::{Case, date, duration, instant, run};

static CASES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/cases/calendar");

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn calendars_answer_as_their_cases_say() {
    run(&CASES, 160, |case| {
        let expected = &case.value["gives"];
        let found = answer(case);
        if found == *expected { Ok(()) } else { Err(format!("{found}, expected {expected}")) }
    });
}

fn answer(case: &Case<'_>) -> serde_json::Value {
    let calendar = case.calendar;
    if let Some(work) = case.text("add") {
        return case.show(calendar.add(instant(case.text("from").unwrap()), duration(work)).unwrap()).into();
    }
    if let Some(to) = case.text("to") {
        let elapsed = calendar.elapsed(instant(case.text("from").unwrap()), instant(to)).millis();
        return if elapsed % 60_000 == 0 { format!("{} min", elapsed / 60_000) } else { format!("{elapsed} ms") }
            .into();
    }
    if let Some(at) = case.text("openAt") {
        return calendar.is_open(instant(at)).into();
    }
    if let Some(after) = case.text("changeAfter") {
        return calendar.next_change(instant(after)).map(|at| case.show(at)).into();
    }
    if let Some(count) = case.value.get("workingDays") {
        let count = count.as_u64().unwrap() as u32;
        return calendar.nth_working_day(date(&case.value["after"]), count).map(|date: Date| date.to_string()).into();
    }
    calendar.working_day(date(&case.value["workingDay"])).into()
}
