//! Thresholds that no sum reaches first, and rows of points that no value reaches.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Severity;
use super::course::Course;
use super::diagram::{Exhausted, Set};
use super::finding::key;
use super::space::Space;
use crate::policy::{Fact, Score};

pub(super) fn check(course: &mut Course<'_, '_>) -> Result<(), Exhausted> {
    let Some(score) = &course.space.policy.qualification().score else { return Ok(()) };
    unreached_rows(course, score);
    let outcomes = Sums::new(course.space, score).outcomes(course.space)?;
    let mut decided = Set::NONE;
    for (index, (threshold, tickets)) in score.thresholds.iter().zip(&outcomes).enumerate() {
        let reached = course.space.diagram.both(*tickets, course.rest)?;
        if reached.is_none() {
            let priority = &threshold.priority;
            course.findings.add(
                ("threshold-never", Severity::Warning),
                format!("/qualification/score/priorities/{index}"),
                format!("No sum of points gives {priority} here: none reaches it, or an earlier row has taken it."),
                format!("Aucun total de points ne donne {priority} ici : aucun ne l'atteint, ou une ligne précédente l'a pris."),
            );
        }
        course.give(reached, &threshold.priority)?;
        decided = course.space.diagram.either(decided, reached)?;
    }
    course.rest = course.space.diagram.without(course.rest, decided)?;
    Ok(())
}

fn unreached_rows(course: &mut Course<'_, '_>, score: &Score) {
    for part in &score.parts {
        let facts = course.space.facts_of(&part.parameter);
        for (index, (test, _)) in part.rows.iter().enumerate() {
            let earlier = part.rows.get(..index).unwrap_or_default();
            let counts = |fact: &Fact| test.holds(fact) && !earlier.iter().any(|(test, _)| test.holds(fact));
            if !facts.iter().any(counts) {
                let name = &part.parameter;
                course.findings.add(
                    ("points-never", Severity::Error),
                    format!("/qualification/score/points/{}/{index}", key(name)),
                    format!("No value of {name} gets these points: the rows before take them all."),
                    format!(
                        "Aucune valeur de {name} n'obtient ces points : les lignes précédentes les prennent toutes."
                    ),
                );
            }
        }
    }
}

/// Sets of tickets by the threshold that their sum reaches; the last is of those that reach none.
type Outcomes = Vec<Set>;

/// The sums of points, parameter by parameter in the order of questions.
struct Sums<'s> {
    score: &'s Score,
    /// The scored parameters: their place in the space, and in the score.
    order: Vec<(usize, usize)>,
    known: HashMap<(usize, Decimal, bool), Outcomes>,
}

impl<'s> Sums<'s> {
    fn new(space: &Space<'_>, score: &'s Score) -> Self {
        let parts = score.parts.iter().enumerate();
        let mut order: Vec<(usize, usize)> =
            parts.filter_map(|(part, of)| Some((space.place_of(&of.parameter)?, part))).collect();
        order.sort_unstable();
        Self { score, order, known: HashMap::new() }
    }

    fn outcomes(mut self, space: &mut Space<'_>) -> Result<Outcomes, Exhausted> {
        self.from(space, 0, Decimal::ZERO, false)
    }

    /// The outcomes once the first so many parameters have given this sum.
    fn from(&mut self, space: &mut Space<'_>, done: usize, sum: Decimal, any: bool) -> Result<Outcomes, Exhausted> {
        let thresholds = &self.score.thresholds;
        let Some((place, part)) = self.order.get(done).copied() else {
            let reached = thresholds.iter().position(|threshold| any && threshold.holds(sum));
            let reached = reached.unwrap_or(thresholds.len());
            let one = |index| if index == reached { Set::ALL } else { Set::NONE };
            return Ok((0..=thresholds.len()).map(one).collect());
        };
        let place_in_memory = (done, sum.normalize(), any);
        if let Some(outcomes) = self.known.get(&place_in_memory) {
            return Ok(outcomes.clone());
        }
        let mut branches: Vec<Vec<Set>> = vec![Vec::new(); thresholds.len() + 1];
        space.each_class(place, &mut |space, fact| {
            let points = fact.and_then(|fact| Some(self.score.parts.get(part)?.points(fact)));
            let sum = points.and_then(|points| sum.checked_add(points)).unwrap_or(sum);
            let below = self.from(space, done + 1, sum, any || fact.is_some())?;
            branches.iter_mut().zip(below).for_each(|(branch, set)| branch.push(set));
            Ok(())
        })?;
        let mut outcomes = Vec::with_capacity(branches.len());
        for branch in branches {
            outcomes.push(space.diagram.split(place, branch)?);
        }
        self.known.insert(place_in_memory, outcomes.clone());
        Ok(outcomes)
    }
}
