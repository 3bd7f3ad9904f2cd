//! Ids of an answer become the names that its policy gives them.

use serde_json::{Map, Value};
use sla_clock::{Policy, Text};

use super::words::Words;

/// A policy's names for people.
pub(crate) struct Names<'a> {
    /// As it is written.
    policy: &'a Value,
    /// As it was read: ready-made parameters have their words.
    read: &'a Policy,
    words: &'a Words,
}

impl<'a> Names<'a> {
    pub(crate) fn new(policy: &'a Value, read: &'a Policy, words: &'a Words) -> Self {
        Self { policy, read, words }
    }

    /// The values of a reason, with the policy's own names where it has them.
    pub(crate) fn of(&self, values: &Value) -> Value {
        let mut named: Map<String, Value> = values.as_object().cloned().unwrap_or_default();
        let word = |name: &str| values.get(name).and_then(Value::as_str);
        let mut set = |key: &str, text: Option<String>| {
            if let Some(text) = text {
                named.insert(key.into(), text.into());
            }
        };
        set("reason", word("reason").and_then(|id| self.titled(&["pauseReasons", id])));
        set("calendar", word("calendar").and_then(|id| self.titled(&["calendars", id, "title"])));
        set("contact", word("contact").and_then(|id| self.titled(&["contacts", id, "title"])));
        set("team", word("team").and_then(|id| self.team(id)));
        set("cause", word("cause").and_then(|id| self.titled(&["causes", id])));
        set("to", word("to").and_then(|id| self.titled(&["communication", "recipients", id, "title"])));
        set("base", word("base").and_then(|id| self.titled(&["fees", id])));
        for key in ["per", "length"] {
            set(key, word(key).map(|per| self.words.word("words", &format!("per-{per}")).to_owned()));
        }
        set("because", word("rule").and_then(|id| self.because("rules", id)));
        set("because", word("modifier").and_then(|id| self.because("modifiers", id)));
        set("found", word("found").map(|found| self.option(word("fact"), found)));
        // What a condition may ask beside the policy's own parameters.
        match word("fact") {
            Some(id @ ("reportedIn" | "kind")) => set("fact", Some(self.words.word("words", id).into())),
            id => set("fact", id.and_then(|id| self.read.parameter_title(id)).map(|text| self.said(text))),
        }
        set("row", word("row").map(|row| self.option(word("rows"), row)));
        set("column", word("column").map(|column| self.option(word("columns"), column)));
        Value::Object(named)
    }

    /// The name of a team, of whichever level.
    fn team(&self, id: &str) -> Option<String> {
        let mut levels = self.policy.get("support")?.as_array()?.iter();
        let team = levels.find_map(|level| level.get("teams")?.get(id))?;
        Some(self.words.text(team.get("title")?))
    }

    /// The name of an agreement.
    pub(super) fn agreement(&self, id: &str) -> Option<String> {
        let agreements = self.policy.get("agreements")?.as_array()?;
        let agreement = agreements.iter().find(|one| one.get("id").and_then(Value::as_str) == Some(id))?;
        Some(self.words.text(agreement.get("title")?))
    }

    /// The name of a target, by agreement and metric.
    pub(super) fn target(&self, id: &str) -> Option<String> {
        let (agreement, metric) = id.split_once('/')?;
        let named = |list: &'a Value, key: &str, name: &str| {
            list.as_array()?.iter().find(|one| one.get(key).and_then(Value::as_str) == Some(name))
        };
        let targets = named(self.policy.get("agreements")?, "id", agreement)?.get("targets")?;
        Some(self.words.text(named(targets, "metric", metric)?.get("title")?))
    }

    fn said(&self, text: &Text) -> String {
        text.in_language(self.words.language.tag()).into()
    }

    fn titled(&self, path: &[&str]) -> Option<String> {
        let value = path.iter().try_fold(self.policy, |value, key| value.get(key))?;
        Some(self.words.text(value))
    }

    /// Why the policy has this rule or modifier.
    fn because(&self, list: &str, id: &str) -> Option<String> {
        let clauses = self.policy.get("qualification")?.get(list)?.as_array()?;
        let clause = clauses.iter().find(|one| one.get("id").and_then(Value::as_str) == Some(id))?;
        Some(self.words.text(clause.get("because")?))
    }

    /// A value of a parameter.
    fn option(&self, parameter: Option<&str>, value: &str) -> String {
        let known = match value {
            "missing" => Some("missing"),
            "true" => Some("yes"),
            "false" => Some("no"),
            _ => None,
        };
        if let Some(word) = known {
            return self.words.word("words", word).into();
        }
        let title = parameter.and_then(|name| self.read.option_title(name, value));
        title.map_or_else(|| value.into(), |text| self.said(text))
    }
}
