//! Examples for the reference, found in documents that the tests compile: never written by hand beside the text.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use serde_json::{Map, Value};

/// The definitions of a schema, by name.
pub(super) type Definitions = Map<String, Value>;

/// The shortest value seen of each field (`Agreement.id`) and of each definition (`Duration`).
pub(super) struct Examples<'a> {
    definitions: &'a Definitions,
    shortest: BTreeMap<String, String>,
    /// Of a definition whose keys are the document's own, the shortest value of each make: its rules stand in no schema.
    open: BTreeMap<String, BTreeMap<String, String>>,
}

impl<'a> Examples<'a> {
    pub(super) fn new(definitions: &'a Definitions) -> Self {
        Self { definitions, shortest: BTreeMap::new(), open: BTreeMap::new() }
    }

    /// The shortest value seen under this name.
    pub(super) fn of(&self, name: &str) -> Option<&str> {
        self.shortest.get(name).map(String::as_str)
    }

    /// The values seen of a definition whose keys are the document's own, one of each make, the shortest first.
    pub(super) fn of_open(&self, name: &str) -> Vec<&str> {
        let mut seen: Vec<&str> = self.open.get(name).into_iter().flatten().map(|(_, text)| text.as_str()).collect();
        seen.sort_by_key(|text| text.len());
        seen
    }

    /// Takes what a document shows.
    ///
    /// # Errors
    /// When the document does not fit the schema: then an editor would complain about what the engine takes.
    pub(super) fn look_at(&mut self, definition: &str, document: &Value) -> Result<()> {
        let definitions = self.definitions;
        let Some(schema) = definitions.get(definition) else { bail!("no definition {definition}") };
        self.walk(definition, schema, document, &mut String::new())
    }

    fn keep(&mut self, name: String, value: &Value) {
        let text = spaced(value);
        let kept = self.shortest.entry(name).or_insert_with(|| text.clone());
        if text.len() < kept.len() {
            *kept = text;
        }
    }

    /// A value that a schema describes; `owner` is the definition whose fields these would be.
    fn walk(&mut self, owner: &str, schema: &'a Value, value: &Value, path: &mut String) -> Result<()> {
        if let Some((name, schema)) = resolve(self.definitions, schema) {
            self.keep(name.to_owned(), value);
            if schema.get("additionalProperties") == Some(&Value::Bool(true)) && schema.get("properties").is_none() {
                let kept =
                    self.open.entry(name.to_owned()).or_default().entry(make(value)).or_insert_with(|| spaced(value));
                if spaced(value).len() < kept.len() {
                    *kept = spaced(value);
                }
            }
            return self.walk(name, schema, value, path);
        }
        if let Some(choices) = choices(schema) {
            let Some(choice) = choices.iter().find(|choice| fits(self.definitions, choice, value)) else {
                bail!("{path}: {value} is none of what the schema allows");
            };
            return self.walk(owner, choice, value, path);
        }
        if !fits(self.definitions, schema, value) {
            bail!("{path}: {value} does not fit the schema {schema}");
        }
        let length = path.len();
        for (key, value) in value.as_object().into_iter().flatten() {
            path.push_str(&format!("/{key}"));
            if let Some(field) = schema.get("properties").and_then(|properties| properties.get(key)) {
                self.keep(format!("{owner}.{key}"), value);
                self.walk(owner, field, value, path)?;
            } else if let Some(others) = schema.get("additionalProperties").filter(|others| others.is_object()) {
                // A note is allowed everywhere.
                if key != "note" {
                    self.walk(owner, others, value, path)?;
                }
            }
            path.truncate(length);
        }
        for (index, value) in value.as_array().into_iter().flatten().enumerate() {
            path.push_str(&format!("/{index}"));
            self.walk(owner, schema.get("items").unwrap_or(&Value::Bool(true)), value, path)?;
            path.truncate(length);
        }
        Ok(())
    }
}

/// The name and the schema that a reference means.
fn resolve<'s>(definitions: &'s Definitions, schema: &'s Value) -> Option<(&'s str, &'s Value)> {
    let name = schema.get("$ref")?.as_str()?.rsplit('/').next()?;
    Some((name, definitions.get(name)?))
}

/// The alternatives of a schema.
fn choices(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("anyOf").or_else(|| schema.get("oneOf"))?.as_array()
}

/// Whether a value has the outer shape that a schema asks for: enough to choose among alternatives.
fn fits(definitions: &Definitions, schema: &Value, value: &Value) -> bool {
    if let Some((_, schema)) = resolve(definitions, schema) {
        return fits(definitions, schema, value);
    }
    if let Some(choices) = choices(schema) {
        return choices.iter().any(|choice| fits(definitions, choice, value));
    }
    if let Some(constant) = schema.get("const") {
        return constant == value;
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words.contains(value);
    }
    let is = |kind: &Value| match kind.as_str() {
        Some("object") => value.is_object() && has_right_keys(schema, value),
        Some("array") => {
            let items = schema.get("items");
            let fits = |item| items.is_none_or(|items| fits(definitions, items, item));
            value.as_array().is_some_and(|list| list.iter().all(fits))
        }
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    };
    match schema.get("type") {
        None => true,
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
    }
}

fn has_right_keys(schema: &Value, value: &Value) -> bool {
    let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let known = schema.get("properties");
    let open = schema.get("additionalProperties") != Some(&Value::Bool(false));
    let knows = |key: &String| open || known.is_some_and(|known| known.get(key).is_some());
    required.iter().filter_map(Value::as_str).all(|key| value.get(key).is_some())
        && value.as_object().is_none_or(|object| object.keys().all(knows))
}

/// How a value is made, whatever names it uses: what a condition asks, and not of which fact.
fn make(value: &Value) -> String {
    const WORDS: [&str; 5] = ["all", "any", "not", "reportedIn", "kind"];
    let operator = |value: &Value| match value {
        Value::Object(members) => members.keys().next().cloned().unwrap_or_default(),
        Value::Array(_) => "list".into(),
        Value::Bool(_) => "yes-no".into(),
        _ => "value".into(),
    };
    let members = value.as_object().into_iter().flatten();
    let made = members.map(|(key, value)| match WORDS.iter().find(|word| *word == key) {
        Some(word) => (*word).to_owned(),
        None => operator(value),
    });
    made.collect::<Vec<_>>().join("+")
}

/// JSON on one line, spaced as the guides write it.
pub(super) fn spaced(value: &Value) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("\"{key}\": {}", spaced(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(spaced).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Examples;
    use serde_json::json;

    #[test]
    fn the_shortest_value_of_each_field_is_kept_and_a_misfit_told() {
        let schema = json!({
            "Root": { "type": "object", "properties": { "lines": { "type": "array", "items": { "$ref": "#/$defs/Line" } } }, "additionalProperties": false },
            "Line": { "type": "object", "required": ["for"], "properties": { "for": { "anyOf": [{ "const": "none" }, { "type": "integer" }] } }, "additionalProperties": false } });
        let definitions = schema.as_object().unwrap();
        let mut examples = Examples::new(definitions);
        examples.look_at("Root", &json!({ "lines": [{ "for": "none" }, { "for": 7 }] })).unwrap();
        assert_eq!(examples.of("Line.for"), Some("7"));
        assert_eq!(examples.of("Line"), Some("{ \"for\": 7 }"));
        let told = examples.look_at("Root", &json!({ "lines": [{ "for": true }] })).unwrap_err();
        assert!(told.to_string().starts_with("/lines/0/for: true"), "{told}");
    }
}
