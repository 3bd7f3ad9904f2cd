//! Reading a [`Node`] into types.

use super::{Node, Reader, Value};

/// A type that a JSON value can be read into. A value that doesn't fit is reported to the reader and gives `None`;
/// the rest of the document is read all the same.
pub(crate) trait Decode: Sized {
    /// What a missing key means, when it may be missing.
    const ABSENT: Option<fn() -> Self> = None;

    /// What is expected here, for a message.
    const EXPECTED: &'static str;

    /// Reads one value.
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;
}

/// Names to values, in the order of the document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Map<T>(pub(crate) Vec<(Box<str>, T)>);

impl<T> Map<T> {
    /// The value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(key, _)| &**key == name).map(|(_, value)| value)
    }

    /// The names, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// Names and values, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl Decode for Box<str> {
    const EXPECTED: &'static str = "a text";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text() {
            Some(text) if !text.trim().is_empty() => Some(text.into()),
            Some(_) => {
                reader.unexpected(node, "a text that is not empty");
                None
            }
            None => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl Decode for bool {
    const EXPECTED: &'static str = "true or false";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        reader.unexpected(node, Self::EXPECTED);
        None
    }
}

impl<T: Decode> Decode for Option<T> {
    const ABSENT: Option<fn() -> Self> = Some(|| None);
    const EXPECTED: &'static str = T::EXPECTED;

    /// In a ticket, null is the same as left out.
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.value == Value::Null && !reader.strict {
            return Some(None);
        }
        T::decode(node, reader).map(Some)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const ABSENT: Option<fn() -> Self> = Some(Vec::new);
    const EXPECTED: &'static str = "a list";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::List(items) = &node.value else {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        };
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            reader.enter_index(index);
            list.extend(T::decode(item, reader));
            reader.leave();
        }
        Some(list)
    }
}

impl<T: Decode> Decode for Map<T> {
    const ABSENT: Option<fn() -> Self> = Some(Self::default);
    const EXPECTED: &'static str = "an object";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Object(members) = &node.value else {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        };
        let mut map = Vec::with_capacity(members.len());
        for member in members {
            if reader.strict && &*member.key == "note" {
                continue;
            }
            let value = reader.within(&member.key, |reader| T::decode(&member.node, reader));
            map.extend(value.map(|value| (member.key.clone(), value)));
        }
        Some(Self(map))
    }
}
