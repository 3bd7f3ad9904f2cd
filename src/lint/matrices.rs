//! Cells that no ticket reaches, and combinations for which a matrix has no cell and nothing else decides.

use super::Severity;
use super::course::Course;
use super::diagram::{Exhausted, Set};
use super::finding::key;
use crate::policy::{Matrix, Policy};

/// A cell that a matrix lacks, and the tickets that miss it.
pub(super) struct Missing {
    path: String,
    names: String,
    tickets: Set,
}

pub(super) fn check(course: &mut Course<'_, '_>) -> Result<Vec<Missing>, Exhausted> {
    let policy = course.space.policy;
    let mut missing = Vec::new();
    for matrix in &policy.qualification().matrices.0 {
        let read = match &matrix.when {
            Some(when) => course.space.holds(when)?,
            None => Set::ALL,
        };
        let mut decided = Set::NONE;
        for row in heads(policy, &matrix.rows) {
            for column in heads(policy, &matrix.columns) {
                let at_row = on_axis(course, &matrix.rows, &row)?;
                let at_column = on_axis(course, &matrix.columns, &column)?;
                let cell = course.space.diagram.both(at_row, at_column)?;
                let cell = course.space.diagram.both(cell, read)?;
                let reached = course.space.diagram.both(cell, course.rest)?;
                let priority = matrix.cells.get(&row).and_then(|cells| cells.get(&column));
                let path = format!("{}/cells/{}", matrix.path(), key(&row));
                match priority {
                    Some(priority) => {
                        if reached.is_none() {
                            unreached(course, format!("{path}/{}", key(&column)), matrix, (&row, &column));
                        }
                        course.give(reached, &priority.0)?;
                        decided = course.space.diagram.either(decided, reached)?;
                    }
                    None => {
                        let names = format!("{} {row}, {} {column}", matrix.rows, matrix.columns);
                        missing.push(Missing { path, names, tickets: reached });
                    }
                }
            }
        }
        course.rest = course.space.diagram.without(course.rest, decided)?;
    }
    Ok(missing)
}

/// The rows or columns that a parameter can head.
fn heads(policy: &Policy, name: &str) -> Vec<Box<str>> {
    let Some(parameter) = policy.parameter(name) else { return Vec::new() };
    if !parameter.bands.is_empty() {
        return parameter.bands.iter().map(|(band, _)| band.clone()).collect();
    }
    let options: Vec<Box<str>> = parameter.options.names().map(Box::from).collect();
    if options.is_empty() { vec!["yes".into(), "no".into()] } else { options }
}

fn on_axis(course: &mut Course<'_, '_>, name: &str, head: &str) -> Result<Set, Exhausted> {
    let Some(parameter) = course.space.policy.parameter(name) else { return Ok(Set::NONE) };
    course.space.when_fact(name, &|fact| parameter.axis_word(fact).as_deref() == Some(head))
}

fn unreached(course: &mut Course<'_, '_>, path: String, matrix: &Matrix, (row, column): (&str, &str)) {
    let (rows, columns) = (&matrix.rows, &matrix.columns);
    course.findings.add(
        ("cell-never", Severity::Warning),
        path,
        format!("No ticket reaches the cell {rows} {row}, {columns} {column}: something before it always decides."),
        format!(
            "Aucun ticket n'atteint la case {rows} {row}, {columns} {column} : la décision est toujours prise avant."
        ),
    );
}

/// Tells of the cells whose tickets nothing after the matrix decides either.
pub(super) fn tell_missing(course: &mut Course<'_, '_>, missing: Vec<Missing>) -> Result<(), Exhausted> {
    let otherwise = &course.space.policy.qualification().otherwise.0;
    for Missing { path, names, tickets } in missing {
        let left = course.space.diagram.both(tickets, course.rest)?;
        if left.is_none() {
            continue;
        }
        course.told = course.space.diagram.either(course.told, left)?;
        course.findings.add(
            ("cell-missing", Severity::Warning),
            path,
            format!("The table has no cell for {names}: such a ticket falls to the default, {otherwise}."),
            format!("Le tableau n'a pas de case pour {names} : un tel ticket prend la valeur par défaut, {otherwise}."),
        );
    }
    Ok(())
}
