//! Matrices: tables of two parameters, of any size, never a formula.

use super::condition::Condition;
use super::names::{ParameterName, PriorityName};
use crate::json::{Blank, Decode, Map, Node, Reader, Value, document};

document! {
    /// The shape of a matrix. Its rows and columns are the options of a choice, the bands of a number, or `yes` and `no`.
    pub(crate) struct MatrixShape {
        /// When it is read, in a list of matrices.
        "when" => when: Option<Condition>,
        /// The parameter of the rows.
        "rows" => rows: ParameterName,
        /// The parameter of the columns.
        "columns" => columns: ParameterName,
        /// Row to column to priority.
        "cells" => cells: Map<Map<PriorityName>>,
    }
}

/// A table of two parameters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matrix {
    pub(crate) when: Option<Condition>,
    pub(crate) rows: Box<str>,
    pub(crate) columns: Box<str>,
    pub(crate) cells: Map<Map<PriorityName>>,
    /// Where it stands in the list, when there is one.
    pub(crate) choice: Option<usize>,
}

/// One matrix, or several in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Matrices(pub(crate) Vec<Matrix>);

impl Matrix {
    /// JSON Pointer to it.
    pub(crate) fn path(&self) -> String {
        let path = "/qualification/matrix".to_owned();
        self.choice.map_or_else(|| path.clone(), |index| format!("{path}/{index}"))
    }
}

impl Blank for Matrices {
    fn blank() -> Self {
        Self::default()
    }
}

impl Decode for Matrices {
    const ABSENT: Option<fn() -> Self> = Some(Self::default);
    const EXPECTED: &'static str = "a matrix, or a list of them";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::List(_) = node.value else { return Matrix::decode(node, reader).map(|matrix| Self(vec![matrix])) };
        let mut matrices = Vec::<Matrix>::decode(node, reader)?;
        for (index, matrix) in matrices.iter_mut().enumerate() {
            matrix.choice = Some(index);
        }
        Some(Self(matrices))
    }
}

impl Decode for Matrix {
    const EXPECTED: &'static str = "an object";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = MatrixShape::decode(node, reader)?;
        for (key, parameter) in [("rows", &shape.rows.0), ("columns", &shape.columns.0)] {
            let written = node.get(key).unwrap_or(node);
            reader.within(key, |reader| check_axis(written, parameter, reader));
        }
        if shape.rows == shape.columns {
            reader.unexpected(node, "two parameters: rows and columns are the same");
        }
        if let Some(cells) = node.get("cells") {
            reader.enter("cells");
            refuse_unknown_heads(cells, &shape.rows.0, reader);
            for row in cells.members() {
                reader.within(&row.key, |reader| refuse_unknown_heads(&row.node, &shape.columns.0, reader));
            }
            reader.leave();
        }
        Some(Self { when: shape.when, rows: shape.rows.0, columns: shape.columns.0, cells: shape.cells, choice: None })
    }
}

fn heads<'r>(parameter: &str, reader: &'r Reader<'_>) -> &'r [Box<str>] {
    reader.declared(&format!("/parameters/{parameter}/axis"))
}

/// A parameter whose values can head rows.
fn check_axis(node: &Node, parameter: &str, reader: &mut Reader<'_>) {
    if heads(parameter, reader).is_empty() {
        reader.unexpected(node, "a parameter with options, a yes-no, or a number with bands");
    }
}

fn refuse_unknown_heads(node: &Node, parameter: &str, reader: &mut Reader<'_>) {
    let heads = heads(parameter, reader).to_vec();
    for member in node.members().iter().filter(|member| *member.key != *"note") {
        if !heads.contains(&member.key) {
            reader.unknown_key(member.offset, &member.key, heads.iter().map(|head| &**head));
        }
    }
}
