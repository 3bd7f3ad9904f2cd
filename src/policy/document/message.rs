//! Messages as they are written: templates with named fields in braces, in one language or several.

use super::names::TargetName;
use crate::communication::{Fault, STANDARD_MESSAGES, check_template, is_field, standard_message};
use crate::json::{Decode, Node, Reader, Value, document};
use crate::scalar::Text;

document! {
    /// A message as it is written. `"standard"` instead takes the ready-made message of this name as it is.
    pub(crate) struct MessageShape {
        /// The ready-made message that this one goes on from: what stands here takes the place of its own.
        "standard" => standard: Option<StandardMessage>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The line above it: a template.
        "subject" => subject: Option<Text>,
        /// What it says: a template of plain text; an empty line begins a paragraph.
        "body" => body: Option<Text>,
        /// What it says in few words, for an SMS: a template; the body when left out.
        "sms" => sms: Option<Text>,
        /// Fields that the host hands over with the call: a customer's name.
        "fields" => fields: Vec<Box<str>>,
        /// The promise it speaks of; the one that matters most when left out.
        "clock" => clock: Option<TargetName>,
    }
}

/// The name of a ready-made message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StandardMessage(pub(crate) Box<str>);

impl Decode for StandardMessage {
    const EXPECTED: &'static str = "the name of a ready-made message";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let known = node.text().filter(|name| STANDARD_MESSAGES.contains(name));
        if known.is_none() {
            reader.unknown_word(node, "the name of a ready-made message:", STANDARD_MESSAGES.into_iter());
        }
        known.map(|name| Self(name.into()))
    }
}

/// A message: its templates, all of which can be filled.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Message {
    pub(crate) subject: Option<Text>,
    pub(crate) body: Text,
    pub(crate) sms: Option<Text>,
    /// Fields that the host hands over.
    pub(crate) fields: Vec<Box<str>>,
    /// The promise it speaks of.
    pub(crate) clock: Option<Box<str>>,
}

impl Decode for Message {
    const EXPECTED: &'static str = "\"standard\", or a message such as { \"subject\": \"...\", \"body\": \"...\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.text() == Some("standard") {
            // The message has the name of the ready-made one: the last step of the path to it.
            let name = reader.path().rsplit('/').next().unwrap_or_default().to_owned();
            let named = Node { offset: node.offset, value: Value::Text(name.into()) };
            let standard = StandardMessage::decode(&named, reader)?;
            return standard_message(&standard.0);
        }
        if !matches!(node.value, Value::Object(_)) {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        }
        let shape = MessageShape::decode(node, reader)?;
        let ready = shape.standard.and_then(|name| standard_message(&name.0));
        if shape.body.is_none() && ready.is_none() {
            reader.missing(node, "body", "what it says");
        }
        let own = shape.fields.clone();
        let parts = [("subject", &shape.subject), ("body", &shape.body), ("sms", &shape.sms)];
        for (key, text) in parts {
            let (Some(text), Some(written)) = (text, node.get(key)) else { continue };
            reader.within(key, |reader| check(key, text, written, &own, reader));
        }
        let (ready_subject, ready_body, ready_sms) = match ready {
            Some(ready) => (ready.subject, Some(ready.body), ready.sms),
            None => (None, None, None),
        };
        Some(Self {
            // A body of one's own says more than a ready-made SMS: that goes with the body it was made for.
            sms: shape.sms.or(ready_sms.filter(|_| shape.body.is_none())),
            subject: shape.subject.or(ready_subject),
            body: shape.body.or(ready_body)?,
            fields: shape.fields,
            clock: shape.clock.map(|clock| clock.0),
        })
    }
}

/// Every template of a text, in whichever language.
fn check(key: &str, text: &Text, written: &Node, own: &[Box<str>], reader: &mut Reader<'_>) {
    match text {
        Text::Any(template) => check_one(key, template, written, own, reader),
        Text::By(templates) => {
            for (tag, template) in templates.iter() {
                let written = written.get(tag).unwrap_or(written);
                reader.within(tag, |reader| check_one(key, template, written, own, reader));
            }
        }
    }
}

fn check_one(key: &str, template: &str, written: &Node, own: &[Box<str>], reader: &mut Reader<'_>) {
    if key == "subject" && template.chars().any(char::is_control) {
        reader.unexpected(written, "a subject of one line");
    }
    match check_template(template) {
        Err(Fault { place, expected }) => {
            let found = ["a brace at character ", &place.to_string()].concat();
            reader.refuse(None, written, found, expected.into());
        }
        Ok(names) => {
            for name in names {
                let parameters = reader.declared("/parameters");
                let known = own.iter().chain(parameters).any(|known| **known == *name) || is_field(name);
                if !known {
                    unknown_field(name, written, own, reader);
                }
            }
        }
    }
}

/// Says the nearest of all fields: ours, the policy's parameters, and the message's own.
fn unknown_field(name: &str, written: &Node, own: &[Box<str>], reader: &mut Reader<'_>) {
    let parameters = reader.declared("/parameters").to_vec();
    let others = own.iter().chain(&parameters).map(|name| &**name);
    let known = crate::communication::FIELDS.into_iter().chain(others);
    let node = Node { offset: written.offset, value: Value::Text(name.into()) };
    let near = crate::nearest::nearest(name, known).map(str::to_owned);
    let expected = "a field of messages, a parameter, or one of the message's own \"fields\"";
    reader.unknown_name(crate::ErrorCode::PolicyInvalid, &node, expected, near);
}
