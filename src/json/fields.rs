//! The fields of an object, one after the other.

use super::{Decode, Node, Reader, Value};

/// An object that is being read: what is the same for all types happens here once, so that a field costs the module
/// no more than a call.
pub(crate) struct Fields<'f, 't> {
    node: &'f Node,
    reader: &'f mut Reader<'t>,
    keys: &'f [&'static str],
}

impl<'f, 't> Fields<'f, 't> {
    /// Begins with an object that has these keys; refuses what is no object and, in a strict document, other keys.
    #[inline(never)]
    pub(crate) fn of(node: &'f Node, reader: &'f mut Reader<'t>, keys: &'f [&'static str]) -> Option<Self> {
        if !matches!(node.value, Value::Object(_)) {
            reader.unexpected(node, "an object");
            return None;
        }
        reader.refuse_unknown_keys(node, keys);
        Some(Self { node, reader, keys })
    }

    /// The reader, for what must hold between the fields.
    pub(crate) fn reader(&mut self) -> &mut Reader<'t> {
        self.reader
    }

    /// The value of the next key, stepped into; none when it is absent.
    #[inline(never)]
    fn enter(&mut self) -> Result<&'f Node, &'static str> {
        let Some((key, rest)) = self.keys.split_first() else { return Err("") };
        self.keys = rest;
        let value = self.node.get(key).ok_or(*key)?;
        self.reader.enter(key);
        Ok(value)
    }

    /// Reads the next field.
    #[inline(never)]
    pub(crate) fn next<T: Decode>(&mut self) -> Option<T> {
        match (self.enter(), T::ABSENT) {
            (Ok(value), _) => self.read(value),
            (Err(_), Some(absent)) => Some(absent()),
            (Err(key), None) => {
                self.reader.missing(self.node, key, T::EXPECTED);
                None
            }
        }
    }

    /// Reads the next field, which has a default.
    pub(crate) fn next_or<T: Decode>(&mut self, absent: fn() -> T) -> Option<T> {
        match self.enter() {
            Ok(value) => self.read(value),
            Err(_) => Some(absent()),
        }
    }

    fn read<T: Decode>(&mut self, value: &Node) -> Option<T> {
        let read = T::decode(value, self.reader);
        self.reader.leave();
        read
    }
}
