//! Sentences are templates: `Paused since {since:instant}[: {reason:text}]`.
//! A placeholder is `{name:type}`; what stands in `[ ]` is left out when one of its values is missing.

use serde_json::Value;

/// Fills a template; `write` turns a value into words by the type of its placeholder.
/// A value that is missing outside of `[ ]` leaves a dash.
pub(super) fn fill(template: &str, values: &Value, write: &dyn Fn(&Value, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('[') {
        out += &fill_group(before, values, write).1;
        let (group, after) = after.split_once(']').unwrap_or((after, ""));
        if let (true, text) = fill_group(group, values, write) {
            out += &text;
        }
        rest = after;
    }
    out + &fill_group(rest, values, write).1
}

/// Whether every value was there, and the text.
fn fill_group(group: &str, values: &Value, write: &dyn Fn(&Value, &str) -> String) -> (bool, String) {
    let (mut complete, mut out, mut rest) = (true, String::new(), group);
    while let Some((before, after)) = rest.split_once('{') {
        let (placeholder, after) = after.split_once('}').unwrap_or((after, ""));
        let (name, kind) = placeholder.split_once(':').unwrap_or((placeholder, "text"));
        out += before;
        match values.get(name).filter(|value| is_given(value)) {
            Some(value) => out += &write(value, kind),
            None => {
                complete = false;
                out += "–";
            }
        }
        rest = after;
    }
    (complete, out + rest)
}

fn is_given(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

#[cfg(test)]
mod tests {
    use super::fill;
    use serde_json::{Value, json};

    #[test]
    fn what_is_optional_goes_when_it_is_not_said() {
        let write = |value: &Value, kind: &str| format!("<{kind} {}>", value.as_str().unwrap_or("?"));
        let template = "{event:event} {at:instant}[, {lateness} late][: {because:text}].";
        let values = json!({ "event": "restored", "because": "spliced", "lateness": null });
        assert_eq!(fill(template, &values, &write), "<event restored> –: <text spliced>.");
        assert_eq!(fill("no braces", &values, &write), "no braces");
    }
}
