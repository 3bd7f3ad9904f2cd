//! The strict reader of JSON text (RFC 8259): keeps positions, refuses repeated keys, goes on where it can.

use super::node::clip;
use super::number::plain;
use super::{MAX_DEPTH, MAX_VALUES, Member, Node, Reader, Value};
use crate::ErrorCode;
use crate::order::repeated;

/// Reads a whole text. Problems go to `reader`: a repeated key does not stop it, a mistake of syntax does.
pub(crate) fn parse(text: &str, reader: &mut Reader<'_>) -> Option<Node> {
    let text_start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut parser = Parser { text, at: text_start, left: MAX_VALUES, reader };
    parser.blank();
    let node = parser.value(0)?;
    parser.blank();
    if parser.at < text.len() {
        let found = parser.here();
        return parser.fail(&found, "nothing after the document");
    }
    Some(node)
}

struct Parser<'p, 'r> {
    text: &'p str,
    at: usize,
    /// How many more values are read.
    left: usize,
    reader: &'p mut Reader<'r>,
}

impl Parser<'_, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// What stands at the current place, in words.
    fn here(&self) -> String {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match rest.chars().next() {
            None => "the end of the text".into(),
            Some(_) if rest.starts_with("//") || rest.starts_with("/*") => {
                "a comment (JSON has none; write a \"note\" field)".into()
            }
            Some(first) if first.is_ascii_alphabetic() => {
                let word: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
                format!("{:?}", clip(&word))
            }
            Some(first) => format!("{first:?}"),
        }
    }

    fn fail<T>(&mut self, found: &str, expected: &str) -> Option<T> {
        self.reader.syntax(self.at, found, expected);
        None
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        if depth > MAX_DEPTH {
            self.reader.too_large("a value nested deeper", &format!("at most {MAX_DEPTH} levels"));
            return None;
        }
        if self.left == 0 {
            self.reader.too_large("more values than any document has", &format!("at most {MAX_VALUES} values"));
            return None;
        }
        self.left -= 1;
        let offset = self.at;
        let value = match self.peek() {
            Some(b'{') => Value::Object(self.object(depth)?),
            Some(b'[') => Value::List(self.list(depth)?),
            Some(b'"') => Value::Text(self.string()?.into()),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Some(Node { offset, value })
    }

    fn word(&mut self) -> Option<Value> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (word, value) in [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)] {
            let after = rest.strip_prefix(word);
            if after.is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric())) {
                self.at += word.len();
                return Some(value);
            }
        }
        let found = self.here();
        self.fail(&found, "a value")
    }

    fn object(&mut self, depth: usize) -> Option<Vec<Member>> {
        self.at += 1;
        let mut members: Vec<Member> = Vec::new();
        self.blank();
        if self.take(b'}') {
            return Some(members);
        }
        loop {
            self.blank();
            let offset = self.at;
            if self.peek() != Some(b'"') {
                let found = self.here();
                return self.fail(&found, "a key in double quotes");
            }
            let key: Box<str> = self.string()?.into();
            self.blank();
            if !self.take(b':') {
                let found = self.here();
                return self.fail(&found, "a colon after the key");
            }
            self.blank();
            self.reader.enter(&key);
            let node = self.value(depth + 1);
            self.reader.leave();
            members.push(Member { offset, key, node: node? });
            self.blank();
            if self.take(b'}') {
                self.refuse_repeated(&members);
                return Some(members);
            }
            if !self.take(b',') {
                let found = self.here();
                return self.fail(&found, "a comma or a closing brace");
            }
        }
    }

    fn refuse_repeated(&mut self, members: &[Member]) {
        for index in repeated(members, |member| &member.key) {
            let Some(member) = members.get(index) else { continue };
            let (reader, key) = (&mut *self.reader, &member.key);
            reader.within(key, |reader| reader.repeated(member.offset, key));
        }
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Node>> {
        self.at += 1;
        let mut items = Vec::new();
        self.blank();
        if self.take(b']') {
            return Some(items);
        }
        loop {
            self.blank();
            self.reader.enter_index(items.len());
            let item = self.value(depth + 1);
            self.reader.leave();
            items.push(item?);
            self.blank();
            if self.take(b']') {
                return Some(items);
            }
            if !self.take(b',') {
                let found = self.here();
                return self.fail(&found, "a comma or a closing bracket");
            }
        }
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at > start
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.take(b'-');
        let leading_zero = self.take(b'0');
        let whole = if leading_zero { !matches!(self.peek(), Some(b'0'..=b'9')) } else { self.digits() };
        let fraction = !self.take(b'.') || self.digits();
        let exponent = !(self.take(b'e') || self.take(b'E')) || {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()
        };
        let text = self.text.get(start..self.at).unwrap_or_default();
        if whole && fraction && exponent {
            // A policy's number is shown as it was written; a ticket's must read alike through every door.
            return Some(if self.reader.strict { Value::Number(text.into()) } else { plain(text) });
        }
        let found = clip(text);
        self.at = start;
        self.fail(&format!("{found:?}"), "a number such as 12 or 0.5")
    }

    fn string(&mut self) -> Option<String> {
        let start = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            let run = self.text.get(self.at..).unwrap_or_default();
            let plain = run.bytes().take_while(|b| !matches!(b, b'"' | b'\\' | 0..=0x1f)).count();
            out.push_str(run.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return self.fail("a line break or control character in a text", "\\n or \\t inside it"),
                None => {
                    self.at = start;
                    return self.fail("a text without its closing quote", "a closing \"");
                }
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let code = self.text.as_bytes().get(self.at + 1).copied();
        let plain = match code {
            Some(c @ (b'"' | b'\\' | b'/')) => c as char,
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return self.fail("an unknown escape", "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"),
        };
        self.at += 2;
        Some(plain)
    }

    fn unicode_escape(&mut self) -> Option<char> {
        let unit = |at: usize| -> Option<u32> {
            let escape = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
            if !escape.bytes().all(|b| b.is_ascii_hexdigit()) {
                return None;
            }
            u32::from_str_radix(escape, 16).ok()
        };
        let (decoded, length) = match unit(self.at) {
            Some(high @ 0xd800..=0xdbff) => match unit(self.at + 6) {
                Some(low @ 0xdc00..=0xdfff) => (char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)), 12),
                _ => (None, 0),
            },
            Some(code) => (char::from_u32(code), 6),
            None => (None, 0),
        };
        match decoded {
            Some(character) => {
                self.at += length;
                Some(character)
            }
            None => self.fail("half of a \\u pair", "\\uXXXX, in pairs above FFFF"),
        }
    }
}

/// The size of a text above which it is not read at all.
pub(crate) fn too_long(length: usize, limit: usize, what: &str) -> Option<crate::Error> {
    (length > limit).then(|| {
        crate::Error::at(ErrorCode::TooLarge, "", format!("{what} of {length} bytes"), format!("at most {limit} bytes"))
    })
}
