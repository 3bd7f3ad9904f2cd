//! What the CRM's statuses mean.

use super::names::PauseReason;
use crate::json::{Node, Reader, document};
use crate::scalar::Text;
use crate::ticket::EventType;

document! {
    /// What it means that a ticket enters a status of the CRM.
    pub(crate) struct Status {
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The pause that lasts as long as the status.
        "pauses" => pauses: Option<PauseReason>,
        /// The event that entering it is.
        "event" => event: Option<EventType>,
    }
    check check
}

/// Events that say nothing without more words can't be a status.
fn check(node: &Node, reader: &mut Reader<'_>) {
    const MUTE: [&str; 6] = ["paused", "resumed", "prioritised", "qualified", "appointment", "status"];
    if let Some(event) = node.get("event").filter(|event| event.text().is_some_and(|text| MUTE.contains(&text))) {
        let expected = "an event that needs no more words; a pause stands under \"pauses\"";
        reader.within("event", |reader| reader.unexpected(event, expected));
    }
}
