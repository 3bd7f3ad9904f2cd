//! An agenda as iCalendar (RFC 5545): one event without length for each instant, with an alarm at it.

use crate::assessment::{Agenda, AgendaItem, Moment};
use crate::calendar::Zone;
use crate::target::Language;
use crate::timestamp;

/// Lines are folded so that none is longer, in bytes (RFC 5545, 3.1).
const LONGEST: usize = 75;

impl Agenda {
    /// The agenda as iCalendar text in a language: an event for each item, at its whole second in UTC, with a display alarm
    /// at that instant. An event keeps its `UID` when the agenda is made again: a calendar that takes in both holds it once,
    /// where it is now.
    ///
    /// ```
    /// use sla_clock::{Audience, Language, Policy};
    /// # let policy = Policy::from_json(r#"{ "format": 1, "id": "lines", "calendars": { "always": { "week": "24x7" } },
    /// #   "qualification": { "otherwise": "P1" }, "agreements": [ { "id": "customer", "kind": "sla", "targets": [
    /// #     { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ] } ] }"#)?;
    /// let ticket = policy.ticket(br#"{ "id": "INC-1", "events": [ { "at": "2026-03-13T19:20:00+01:00", "type": "opened" } ] }"#)?;
    /// let (from, to) = (policy.instant("2026-03-13T20:00:00+01:00")?, policy.instant("2026-03-14T20:00:00+01:00")?);
    /// let text = policy.agenda(&ticket, from, to, Audience::Internal)?.to_icalendar(Language::French);
    /// assert!(text.contains("DTSTART:20260313T222000Z\r\nSUMMARY:INC-1 P1 Échéance : Rétablissement\r\n"));
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    #[must_use]
    pub fn to_icalendar(&self, language: Language) -> String {
        let tag = match language {
            Language::English => "en",
            Language::French => "fr",
        };
        let mut out = Lines { text: String::new(), tag };
        out.line(&["BEGIN:VCALENDAR"]);
        out.line(&["VERSION:2.0"]);
        out.line(&["PRODID:-//SLA Clock//Agenda//", &tag.to_ascii_uppercase()]);
        out.line(&["CALSCALE:GREGORIAN"]);
        let stamp = utc(&self.from);
        for item in &self.items {
            out.event(self, item, &stamp);
        }
        out.line(&["END:VCALENDAR"]);
        out.text
    }
}

struct Lines<'a> {
    text: String,
    tag: &'a str,
}

impl Lines<'_> {
    fn event(&mut self, agenda: &Agenda, item: &AgendaItem, stamp: &str) {
        let of = item.ticket.as_deref().or(item.task.as_deref()).unwrap_or_default();
        let said = item.summary.in_language(self.tag);
        let name = item.ticket.as_deref().map_or_else(String::new, |ticket| [ticket, " "].concat());
        let summary = escaped(&[&*name, &*item.priority, " ", said].concat());
        self.line(&["BEGIN:VEVENT"]);
        self.line(&["UID:", &escaped(&[&*item.key, "/", of, "@", &*agenda.policy.id].concat())]);
        self.line(&["DTSTAMP:", stamp]);
        self.line(&["DTSTART:", &utc(&item.at)]);
        self.line(&["SUMMARY:", &summary]);
        self.line(&["DESCRIPTION:", &escaped(&self.description(agenda, item))]);
        self.line(&["CATEGORIES:", item.kind.as_str()]);
        self.line(&["TRANSP:TRANSPARENT"]);
        self.line(&["BEGIN:VALARM"]);
        self.line(&["ACTION:DISPLAY"]);
        self.line(&["DESCRIPTION:", &summary]);
        self.line(&["TRIGGER:PT0S"]);
        self.line(&["END:VALARM"]);
        self.line(&["END:VEVENT"]);
    }

    /// The policy, and how those are reached who are told.
    fn description(&self, agenda: &Agenda, item: &AgendaItem) -> String {
        let title = agenda.policy.title.as_ref().map_or(&*agenda.policy.id, |title| title.in_language(self.tag));
        let mut said = title.to_owned();
        let missed = item.missed.iter().flat_map(|missed| &missed.tell).flat_map(|step| &step.tell);
        for contact in item.tell.iter().chain(missed) {
            said.push('\n');
            said.push_str(contact.title.as_ref().map_or(&*contact.id, |title| title.in_language(self.tag)));
            for address in [&contact.email, &contact.phone, &contact.url].into_iter().flatten() {
                said.push(' ');
                said.push_str(address);
            }
        }
        said
    }

    /// One content line, folded between characters.
    fn line(&mut self, parts: &[&str]) {
        let mut length = 0;
        for character in parts.iter().flat_map(|part| part.chars()) {
            if length + character.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                length = 1;
            }
            length += character.len_utf8();
            self.text.push(character);
        }
        self.text.push_str("\r\n");
    }
}

/// A text as RFC 5545 (3.3.11) writes it; control characters can't stand in one and are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            character if character.is_ascii_control() => {}
            character => out.push(character),
        }
    }
    out
}

/// `20260313T222000Z`: the whole second in UTC, as there are no parts of one.
fn utc(at: &Moment) -> String {
    let mut text = timestamp::format(at.instant(), Zone::utc());
    text.truncate(19);
    text.retain(|character| !matches!(character, '-' | ':'));
    text.push('Z');
    text
}
