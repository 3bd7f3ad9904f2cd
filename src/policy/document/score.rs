//! The score: points for facts, weighted, and what their sum means.

use rust_decimal::Decimal;

use super::condition::{Test, declared_kind, read_declared};
use super::names::PriorityName;
use super::parameter::{Fact, ParameterKind};
use crate::json::{Blank, Decode, Map, Node, Reader, Value, document};
use crate::scalar::exact;

document! {
    /// The shape of a score.
    pub(crate) struct ScoreShape {
        /// Parameter to points: of a choice by option (`{ "critical": 50 }`), of a yes-no for yes (`20`), of a number by
        /// rows of which the first that holds counts (`[{ "atLeast": 50, "points": 20 }]`). What is not named has none.
        "points" => points: Points,
        /// What a parameter's points are multiplied by: 1 when left out.
        "weights" => weights: Map<Decimal>,
        /// What a sum means: the first row that holds.
        "priorities" => priorities: Vec<Threshold>,
    }
}

document! {
    /// A row of points of a number.
    pub(crate) struct PointsRow {
        /// The least number of the row.
        "atLeast" => at_least: Option<Decimal>,
        /// The number after which the row starts.
        "moreThan" => more_than: Option<Decimal>,
        /// The greatest number of the row.
        "atMost" => at_most: Option<Decimal>,
        /// The number before which the row ends.
        "lessThan" => less_than: Option<Decimal>,
        /// The points.
        "points" => points: Decimal,
    }
}

document! {
    /// A sum and the priority it gives: one of `atLeast` and `moreThan`.
    pub(crate) struct ThresholdShape {
        /// From this sum on, itself included.
        "atLeast" => at_least: Option<Decimal>,
        /// Above this sum, itself left out.
        "moreThan" => more_than: Option<Decimal>,
        /// The priority.
        "priority" => priority: PriorityName,
    }
}

/// Points for facts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Score {
    pub(crate) parts: Vec<Part>,
    pub(crate) thresholds: Vec<Threshold>,
}

/// The points that one parameter gives.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) parameter: Box<str>,
    /// The first that holds counts; the weight is in the points already.
    pub(crate) rows: Vec<(Test, Decimal)>,
}

/// A sum and the priority it gives.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Threshold {
    pub(crate) bound: Decimal,
    pub(crate) included: bool,
    pub(crate) priority: Box<str>,
}

impl Part {
    /// The points for a value.
    pub(crate) fn points(&self, fact: &Fact) -> Decimal {
        let row = self.rows.iter().find(|(test, _)| test.holds(fact));
        row.map_or(Decimal::ZERO, |(_, points)| *points)
    }
}

impl Threshold {
    /// Whether a sum reaches it.
    pub(crate) fn holds(&self, sum: Decimal) -> bool {
        sum > self.bound || (self.included && sum == self.bound)
    }
}

/// Points as they are written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Points(Vec<Part>);

impl Blank for Points {
    fn blank() -> Self {
        Self(Vec::new())
    }
}

impl Decode for Points {
    const EXPECTED: &'static str = "an object of parameters to points";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.members().is_empty() {
            reader.unexpected(node, Self::EXPECTED);
        }
        let mut parts = Vec::new();
        for member in node.members().iter().filter(|member| *member.key != *"note") {
            let Some(kind) = declared_kind(&member.key, reader) else {
                let known = reader.declared("/parameters").to_vec();
                reader.unknown_key(member.offset, &member.key, known.iter().map(|name| &**name));
                continue;
            };
            reader.mention("/parameters", &member.key);
            let rows = reader.within(&member.key, |reader| rows(&member.key, kind, &member.node, reader));
            parts.extend(rows.map(|rows| Part { parameter: member.key.clone(), rows }));
        }
        Some(Self(parts))
    }
}

/// The points of one parameter, as its kind has them.
fn rows(parameter: &str, kind: ParameterKind, node: &Node, reader: &mut Reader<'_>) -> Option<Vec<(Test, Decimal)>> {
    match kind {
        ParameterKind::Number => {
            let rows = Vec::<PointsRow>::decode(node, reader)?;
            let test = |row: &PointsRow| Test::bounds(row.at_least, row.more_than, row.at_most, row.less_than);
            Some(rows.iter().map(|row| (test(row), row.points)).collect())
        }
        ParameterKind::YesNo => {
            let points = Decimal::decode(node, reader)?;
            Some(vec![(Test::OneOf(vec![Fact::YesNo(true)]), points)])
        }
        ParameterKind::Choice | ParameterKind::Text => {
            let mut rows = Vec::new();
            for (word, points) in Map::<Decimal>::decode(node, reader)?.0 {
                let value = Node::loose(Value::Text(word.clone()));
                let fact = reader.within(&word, |reader| read_declared(parameter, &value, reader));
                rows.extend(fact.map(|fact| (Test::OneOf(vec![fact]), points)));
            }
            Some(rows)
        }
    }
}

impl Decode for Threshold {
    const EXPECTED: &'static str = "a row such as { \"atLeast\": 80, \"priority\": \"P1\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = ThresholdShape::decode(node, reader)?;
        let (bound, included) = match (shape.at_least, shape.more_than) {
            (Some(bound), None) => (bound, true),
            (None, Some(bound)) => (bound, false),
            _ => {
                reader.unexpected(node, "one of \"atLeast\" (included) and \"moreThan\" (left out)");
                return None;
            }
        };
        Some(Self { bound, included, priority: shape.priority.0 })
    }
}

impl Decode for Score {
    const EXPECTED: &'static str = "an object";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = ScoreShape::decode(node, reader)?;
        let mut parts = shape.points.0;
        for (name, weight) in shape.weights.iter() {
            match parts.iter_mut().find(|part| *part.parameter == *name) {
                Some(part) => {
                    for (_, points) in &mut part.rows {
                        *points = exact::product(*points, *weight).unwrap_or(*points);
                    }
                }
                None => {
                    let known = parts.iter().map(|part| &*part.parameter);
                    reader.enter("weights");
                    reader.unknown_key(node.offset, name, known);
                    reader.leave();
                }
            }
        }
        if node.get("priorities").is_none_or(|rows| rows.items().is_empty()) {
            reader.missing(node, "priorities", "what a sum means: at least one row");
        }
        Some(Self { parts, thresholds: shape.priorities })
    }
}
