//! The way out: plain objects.

use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::{Error, ErrorCode, Problem};

/// Plain objects, arrays, strings and numbers: no `Map`, no `BigInt`; what is none is null.
pub(super) fn to_js<T: Serialize>(value: &T) -> Result<JsValue, Error> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|error| Error::at(ErrorCode::Internal, "", error.to_string(), "an answer that JavaScript can hold"))
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
    let object =
        Thrown { code: error.code(), message: error.to_string(), path: error.path(), problems: error.problems() };
    to_js(&object).unwrap_or_else(|error| error.to_string().into())
}
