//! What comes between two instants, for a page's tickets and the policy's own tasks.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::answer::{thrown, to_js};
use super::{audience, instant, store};
use crate::policy::Policy;
use crate::target::Language;
use crate::{Error, ErrorCode, Ticket};

/// The agenda of tickets (objects, or JSON in UTF-8), with the policy's recurring tasks where they are wanted: an object, or
/// in a language its iCalendar text, for which no ticket may be refused.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments)]
pub fn agenda(
    policy: u32,
    tickets: &js_sys::Array,
    tasks: bool,
    from: JsValue,
    to: JsValue,
    audience: &str,
    language: Option<String>,
) -> Result<JsValue, JsValue> {
    let made = store::with(policy, |policy| {
        let (from, to) = (instant(policy, &from, "/from")?, instant(policy, &to, "/to")?);
        let audience = self::audience(audience)?;
        let read = tickets.iter().map(|given| ticket(policy, given));
        let mut agenda = policy.agendas(read, from, to, audience)?;
        if tasks {
            agenda = agenda.joined(policy.tasks(from, to, audience)?);
        }
        match language {
            None => Ok((agenda.to_json(), false)),
            Some(_) if !agenda.failures.is_empty() => {
                let first = agenda.failures.swap_remove(0);
                Err(Error::from_problems(first.code, first.problems))
            }
            Some(tag) => Ok((agenda.to_icalendar(Language::of_tag(&tag)), true)),
        }
    });
    let (text, plain) = made.and_then(|made| made).map_err(|error| thrown(&error))?;
    if plain { Ok(text.into()) } else { to_js(&text) }
}

fn ticket(policy: &Policy, given: JsValue) -> Result<Ticket, Error> {
    if given.is_undefined() {
        return Err(Error::at(ErrorCode::TicketInvalid, "", "no ticket", "a ticket"));
    }
    match given.dyn_ref::<js_sys::Uint8Array>() {
        Some(bytes) => policy.ticket(&bytes.to_vec()),
        None => policy.ticket_from(serde_wasm_bindgen::Deserializer::from(given)),
    }
}
