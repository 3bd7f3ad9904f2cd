//! The cycles of a clock that are over, one line each: what was kept and what was missed.

use serde_json::{Value, json};

use super::page::{Page, at, list};

impl Page<'_> {
    /// Which cycle this is and how many were missed, then those before it.
    pub(super) fn cycles(&self, clock: &Value) -> String {
        if at(clock, "cycle").as_i64().unwrap_or(1) < 2 {
            return String::new();
        }
        let mut lines: Vec<String> = list(clock, "cycles").map(|cycle| self.cycle(cycle)).collect();
        lines.push(self.words.say("words", "cycle", clock) + ".");
        lines.iter().map(|line| format!("  {line}\n")).collect()
    }

    fn cycle(&self, cycle: &Value) -> String {
        let state = self.text(at(cycle, "state"));
        let late = at(at(cycle, "lateness"), "working");
        let values = json!({
            "cycle": at(cycle, "cycle"),
            "state": self.words.word("states", &state),
            "due": at(cycle, "due"),
            "event": at(cycle, "stoppedBy"),
            "at": at(cycle, "stoppedAt"),
            "lateness": if state == "breached" { late } else { &Value::Null },
        });
        self.words.say("words", "cycleEnded", &values)
    }
}
