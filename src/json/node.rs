//! The tree.

use super::text::join;
use super::write::quote;

/// A JSON value and where its text starts (0 when there is no text).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// Byte offset of the value's first character.
    pub(crate) offset: usize,
    /// The value.
    pub(crate) value: Value,
}

/// A JSON value. Numbers stay as they were written, so that decimals are read exactly.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(Box<str>),
    /// A number that JSON can't hold: JavaScript's `NaN` and infinities, or a `BigInt` too wide.
    NotANumber(Box<str>),
    Text(Box<str>),
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A key with its value. Keys stay in their order; a repeated key is kept, and reported by the parser.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    /// Byte offset of the key.
    pub(crate) offset: usize,
    pub(crate) key: Box<str>,
    pub(crate) node: Node,
}

impl Node {
    /// A value without a place in a text.
    pub(crate) fn loose(value: Value) -> Self {
        Self { offset: 0, value }
    }

    /// The members of an object; none for anything else.
    pub(crate) fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The value under a key of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.members().iter().find(|member| &*member.key == key).map(|member| &member.node)
    }

    /// The items of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text, if the value is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value in words, short enough to stand in a message.
    pub(crate) fn describe(&self) -> String {
        match &self.value {
            Value::Null => "null".into(),
            Value::Bool(value) => if *value { "true" } else { "false" }.into(),
            Value::Number(text) | Value::NotANumber(text) => clip(text),
            Value::Text(text) => describe_text(text),
            Value::List(_) => "a list".into(),
            Value::Object(_) => "an object".into(),
        }
    }
}

/// A text in quotes, short enough to stand in a message.
pub(crate) fn describe_text(text: &str) -> String {
    quoted(text)
}

/// The first 60 characters of a text, in quotes.
#[inline(never)]
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(&mut out, &clip(text));
    out
}

/// The first 60 characters of a text.
#[inline(never)]
pub(super) fn clip(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => join(&[text.get(..end).unwrap_or_default(), "…"]),
        None => text.to_owned(),
    }
}
