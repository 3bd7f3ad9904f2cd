//! The head of an HTTP request.

use std::io::{self, BufRead};

/// Reads a request's method and URL, and passes over its headers; nothing when the connection ends before it.
///
/// # Errors
/// When the connection breaks, or what comes is not a request.
pub(super) fn read(connection: &mut impl BufRead) -> io::Result<Option<(String, String)>> {
    let mut first = String::new();
    if connection.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let mut words = first.split_whitespace().map(str::to_owned);
    let request = words.next().zip(words.next()).filter(|_| words.next().is_some());
    let mut line = String::new();
    while line != "\r\n" {
        line.clear();
        if connection.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    request.map(Some).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_one_request_and_leaves_the_next() {
        let mut text: &[u8] = b"GET /a?b HTTP/1.1\r\nHost: x\r\n\r\nHEAD /c HTTP/1.1\r\n\r\n";
        assert_eq!(read(&mut text).unwrap(), Some(("GET".into(), "/a?b".into())));
        assert_eq!(read(&mut text).unwrap(), Some(("HEAD".into(), "/c".into())));
        assert_eq!(read(&mut text).unwrap(), None);
    }

    #[test]
    fn refuses_what_is_no_request() {
        assert!(read(&mut &b"GET /\r\n\r\n"[..]).is_err());
        assert!(read(&mut &b"GET / HTTP/1.1\r\nHost: x"[..]).is_err());
        assert!(read(&mut &b"\xff\xfe\r\n\r\n"[..]).is_err());
    }
}
