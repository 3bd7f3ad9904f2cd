//! Parameters: the facts that qualify a ticket, and what values they take.

use std::fmt;

use rust_decimal::Decimal;

use crate::json::{Decode, Map, Node, Reader, Value, document, words};
use crate::scalar::Text;

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
    /// A parameter as it is declared.
    pub(crate) struct ParameterShape {
        /// The parameter's name for people.
        "title" => title: Option<Text>,
        /// What values it takes: `choice` when left out.
        "kind" => kind: ParameterKind = ParameterKind::Choice,
        /// The values of a choice, with words for people.
        "options" => options: Map<Text>,
        /// The value of a ticket that does not say.
        "default" => default: Option<Raw>,
    }
}

/// A value kept as it stands until its parameter's kind is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Raw(Node);

impl Decode for Raw {
    const EXPECTED: &'static str = "a value";

    fn decode(node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self(node.clone()))
    }
}

/// A declared parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parameter {
    pub(crate) kind: ParameterKind,
    pub(crate) options: Vec<Box<str>>,
    pub(crate) default: Option<Fact>,
}

impl Decode for Parameter {
    const EXPECTED: &'static str = "an object";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = ParameterShape::decode(node, reader)?;
        let options: Vec<Box<str>> = shape.options.names().map(Box::from).collect();
        if shape.kind == ParameterKind::Choice && options.is_empty() {
            reader.missing(node, "options", "the values of the choice");
        }
        let mut parameter = Self { kind: shape.kind, options, default: None };
        if let Some(Raw(default)) = shape.default {
            parameter.default = reader.within("default", |reader| parameter.fact(&default, reader));
        }
        Some(parameter)
    }
}

impl Parameter {
    /// Reads a value that this parameter can take.
    pub(crate) fn fact(&self, node: &Node, reader: &mut Reader<'_>) -> Option<Fact> {
        read_fact(self.kind, &self.options, node, reader)
    }
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
            Self::Number(number) => number.normalize().fmt(f),
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
        (ParameterKind::Choice, _) => {
            reader.unknown_word(node, "one of", options.iter().map(|option| &**option));
            None
        }
    }
}
