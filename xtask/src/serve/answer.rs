//! The answer to one request.

use std::fs;

use super::{Mount, kind};

/// As strict as an operator's portal would have it; WebAssembly needs `wasm-unsafe-eval`.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

const PLAIN: &str = "text/plain; charset=utf-8";

/// A status, and a body of some kind.
pub(super) struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Answer {
    /// Answers from the first folder whose part of the site the URL belongs to.
    pub(super) fn to(method: &str, url: &str, mounts: &[Mount]) -> Self {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if !matches!(method, "GET" | "HEAD") {
            return Self { status: "405 Method Not Allowed", kind: PLAIN, body: b"only GET and HEAD\n".to_vec() };
        }
        content(path, mounts).unwrap_or_else(|| Self {
            status: "404 Not Found",
            kind: PLAIN,
            body: b"not found\n".to_vec(),
        })
    }

    /// What goes over the connection; without the body for HEAD.
    pub(super) fn bytes(&self, with_body: bool) -> Vec<u8> {
        let head = format!(
            "HTTP/1.1 {}\r\n\
             Content-Type: {}\r\n\
             Content-Length: {}\r\n\
             Content-Security-Policy: {POLICY}\r\n\
             X-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\n\
             Cache-Control: no-cache\r\n\
             \r\n",
            self.status,
            self.kind,
            self.body.len()
        );
        let mut bytes = head.into_bytes();
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

fn content(path: &str, mounts: &[Mount]) -> Option<Answer> {
    let mount = mounts.iter().find(|mount| path.starts_with(mount.at))?;
    let file = mount.find(path)?;
    let body = fs::read(&file).ok()?;
    Some(Answer { status: "200 OK", kind: kind::of(&file), body })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    fn answer(method: &str, url: &str) -> Answer {
        let root = paths::root();
        let mounts =
            [Mount { at: "/src/", folder: root.join("xtask/src") }, Mount { at: "/", folder: root.join("xtask") }];
        Answer::to(method, url, &mounts)
    }

    #[test]
    fn answers_with_the_file_its_type_and_the_policy() {
        let answer = answer("GET", "/Cargo.toml?x=1");
        let text = String::from_utf8(answer.bytes(true)).unwrap();
        assert!(text.starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"));
        assert!(text.contains(
            "\r\nContent-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src"
        ));
        assert!(text.contains("\r\n\r\n[package]"));
        assert!(answer.bytes(false).ends_with(b"\r\n\r\n"));
    }

    #[test]
    fn the_first_folder_of_a_path_answers_alone() {
        assert_eq!(answer("GET", "/src/main.rs").status, "200 OK");
        assert_eq!(answer("GET", "/src/Cargo.toml").status, "404 Not Found");
    }

    #[test]
    fn nothing_can_be_written() {
        assert_eq!(answer("POST", "/Cargo.toml").status, "405 Method Not Allowed");
        assert_eq!(answer("GET", "/nothing").status, "404 Not Found");
    }
}
