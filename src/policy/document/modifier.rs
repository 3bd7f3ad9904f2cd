//! Modifiers: what moves a priority that was decided.

use super::condition::Condition;
use super::names::PriorityName;
use crate::json::{Decode, Node, Reader, Value, document};
use crate::scalar::Text;

document! {
    /// One modifier: exactly one of `raise`, `lower`, `atLeast`, `atMost` and `priority`.
    pub(crate) struct ModifierShape {
        /// A name for the explanation.
        "id" => id: Option<Box<str>>,
        /// When it acts.
        "when" => when: Condition,
        /// So many levels more severe, at most the most severe.
        "raise" => raise: Option<Levels>,
        /// So many levels less severe, at most the least severe.
        "lower" => lower: Option<Levels>,
        /// No less severe than this priority.
        "atLeast" => at_least: Option<PriorityName>,
        /// No more severe than this priority.
        "atMost" => at_most: Option<PriorityName>,
        /// This priority, whatever it was.
        "priority" => priority: Option<PriorityName>,
        /// Why, in words for people.
        "because" => because: Option<Text>,
    }
}

/// A number of levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Levels(pub(crate) u8);

impl Decode for Levels {
    const EXPECTED: &'static str = "a number of levels from 1 on";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let number = match &node.value {
            Value::Number(text) => text.parse::<u8>().ok().filter(|levels| *levels > 0),
            _ => None,
        };
        if number.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        number.map(Self)
    }
}

/// What moves a priority that was decided.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Modifier {
    pub(crate) id: Option<Box<str>>,
    pub(crate) when: Condition,
    pub(crate) change: Change,
    pub(crate) because: Option<Text>,
}

/// What a modifier does to a priority.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Raise(u8),
    Lower(u8),
    AtLeast(Box<str>),
    AtMost(Box<str>),
    To(Box<str>),
}

impl Change {
    /// The rank that a rank becomes (0 is the most severe), among the policy's priorities.
    pub(crate) fn apply(&self, rank: usize, priorities: &[Box<str>]) -> usize {
        let of = |name: &str| priorities.iter().position(|priority| **priority == *name).unwrap_or(rank);
        match self {
            Self::Raise(levels) => rank.saturating_sub(usize::from(*levels)),
            Self::Lower(levels) => (rank + usize::from(*levels)).min(priorities.len().saturating_sub(1)),
            Self::AtLeast(name) => rank.min(of(name)),
            Self::AtMost(name) => rank.max(of(name)),
            Self::To(name) => of(name),
        }
    }
}

impl Decode for Modifier {
    const EXPECTED: &'static str = "an object";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = ModifierShape::decode(node, reader)?;
        let changes = [
            shape.raise.map(|levels| Change::Raise(levels.0)),
            shape.lower.map(|levels| Change::Lower(levels.0)),
            shape.at_least.map(|name| Change::AtLeast(name.0)),
            shape.at_most.map(|name| Change::AtMost(name.0)),
            shape.priority.map(|name| Change::To(name.0)),
        ];
        let mut changes = changes.into_iter().flatten();
        let (Some(change), None) = (changes.next(), changes.next()) else {
            reader.unexpected(node, "exactly one of raise, lower, atLeast, atMost and priority");
            return None;
        };
        Some(Self { id: shape.id, when: shape.when, change, because: shape.because })
    }
}
