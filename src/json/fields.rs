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

    /// Reads the next field, which must be there, into its place.
    #[inline(never)]
    pub(super) fn required<T: Decode>(&mut self, place: &mut T) {
        match self.enter() {
            Ok(value) => {
                let read = T::decode(value, self.reader);
                self.leave(read.is_some());
                if let Some(read) = read {
                    *place = read;
                }
            }
            Err(key) => {
                self.reader.missing(self.node, key, T::EXPECTED);
                self.well = false;
            }
        }
    }

    /// Reads the next field, which may be absent, into its place. What can't be read counts as absent here, and the whole
    /// as not well.
    #[inline(never)]
    pub(crate) fn lenient<T: Decode>(&mut self, place: &mut T) {
        if let Ok(value) = self.enter() {
            let read = T::decode(value, self.reader);
            self.leave(read.is_some());
            if let Some(read) = read {
                *place = read;
            }
        }
    }

    /// Whether all could be read that is there, and all is there that must be.
    pub(crate) fn are_well(&self) -> bool {
        self.well
    }
}
