//! The page: head, then each thing that is answered with the reasons for it.

use std::fmt::Write;

use serde_json::{Value, json};

use super::names::Names;
use super::words::Words;

/// An answer and the agenda after it, as text.
pub(super) fn page((answer, agenda): (&Value, &Value), words: &Words, names: &Names<'_>) -> String {
    let page = Page { answer, agenda, words, names };
    let sections = [
        page.head(),
        page.remarks(),
        page.priority(),
        page.clocks(),
        page.agreements(),
        page.process(),
        page.support(),
        page.chain(),
        page.escalation(),
        page.communication(),
        page.penalties(),
        page.settlements(),
        page.next(),
    ];
    let sections: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    sections.join("\n")
}

pub(super) struct Page<'a> {
    pub(super) answer: &'a Value,
    pub(super) agenda: &'a Value,
    pub(super) words: &'a Words,
    pub(super) names: &'a Names<'a>,
}

impl Page<'_> {
    fn head(&self) -> String {
        let policy = at(self.answer, "policy");
        let title = policy.get("title").map_or_else(|| self.text(at(policy, "id")), |title| self.text(title));
        let ticket = at(at(self.answer, "ticket"), "id");
        let mut line = if ticket.is_null() { title } else { format!("{}: {title}", self.text(ticket)) };
        if let Some(version) = policy.get("version") {
            let _ = write!(line, " ({})", self.text(version));
        }
        let now = self.words.instant(&self.text(at(self.answer, "now")));
        format!("{line}\n{now} ({})\n", self.text(at(self.answer, "timeZone")))
    }

    /// What is odd in the ticket, and what was not seen.
    fn remarks(&self) -> String {
        let mut lines: Vec<String> = list(self.answer, "warnings")
            .map(|notice| self.placed(notice, self.sentence("warnings", notice)))
            .collect();
        let later = list(self.answer, "later").count();
        if later > 0 {
            lines.push(self.words.say("words", "later", &json!({ "count": later })));
        }
        lines.iter().map(|line| format!("! {line}\n")).collect()
    }

    fn priority(&self) -> String {
        let priority = self.text(at(at(self.answer, "priority"), "value"));
        format!("{} {priority}\n{}", self.words.word("words", "priority"), self.reasons("priority"))
    }

    /// Each clock; of a promise that was not made for this ticket, why not.
    fn clocks(&self) -> String {
        let clocks: Vec<&Value> = list(self.answer, "clocks").collect();
        let mut sections: Vec<String> = clocks.iter().map(|clock| self.clock(clock)).collect();
        let mut silent: Vec<&str> = Vec::new();
        for line in list(self.answer, "trace") {
            let Some(subject) = line.get("subject").and_then(Value::as_str) else { continue };
            let Some(id) = subject.strip_prefix("clock:") else { continue };
            if clocks.iter().all(|clock| at(clock, "id") != id) && !silent.contains(&subject) {
                silent.push(subject);
                let metric = id.rsplit('/').next().unwrap_or(id);
                let title = self.names.target(id).unwrap_or_else(|| self.words.word("metrics", metric).into());
                sections.push(format!("{title} ({id})\n{}", self.reasons(subject)));
            }
        }
        sections.join("\n")
    }

    fn clock(&self, clock: &Value) -> String {
        let id = self.text(at(clock, "id"));
        let metric = self.text(at(clock, "metric"));
        let title =
            clock.get("title").map_or_else(|| self.words.word("metrics", &metric).into(), |title| self.text(title));
        let state = self.text(at(clock, "state"));
        let mut head = format!("{title} ({id}){} {}", self.words.colon(), self.words.word("states", &state));
        if let Some(due) = clock.get("due").and_then(Value::as_str) {
            let _ = write!(head, ". {}", self.due(due, clock.get("dueDay").and_then(Value::as_str)));
        }
        format!("{head}\n{}{}", self.cycles(clock), self.reasons(&format!("clock:{id}")))
    }

    /// By when: what is due at the midnight that ends a day is due that day.
    fn due(&self, due: &str, day: Option<&str>) -> String {
        self.words.say("words", "due", &json!({ "due": self.whole_day(due, day) }))
    }

    /// An instant; as its date, when it is the midnight that ends it.
    pub(super) fn whole_day(&self, due: &str, day: Option<&str>) -> Value {
        let whole = day.filter(|day| due.get(11..16) == Some("00:00") && due.get(..10) != Some(day));
        match whole.and_then(|day| self.words.day(day)) {
            Some(day) => json!({ "text": self.words.say("words", "endOfDay", &json!({ "day": day })) }),
            None => json!(due),
        }
    }

    /// Agreements that don't hold for this ticket, and why.
    fn agreements(&self) -> String {
        let mut silent: Vec<&str> = Vec::new();
        let subjects = list(self.answer, "trace").filter_map(|line| line.get("subject").and_then(Value::as_str));
        for subject in subjects.filter(|subject| subject.starts_with("agreement:")) {
            if !silent.contains(&subject) {
                silent.push(subject);
            }
        }
        let section = |subject: &&str| {
            let id = subject.trim_start_matches("agreement:");
            let title = self.names.agreement(id).unwrap_or_else(|| id.into());
            format!("{title} ({id})\n{}", self.reasons(subject))
        };
        silent.iter().map(section).collect::<Vec<_>>().join("\n")
    }

    /// Every reason for a subject.
    pub(super) fn reasons(&self, subject: &str) -> String {
        list(self.answer, "trace").filter(|line| at(line, "subject") == subject).map(|line| self.reason(line)).collect()
    }

    /// A reason, and the clause or event it rests on.
    pub(super) fn reason(&self, line: &Value) -> String {
        format!("  {}\n", self.placed(line, self.sentence("trace", line)))
    }

    /// A sentence and the place it speaks of: the operator's own people have the policy and the ticket before them.
    fn placed(&self, line: &Value, sentence: String) -> String {
        let path = self.text(at(line, "path"));
        let inside = at(self.answer, "audience") == "internal";
        if path.is_empty() || !inside { sentence } else { format!("{sentence}  [{path}]") }
    }

    fn sentence(&self, table: &str, line: &Value) -> String {
        let code = self.text(at(line, "code"));
        let values = at(line, "values");
        // The form of a target is said as the whole promise, in the words of the answer itself.
        if let Some(promise) = self.promise(line).filter(|_| code.starts_with("allowed")) {
            let mut values = values.clone();
            if let Some(values) = values.as_object_mut() {
                values.insert("promise".into(), promise.clone());
            }
            return self.words.say(table, "promised", &self.names.of(&values));
        }
        self.words.say(table, &code, &self.names.of(values))
    }

    fn promise(&self, line: &Value) -> Option<&Value> {
        let id = at(line, "subject").as_str()?.strip_prefix("clock:")?;
        list(self.answer, "clocks").find(|clock| at(clock, "id") == id)?.get("promise")
    }

    pub(super) fn text(&self, value: &Value) -> String {
        self.words.text(value)
    }
}

/// A member of an answer; null where there is none.
pub(super) fn at<'a>(value: &'a Value, key: &str) -> &'a Value {
    const NONE: &Value = &Value::Null;
    value.get(key).unwrap_or(NONE)
}

pub(super) fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default().iter()
}
