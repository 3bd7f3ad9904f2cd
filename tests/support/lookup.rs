//! Finding in an assessment what a case speaks of: `priority`, `restore.due`, `customer/restore.state`, `owed.amount`.

use serde_json::Value;

/// The value that a dotted name means; null when there is none.
pub(crate) fn lookup<'a>(assessment: &'a Value, name: &str) -> &'a Value {
    const NONE: &Value = &Value::Null;
    let (first, rest) = name.split_once('.').unwrap_or((name, ""));
    let clocks = assessment["clocks"].as_array().map(Vec::as_slice).unwrap_or_default();
    let clock = clocks.iter().find(|clock| clock["id"] == first || clock["metric"] == first);
    // `news:id` is an item of the communication plan; `news:id:2` the second time its moment came.
    let news = || {
        let (id, time) = first
            .strip_prefix("news:")?
            .split_once(':')
            .map_or((first.strip_prefix("news:")?, None), |(id, time)| (id, time.parse::<u64>().ok()));
        let rows = assessment["communication"].as_array()?;
        rows.iter().find(|row| row["id"] == id && time.is_none_or(|time| row["time"] == time))
    };
    let start = match first {
        _ if first.starts_with("news:") => news().unwrap_or(NONE),
        "priority" if rest.is_empty() => &assessment["priority"]["value"],
        _ => clock.unwrap_or_else(|| assessment.get(first).unwrap_or(NONE)),
    };
    rest.split('.').filter(|key| !key.is_empty()).fold(start, |value, key| match key.parse::<usize>() {
        Ok(index) => value.get(index).unwrap_or(NONE),
        Err(_) => value.get(key).unwrap_or(NONE),
    })
}

/// Every expectation of a case that an assessment does not meet.
pub(crate) fn differences(case: &str, assessment: &Value, expected: &Value) -> Vec<String> {
    let expected = expected.as_object().expect("\"expect\" is an object");
    assert!(!expected.is_empty(), "{case}: a case expects something");
    expected
        .iter()
        .filter(|(name, value)| lookup(assessment, name) != *value)
        .map(|(name, value)| format!("{case}: {name} is {}, expected {value}", lookup(assessment, name)))
        .collect()
}
