//! Where a JSON Pointer leads to in a text, for findings that know only the pointer.

use sla_clock::Position;

/// The line and column of a value in a text that is known to be JSON; none when the pointer leads nowhere.
pub(crate) fn locate(text: &str, pointer: &str) -> Option<Position> {
    let mut scan = Scan { text, at: 0 };
    scan.blank();
    for part in pointer.split('/').skip(1) {
        scan.descend(&part.replace("~1", "/").replace("~0", "~"))?;
    }
    let before = text.get(..scan.at)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    Some(Position { line: u32::try_from(line).ok()?, column: u32::try_from(column).ok()? })
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// From the start of an object or a list to the start of one of its values.
    fn descend(&mut self, name: &str) -> Option<()> {
        let is_object = match self.peek()? {
            b'{' => true,
            b'[' => false,
            _ => return None,
        };
        self.at += 1;
        let mut index = 0_usize;
        loop {
            self.blank();
            if matches!(self.peek()?, b'}' | b']') {
                return None;
            }
            let key = if is_object { self.key()? } else { index.to_string() };
            if key == name {
                return Some(());
            }
            self.value()?;
            self.blank();
            if self.peek()? == b',' {
                self.at += 1;
            }
            index += 1;
        }
    }

    /// A key and what stands between it and its value.
    fn key(&mut self) -> Option<String> {
        let start = self.at;
        self.string()?;
        let key = serde_json::from_str(self.text.get(start..self.at)?).ok()?;
        self.blank();
        self.at += 1;
        self.blank();
        Some(key)
    }

    fn string(&mut self) -> Option<()> {
        loop {
            self.at += 1;
            match self.peek()? {
                b'\\' => self.at += 1,
                b'"' => break,
                _ => {}
            }
        }
        self.at += 1;
        Some(())
    }

    /// Past a value, whatever it holds.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                    if depth == 0 {
                        return Some(());
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return Some(()),
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return Some(());
                    }
                }
                b',' if depth == 0 => return Some(()),
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::locate;

    #[test]
    fn a_pointer_leads_to_its_value() {
        let text = "{ \"é\": \"a,b]}\\\"\",\n  \"list\": [ 1, { \"x\": [] }, -2.5,\n    { \"a/b\": true } ] }";
        let place = |pointer| locate(text, pointer).map(|at| (at.line, at.column));
        assert_eq!(place(""), Some((1, 1)));
        assert_eq!(place("/é"), Some((1, 8)));
        assert_eq!(place("/list"), Some((2, 11)));
        assert_eq!(place("/list/1/x"), Some((2, 23)));
        assert_eq!(place("/list/3/a~1b"), Some((3, 14)));
        assert_eq!((place("/list/4"), place("/none"), place("/é/0")), (None, None, None));
    }
}
