//! Reasons: a code with its values, from which words are made in the reader's language.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Moment;

/// A value in a reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum TraceValue {
    /// A word, a name or an amount.
    Text(String),
    /// A count, or a length in milliseconds.
    Number(i64),
    /// An instant.
    Moment(Moment),
}

impl From<&str> for TraceValue {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for TraceValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for TraceValue {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Moment> for TraceValue {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

/// The values of a reason, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(pub Vec<(&'static str, TraceValue)>);

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// One reason behind an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TraceLine {
    /// What it explains: `priority`, `support`, `escalation`, `clock:` or `penalty:` with an id.
    pub subject: String,
    /// What kind of reason it is: a stable word.
    pub code: &'static str,
    /// JSON Pointer into the policy or, for what the ticket says, into the ticket (`/events/...`, `/facts/...`).
    pub path: String,
    /// What it speaks of.
    pub values: Values,
}

impl TraceLine {
    #[inline(never)]
    pub(crate) fn new<const N: usize>(
        subject: impl Into<String>,
        code: &'static str,
        path: impl Into<String>,
        values: [(&'static str, TraceValue); N],
    ) -> Self {
        Self { subject: subject.into(), code, path: path.into(), values: Values(values.into()) }
    }
}

/// Something odd in the ticket, and how it was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// What kind of oddity it is: a stable word.
    pub code: &'static str,
    /// JSON Pointer into the ticket.
    pub path: String,
    /// What it speaks of.
    pub values: Values,
}
