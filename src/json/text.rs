//! Texts made of texts. `format!` costs many times as much in the module.

/// One text after the other.
#[inline(never)]
pub(crate) fn join(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push_str(part);
    }
    out
}

/// A step of a JSON Pointer (RFC 6901).
#[inline(never)]
pub(super) fn push_step(path: &mut String, key: &str) {
    for c in key.chars() {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            _ => path.push(c),
        }
    }
}
