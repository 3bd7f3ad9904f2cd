//! Words for people, in one language or several.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::json::{Decode, Map, Node, Reader, Value};

/// A text for people: one for every reader, or one per language (`{ "en": "...", "fr": "..." }`). Every answer carries
/// dozens of the policy's own, so they are shared, not copied.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// The same for every reader.
    Any(Arc<str>),
    /// By language tag.
    By(Arc<[(Box<str>, Box<str>)]>),
}

impl Text {
    /// The words for a reader of this language; else the English ones, else the first.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> &str {
        match self {
            Self::Any(text) => text,
            Self::By(texts) => {
                let of = |tag: &str| texts.iter().find(|(known, _)| **known == *tag);
                let chosen = of(tag).or_else(|| of("en")).or(texts.first());
                chosen.map_or("", |(_, text)| text)
            }
        }
    }
}

impl Decode for Text {
    const EXPECTED: &'static str = "a text, or an object of texts by language";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            Value::Text(_) => Box::decode(node, reader).map(|text: Box<str>| Self::Any(text.into())),
            Value::Object(_) => {
                for member in node.members() {
                    let tag = member.key.as_bytes();
                    if !(2..=12).contains(&tag.len()) || !tag.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-') {
                        reader.unknown_key(member.offset, &member.key, ["en", "fr"].into_iter());
                    }
                }
                Map::decode(node, reader).map(|map| Self::By(map.0.into()))
            }
            _ => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Any(text) => serializer.serialize_str(text),
            Self::By(texts) => serializer.collect_map(texts.iter().map(|(tag, text)| (&**tag, &**text))),
        }
    }
}
