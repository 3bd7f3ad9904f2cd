//! A document as text again: what was written, in its order, two blanks a level.

use super::write::quote;
use super::{Node, Value};

impl Node {
    /// The document as JSON text that ends with a line feed; numbers as they were written.
    pub(crate) fn to_json(&self) -> String {
        let mut text = String::new();
        self.print(0, &mut text);
        text.push('\n');
        text
    }

    fn print(&self, depth: usize, out: &mut String) {
        match &self.value {
            Value::Null => out.push_str("null"),
            Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Value::Number(text) | Value::NotANumber(text) => out.push_str(text),
            Value::Text(text) => quote(out, text),
            Value::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    next(index, depth, out);
                    item.print(depth + 1, out);
                }
                close(items.is_empty(), depth, ']', out);
            }
            Value::Object(members) => {
                out.push('{');
                for (index, member) in members.iter().enumerate() {
                    next(index, depth, out);
                    quote(out, &member.key);
                    out.push_str(": ");
                    member.node.print(depth + 1, out);
                }
                close(members.is_empty(), depth, '}', out);
            }
        }
    }
}

fn next(index: usize, depth: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
    line(depth + 1, out);
}

fn close(empty: bool, depth: usize, bracket: char, out: &mut String) {
    if !empty {
        line(depth, out);
    }
    out.push(bracket);
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}
