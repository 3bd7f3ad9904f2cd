//! Statements: all tickets of one array, which is gone through twice where the agreements ask for it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{answer::thrown, answer::to_js, audience, instant, store};
use crate::money::Money;
use crate::policy::Policy;
use crate::{Error, ErrorCode, Instant, StatementQuestion, Ticket};

/// The credits of many tickets over a period. `fees` holds names and amounts by turns; each ticket is an object, or JSON in UTF-8.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "one call, plain values")]
pub fn statement(
    policy: u32,
    from: JsValue,
    to: JsValue,
    reader: &str,
    agreement: Option<String>,
    party: Option<String>,
    fees: Vec<String>,
    tickets: &Array,
) -> Result<JsValue, JsValue> {
    let made = store::with(policy, |policy| {
        let mut question = StatementQuestion::new(edge(policy, &from, "/from")?, edge(policy, &to, "/to")?);
        question.audience = audience(reader)?;
        question.agreement = agreement;
        question.party = party;
        question.fees = self::fees(&fees)?;
        let mut builder = policy.statement(question)?;
        if builder.needs_survey() {
            each(policy, tickets, &mut |ticket| builder.survey(ticket))?;
        }
        each(policy, tickets, &mut |ticket| builder.add(ticket))?;
        builder.finish()
    });
    let statement = made.and_then(|result| result).map_err(|error| thrown(&error))?;
    to_js(&statement.to_json())
}

fn edge(policy: &Policy, at: &JsValue, path: &str) -> Result<Instant, Error> {
    match at.as_string() {
        Some(text) => policy.period_edge(&text).map_err(|error| error.under(path)),
        None => instant(policy, at, path),
    }
}

fn fees(written: &[String]) -> Result<Vec<(Box<str>, Money)>, Error> {
    let mut fees = Vec::new();
    let mut parts = written.iter();
    while let (Some(name), Some(amount)) = (parts.next(), parts.next()) {
        let wrong = || {
            Error::at(
                ErrorCode::OutOfRange,
                format!("/fees/{name}"),
                format!("{amount:?}"),
                "an amount such as \"480.00 EUR\"",
            )
        };
        fees.push((name.as_str().into(), Money::parse(amount).ok_or_else(wrong)?));
    }
    Ok(fees)
}

fn each(policy: &Policy, tickets: &Array, take: &mut dyn FnMut(&Ticket) -> Result<(), Error>) -> Result<(), Error> {
    for place in 0..tickets.length() {
        let written = tickets.get(place);
        let ticket = match written.dyn_ref::<Uint8Array>() {
            Some(bytes) => policy.ticket(&bytes.to_vec()),
            None => policy.ticket_from(serde_wasm_bindgen::Deserializer::from(written)),
        };
        let taken = ticket.and_then(|ticket| take(&ticket));
        taken.map_err(|error| error.under(&format!("/tickets/{place}")))?;
    }
    Ok(())
}
