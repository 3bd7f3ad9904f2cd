//! Answers as JSON text.
//!
//! One writer for every host. It knows no way to fail and prints no float but a share, by integer arithmetic:
//! a general serialiser brings both into the module, at many times the size.

mod compound;

use std::fmt::{self, Display};

use serde::ser::{self, Serialize, Serializer};

use compound::{Open, open};

/// An answer as JSON text, without blanks.
pub(crate) fn to_text<T: Serialize>(value: &T) -> String {
    let mut text = String::with_capacity(4_096);
    match value.serialize(Writer(&mut text)) {
        Ok(()) => text,
        Err(never) => match never {},
    }
}

/// No answer of ours fails to be written.
#[derive(Debug)]
pub(crate) enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    /// Called by no type that stands in an answer.
    fn custom<T: Display>(_: T) -> Self {
        std::process::abort()
    }
}

struct Writer<'t>(&'t mut String);

/// A text in quotes: what needs no escape goes over as it stands.
#[inline(never)]
pub(super) fn quote(out: &mut String, text: &str) {
    out.push('"');
    let odd = |byte: u8| byte < 32 || byte == b'"' || byte == b'\\';
    // Without a way out of the loop, so that it looks at many bytes at once: hardly any text needs an escape.
    if !text.bytes().fold(false, |found, byte| found | odd(byte)) {
        out.push_str(text);
        out.push('"');
        return;
    }
    let mut from = 0;
    for (place, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            8 => "\\b",
            12 => "\\f",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            ..16 => "\\u000",
            16..32 => "\\u001",
            _ => continue,
        };
        out.push_str(text.get(from..place).unwrap_or_default());
        out.push_str(escape);
        if escape.len() > 2 {
            out.extend(char::from_digit(u32::from(byte % 16), 16));
        }
        from = place + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out.push('"');
}

/// A whole number of at least so many digits.
#[inline(never)]
pub(crate) fn digits(out: &mut String, number: u64, least: u32) {
    if number >= 10 || least > 1 {
        digits(out, number / 10, least.saturating_sub(1));
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// A share, to four decimals: the only float in an answer.
#[inline(never)]
fn share(out: &mut String, share: f64) {
    let steps = (share.abs() * 10_000.0 + 0.5) as u64;
    let (whole, mut rest) = (steps / 10_000, steps % 10_000);
    if share < 0.0 {
        out.push('-');
    }
    digits(out, whole, 1);
    out.push('.');
    loop {
        out.extend(char::from_digit(u32::try_from(rest / 1_000).unwrap_or(0), 10));
        rest = rest % 1_000 * 10;
        if rest == 0 {
            break;
        }
    }
}

impl<'t> Serializer for Writer<'t> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Open<'t>;
    type SerializeTuple = Open<'t>;
    type SerializeTupleStruct = Open<'t>;
    type SerializeTupleVariant = Open<'t>;
    type SerializeMap = Open<'t>;
    type SerializeStruct = Open<'t>;
    type SerializeStructVariant = Open<'t>;

    fn serialize_bool(self, value: bool) -> Result<(), Never> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Never> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Never> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Never> {
        self.serialize_i64(value.into())
    }

    #[inline(never)]
    fn serialize_i64(self, value: i64) -> Result<(), Never> {
        if value < 0 {
            self.0.push('-');
        }
        digits(self.0, value.unsigned_abs(), 1);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Never> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Never> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Never> {
        self.serialize_u64(value.into())
    }

    #[inline(never)]
    fn serialize_u64(self, value: u64) -> Result<(), Never> {
        digits(self.0, value, 1);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Never> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Never> {
        share(self.0, value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Never> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Never> {
        quote(self.0, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Never> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        let mut object = open(self.0, "{", "}");
        object.member(variant, value)?;
        object.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'t>, Never> {
        Ok(open(self.0, "[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'t>, Never> {
        Ok(open(self.0, "[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'t>, Never> {
        Ok(open(self.0, "[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'t>, Never> {
        open(self.0, "{", "").key(variant);
        Ok(open(self.0, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'t>, Never> {
        Ok(open(self.0, "{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'t>, Never> {
        Ok(open(self.0, "{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'t>, Never> {
        open(self.0, "{", "").key(variant);
        Ok(open(self.0, "{", "}}"))
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::to_text;

    #[derive(Serialize)]
    enum Shape {
        Unit,
        New(i8),
        Pair(u8, char),
        Named { a: Option<bool>, b: () },
    }

    fn same<T: Serialize>(value: T) {
        assert_eq!(to_text(&value), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn text_is_the_same_as_serde_json_writes() {
        same([Shape::Unit, Shape::New(-3), Shape::Pair(7, '\u{1}'), Shape::Named { a: None, b: () }]);
        same(Shape::Named { a: Some(true), b: () });
        same((i64::MIN, u64::MAX, Some("é\u{1f600}"), [0_u8; 0]));
        same(std::collections::BTreeMap::from([(1, "one"), (2, "t\"w\\o")]));
        let all: String = (0..0x80_u8).map(char::from).collect();
        same(all);
    }

    #[test]
    fn shares_are_the_same_as_serde_json_writes() {
        for steps in (0..30_000_u64).chain([123_456_789, 41_024_448_000_000]) {
            same(steps as f64 / 10_000.0);
        }
        same(-0.25);
    }
}
