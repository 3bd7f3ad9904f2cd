//! Reading a [`Node`] into types.

use super::{Fields, Node, Reader, Value};

/// A type that a JSON value can be read into. A value that doesn't fit is reported to the reader and gives `None`;
/// the rest of the document is read all the same.
pub(crate) trait Decode: Sized {
    /// What a missing key means, when it may be missing.
    const ABSENT: Option<fn() -> Self> = None;

    /// What is expected here, for a message.
    const EXPECTED: &'static str;

    /// Reads one value.
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// Reads the next field of an object into its place.
    #[inline(always)]
    fn field(fields: &mut Fields<'_, '_>, place: &mut Self) {
        match Self::ABSENT {
            Some(_) => fields.lenient(place),
            None => fields.required(place),
        }
    }
}

/// A type whose values are read into their place: what stands there before. An object that lacks a field which must be
/// there is none, so that nobody sees it.
pub(crate) trait Blank {
    fn blank() -> Self;
}

/// Types whose blank value is the usual one.
macro_rules! blank_by_default {
    ($($type:ty),*) => {
        $(impl $crate::json::Blank for $type {
            fn blank() -> Self {
                Self::default()
            }
        })*
    };
}

blank_by_default!(Box<str>, bool, rust_decimal::Decimal);

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T> Blank for Map<T> {
    fn blank() -> Self {
        Self::default()
    }
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
            Some(text) if !text.trim_ascii().is_empty() => Some(text.into()),
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
        if matches!(node.value, Value::Null) && !reader.strict {
            return Some(None);
        }
        T::decode(node, reader).map(Some)
    }

    #[inline(always)]
    fn field(fields: &mut Fields<'_, '_>, place: &mut Self) {
        optional(fields, place);
    }
}

#[inline(never)]
fn optional<T: Decode>(fields: &mut Fields<'_, '_>, place: &mut Option<T>) {
    if let Some((value, reader)) = fields.enter_unless_null() {
        let read = T::decode(value, reader);
        fields.leave(read.is_some());
        // What stood there is none, and needs no code to be dropped.
        std::mem::forget(std::mem::replace(place, read));
    }
}

/// What can be read of a list; what can't is reported.
#[inline(never)]
fn items<T: Decode>(node: &Node, reader: &mut Reader<'_>) -> Vec<T> {
    let (mut list, mut place) = (Vec::new(), 0);
    while let Some(item) = reader.next_item(node, &mut place) {
        if let Some(value) = T::decode(item, reader) {
            list.push(value);
        }
    }
    list
}

#[inline(never)]
fn items_of_field<T: Decode>(fields: &mut Fields<'_, '_>, place: &mut Vec<T>) {
    if let Some((value, reader)) = fields.enter_list() {
        let list = items(value, reader);
        fields.leave(true);
        // What stood there is empty, and needs no code to be dropped.
        std::mem::forget(std::mem::replace(place, list));
    }
}

impl<T: Decode> Decode for Vec<T> {
    const ABSENT: Option<fn() -> Self> = Some(Vec::new);
    const EXPECTED: &'static str = "a list";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.is_list(node).then(|| items(node, reader))
    }

    #[inline(always)]
    fn field(fields: &mut Fields<'_, '_>, place: &mut Self) {
        items_of_field(fields, place);
    }
}

impl<T: Decode> Decode for Map<T> {
    const ABSENT: Option<fn() -> Self> = Some(Self::default);
    const EXPECTED: &'static str = "an object";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if !reader.is_object(node) {
            return None;
        }
        let (mut map, mut place) = (Vec::new(), 0);
        while let Some(member) = reader.next_member(node, &mut place) {
            if let Some(value) = T::decode(&member.node, reader) {
                map.push((member.key.clone(), value));
            }
        }
        Some(Self(map))
    }
}
