//! The reference page: every field of a policy and of a ticket, from the schema, with examples from documents that the
//! tests compile.

mod examples;
mod kind;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::paths;
use examples::{Definitions, Examples};
use kind::{cell, kind};

const HEAD: &str = "\
<!-- Made by `cargo xtask generate` from the doc comments of the Rust types and from the documents that the tests compile. Change those, not this file. -->

# Reference: every field of a policy and of a ticket

[Writing a policy](policy.md) is where to begin; this page is where to look things up. An editor that knows [policy.schema.json](../pkg/policy.schema.json) shows the same as you type.
In a policy any object may also have a `note`, words for whoever reads it. A dash says that nothing stands for a field that is left out, or that its meaning says what does. Examples are the shortest of the [policies](../www/policies) and [tickets](../www/tickets) of the page and of [two documents](reference/) that use what those don't.
";

/// Where a policy and a ticket begin.
const ROOTS: [(&str, &str); 2] = [("PolicyDocument", "A policy"), ("Ticket", "A ticket")];

/// Examples longer than this stand in a section of their own.
const LONG: usize = 110;

/// The page, and where it goes.
pub(super) fn file(everything: &Value) -> Result<(PathBuf, String)> {
    let definitions = everything.get("$defs").and_then(Value::as_object).context("a schema with definitions")?;
    let mut examples = Examples::new(definitions);
    for (folder, root) in [
        ("www/policies", ROOTS[0].0),
        ("docs/reference/policies", ROOTS[0].0),
        ("www/tickets", ROOTS[1].0),
        ("docs/reference/tickets", ROOTS[1].0),
    ] {
        for (name, document) in documents(folder)? {
            examples.look_at(root, &document).with_context(|| name)?;
        }
    }
    let page = Page { definitions, examples, missing: RefCell::default() };
    let text = page.text()?;
    let missing = page.missing.into_inner();
    if !missing.is_empty() {
        bail!("no document shows {}: add them to docs/reference/", missing.join(", "));
    }
    Ok((paths::root().join("docs/reference.md"), text))
}

/// The documents of a folder, in the order of their names.
fn documents(folder: &str) -> Result<Vec<(String, Value)>> {
    let entries = fs::read_dir(paths::root().join(folder)).with_context(|| format!("no folder {folder}"))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    let read = |file: PathBuf| {
        let name = file.display().to_string();
        let document = serde_json::from_str(&fs::read_to_string(&file)?).with_context(|| name.clone())?;
        Ok((name, document))
    };
    files.into_iter().map(read).collect()
}

struct Page<'a> {
    definitions: &'a Definitions,
    examples: Examples<'a>,
    /// Fields that no document shows.
    missing: RefCell<Vec<String>>,
}

impl Page<'_> {
    fn text(&self) -> Result<String> {
        let mut out = HEAD.to_owned();
        let mut told = BTreeSet::new();
        let mut small = Vec::new();
        for (root, title) in ROOTS {
            out += &format!("\n## {title}\n");
            let mut waiting = vec![root.to_owned()];
            while let Some(name) = waiting.pop() {
                if !told.insert(name.clone()) {
                    continue;
                }
                let schema = self.definitions.get(&name).with_context(|| format!("no definition {name}"))?;
                let mut below = references(schema);
                below.reverse();
                waiting.extend(below);
                if schema.get("properties").is_some() {
                    out += &self.section(&name, schema, name == root);
                } else {
                    small.push((name, schema));
                }
            }
        }
        out += "\n## Written forms\n\nWhat stands in the tables above under a name of its own, and is no object with fields.\n";
        small.sort_by(|a, b| a.0.cmp(&b.0));
        for (name, schema) in small {
            out += &self.form(&name, schema);
        }
        Ok(out)
    }

    /// An object and its fields.
    fn section(&self, name: &str, schema: &Value, is_root: bool) -> String {
        let mut out = if is_root { String::new() } else { format!("\n### {name}\n") };
        out += &format!(
            "\n{}\n\n| field | what stands there | when left out | meaning | example |\n| --- | --- | --- | --- | --- |\n",
            prose(schema)
        );
        let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        for (key, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            // Said once for the whole page.
            if key == "note" && name != "TicketEvent" {
                continue;
            }
            let needed = required.iter().any(|known| known == key);
            let Some(example) = self.examples.of(&format!("{name}.{key}")) else {
                self.missing.borrow_mut().push(format!("{name}.{key}"));
                continue;
            };
            let (what, example) = (kind(field), self.example(example, field));
            let absent = absent(field, needed);
            out += &format!("| `{key}` | {what} | {absent} | {} | {example} |\n", cell(&prose(field)));
        }
        out
    }

    /// An example that fits a table; a long one is to be found where its parts are explained.
    fn example(&self, example: &str, field: &Value) -> String {
        match references(field).first() {
            Some(name) if example.len() > LONG => format!("see [{name}](#{})", name.to_lowercase()),
            _ => format!("`{}`", cell(example)),
        }
    }

    /// A form that is no object with fields.
    fn form(&self, name: &str, schema: &Value) -> String {
        let mut out = format!("\n### {name}\n\n");
        let about = prose(schema);
        if !about.is_empty() {
            out += &format!("{about}\n\n");
        }
        let choices = schema.get("oneOf").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        for choice in choices.iter().filter(|choice| choice.get("const").is_some()) {
            let word = choice.get("const").and_then(Value::as_str).unwrap_or_default();
            out += &format!("- `{word}`: {}\n", prose(choice));
        }
        let open = self.examples.of_open(name);
        out += &open.iter().map(|example| format!("- `{example}`\n")).collect::<String>();
        if choices.is_empty() && open.is_empty() {
            out += &format!("{}.", kind(schema));
            if let Some(example) = self.examples.of(name) {
                out += &format!(" Example: `{example}`");
            }
            out.push('\n');
        }
        out
    }
}

/// What holds for a field that is not there.
fn absent(field: &Value, needed: bool) -> String {
    match (field.get("default"), needed) {
        (Some(default), _) => format!("`{}`", cell(&examples::spaced(default))),
        (None, true) => "**required**".into(),
        (None, false) => match field.get("type").and_then(Value::as_str) {
            Some("array" | "object") => "none".into(),
            _ => "–".into(),
        },
    }
}

/// The definitions that a schema speaks of, in order.
fn references(schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    match schema {
        Value::Object(members) => {
            for (key, value) in members {
                match value.as_str() {
                    Some(reference) if key == "$ref" => found.extend(reference.rsplit('/').next().map(str::to_owned)),
                    _ => found.extend(references(value)),
                }
            }
        }
        Value::Array(items) => found.extend(items.iter().flat_map(references)),
        _ => {}
    }
    found
}

/// The description of a schema on one line.
fn prose(schema: &Value) -> String {
    schema
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
