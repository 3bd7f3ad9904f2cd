//! What the linter says.

use serde::Serialize;

use crate::Instant;
use crate::calendar::Zone;
use crate::json::words;
use crate::scalar::Text;
use crate::target::day_in_words;

words! {
    /// How much a finding matters.
    pub enum Severity {
        /// The policy does not do what it says: mend it.
        Error = "error",
        /// It is likely not what was meant.
        Warning = "warning",
        /// Worth knowing.
        Notice = "notice",
    }
}

/// Something odd in a policy that can be read all the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What kind of oddity it is: a stable word.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// JSON Pointer into the policy.
    pub path: String,
    /// What was found, in English and French.
    pub sentence: Text,
}

/// The findings so far.
#[derive(Debug, Default)]
pub(crate) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    /// Adds a finding, said in English and in French.
    pub(crate) fn add(
        &mut self,
        (code, severity): (&'static str, Severity),
        path: impl Into<String>,
        english: impl Into<Box<str>>,
        french: impl Into<Box<str>>,
    ) {
        let sentence = Text::By([("en".into(), english.into()), ("fr".into(), french.into())].into());
        self.0.push(Finding { code, severity, path: path.into(), sentence });
    }
}

/// An instant in words, English and French, on the policy's wall clock: `Friday 2026-03-06 14:30`.
pub(super) fn moment(at: Instant, zone: Zone) -> [String; 2] {
    let (date, of_day) = zone.to_local(at);
    let clock = format!("{date} {:02}:{:02}", of_day / 3_600_000, of_day / 60_000 % 60);
    day_in_words(date.weekday()).map(|day| format!("{day} {clock}"))
}

/// A key as a JSON Pointer writes it.
pub(crate) fn key(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Names in a row: `P3, P4`.
pub(crate) fn row<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
