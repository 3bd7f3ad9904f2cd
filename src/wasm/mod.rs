//! The way in from JavaScript: few functions, plain data in and out, no rule of the business.
//!
//! A policy is handed out as a number. Whatever fails is thrown as a plain object `{ code, message, path, problems }`;
//! the package's engine makes an `SlaError` of it.
#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions alone")]

mod agenda;
mod answer;
mod batch;
mod statement;
mod store;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::assessment::Audience;
use crate::policy::Policy;
use crate::{Error, ErrorCode, Instant};

use answer::{thrown, to_js};

/// Says on the console what went wrong before a trap ends this instance.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// Compiles a policy's text.
#[wasm_bindgen]
pub fn compile(text: &str) -> Result<u32, JsValue> {
    let policy = Policy::from_json(text).map_err(|error| thrown(&error))?;
    Ok(store::keep(policy))
}

/// Judges a ticket that is a JavaScript object.
#[wasm_bindgen]
pub fn assess(policy: u32, ticket: JsValue, now: JsValue, audience: &str) -> Result<JsValue, JsValue> {
    answered(policy, now, audience, |policy| policy.ticket_from(serde_wasm_bindgen::Deserializer::from(ticket)))
}

/// Judges a ticket that is JSON in UTF-8.
#[wasm_bindgen(js_name = assessBytes)]
pub fn assess_bytes(policy: u32, ticket: &[u8], now: JsValue, audience: &str) -> Result<JsValue, JsValue> {
    answered(policy, now, audience, |policy| policy.ticket(ticket))
}

fn answered(
    policy: u32,
    now: JsValue,
    audience: &str,
    ticket: impl FnOnce(&Policy) -> Result<crate::Ticket, Error>,
) -> Result<JsValue, JsValue> {
    let judged = store::with(policy, |policy| {
        let now = instant(policy, &now, "/now")?;
        let audience = self::audience(audience)?;
        policy.assess(&ticket(policy)?, now, audience)
    });
    let assessment = judged.and_then(|result| result).map_err(|error| thrown(&error))?;
    to_js(&assessment.to_json())
}

/// What is owed at every instant at which a ticket may end. The ticket is an object, or JSON in UTF-8.
#[wasm_bindgen(js_name = penaltyCurve)]
pub fn penalty_curve(
    policy: u32,
    ticket: JsValue,
    now: JsValue,
    audience: &str,
    until: JsValue,
    resolved: JsValue,
) -> Result<JsValue, JsValue> {
    let curves = store::with(policy, |policy| {
        let given = |at: &JsValue, path| if at.is_undefined() { Ok(None) } else { instant(policy, at, path).map(Some) };
        let now = instant(policy, &now, "/now")?;
        let (until, resolved) = (given(&until, "/until")?, given(&resolved, "/resolved")?);
        let audience = self::audience(audience)?;
        policy.penalty_curve(&ticket_of(policy, ticket)?, now, audience, until, resolved)
    });
    let curves = curves.and_then(|result| result).map_err(|error| thrown(&error))?;
    to_js(&crate::json::to_text(&curves))
}

/// What is written to somebody. The ticket is an object, or JSON in UTF-8; the request is JSON.
#[wasm_bindgen]
pub fn message(policy: u32, ticket: JsValue, now: JsValue, request: &str) -> Result<JsValue, JsValue> {
    let message = store::with(policy, |policy| {
        let now = instant(policy, &now, "/now")?;
        policy.message(&ticket_of(policy, ticket)?, now, request)
    });
    let message = message.and_then(|result| result).map_err(|error| thrown(&error))?;
    to_js(&crate::json::to_text(&message))
}

/// A ticket that is an object, or JSON in UTF-8.
fn ticket_of(policy: &Policy, ticket: JsValue) -> Result<crate::Ticket, Error> {
    match ticket.dyn_ref::<js_sys::Uint8Array>() {
        Some(bytes) => policy.ticket(&bytes.to_vec()),
        None => policy.ticket_from(serde_wasm_bindgen::Deserializer::from(ticket)),
    }
}

/// The text of the policy that may be handed to an audience; of partners, to the one that is named.
#[wasm_bindgen(js_name = forAudience)]
pub fn for_audience(policy: u32, audience: &str, party: JsValue) -> Result<String, JsValue> {
    let text = store::with(policy, |policy| match (self::audience(audience)?, party.as_string()) {
        (audience, None) => Ok(policy.for_audience(audience)),
        (Audience::Partner, Some(party)) => policy.for_party(&party),
        (_, Some(party)) => {
            let found = crate::json::describe_text(&party);
            Err(Error::at(ErrorCode::OutOfRange, "/party", found, "the audience partner: only partners have names"))
        }
    });
    text.and_then(|result| result).map_err(|error| thrown(&error))
}

/// The ready vocabulary as its own short text: the package knows the words of a policy's parameters by it.
#[wasm_bindgen]
pub fn vocabulary() -> String {
    crate::vocabulary::WORDS.to_owned()
}

/// Forgets a policy.
#[wasm_bindgen]
pub fn release(policy: u32) {
    store::forget(policy);
}

/// The longest inputs that are read, in bytes.
#[wasm_bindgen]
pub fn limits() -> Result<JsValue, JsValue> {
    let limits = [("policyBytes", Policy::MAX_BYTES), ("ticketBytes", Policy::MAX_TICKET_BYTES)];
    let object = js_sys::Object::new();
    for (name, limit) in limits {
        js_sys::Reflect::set(&object, &name.into(), &JsValue::from_f64(limit as f64))?;
    }
    Ok(object.into())
}

/// Traps, so that a test can see the engine restart.
#[cfg(feature = "trap")]
#[wasm_bindgen]
pub fn trap() {
    std::process::abort();
}

/// An instant as milliseconds since 1970 or as text; `path` names it in a refusal.
fn instant(policy: &Policy, now: &JsValue, path: &str) -> Result<Instant, Error> {
    let expected = "the time: milliseconds since 1970, or a text such as 2026-03-13T19:20:00+01:00";
    if let Some(text) = now.as_string() {
        return policy.instant(&text);
    }
    let Some(millis) = now.as_f64().filter(|millis| millis.is_finite()) else {
        return Err(Error::at(ErrorCode::OutOfRange, path, "no time", expected));
    };
    // A cast from f64 saturates, and what is saturated is out of range.
    Instant::from_millis(millis.floor() as i64)
        .ok_or_else(|| Error::at(ErrorCode::OutOfRange, path, float_text(millis), "a time between 1970 and 2100"))
}

/// A float as JavaScript writes it: printing floats here would cost more than all our arithmetic.
pub(crate) fn float_text(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map_or_else(|_| String::from("NaN"), String::from)
}

fn audience(word: &str) -> Result<Audience, Error> {
    Audience::ALL.iter().find(|audience| audience.as_str() == word).copied().ok_or_else(|| {
        Error::at(ErrorCode::OutOfRange, "/audience", format!("{word:?}"), "internal, partner or customer")
    })
}
