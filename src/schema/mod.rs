//! JSON Schema of what enters and what leaves: from it come the published schema and the TypeScript declarations.
//!
//! Shapes written with `document!` and `words!` describe themselves; `written` has the small written forms, `checked` the
//! types that read a shape and check it further.

mod checked;
mod written;

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map as Object, Value, json};

use crate::Problem;
use crate::assessment::{Agenda, Assessment, MessageAnswer, PenaltyCurve, Statement};
use crate::json::Map;
use crate::policy::shapes as policy;
use crate::ticket::shapes as ticket;

/// One schema that holds everything published, each type under its name in `$defs`.
#[must_use]
pub fn everything() -> Value {
    let mut definitions = inputs();
    definitions.extend(answers());
    definitions.values_mut().for_each(drop_null_of_optional);
    json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions })
}

/// What enters.
fn inputs() -> Object<String, Value> {
    let mut inputs = SchemaSettings::draft2020_12().into_generator();
    inputs.subschema_for::<policy::PolicyDocument>();
    inputs.subschema_for::<ticket::TicketDocument>();
    inputs.subschema_for::<crate::communication::MessageRequest>();
    inputs.take_definitions(true)
}

/// What leaves.
fn answers() -> Object<String, Value> {
    let mut answers = SchemaSettings::draft2020_12().for_serialize().into_generator();
    answers.subschema_for::<Assessment>();
    answers.subschema_for::<Problem>();
    answers.subschema_for::<PenaltyCurve>();
    answers.subschema_for::<Agenda>();
    answers.subschema_for::<MessageAnswer>();
    answers.subschema_for::<Statement>();
    answers.take_definitions(true)
}

/// The schema of a policy, for editors.
#[must_use]
pub fn policy() -> Value {
    let mut schema =
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<policy::PolicyDocument>().to_value();
    drop_null_of_optional(&mut schema);
    schema
}

/// Keys that are left out when there is nothing to say are never null.
fn drop_null_of_optional(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let required: Vec<Value> = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for (name, property) in properties.iter_mut() {
                    if !required.contains(&Value::String(name.clone())) {
                        without_null(property);
                    }
                }
            }
            object.values_mut().for_each(drop_null_of_optional);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_null_of_optional),
        _ => {}
    }
}

fn without_null(property: &mut Value) {
    let Value::Object(property) = property else { return };
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            property.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = property.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type") != Some(&json!("null")));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            property.remove("anyOf");
            property.extend(only);
        }
    }
}

/// The published name of a type: what reads a ticket is the ticket.
pub(crate) fn name_of(name: &'static str) -> &'static str {
    match name {
        "TicketDocument" => "Ticket",
        "EventDocument" => "TicketEvent",
        "TargetShape" => "TargetPromise",
        "ReopenShape" => "ReopenWithin",
        "CalendarDocument" => "Calendar",
        name => name.strip_suffix("Shape").unwrap_or(name),
    }
}

/// A key, what stands under it, what it means, whether it must be there, and what stands for it when it is not.
type Field = (&'static str, Schema, &'static str, bool, Option<Value>);

/// An object. A policy's knows no other keys than these, `note` excepted; a ticket's carries what its CRM likes.
pub(crate) fn object(name: &str, about: &str, fields: Vec<Field>) -> Schema {
    let mut properties = Object::new();
    let mut required = Vec::new();
    for (key, schema, doc, needed, default) in fields {
        let mut schema = schema.to_value();
        if let (Value::Object(schema), false) = (&mut schema, doc.trim().is_empty()) {
            schema.insert("description".into(), doc.trim().replace("\n ", "\n").into());
        }
        if let (Value::Object(schema), Some(default)) = (&mut schema, default) {
            schema.insert("default".into(), default);
        }
        properties.insert(key.into(), schema);
        if needed {
            required.push(key);
        }
    }
    if !properties.contains_key("note") {
        properties.insert("note".into(), json!({ "description": "Words for whoever reads this; ignored." }));
    }
    json_schema!({
        "type": "object",
        "description": about.trim().replace("\n ", "\n"),
        "properties": properties,
        "required": required,
        "additionalProperties": matches!(name, "TicketDocument" | "EventDocument")
    })
}

impl<T: JsonSchema> JsonSchema for Map<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One name is one declaration: what enters and what leaves may share it only when they are the same.
    #[test]
    fn no_two_shapes_share_a_name() {
        let (inputs, answers) = (inputs(), answers());
        let shared = inputs.iter().filter_map(|(name, input)| Some((name, input, answers.get(name)?)));
        for (name, input, answer) in shared {
            assert_eq!(input.get("type"), answer.get("type"), "{name}");
            assert_eq!(input.get("properties"), answer.get("properties"), "{name}");
        }
    }
}
