//! Objects and lists.

use serde::ser::{self, Serialize};

use super::{Never, Writer};

/// An object or a list that is being written, and what closes it.
pub(super) struct Open<'t> {
    text: &'t mut String,
    close: &'static str,
}

pub(super) fn open<'t>(text: &'t mut String, start: &str, close: &'static str) -> Open<'t> {
    text.push_str(start);
    Open { text, close }
}

impl Open<'_> {
    /// Whatever was written before the next item ends otherwise than with an opening bracket.
    #[inline(never)]
    fn next(&mut self) {
        if !matches!(self.text.as_bytes().last(), Some(b'{' | b'[')) {
            self.text.push(',');
        }
    }

    /// The name of a field: one of ours, so that nothing in it needs an escape.
    #[inline(never)]
    pub(super) fn key(&mut self, key: &'static str) {
        self.next();
        self.text.reserve(key.len() + 3);
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\":");
    }

    fn item<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
        self.next();
        value.serialize(Writer(self.text))
    }

    pub(super) fn member<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        self.key(key);
        value.serialize(Writer(self.text))
    }

    pub(super) fn close(self) -> Result<(), Never> {
        self.text.push_str(self.close);
        Ok(())
    }
}

macro_rules! lists {
    ($($trait:ident $method:ident),*) => {
        $(impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = Never;

            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
                self.item(value)
            }

            fn end(self) -> Result<(), Never> {
                self.close()
            }
        })*
    };
}

macro_rules! objects {
    ($($trait:ident),*) => {
        $(impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = Never;

            fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
                self.member(key, value)
            }

            fn end(self) -> Result<(), Never> {
                self.close()
            }
        })*
    };
}

lists!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);
objects!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Never;

    /// A key that is no text stands as the text of what it is.
    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Never> {
        self.next();
        let start = self.text.len();
        key.serialize(Writer(self.text))?;
        if self.text.as_bytes().get(start) != Some(&b'"') {
            self.text.insert(start, '"');
            self.text.push('"');
        }
        self.text.push(':');
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}
