//! Parameters: the facts that qualify a ticket, and what values they take.

use std::fmt;

use rust_decimal::Decimal;

use super::condition::Test;
use crate::json::{Decode, Map, Node, Reader, Value, document, words};
use crate::nearest::nearest;
use crate::scalar::{Text, exact};
use crate::vocabulary::{self, standard};

words! {
    /// What values a parameter takes.
    pub(crate) enum ParameterKind {
        /// One of the options.
        Choice = "choice",
        /// A number.
        Number = "number",
        /// Yes or no.
        YesNo = "yes-no",
        /// Free text.
        Text = "text",
    }
}

document! {
    /// A parameter as it is declared. `"standard"` instead takes the ready-made parameter of this name as it is.
    pub(crate) struct ParameterShape {
        /// The ready-made parameter that this one goes on from: its title, kind and options hold, what stands here adds to them.
        "standard" => standard: Option<StandardName>,
        /// The parameter's name for people.
        "title" => title: Option<Text>,
        /// What values it takes: `choice` when left out.
        "kind" => kind: Option<ParameterKind>,
        /// The values of a choice, with words for people.
        "options" => options: Map<Text>,
        /// Named stretches of a number, for a matrix: of several that hold the first counts.
        "bands" => bands: Map<BandOfNumber>,
        /// The value of a ticket that does not say.
        "default" => default: Option<Raw>,
    }
}

document! {
    /// A stretch of a number: from `atLeast` (included) or `moreThan` (left out) to `atMost` (included) or `lessThan` (left out).
    pub(crate) struct BandOfNumber {
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The least number in it.
        "atLeast" => at_least: Option<Decimal>,
        /// The number after which it starts.
        "moreThan" => more_than: Option<Decimal>,
        /// The greatest number in it.
        "atMost" => at_most: Option<Decimal>,
        /// The number before which it ends.
        "lessThan" => less_than: Option<Decimal>,
    }
}

impl BandOfNumber {
    /// What a number in it must be.
    fn test(&self) -> Test {
        Test::bounds(self.at_least, self.more_than, self.at_most, self.less_than)
    }
}

/// The name of a ready-made parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StandardName(pub(crate) Box<str>);

impl Decode for StandardName {
    const EXPECTED: &'static str = "the name of a ready-made parameter";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let known = node.text().filter(|name| standard(name).is_some());
        if known.is_none() {
            reader.unknown_word(node, "the name of a ready-made parameter:", vocabulary::names());
        }
        known.map(|name| Self(name.into()))
    }
}

/// A value kept as it stands until its parameter's kind is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Raw(pub(super) Node);

impl Decode for Raw {
    const EXPECTED: &'static str = "a value";

    fn decode(node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self(node.clone()))
    }
}

/// A declared parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parameter {
    pub(crate) title: Option<Text>,
    pub(crate) kind: ParameterKind,
    /// The values of a choice, in order, with words for people.
    pub(crate) options: Map<Text>,
    /// The named stretches of a number, in order.
    pub(crate) bands: Vec<(Box<str>, Test)>,
    pub(crate) default: Option<Fact>,
}

/// The word that takes the ready-made parameter of the same name.
pub(super) const STANDARD: &str = "standard";

impl Decode for Parameter {
    const EXPECTED: &'static str = "an object, or \"standard\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let name = reader.path().rsplit('/').next().unwrap_or_default().to_owned();
        if RESERVED.contains(&&*name) {
            let found = format!("a parameter named {name:?}, which means something else in a condition");
            reader.refuse(None, node, found, "another name".into());
        }
        if node.text() == Some(STANDARD) {
            let found = Self::ready(&name);
            if found.is_none() {
                let near = nearest(&name, vocabulary::names()).map(str::to_owned);
                let known = vocabulary::names().collect::<Vec<_>>().join(", ");
                let expected = format!("the name of a ready-made parameter ({known}), or an object that declares one");
                reader.unknown_name(crate::ErrorCode::PolicyInvalid, node, &expected, near);
            }
            return found;
        }
        let shape = ParameterShape::decode(node, reader)?;
        let ready = shape.standard.and_then(|name| Self::ready(&name.0));
        let mut parameter = ready.unwrap_or_else(|| {
            let kind = shape.kind.unwrap_or(ParameterKind::Choice);
            Self { title: None, kind, options: Map::default(), bands: Vec::new(), default: None }
        });
        parameter.title = shape.title.or(parameter.title);
        for (option, text) in shape.options.0 {
            parameter.options.0.retain(|(known, _)| *known != option);
            parameter.options.0.push((option, text));
        }
        parameter.bands = shape.bands.iter().map(|(band, stretch)| (band.into(), stretch.test())).collect();
        parameter.check(shape.kind, node, reader);
        if let Some(Raw(default)) = shape.default {
            parameter.default = reader.within("default", |reader| parameter.fact(&default, reader));
        }
        Some(parameter)
    }
}

/// Words that a condition keeps for itself.
pub(super) const RESERVED: [&str; 5] = ["all", "any", "not", "reportedIn", "kind"];

impl Parameter {
    /// The ready-made parameter of this name.
    fn ready(name: &str) -> Option<Self> {
        let ready = standard(name)?;
        let kind = if ready.is_number() { ParameterKind::Number } else { ParameterKind::Choice };
        let options = Map(ready.options().map(|(id, text)| (id.into(), text)).collect());
        Some(Self { title: Some(ready.title()), kind, options, bands: Vec::new(), default: None })
    }

    /// A choice has options and nothing else has; a number alone has bands.
    fn check(&self, kind: Option<ParameterKind>, node: &Node, reader: &mut Reader<'_>) {
        if self.kind == ParameterKind::Choice && self.options.0.is_empty() {
            reader.missing(node, "options", "the values of the choice");
        }
        let misplaced = [
            ("kind", kind.is_some_and(|kind| kind != self.kind), "the kind of the ready-made parameter"),
            ("bands", self.kind != ParameterKind::Number, "bands of a number only"),
            ("options", self.kind != ParameterKind::Choice, "options of a choice only"),
        ];
        for (key, is_wrong, expected) in misplaced {
            if let Some(written) = node.get(key).filter(|_| is_wrong) {
                reader.within(key, |reader| reader.unexpected(written, expected));
            }
        }
        for member in node.get("bands").map(Node::members).unwrap_or_default() {
            if *member.key != *"note" && !member.node.members().iter().any(|bound| is_bound(&bound.key)) {
                reader.enter("bands");
                reader.within(&member.key, |reader| {
                    reader.unexpected(&member.node, "a bound: atLeast, moreThan, atMost or lessThan");
                });
                reader.leave();
            }
        }
    }

    /// Reads a value that this parameter can take.
    pub(crate) fn fact(&self, node: &Node, reader: &mut Reader<'_>) -> Option<Fact> {
        let options: Vec<Box<str>> = self.options.names().map(Box::from).collect();
        read_fact(self.kind, &options, node, reader)
    }

    /// The row or column of a matrix that a value belongs to: a number's band, else the value itself.
    pub(crate) fn axis_word(&self, fact: &Fact) -> Option<String> {
        match fact {
            Fact::Number(_) => {
                let band = self.bands.iter().find(|(_, test)| test.holds(fact));
                band.map(|(name, _)| name.to_string())
            }
            _ => Some(fact.to_string()),
        }
    }
}

/// The keys that bound a number.
pub(super) fn is_bound(key: &str) -> bool {
    ["atLeast", "moreThan", "atMost", "lessThan"].contains(&key)
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fact {
    Word(Box<str>),
    Number(Decimal),
    YesNo(bool),
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Number(number) => f.write_str(&exact::written(*number, 0)),
            Self::YesNo(true) => f.write_str("yes"),
            Self::YesNo(false) => f.write_str("no"),
        }
    }
}

/// Reads a value of this kind.
pub(super) fn read_fact(
    kind: ParameterKind,
    options: &[Box<str>],
    node: &Node,
    reader: &mut Reader<'_>,
) -> Option<Fact> {
    match (kind, &node.value) {
        (ParameterKind::YesNo, _) => bool::decode(node, reader).map(Fact::YesNo),
        (ParameterKind::Number, _) => Decimal::decode(node, reader).map(Fact::Number),
        (ParameterKind::Text, _) => Box::decode(node, reader).map(Fact::Word),
        (ParameterKind::Choice, Value::Text(word)) if options.contains(word) => Some(Fact::Word(word.clone())),
        // Without values the choice itself is the mistake, and told.
        (ParameterKind::Choice, Value::Text(_)) if options.is_empty() => None,
        (ParameterKind::Choice, _) => {
            reader.unknown_word(node, "one of", options.iter().map(|option| &**option));
            None
        }
    }
}
