//! What stands at a place, in words.

use serde_json::Value;

/// What a schema asks for: `text`, `list of [Agreement](#agreement)`, `one of ...`.
pub(super) fn kind(schema: &Value) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(constant) = schema.get("const") {
        return word(constant);
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return join(words.iter().map(word));
    }
    if let Some(choices) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
        return join(choices.iter().map(kind));
    }
    match schema.get("type") {
        Some(Value::Array(kinds)) => join(kinds.iter().filter_map(Value::as_str).map(|kind| plain(kind, schema))),
        Some(Value::String(kind)) => plain(kind, schema),
        _ => "any value".into(),
    }
}

fn plain(kind_of_value: &str, schema: &Value) -> String {
    match kind_of_value {
        "string" => "text".into(),
        "boolean" => "`true` or `false`".into(),
        "integer" => "whole number".into(),
        "array" => format!("list of {}", schema.get("items").map_or_else(|| "values".into(), kind)),
        "object" => match schema.get("additionalProperties") {
            Some(values @ Value::Object(_)) if schema.get("properties").is_none() => {
                format!("names to {}", kind(values))
            }
            _ => "object".into(),
        },
        other => other.into(),
    }
}

fn word(value: &Value) -> String {
    format!("`{}`", value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

fn join(kinds: impl Iterator<Item = String>) -> String {
    let mut kinds: Vec<String> = kinds.collect();
    kinds.dedup();
    kinds.join(" or ")
}

/// A text as it may stand in a table.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::kind;
    use serde_json::json;

    #[test]
    fn what_stands_there_is_said_in_words() {
        let schema = json!({ "type": "array", "items": { "anyOf": [{ "const": "none" }, { "$ref": "#/$defs/Day" }, { "type": ["string", "number"] }] } });
        assert_eq!(kind(&schema), "list of `none` or [Day](#day) or text or number");
        assert_eq!(kind(&json!({ "type": "object", "additionalProperties": { "type": "string" } })), "names to text");
    }
}
