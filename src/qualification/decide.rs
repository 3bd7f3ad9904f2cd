//! What the policy itself decides for some facts: the rules in their order, else a matrix, else the score, else the default.

use rust_decimal::Decimal;

use super::facts::Facts;
use super::{SUBJECT, rank_of};
use crate::assessment::{DecidedBy, TraceLine, TraceValue, Values};
use crate::json::{item, join};
use crate::policy::{Known, Matrix, Policy, Score, Unmet};
use crate::scalar::{Text, exact};

/// A priority and what gave it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Given {
    pub(super) rank: usize,
    pub(super) by: DecidedBy,
    pub(super) because: Option<Text>,
    /// The modifiers that changed it, by name.
    pub(super) modifiers: Vec<Box<str>>,
}

/// Where reasons go; nowhere when nobody asks why.
pub(super) struct Reasons(pub(super) Option<Vec<TraceLine>>);

impl Reasons {
    pub(super) fn add(&mut self, code: &'static str, path: &dyn Fn() -> String, values: &[(&'static str, &str)]) {
        if let Some(lines) = &mut self.0 {
            let values = values.iter().map(|(name, value)| (*name, TraceValue::from(*value))).collect();
            let line = TraceLine::new(SUBJECT, code, path(), []);
            lines.push(TraceLine { values: Values(values), ..line });
        }
    }

    /// A clause that does not hold, and the fact for which it does not.
    pub(super) fn passed_over(
        &mut self,
        code: &'static str,
        path: &dyn Fn() -> String,
        (clause, name): (&'static str, &str),
        unmet: &Unmet<'_>,
    ) {
        if self.0.is_some() {
            let found = unmet.found.to_string();
            self.add(code, path, &[(clause, name), ("fact", unmet.parameter), ("found", &found)]);
        }
    }
}

/// The policy's own decision for these facts.
pub(super) fn decide(policy: &Policy, facts: &Facts<'_>, reasons: &mut Reasons) -> Given {
    let mut given = base(policy, facts, reasons);
    modify(policy, facts, &mut given, reasons);
    given
}

fn base(policy: &Policy, facts: &Facts<'_>, reasons: &mut Reasons) -> Given {
    let given =
        |priority: &str, by, because| Given { rank: rank_of(policy, priority), by, because, modifiers: Vec::new() };
    let qualification = policy.qualification();
    let mut matched = None;
    for (index, rule) in qualification.rules.iter().enumerate() {
        let path = || item("/qualification/rules", index);
        let name = name_of(rule.id.as_deref(), index);
        if matched.is_some() {
            reasons.add("rule-not-asked", &path, &[("rule", &name)]);
            continue;
        }
        match rule.when.judge(facts) {
            Ok(()) => {
                reasons.add("rule-matched", &path, &[("rule", &name), ("priority", &rule.priority.0)]);
                matched = Some(given(&rule.priority.0, DecidedBy::Rule, rule.because.clone()));
                if reasons.0.is_none() {
                    break;
                }
            }
            Err(unmet) => reasons.passed_over("rule-passed-over", &path, ("rule", &name), &unmet),
        }
    }
    if let Some(matched) = matched {
        return matched;
    }
    for matrix in &qualification.matrices.0 {
        if let Some(priority) = cell(policy, matrix, facts, reasons) {
            return given(priority, DecidedBy::Matrix, None);
        }
    }
    if let Some(priority) = qualification.score.as_ref().and_then(|score| sum(score, facts, reasons)) {
        return given(priority, DecidedBy::Score, None);
    }
    let otherwise = &qualification.otherwise.0;
    reasons.add("default", &|| "/qualification/otherwise".to_owned(), &[("priority", otherwise)]);
    given(otherwise, DecidedBy::Default, None)
}

/// A clause's id, or its number from 1.
pub(super) fn name_of(id: Option<&str>, index: usize) -> String {
    id.map_or_else(|| (index + 1).to_string(), str::to_owned)
}

fn cell<'a>(policy: &Policy, matrix: &'a Matrix, facts: &Facts<'_>, reasons: &mut Reasons) -> Option<&'a str> {
    if let Some(Err(unmet)) = matrix.when.as_ref().map(|when| when.judge(facts)) {
        let number = matrix.choice.map_or(1, |index| index + 1).to_string();
        reasons.passed_over("matrix-passed-over", &|| matrix.path(), ("matrix", &number), &unmet);
        return None;
    }
    let word = |name: &str| policy.parameter(name)?.axis_word(facts.fact(name)?);
    let (row, column) = (word(&matrix.rows), word(&matrix.columns));
    let in_row = row.as_deref().and_then(|row| matrix.cells.get(row));
    let priority = in_row.zip(column.as_deref()).and_then(|(cells, column)| cells.get(column));
    // A number outside every band is shown itself.
    let shown = |word: &Option<String>, name: &str| match word {
        Some(word) => word.clone(),
        None => facts.fact(name).map_or_else(|| "missing".to_owned(), ToString::to_string),
    };
    let (row, column) = (shown(&row, &matrix.rows), shown(&column, &matrix.columns));
    let mut values = vec![("rows", &*matrix.rows), ("row", &*row), ("columns", &*matrix.columns), ("column", &*column)];
    values.extend(priority.map(|priority| ("priority", &*priority.0)));
    match priority {
        Some(_) => reasons.add("matrix-cell", &|| join(&[&matrix.path(), "/cells/", &row, "/", &column]), &values),
        None => reasons.add("matrix-no-cell", &|| join(&[&matrix.path(), "/cells"]), &values),
    }
    priority.map(|priority| &*priority.0)
}

/// The priority that the sum of points reaches. A ticket of which no scored fact is known has no score.
fn sum<'a>(score: &'a Score, facts: &Facts<'_>, reasons: &mut Reasons) -> Option<&'a str> {
    let mut sum = Decimal::ZERO;
    let mut is_known = false;
    for part in &score.parts {
        let path = || join(&["/qualification/score/points/", &part.parameter]);
        let Some(fact) = facts.fact(&part.parameter) else {
            reasons.add("score-missing", &path, &[("fact", &part.parameter), ("found", "missing")]);
            continue;
        };
        is_known = true;
        let points = part.points(fact);
        sum = exact::sum(sum, points).unwrap_or(sum);
        if reasons.0.is_some() {
            let (found, points) = (fact.to_string(), exact::written(points, 0));
            reasons.add("score-part", &path, &[("fact", &part.parameter), ("found", &found), ("points", &points)]);
        }
    }
    let reached = score.thresholds.iter().enumerate().find(|(_, threshold)| is_known && threshold.holds(sum));
    let total = exact::written(sum, 0);
    match reached {
        Some((index, threshold)) => {
            let path = || item("/qualification/score/priorities", index);
            reasons.add("score", &path, &[("sum", &total), ("priority", &threshold.priority)]);
            Some(&threshold.priority)
        }
        None => {
            reasons.add("score-none", &|| "/qualification/score".to_owned(), &[("sum", &total)]);
            None
        }
    }
}

/// Moves what was decided, each modifier seeing what the one before left.
fn modify(policy: &Policy, facts: &Facts<'_>, given: &mut Given, reasons: &mut Reasons) {
    let name_at = |rank: usize| policy.priorities().get(rank).map_or("", |name| &**name);
    for (index, modifier) in policy.qualification().modifiers.iter().enumerate() {
        let path = || item("/qualification/modifiers", index);
        let name = name_of(modifier.id.as_deref(), index);
        if let Err(unmet) = modifier.when.judge(facts) {
            reasons.passed_over("modifier-passed-over", &path, ("modifier", &name), &unmet);
            continue;
        }
        let rank = modifier.change.apply(given.rank, policy.priorities());
        let values = [("modifier", &*name), ("from", name_at(given.rank)), ("priority", name_at(rank))];
        if rank == given.rank {
            reasons.add("modifier-no-effect", &path, &values);
            continue;
        }
        reasons.add("modifier-applied", &path, &values);
        given.rank = rank;
        given.because = modifier.because.clone().or(given.because.take());
        given.modifiers.push(name.into());
    }
}
