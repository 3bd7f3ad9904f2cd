//! Who has the ticket, until when each level may have it, and who is told.

use std::fmt::Write;

use serde_json::{Value, json};

use super::page::{Page, at, list};

impl Page<'_> {
    pub(super) fn support(&self) -> String {
        let Some(support) = self.answer.get("support").filter(|support| !support.is_null()) else {
            return String::new();
        };
        let level = support.get("title").map_or_else(|| self.text(at(support, "level")), |title| self.text(title));
        let word = |key: &str, values: &serde_json::Value| format!(", {}", self.words.say("words", key, values));
        let mut head = format!("{}{} {level}", self.words.word("words", "support"), self.words.colon());
        if support.get("pendingSince").is_some() {
            head += &word("supportPending", &json!({}));
        }
        if let Some(from) = support.get("reachableFrom") {
            head += &word("supportThere", &json!({ "at": from }));
        }
        if at(support, "bounces").as_u64().is_some_and(|count| count > 0) {
            head += &word("supportBounces", &json!({ "count": at(support, "bounces") }));
        }
        format!("{head}\n{}", self.reasons("support"))
    }

    /// Who is told when; what was called off, or has no time yet, is not worth a line.
    pub(super) fn escalation(&self) -> String {
        let mut out = String::new();
        let told = |step: &&serde_json::Value| at(step, "state") != "cancelled" && step.get("at").is_some();
        for step in list(self.answer, "escalation").filter(told) {
            let tell: Vec<String> = list(step, "tell")
                .map(|contact| {
                    contact.get("title").map_or_else(|| self.text(at(contact, "id")), |title| self.text(title))
                })
                .collect();
            let mark = if at(step, "state") == "passed" { '✓' } else { '·' };
            let when = self.words.say("words", "toldAt", step);
            let _ = writeln!(out, "{mark} {when}{} {}", self.words.colon(), tell.join(", "));
        }
        out + &self.reasons("escalation")
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

    /// Who is told what, and how that stands; what has no moment yet is not worth a line.
    pub(super) fn communication(&self) -> String {
        let rows: Vec<&Value> =
            list(self.answer, "communication").filter(|row| !["waiting", "cancelled"].contains(&state(row))).collect();
        if rows.is_empty() {
            return String::new();
        }
        let mut out = format!("{}\n", self.words.word("words", "whoIsTold"));
        for row in rows {
            let mark = match state(row) {
                "told" => '✓',
                "overdue" => '!',
                _ => '·',
            };
            let title = row.get("title").map_or_else(|| self.text(at(row, "id")), |title| self.text(title));
            let to = row.get("toTitle").map_or_else(|| self.text(at(row, "to")), |title| self.text(title));
            let word = self.words.word("newsStates", state(row));
            let _ = writeln!(out, "{mark} {title} → {to}{} {word}", self.words.colon());
            out.push_str(&self.reasons(&format!("communication:{}", self.text(at(row, "id")))));
        }
        out
    }
}

fn state(row: &Value) -> &str {
    at(row, "state").as_str().unwrap_or_default()
}
