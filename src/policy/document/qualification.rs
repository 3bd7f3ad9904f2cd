//! How a ticket gets its priority: ordered rules, then a matrix of two parameters, then the default.

use super::condition::Condition;
use super::names::{ParameterName, PriorityName};
use crate::json::{Decode, Map, Node, Reader, document};
use crate::scalar::Text;

document! {
    /// Rules first, in order; then the matrix; then `otherwise`.
    pub(crate) struct Qualification {
        /// The first rule that holds decides.
        "rules" => rules: Vec<Rule>,
        /// A table of two parameters.
        "matrix" => matrix: Option<Matrix>,
        /// The priority of a ticket that nothing else decides.
        "otherwise" => otherwise: PriorityName,
    }
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
    /// The shape of a matrix: any size, never a formula.
    pub(crate) struct MatrixShape {
        /// The parameter of the rows.
        "rows" => rows: ParameterName,
        /// The parameter of the columns.
        "columns" => columns: ParameterName,
        /// Row to column to priority.
        "cells" => cells: Map<Map<PriorityName>>,
    }
}

/// A table of two parameters whose rows and columns are their options.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matrix {
    pub(crate) rows: Box<str>,
    pub(crate) columns: Box<str>,
    pub(crate) cells: Map<Map<PriorityName>>,
}

impl Decode for Matrix {
    const EXPECTED: &'static str = "an object";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = MatrixShape::decode(node, reader)?;
        if let Some(cells) = node.get("cells") {
            reader.enter("cells");
            refuse_unknown_options(cells, &shape.rows.0, reader);
            for row in cells.members() {
                reader.within(&row.key, |reader| refuse_unknown_options(&row.node, &shape.columns.0, reader));
            }
            reader.leave();
        }
        Some(Self { rows: shape.rows.0, columns: shape.columns.0, cells: shape.cells })
    }
}

fn refuse_unknown_options(node: &Node, parameter: &str, reader: &mut Reader<'_>) {
    let options = reader.declared(&format!("/parameters/{parameter}/options")).to_vec();
    for member in node.members().iter().filter(|member| &*member.key != "note") {
        if !options.contains(&member.key) {
            reader.unknown_key(member.offset, &member.key, options.iter().map(|option| &**option));
        }
    }
}
