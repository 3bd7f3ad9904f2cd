//! TypeScript declarations from a JSON Schema: the part of it that schemars writes.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

const BANNER: &str = "// Made from the Rust types by `cargo xtask generate`. Change those, not this file.\n";

/// One exported declaration for each definition, by name.
pub(super) fn declarations(schema: &Value) -> Result<String> {
    let definitions = schema["$defs"].as_object().context("a schema with definitions")?;
    let mut out = BANNER.to_owned();
    for (name, definition) in definitions {
        let declared = declaration(name, definition).with_context(|| format!("the definition {name}"))?;
        out.push('\n');
        out.push_str(&declared);
    }
    Ok(out)
}

fn declaration(name: &str, schema: &Value) -> Result<String> {
    let doc = comment(schema, "");
    Ok(match schema["properties"].as_object() {
        Some(_) => format!("{doc}export interface {name} {}\n", inner(schema, "")?),
        None => format!("{doc}export type {name} = {};\n", inner(schema, "")?),
    })
}

/// The type that a schema means, its own lines indented.
fn inner(schema: &Value, indent: &str) -> Result<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return Ok(reference.rsplit('/').next().unwrap_or(reference).to_owned());
    }
    if let Some(constant) = schema.get("const") {
        return Ok(literal(constant));
    }
    if let Some(words) = schema["enum"].as_array() {
        return Ok(words.iter().map(literal).collect::<Vec<_>>().join(" | "));
    }
    if let Some(choices) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        let types: Vec<String> = choices.iter().map(|choice| inner(choice, indent)).collect::<Result<_>>()?;
        return Ok(types.join(" | "));
    }
    match &schema["type"] {
        Value::Null => Ok("unknown".into()),
        Value::String(kind) => primitive(kind, schema, indent),
        Value::Array(kinds) => {
            let kinds = kinds.iter().map(|kind| primitive(kind.as_str().unwrap_or_default(), schema, indent));
            Ok(kinds.collect::<Result<Vec<_>>>()?.join(" | "))
        }
        other => bail!("no type for {other}"),
    }
}

fn primitive(kind: &str, schema: &Value, indent: &str) -> Result<String> {
    Ok(match kind {
        "string" | "boolean" | "null" => kind.to_owned(),
        "number" | "integer" => "number".into(),
        "array" => {
            let item = inner(&schema["items"], indent)?;
            if item.contains(" | ") { format!("readonly ({item})[]") } else { format!("readonly {item}[]") }
        }
        "object" => object(schema, indent)?,
        other => bail!("no type for {other}"),
    })
}

fn object(schema: &Value, indent: &str) -> Result<String> {
    let others = match &schema["additionalProperties"] {
        Value::Object(values) => Some(inner(&Value::Object(values.clone()), indent)?),
        Value::Bool(true) => Some("unknown".into()),
        _ => None,
    };
    let empty = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&empty);
    if properties.is_empty() {
        return Ok(format!("Readonly<Record<string, {}>>", others.unwrap_or_else(|| "never".into())));
    }
    let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
    let deeper = format!("{indent}  ");
    let mut out = String::from("{\n");
    // An index signature must admit what the named properties hold, and that they may be absent.
    let mut others =
        others.map(|others| if others == "unknown" { vec![others] } else { vec![others, "undefined".into()] });
    for (name, property) in properties {
        let optional = if required.iter().any(|key| key == name) { "" } else { "?" };
        out.push_str(&comment(property, &deeper));
        let held = inner(property, &deeper)?;
        out.push_str(&format!("{deeper}readonly {name}{optional}: {held};\n"));
        others
            .iter_mut()
            .filter(|others| others.len() > 1 && !others.contains(&held))
            .for_each(|others| others.push(held.clone()));
    }
    if let Some(others) = others {
        out.push_str(&format!("{deeper}readonly [other: string]: {};\n", others.join(" | ")));
    }
    Ok(format!("{out}{indent}}}"))
}

fn literal(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |word| format!("'{word}'"))
}

fn comment(schema: &Value, indent: &str) -> String {
    match schema["description"].as_str().map(str::trim) {
        None | Some("") => String::new(),
        Some(text) if text.contains('\n') => {
            let lines: String = text.lines().map(|line| format!("{indent} * {}\n", line.trim())).collect();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
        Some(text) => format!("{indent}/** {text} */\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::declarations;
    use serde_json::json;

    #[test]
    fn an_object_becomes_an_interface_and_words_a_union() {
        let schema = json!({ "$defs": {
            "State": { "type": "string", "enum": ["met", "breached"] },
            "Clock": { "type": "object", "description": "A clock.", "required": ["state"], "properties": {
                "state": { "$ref": "#/$defs/State", "description": "How it stands." },
                "notes": { "type": "array", "items": { "type": ["string", "null"] } } } }
        } });
        let text = declarations(&schema).unwrap();
        assert!(text.contains("export type State = 'met' | 'breached';"), "{text}");
        assert!(text.contains("/** A clock. */\nexport interface Clock {\n  /** How it stands. */\n"), "{text}");
        assert!(text.contains("  readonly state: State;\n  readonly notes?: readonly (string | null)[];\n}"), "{text}");
    }
}
