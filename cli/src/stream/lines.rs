//! Lines of bounded length: what is longer than any ticket is passed over, never held.

use std::io::{self, BufRead};

/// A line that has something on it.
#[derive(Debug, PartialEq)]
pub(crate) enum Line {
    /// Its text, without its end.
    Text(Vec<u8>),
    /// It is longer than allowed, by how many bytes it has.
    TooLong(u64),
}

/// The lines of a source, numbered from 1; blank ones are counted and passed over.
pub(crate) struct Lines<R> {
    source: R,
    most: usize,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(source: R, most: usize) -> Self {
        Self { source, most, number: 0 }
    }

    /// Whether another line is there without waiting for more input.
    pub(crate) fn is_ready(&self, buffered: impl Fn(&R) -> &[u8]) -> bool {
        buffered(&self.source).contains(&b'\n')
    }

    /// The next line and its number; none at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<(u64, Line)>> {
        loop {
            let Some(line) = self.read()? else { return Ok(None) };
            self.number += 1;
            match line {
                Line::Text(text) if text.iter().all(u8::is_ascii_whitespace) => {}
                line => return Ok(Some((self.number, line))),
            }
        }
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let (mut text, mut length) = (Vec::new(), 0_u64);
        loop {
            let buffer = match self.source.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let part = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or(buffer);
            let taken = part.len() + usize::from(end.is_some());
            length += part.len() as u64;
            // One more than allowed, for the carriage return that may stand before the line's end.
            if length <= self.most as u64 + 1 {
                text.extend_from_slice(part);
            }
            self.source.consume(taken);
            if end.is_none() && taken > 0 {
                continue;
            }
            if end.is_none() && length == 0 {
                return Ok(None);
            }
            return Ok(Some(self.line(text, length)));
        }
    }

    fn line(&self, mut text: Vec<u8>, mut length: u64) -> Line {
        if length == text.len() as u64 && text.ends_with(b"\r") {
            text.pop();
            length -= 1;
        }
        if length > self.most as u64 {
            return Line::TooLong(length);
        }
        Line::Text(if self.number == 0 { crate::edge::without_mark(text) } else { text })
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Lines};

    fn lines(text: &[u8], most: usize) -> Vec<(u64, Line)> {
        let mut lines = Lines::new(std::io::BufReader::with_capacity(3, text), most);
        std::iter::from_fn(|| lines.next().unwrap()).collect()
    }

    fn text(line: &str) -> Line {
        Line::Text(line.into())
    }

    #[test]
    fn ends_of_lines_marks_and_blanks_are_no_part_of_a_ticket() {
        let read = lines(b"\xef\xbb\xbfone\r\n\n  \r\ntwo\nthree", 9);
        assert_eq!(read, [(1, text("one")), (4, text("two")), (5, text("three"))]);
    }

    #[test]
    fn a_line_too_long_is_told_and_the_next_one_read() {
        let read = lines(b"12345\r\n123456\n1\n1234567", 5);
        assert_eq!(read, [(1, text("12345")), (2, Line::TooLong(6)), (3, text("1")), (4, Line::TooLong(7))]);
    }
}
