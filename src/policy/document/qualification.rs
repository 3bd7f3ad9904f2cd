//! How a ticket gets its priority: ordered rules, then a matrix or a score, then the default; then modifiers in their
//! order; and whose word stands above all of it.

use super::condition::Condition;
use super::matrix::Matrices;
use super::modifier::Modifier;
use super::names::PriorityName;
use super::score::Score;
use crate::json::{Decode, Node, Reader, document};
use crate::scalar::Text;

document! {
    /// Rules first, in order; then the matrix; then the score; then `otherwise`; what was decided goes through the modifiers.
    pub(crate) struct Qualification {
        /// The first rule that holds decides.
        "rules" => rules: Vec<Rule>,
        /// A table of two parameters; or a list of them, of which the first that holds and has a cell decides.
        "matrix" => matrices: Matrices,
        /// Points for facts, and what their sum means.
        "score" => score: Option<Score>,
        /// The priority of a ticket that nothing else decides.
        "otherwise" => otherwise: PriorityName,
        /// What moves the priority afterwards; each sees what the one before left.
        "modifiers" => modifiers: Vec<Modifier>,
        /// Who may set a priority by hand. A priority set without the right holds all the same, and the answer says so.
        "override" => rights: Option<Rights>,
        /// Two parties that each hold a priority of their own.
        "sides" => sides: Option<Sides>,
    }
    check check
}

fn check(node: &Node, reader: &mut Reader<'_>) {
    reader.refuse_repeats(node, "rules", "id");
    reader.refuse_repeats(node, "modifiers", "id");
}

document! {
    /// One rule.
    pub(crate) struct Rule {
        /// A name for the explanation.
        "id" => id: Option<Box<str>>,
        /// When it holds.
        "when" => when: Condition,
        /// The priority it gives.
        "priority" => priority: PriorityName,
        /// Why, in words for people.
        "because" => because: Option<Text>,
    }
}

document! {
    /// Who may set a priority by hand: the roles that an event names under `by`.
    pub(crate) struct Rights {
        /// These may set any priority.
        "by" => by: Vec<Box<str>>,
        /// These may make it more severe.
        "raise" => raise: Vec<Box<str>>,
        /// These may make it less severe.
        "lower" => lower: Vec<Box<str>>,
    }
}

impl Rights {
    /// Whether somebody may change a priority of one rank into one of another (0 is the most severe).
    pub(crate) fn allow(&self, by: Option<&str>, from: usize, to: usize) -> bool {
        let among = |roles: &[Box<str>]| roles.iter().any(|role| by == Some(role));
        among(&self.by) || (to <= from && among(&self.raise)) || (to >= from && among(&self.lower))
    }
}

document! {
    /// The shape of the two sides.
    pub(crate) struct SidesShape {
        /// Their names, as events give them under `by`: what a side says changes its own priority alone.
        "names" => names: Vec<Box<str>>,
        /// Whose priority holds until both agree: `most-severe` when left out, or the name of a side.
        "governs" => governs: Option<Box<str>>,
    }
}

/// Two parties that each hold a priority of their own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sides {
    pub(crate) names: [Box<str>; 2],
    /// The side whose priority holds; none when the more severe does.
    pub(crate) governs: Option<usize>,
}

const MOST_SEVERE: &str = "most-severe";

impl Decode for Sides {
    const EXPECTED: &'static str =
        "an object such as { \"names\": [\"buyer\", \"seller\"], \"governs\": \"most-severe\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = SidesShape::decode(node, reader)?;
        let names: [Box<str>; 2] = match <[Box<str>; 2]>::try_from(shape.names) {
            Ok(names) if names[0] != names[1] => names,
            _ => {
                let names = node.get("names").unwrap_or(node);
                reader.within("names", |reader| reader.unexpected(names, "the names of two sides"));
                return None;
            }
        };
        let governs = match shape.governs.as_deref() {
            None | Some(MOST_SEVERE) => None,
            Some(name) => {
                let side = names.iter().position(|side| **side == *name);
                if let (None, Some(written)) = (side, node.get("governs")) {
                    let words = [MOST_SEVERE].into_iter().chain(names.iter().map(|name| &**name));
                    reader.within("governs", |reader| reader.unknown_word(written, "one of", words));
                }
                side
            }
        };
        Some(Self { names, governs })
    }
}
