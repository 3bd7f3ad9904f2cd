//! The steps that a ticket goes through, and who is waited for in a pause.

use super::moment::EventMatch;
use crate::json::{Map, Node, Reader, document, words};
use crate::scalar::Text;

document! {
    /// The steps that a ticket goes through: those of the product where the policy names none.
    pub(crate) struct Process {
        /// The steps, first to last: `received`, `qualified`, `diagnosed`, `restored`, `resolved`, `closed` when left out.
        "steps" => steps: Vec<ProcessStep>,
        /// The ways back: `reopened` goes back to `qualified`, and `returned` from `diagnosed` to it, when left out.
        "back" => back: Option<Vec<WayBack>>,
        /// Who is waited for while a ticket is paused, by the reason of the pause.
        "waiting" => waiting: Map<Waiting>,
    }
    check check
}

document! {
    /// One step. It is reached with the first of its events, and with any event of a later step.
    pub(crate) struct ProcessStep {
        /// A short name, unique among the steps.
        "step" => step: Box<str>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The events that bring it.
        "on" => on: Vec<EventMatch>,
        /// Whether any event that names the cause brings it, too.
        "cause" => cause: bool = false,
    }
}

document! {
    /// A way back to an earlier step.
    pub(crate) struct WayBack {
        /// The event that goes it.
        "on" => on: EventMatch,
        /// The step it leads to.
        "to" => to: Box<str>,
        /// The steps it starts from: every later one when left out.
        "from" => from: Vec<Box<str>>,
    }
}

document! {
    /// Who is waited for in a pause.
    pub(crate) struct Waiting {
        /// Who.
        "party" => party: Party,
        /// For what, in words for people.
        "title" => title: Option<Text>,
    }
}

words! {
    /// Somebody who owes something.
    pub enum Party {
        /// The customer.
        Customer = "customer",
        /// The operator itself.
        Operator = "operator",
        /// One of the operator's departments or support levels.
        Department = "department",
        /// A vendor.
        Vendor = "vendor",
        /// Another operator.
        Partner = "partner",
    }
}

/// Every way back leads from steps to steps that there are, and who is waited for is one of the reasons of pauses.
fn check(node: &Node, reader: &mut Reader<'_>) {
    reader.refuse_repeats(node, "steps", "step");
    let written = node.get("steps").map(Node::items).unwrap_or_default();
    let own: Vec<&str> = written.iter().filter_map(|step| step.get("step")?.text()).collect();
    let known: &[&str] = if own.is_empty() { &crate::process::STEPS } else { &own };
    reader.enter("back");
    for (index, way) in node.get("back").map(Node::items).unwrap_or_default().iter().enumerate() {
        reader.enter_index(index);
        refuse_unknown(way.get("to"), "to", known, reader);
        for (place, from) in way.get("from").map(Node::items).unwrap_or_default().iter().enumerate() {
            reader.enter("from");
            reader.enter_index(place);
            refuse_word(from, known, reader);
            reader.leave();
            reader.leave();
        }
        reader.leave();
    }
    reader.leave();
    reader.enter("waiting");
    let reasons = reader.declared("/pauseReasons").to_vec();
    for member in node.get("waiting").map(Node::members).unwrap_or_default() {
        if !reasons.contains(&member.key) && &*member.key != "note" {
            reader.unknown_key(member.offset, &member.key, reasons.iter().map(|reason| &**reason));
        }
    }
    reader.leave();
}

fn refuse_unknown(node: Option<&Node>, key: &str, known: &[&str], reader: &mut Reader<'_>) {
    if let Some(node) = node {
        reader.within(key, |reader| refuse_word(node, known, reader));
    }
}

fn refuse_word(node: &Node, known: &[&str], reader: &mut Reader<'_>) {
    if node.text().is_some_and(|word| !known.contains(&word)) {
        reader.unknown_word(node, "a step:", known.iter().copied());
    }
}
