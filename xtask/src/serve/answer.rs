//! The answer to one request.

use std::fs;
use std::io::Cursor;

use tiny_http::{Header, Method, Response};

use super::Mount;
use super::kind;

/// As strict as an operator's portal would have it; WebAssembly needs `wasm-unsafe-eval`.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Answers a request for a URL from the first folder whose part of the site it belongs to.
pub(super) fn to(method: &Method, url: &str, mounts: &[Mount]) -> Response<Cursor<Vec<u8>>> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let plain = "text/plain; charset=utf-8";
    let (status, kind, body) = match method {
        Method::Get | Method::Head => match content(path, mounts) {
            Some((kind, body)) => (200, kind, body),
            None => (404, plain, b"not found\n".to_vec()),
        },
        _ => (405, plain, b"only GET and HEAD\n".to_vec()),
    };
    let headers = [
        ("Content-Type", kind),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-cache"),
    ];
    let mut response = Response::from_data(body).with_status_code(status);
    for header in headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok()) {
        response.add_header(header);
    }
    response
}

fn content(path: &str, mounts: &[Mount]) -> Option<(&'static str, Vec<u8>)> {
    let mount = mounts.iter().find(|mount| path.starts_with(mount.at))?;
    let file = mount.find(path)?;
    let body = fs::read(&file).ok()?;
    Some((kind::of(&file), body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    fn mounts() -> Vec<Mount> {
        let root = paths::root();
        vec![Mount { at: "/src/", folder: root.join("xtask/src") }, Mount { at: "/", folder: root.join("xtask") }]
    }

    fn status(method: &Method, url: &str) -> u16 {
        to(method, url, &mounts()).status_code().0
    }

    #[test]
    fn answers_with_the_file_its_type_and_the_policy() {
        let response = to(&Method::Get, "/Cargo.toml?x=1", &mounts());
        assert_eq!(response.status_code().0, 200);
        let has = |name: &'static str, value: &str| {
            response.headers().iter().any(|header| header.field.equiv(name) && header.value.as_str() == value)
        };
        assert!(has("Content-Security-Policy", POLICY));
        assert!(has("X-Content-Type-Options", "nosniff"));
        assert!(has("Content-Type", "application/octet-stream"));
    }

    #[test]
    fn the_first_folder_of_a_path_answers_alone() {
        assert_eq!(status(&Method::Get, "/src/main.rs"), 200);
        assert_eq!(status(&Method::Get, "/src/Cargo.toml"), 404);
    }

    #[test]
    fn nothing_can_be_written() {
        assert_eq!(status(&Method::Post, "/Cargo.toml"), 405);
        assert_eq!(status(&Method::Get, "/nothing"), 404);
    }
}
