//! The fields of an object, one after the other.

use super::{Decode, Node, Reader, Value};

/// An object that is being read: what is the same for all types happens here once, so that a field costs the module
/// no more than a call.
pub(crate) struct Fields<'f, 't> {
    node: &'f Node,
    reader: &'f mut Reader<'t>,
    keys: &'f [&'static str],
    well: bool,
}

/// A field, or nothing where there must be one. The tag stands apart from the value: the compiler then sees which
/// fields can't be missing, and leaves out what would happen if they were.
#[repr(u8)]
pub(crate) enum Field<T> {
    Missing,
    Read(T),
}

impl<'f, 't> Fields<'f, 't> {
    /// Begins with an object that has these keys.
    #[inline(always)]
    pub(crate) fn of(node: &'f Node, reader: &'f mut Reader<'t>, keys: &'f [&'static str]) -> Self {
        Self { node, reader, keys, well: true }
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

    /// As [`Self::enter`]; in a ticket, null is the same as left out.
    #[inline(never)]
    pub(super) fn enter_unless_null(&mut self) -> Option<(&'f Node, &mut Reader<'t>)> {
        let value = self.enter().ok()?;
        if matches!(value.value, Value::Null) && !self.reader.strict {
            self.reader.leave();
            return None;
        }
        Some((value, self.reader))
    }

    /// As [`Self::enter`]; what is no list is reported.
    #[inline(never)]
    pub(super) fn enter_list(&mut self) -> Option<(&'f Node, &mut Reader<'t>)> {
        let value = self.enter().ok()?;
        if !self.reader.is_list(value) {
            self.leave(false);
            return None;
        }
        Some((value, self.reader))
    }

    /// Steps out of a field that could be read, or not.
    #[inline(never)]
    pub(super) fn leave(&mut self, well: bool) {
        self.reader.leave();
        self.well &= well;
    }

    /// Reads the next field, which must be there.
    #[inline(never)]
    pub(super) fn required<T: Decode>(&mut self) -> Field<T> {
        match self.enter() {
            Ok(value) => {
                let read = T::decode(value, self.reader);
                self.reader.leave();
                read.map_or(Field::Missing, Field::Read)
            }
            Err(key) => {
                self.reader.missing(self.node, key, T::EXPECTED);
                Field::Missing
            }
        }
    }

    /// Reads the next field, which may be absent. What can't be read counts as absent here, and the whole as not well.
    #[inline(never)]
    pub(crate) fn lenient<T: Decode>(&mut self, absent: fn() -> T) -> T {
        if let Ok(value) = self.enter() {
            let read = T::decode(value, self.reader);
            self.leave(read.is_some());
            if let Some(read) = read {
                return read;
            }
        }
        absent()
    }

    /// Whether all that may be absent and is there could be read.
    pub(crate) fn are_well(&self) -> bool {
        self.well
    }
}
