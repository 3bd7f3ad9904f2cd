//! The other door: whatever serde can read (objects, through serde-wasm-bindgen) becomes a [`Node`].

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::number::plain;
use super::{MAX_DEPTH, Member, Node, Value};
#[cfg(target_arch = "wasm32")]
use crate::wasm::float_text;

#[cfg(not(target_arch = "wasm32"))]
fn float_text(value: f64) -> String {
    value.to_string()
}

/// What one reading has met so far: how many values are left to read, and the way to the value that failed.
pub(crate) struct Depth {
    left: Cell<usize>,
    failed_at: RefCell<Vec<String>>,
    too_large: Cell<bool>,
}

impl Depth {
    /// Allows this many values in all.
    pub(crate) fn new(values: usize) -> Self {
        Self { left: Cell::new(values), failed_at: RefCell::default(), too_large: Cell::new(false) }
    }

    /// JSON Pointer to the value that could not be read.
    pub(crate) fn failed_path(&self) -> String {
        let mut path = String::new();
        for step in self.failed_at.borrow().iter().rev() {
            path.push('/');
            path.push_str(&step.replace('~', "~0").replace('/', "~1"));
        }
        path
    }

    /// Whether it failed for its size or depth.
    pub(crate) fn is_too_large(&self) -> bool {
        self.too_large.get()
    }

    fn mark(&self, step: impl FnOnce() -> String) {
        self.failed_at.borrow_mut().push(step());
    }
}

/// Reads a value of any shape.
pub(crate) fn node_from<'de, D: Deserializer<'de>>(source: D, depth: &Depth) -> Result<Node, D::Error> {
    Seed { level: 0, depth }.deserialize(source)
}

#[derive(Clone, Copy)]
struct Seed<'d> {
    level: usize,
    depth: &'d Depth,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Node, D::Error> {
        let left = self.depth.left.get();
        if self.level > MAX_DEPTH || left == 0 {
            self.depth.too_large.set(true);
            return Err(D::Error::custom("too large"));
        }
        self.depth.left.set(left - 1);
        source.deserialize_any(self).map(Node::loose)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.to_string().into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.to_string().into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        let text = float_text(value);
        Ok(if value.is_finite() { plain(&text) } else { Value::NotANumber(text.into()) })
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value.into()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let deeper = Seed { level: self.level + 1, ..self };
        let mut list = Vec::new();
        loop {
            match items.next_element_seed(deeper) {
                Ok(Some(item)) => list.push(item),
                Ok(None) => return Ok(Value::List(list)),
                Err(error) => {
                    self.depth.mark(|| list.len().to_string());
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let deeper = Seed { level: self.level + 1, ..self };
        let mut members = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            match entries.next_value_seed(deeper) {
                Ok(node) => members.push(Member { offset: 0, key: key.into(), node }),
                Err(error) => {
                    self.depth.mark(|| key);
                    return Err(error);
                }
            }
        }
        Ok(Value::Object(members))
    }
}
