//! Conditions: plain structure over facts, no expression language.
//!
//! `{ "severity": "critical" }` equal; `{ "severity": ["critical", "major"] }` one of;
//! `{ "customers": { "moreThan": 50 } }` with `atLeast`, `moreThan`, `atMost`, `lessThan`, `between`, `not`;
//! several keys mean all of them; `all`, `any` and `not` combine. `{ "reportedIn": "office" }` asks whether the report
//! fell into a calendar's open hours or into a window, `{ "kind": "upgrade" }` what kind of work the ticket is.
//! A missing fact makes a condition false.

use std::fmt;

use rust_decimal::Decimal;

use super::parameter::{Fact, ParameterKind, read_fact};
use super::window::HoursName;
use crate::json::{Blank, Decode, Node, Reader, Value};
use crate::nearest::nearest;
use crate::ticket::TicketKind;

/// A condition on the facts of a ticket.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Fact {
        parameter: Box<str>,
        test: Test,
    },
    /// The report fell into this calendar's open hours, or into this window.
    ReportedIn(Box<str>),
    /// The ticket is of one of these kinds.
    Kind(Vec<TicketKind>),
}

/// What is known of a ticket when a condition is judged.
pub(crate) trait Known<'a> {
    /// The value of a parameter.
    fn fact(&self, parameter: &str) -> Option<&'a Fact>;

    /// Whether the report fell into a calendar's open hours or a window; none while there is no report.
    fn reported_in(&self, hours: &str) -> Option<bool>;

    /// What kind of work the ticket is.
    fn kind(&self) -> TicketKind;
}

/// The key that asks for the hour of the report.
const REPORTED_IN: &str = "reportedIn";
/// The key that asks for the ticket's kind.
const KIND: &str = "kind";

/// What a fact must be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    OneOf(Vec<Fact>),
    AtLeast(Decimal),
    MoreThan(Decimal),
    AtMost(Decimal),
    LessThan(Decimal),
    Not(Box<Test>),
    Every(Vec<Test>),
}

/// The first fact for which a condition did not hold, and what was found instead.
#[derive(Debug, PartialEq)]
pub(crate) struct Unmet<'a> {
    /// The parameter; or `reportedIn`, or `kind`.
    pub(crate) parameter: &'a str,
    pub(crate) found: Found<'a>,
}

/// What was found where something else was asked for.
#[derive(Debug, PartialEq)]
pub(crate) enum Found<'a> {
    Missing,
    Fact(&'a Fact),
    Kind(TicketKind),
    /// The report was made outside these hours, or in them when it should not have been.
    Report(&'a str),
}

impl<'a> Found<'a> {
    fn fact(fact: Option<&'a Fact>) -> Self {
        fact.map_or(Self::Missing, Self::Fact)
    }
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("missing"),
            Self::Fact(fact) => fact.fmt(f),
            Self::Kind(kind) => f.write_str(kind.as_str()),
            Self::Report(hours) => f.write_str(hours),
        }
    }
}

impl Condition {
    /// Whether it holds for the facts that `fact` gives; otherwise why not.
    pub(crate) fn judge<'a>(&'a self, known: &impl Known<'a>) -> Result<(), Unmet<'a>> {
        match self {
            Self::All(parts) => parts.iter().try_for_each(|part| part.judge(known)),
            Self::Any(parts) => {
                let mut first = None;
                for part in parts {
                    match part.judge(known) {
                        Ok(()) => return Ok(()),
                        Err(unmet) => first = first.or(Some(unmet)),
                    }
                }
                Err(first.unwrap_or(Unmet { parameter: "", found: Found::Missing }))
            }
            Self::Not(inner) => match inner.judge(known) {
                Err(_) if inner.parameters_known(known) => Ok(()),
                Err(unmet) => Err(unmet),
                Ok(()) => Err(inner.first_asked(known)),
            },
            Self::Fact { parameter, test } => match known.fact(parameter) {
                Some(found) if test.holds(found) => Ok(()),
                found => Err(Unmet { parameter, found: Found::fact(found) }),
            },
            Self::ReportedIn(hours) if known.reported_in(hours) == Some(true) => Ok(()),
            Self::Kind(kinds) if kinds.contains(&known.kind()) => Ok(()),
            Self::ReportedIn(_) | Self::Kind(_) => Err(self.first_asked(known)),
        }
    }

    /// The first thing that it asks for, and how the ticket stands there.
    fn first_asked<'a>(&'a self, known: &impl Known<'a>) -> Unmet<'a> {
        match self {
            Self::All(parts) | Self::Any(parts) => match parts.first() {
                Some(part) => part.first_asked(known),
                None => Unmet { parameter: "", found: Found::Missing },
            },
            Self::Not(inner) => inner.first_asked(known),
            Self::Fact { parameter, .. } => Unmet { parameter, found: Found::fact(known.fact(parameter)) },
            Self::ReportedIn(hours) => Unmet { parameter: REPORTED_IN, found: Found::Report(hours) },
            Self::Kind(_) => Unmet { parameter: KIND, found: Found::Kind(known.kind()) },
        }
    }

    /// A negation of a missing fact is no knowledge either.
    fn parameters_known<'a>(&'a self, known: &impl Known<'a>) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().all(|part| part.parameters_known(known)),
            Self::Not(inner) => inner.parameters_known(known),
            Self::Fact { parameter, .. } => known.fact(parameter).is_some(),
            Self::ReportedIn(hours) => known.reported_in(hours).is_some(),
            Self::Kind(_) => true,
        }
    }
}

impl Test {
    /// A number between bounds, of which any may be missing.
    pub(super) fn bounds(
        at_least: Option<Decimal>,
        more_than: Option<Decimal>,
        at_most: Option<Decimal>,
        less_than: Option<Decimal>,
    ) -> Self {
        let low = at_least.map(Self::AtLeast).into_iter().chain(more_than.map(Self::MoreThan));
        let high = at_most.map(Self::AtMost).into_iter().chain(less_than.map(Self::LessThan));
        Self::Every(low.chain(high).collect())
    }

    /// Whether a value is what it must be.
    pub(crate) fn holds(&self, fact: &Fact) -> bool {
        let compare = |against: &Decimal, holds: fn(&Decimal, &Decimal) -> bool| match fact {
            Fact::Number(number) => holds(number, against),
            _ => false,
        };
        match self {
            Self::OneOf(values) => values.contains(fact),
            Self::AtLeast(bound) => compare(bound, Decimal::ge),
            Self::MoreThan(bound) => compare(bound, Decimal::gt),
            Self::AtMost(bound) => compare(bound, Decimal::le),
            Self::LessThan(bound) => compare(bound, Decimal::lt),
            Self::Not(inner) => !inner.holds(fact),
            Self::Every(tests) => tests.iter().all(|test| test.holds(fact)),
        }
    }

    fn read(parameter: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Object(_) => Self::read_comparisons(parameter, node, reader),
            Value::List(items) => {
                let mut facts = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    reader.enter_index(index);
                    facts.extend(read_declared(parameter, item, reader));
                    reader.leave();
                }
                Some(Self::OneOf(facts))
            }
            _ => read_declared(parameter, node, reader).map(|fact| Self::OneOf(vec![fact])),
        }
    }

    fn read_comparisons(parameter: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        const KEYS: [&str; 6] = ["atLeast", "moreThan", "atMost", "lessThan", "between", "not"];
        reader.refuse_unknown_keys(node, &KEYS);
        let mut tests = Vec::new();
        for member in node.members() {
            reader.enter(&member.key);
            let bound = |reader: &mut Reader<'_>| match declared_kind(parameter, reader) {
                Some(ParameterKind::Number) => Decimal::decode(&member.node, reader),
                _ => {
                    reader.unexpected(&member.node, "no comparison: the parameter is not a number");
                    None
                }
            };
            let test = match &*member.key {
                "atLeast" => bound(reader).map(Self::AtLeast),
                "moreThan" => bound(reader).map(Self::MoreThan),
                "atMost" => bound(reader).map(Self::AtMost),
                "lessThan" => bound(reader).map(Self::LessThan),
                "between" => read_between(&member.node, reader),
                "not" => Self::read(parameter, &member.node, reader).map(|test| Self::Not(Box::new(test))),
                _ => None,
            };
            tests.extend(test);
            reader.leave();
        }
        Some(Self::Every(tests))
    }
}

fn read_between(node: &Node, reader: &mut Reader<'_>) -> Option<Test> {
    let bounds = Vec::<Decimal>::decode(node, reader)?;
    match bounds.as_slice() {
        [low, high] if low <= high => Some(Test::Every(vec![Test::AtLeast(*low), Test::AtMost(*high)])),
        _ => {
            reader.unexpected(node, "two numbers, the smaller first (both included)");
            None
        }
    }
}

/// One kind of work, or a list of them.
fn read_kinds(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<TicketKind>> {
    match node.value {
        Value::List(_) => Vec::decode(node, reader),
        _ => TicketKind::decode(node, reader).map(|kind| vec![kind]),
    }
}

pub(super) fn declared_kind(parameter: &str, reader: &Reader<'_>) -> Option<ParameterKind> {
    let kind = reader.declared(&format!("/parameters/{parameter}/kind")).first()?;
    ParameterKind::ALL.iter().find(|known| known.as_str() == &**kind).copied()
}

/// Reads a value of a declared parameter.
pub(crate) fn read_declared(parameter: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Fact> {
    let kind = declared_kind(parameter, reader)?;
    let options = reader.declared(&format!("/parameters/{parameter}/options")).to_vec();
    read_fact(kind, &options, node, reader)
}

impl Blank for Condition {
    fn blank() -> Self {
        Self::All(Vec::new())
    }
}

impl Decode for Condition {
    const EXPECTED: &'static str = "a condition such as { \"severity\": \"critical\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Object(members) = &node.value else {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        };
        let mut parts = Vec::new();
        for member in members {
            if &*member.key == "note" {
                continue;
            }
            reader.enter(&member.key);
            let part = match &*member.key {
                "all" => Vec::decode(&member.node, reader).map(Self::All),
                "any" => Vec::decode(&member.node, reader).map(Self::Any),
                "not" => Self::decode(&member.node, reader).map(|inner| Self::Not(Box::new(inner))),
                REPORTED_IN => HoursName::decode(&member.node, reader).map(|name| Self::ReportedIn(name.0)),
                KIND => read_kinds(&member.node, reader).map(Self::Kind),
                name if reader.declared("/parameters").iter().any(|known| &**known == name) => {
                    reader.mention("/parameters", name);
                    Test::read(name, &member.node, reader)
                        .map(|test| Self::Fact { parameter: member.key.clone(), test })
                }
                name => {
                    let near = nearest(name, reader.declared("/parameters").iter().map(|known| &**known));
                    let near = near.map(str::to_owned);
                    let name = Node { offset: member.offset, value: Value::Text(name.into()) };
                    let code = crate::ErrorCode::PolicyInvalid;
                    reader.unknown_name(
                        code,
                        &name,
                        "a name declared in /parameters, or all, any, not, reportedIn, kind",
                        near,
                    );
                    None
                }
            };
            reader.leave();
            parts.extend(part);
        }
        if parts.len() == 1 { parts.pop() } else { Some(Self::All(parts)) }
    }
}
