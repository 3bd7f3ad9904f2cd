//! The way out: plain objects. An answer crosses as one text: JavaScript reads it faster than it is handed values.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::json::to_text;
use crate::{Error, ErrorCode, Problem};

/// Plain objects, arrays, strings and numbers; what is none is null or left out.
pub(super) fn to_js(text: &str) -> Result<JsValue, JsValue> {
    JSON::parse(text)
}

#[derive(Serialize)]
struct Thrown<'a> {
    code: ErrorCode,
    message: String,
    path: &'a str,
    problems: &'a [Problem],
}

/// An error as a plain object.
pub(super) fn thrown(error: &Error) -> JsValue {
    let message = error.to_string();
    let object = Thrown { code: error.code(), message, path: error.path(), problems: error.problems() };
    to_js(&to_text(&object)).unwrap_or_else(|error| error)
}
