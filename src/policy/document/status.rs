//! What the CRM's statuses mean.

use super::names::PauseReason;
use crate::json::{Blank, Decode, Map, Node, Reader, document};
use crate::scalar::Text;
use crate::ticket::EventType;
use crate::vocabulary::statuses::STANDARDS;

/// The statuses of a CRM by name. Ready ones are written out before they are read here.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Statuses(pub(crate) Map<Status>);

impl Blank for Statuses {
    fn blank() -> Self {
        Self::default()
    }
}

impl Decode for Statuses {
    const ABSENT: Option<fn() -> Self> = Some(Self::default);
    const EXPECTED: &'static str = "an object of statuses, or the name of ready ones: TMF621, MEF";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.text().is_some() {
            reader.unknown_word(node, "an object of statuses, or ready ones:", STANDARDS.into_iter());
            return None;
        }
        if let Some(standard) = node.get("standard").filter(|standard| standard.text().is_some()) {
            reader.within("standard", |reader| reader.unknown_word(standard, "ready statuses:", STANDARDS.into_iter()));
            return None;
        }
        Map::decode(node, reader).map(Self)
    }
}

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
