//! Ready-made messages for the usual moments, in English and French: one text, read when asked.

use crate::policy::Message;
use crate::scalar::Text;

/// `=name`, and under it a line for each template; `¶` is a new line.
const TEXTS: &str = include_str!("ready.txt");

/// The names of the ready-made messages.
pub(crate) const STANDARD_MESSAGES: [&str; 11] = [
    "received",
    "acknowledged",
    "update",
    "restored",
    "resolved",
    "closed",
    "breach-warning",
    "escalation",
    "outage",
    "planned-works",
    "incident-report",
];

/// The ready-made message of this name.
pub(crate) fn standard_message(name: &str) -> Option<Message> {
    let own = TEXTS.split('=').find(|section| section.split('\n').next() == Some(name))?;
    let text = |part: &str| {
        let written = own.lines().filter_map(|line| {
            let (key, template) = line.split_once('|')?;
            let (tag, key) = key.split_once('-')?;
            (key == part).then(|| (tag.into(), template.replace('¶', "\n").into()))
        });
        let written: Vec<(Box<str>, Box<str>)> = written.collect();
        (!written.is_empty()).then_some(Text::By(written.into()))
    };
    Some(Message { subject: text("subject"), body: text("body")?, sms: text("sms"), fields: Vec::new(), clock: None })
}

#[cfg(test)]
mod tests {
    use super::super::template::check_template;
    use super::super::values::is_field;
    use super::{STANDARD_MESSAGES, TEXTS, standard_message};

    #[test]
    fn every_message_is_said_in_both_languages_with_fields_that_there_are() {
        assert_eq!(TEXTS.matches('=').count(), STANDARD_MESSAGES.len());
        for name in STANDARD_MESSAGES {
            let message = standard_message(name).unwrap();
            for text in [message.subject, Some(message.body), message.sms].into_iter().flatten() {
                for tag in ["en", "fr"] {
                    let template = text.in_language(tag);
                    assert!(tag == "en" || template != text.in_language("en"), "{name}: {template}");
                    for field in check_template(template).unwrap() {
                        assert!(is_field(field), "{name}: {field}");
                    }
                }
            }
        }
    }
}
