//! The words of a language: those of the npm package, written as data by `cargo xtask generate`.

use serde_json::Value;

use super::template::fill;
use crate::arguments::Language;

const ENGLISH: &str = include_str!("../../words/en.json");
const FRENCH: &str = include_str!("../../words/fr.json");

/// One language: its tables of words, and how it writes numbers, lengths and dates.
pub(crate) struct Words {
    pub(crate) language: Language,
    tables: Value,
}

impl Words {
    pub(crate) fn of(language: Language) -> Self {
        let text = match language {
            Language::En => ENGLISH,
            Language::Fr => FRENCH,
        };
        // A table that can't be read leaves every word as its code: said plainly rather than left out.
        Self { language, tables: serde_json::from_str(text).unwrap_or_default() }
    }

    /// A word of a table; the name itself where the language does not know it.
    pub(crate) fn word<'a>(&'a self, table: &str, name: &'a str) -> &'a str {
        self.template(table, name).unwrap_or(name)
    }

    /// A template of a table.
    pub(super) fn template(&self, table: &str, name: &str) -> Option<&str> {
        self.tables.get(table)?.get(name)?.as_str()
    }

    /// A sentence of a table.
    pub(crate) fn say(&self, table: &str, name: &str, values: &Value) -> String {
        match self.template(table, name) {
            Some(template) => fill(template, values, &|value, kind| self.write(value, kind)),
            None => self.plainly(name, values),
        }
    }

    /// A code that this language has no sentence for.
    fn plainly(&self, code: &str, values: &Value) -> String {
        let values = values.as_object().into_iter().flatten();
        let values: Vec<String> =
            values.map(|(name, value)| format!("{name}: {}", self.write(value, "text"))).collect();
        let code = code.replace('-', " ");
        if values.is_empty() { code } else { format!("{code}: {}", values.join(", ")) }
    }
}
