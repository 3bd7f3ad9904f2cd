//! Who has the ticket, until when each level may have it, and who is told.

use std::fmt::Write;

use serde_json::json;

use super::page::{Page, at, list};

impl Page<'_> {
    pub(super) fn support(&self) -> String {
        let Some(support) = self.answer.get("support").filter(|support| !support.is_null()) else {
            return String::new();
        };
        let level = support.get("title").map_or_else(|| self.text(at(support, "level")), |title| self.text(title));
        format!("{}{} {level}\n{}", self.words.word("words", "support"), self.words.colon(), self.reasons("support"))
    }

    /// Who is told when; what was called off is not worth a line.
    pub(super) fn escalation(&self) -> String {
        let mut out = String::new();
        for step in list(self.answer, "escalation").filter(|step| at(step, "state") != "cancelled") {
            let tell: Vec<String> = list(step, "tell")
                .map(|contact| {
                    contact.get("title").map_or_else(|| self.text(at(contact, "id")), |title| self.text(title))
                })
                .collect();
            let mark = if at(step, "state") == "passed" { '✓' } else { '·' };
            let when = self.words.say("words", "toldAt", step);
            let _ = writeln!(out, "{mark} {when}{} {}", self.words.colon(), tell.join(", "));
        }
        out
    }

    /// Until when each support level may have the ticket.
    pub(super) fn chain(&self) -> String {
        let mut out = String::new();
        for chain in list(self.answer, "chain") {
            let _ = writeln!(out, "{}", self.text(at(chain, "target")));
            for level in list(chain, "levels").filter(|level| level.get("until").is_some()) {
                let mark = if at(level, "reached") == "passed" { '✓' } else { '·' };
                let values = json!({ "share": level.get("reaches"), "at": level.get("until") });
                let when = self.words.say("words", "toldAt", &values);
                let title = level.get("title").map_or_else(String::new, |title| format!(" {}", self.text(title)));
                let name = self.text(at(level, "level"));
                let _ = writeln!(out, "{mark} {when}{} {name}{title}", self.words.colon());
            }
        }
        out
    }
}
