//! The names that a document declares, by the place that declares them.

/// Names by the JSON Pointer of the section that declares them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Names(Vec<(String, Vec<Box<str>>)>);

impl Names {
    /// Declares the names of a place.
    pub(crate) fn declare(&mut self, place: impl Into<String>, names: impl IntoIterator<Item = impl Into<Box<str>>>) {
        self.0.push((place.into(), names.into_iter().map(Into::into).collect()));
    }

    /// The names declared at a place; none when there is no such place.
    pub(crate) fn at(&self, place: &str) -> &[Box<str>] {
        self.0.iter().rev().find(|(known, _)| known == place).map_or(&[], |(_, names)| names)
    }
}
