//! The names that a document declares, by the place that declares them.

use std::collections::BTreeMap;

/// Names by the JSON Pointer of the section that declares them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Names(BTreeMap<String, Vec<Box<str>>>);

impl Names {
    /// Declares the names of a place.
    pub(crate) fn declare(&mut self, place: impl Into<String>, names: impl IntoIterator<Item = impl Into<Box<str>>>) {
        self.0.insert(place.into(), names.into_iter().map(Into::into).collect());
    }

    /// The names declared at a place; none when there is no such place.
    pub(crate) fn at(&self, place: &str) -> &[Box<str>] {
        self.0.get(place).map_or(&[], Vec::as_slice)
    }
}
