//! Texts made of texts. `format!` costs many times as much in the module.

use super::digits;

/// One text after the other.
#[inline(never)]
pub(crate) fn join(parts: &[&str]) -> String {
    let mut out = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        out.push_str(part);
    }
    out
}

/// The JSON Pointer to an item of the list at another.
#[inline(never)]
pub(crate) fn item(list: &str, index: usize) -> String {
    let mut out = String::with_capacity(list.len() + 4);
    out.push_str(list);
    out.push('/');
    digits(&mut out, index as u64, 1);
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
