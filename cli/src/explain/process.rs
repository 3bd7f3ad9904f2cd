//! The step a ticket has reached, who owes what, and what comes next.

use std::fmt::Write;

use serde_json::{Value, json};

use super::page::{Page, at, list};

/// So many instants to come are told.
const MOST: usize = 12;

impl Page<'_> {
    pub(super) fn process(&self) -> String {
        let Some(process) = self.answer.get("process").filter(|process| !process.is_null()) else {
            return String::new();
        };
        let title = process.get("title").unwrap_or(at(process, "step"));
        let said = json!({ "title": title, "since": at(process, "since"), "cancelled": at(process, "cancelled") });
        let mut out = format!("{}{} ", self.words.word("words", "process"), self.words.colon());
        let _ = writeln!(out, "{}", self.words.say("words", "stepSince", &said));
        if !at(process, "cancelled").is_null() {
            let _ = writeln!(out, "{}", self.words.say("words", "stepCancelled", &said));
        }
        for owe in list(process, "owes") {
            let _ = writeln!(out, "· {}", self.owe(owe));
        }
        out
    }

    fn owe(&self, owe: &Value) -> String {
        let party = at(owe, "party").as_str().map(|party| self.words.word("parties", party).to_owned());
        let who = owe.get("who").map(|who| self.text(who)).or(party);
        let what = self.text(at(owe, "what"));
        let named = owe.get("title").map(|title| self.text(title));
        let what = match &*what {
            "waiting" => self.words.say("words", "waitsFor", &json!({ "title": named })),
            "pass-on" => self.words.word("words", "passOn").to_owned(),
            metric => named.unwrap_or_else(|| self.words.word("metrics", metric).to_owned()),
        };
        let sentence = if at(owe, "late") == &json!(true) { "owedLate" } else { "owedBy" };
        let values = json!({ "who": who, "what": what, "by": at(owe, "by"), "since": at(owe, "since") });
        self.words.say("words", sentence, &values)
    }

    /// What comes in the next hours.
    pub(super) fn next(&self) -> String {
        let mut out = format!("{}{}\n", self.words.word("words", "nextHours"), self.words.colon());
        let lines = crate::agenda::lines(self.agenda, self.words);
        let count = lines.lines().count();
        if count == 0 {
            let _ = writeln!(out, "· {}", self.words.word("words", "nothingNext"));
        }
        for line in lines.lines().take(MOST) {
            let _ = writeln!(out, "· {line}");
        }
        if count > MOST {
            let more = json!({ "count": (count - MOST).to_string() });
            let _ = writeln!(out, "· {}", self.words.say("words", "morePlanned", &more));
        }
        out
    }
}
