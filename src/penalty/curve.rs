//! The curve: what is owed at every instant at which a ticket may end, as its exact break points.

use super::clause::Clause;
use super::overflow;
use super::settle::Bill;
use super::steps::first_after;
use crate::assessment::{CurvePoint, PenaltyCurve};
use crate::money::Money;
use crate::scene::Scene;
use crate::{Duration, Error, Instant};

/// A curve has no more points than this.
const MOST_POINTS: usize = 500;

/// The curves of an agreement: of all its penalties together, then of each.
pub(crate) fn curves(
    scene: &Scene<'_>,
    bill: &Bill<'_>,
    until: Option<Instant>,
    resolved: Option<Instant>,
) -> Result<Vec<PenaltyCurve>, Error> {
    let mut curves = vec![curve(scene, bill, None, until, resolved)?];
    for clause in bill.clauses.iter().filter(|clause| clause.missing.is_none()) {
        curves.push(curve(scene, bill, Some(clause), until, resolved)?);
    }
    Ok(curves)
}

fn curve(
    scene: &Scene<'_>,
    bill: &Bill<'_>,
    clause: Option<&Clause<'_>>,
    until: Option<Instant>,
    resolved: Option<Instant>,
) -> Result<PenaltyCurve, Error> {
    let all = &bill.clauses;
    let late = |clause: &Clause<'_>| clause.late_after;
    let start = clause.map_or_else(|| all.iter().filter_map(late).min(), late);
    let drawn = Drawn { scene, bill, clause };
    let mut points = Vec::new();
    let mut at = start.unwrap_or(scene.now);
    let mut amount = drawn.amount(at)?;
    points.push(drawn.point(at, amount));
    let (mut complete, mut silent) = (false, 0);
    let patience = bill.patience(clause);
    while points.len() < MOST_POINTS {
        if silent == patience {
            // Under a cap, hour after hour changes nothing: from here on only the next other amount is looked for.
            silent = 0;
            match bill.before_another(clause, at, amount) {
                Some(before) => at = before,
                None => {
                    complete = true;
                    break;
                }
            }
        }
        let next = bill.next_mark(clause, at).filter(|next| until.is_none_or(|until| *next <= until));
        drawn.bend(&mut points, at, next.or(until))?;
        let Some(next) = next else {
            complete = true;
            break;
        };
        at = next;
        let then = drawn.amount(at)?;
        if points.last().is_some_and(|last| last.rises || last.amount != then) {
            points.push(drawn.point(at, then));
            silent = 0;
        } else {
            silent += 1;
        }
        amount = then;
    }
    let resolved = match resolved {
        Some(at) => Some(drawn.point(at, drawn.amount(at)?)),
        None => None,
    };
    let penalty = clause.map(|clause| format!("{}/{}", bill.agreement.id, clause.penalty.id));
    Ok(PenaltyCurve { agreement: bill.agreement.id.clone(), penalty, points, complete, resolved })
}

/// What is drawn: one clause, or all of them.
struct Drawn<'d, 'a> {
    scene: &'d Scene<'a>,
    bill: &'d Bill<'a>,
    clause: Option<&'d Clause<'a>>,
}

impl Drawn<'_, '_> {
    fn amount(&self, at: Instant) -> Result<Money, Error> {
        self.bill.amount_of(self.clause, at).ok_or_else(overflow)
    }

    fn point(&self, at: Instant, amount: Money) -> CurvePoint {
        let lateness = self.clause.map(|clause| clause.lateness(at));
        CurvePoint { at: self.scene.moment(at), lateness, amount, rises: false }
    }

    fn rises(&self) -> bool {
        match self.clause {
            Some(clause) => clause.rises(),
            None => self.bill.clauses.iter().any(Clause::rises),
        }
    }

    /// Where an amount rises between two steps: marks the point it rises from, and the one from which a cap holds it.
    fn bend(&self, points: &mut Vec<CurvePoint>, from: Instant, to: Option<Instant>) -> Result<(), Error> {
        if !self.rises() {
            return Ok(());
        }
        let far = Instant::from_millis(from.millis().saturating_add(366 * crate::instant::DAY)).unwrap_or(Instant::MAX);
        let last = to.and_then(|to| to.plus(Duration::from_millis(-1))).unwrap_or(far).max(from);
        let (low, high) = (self.amount(from)?, self.amount(last)?);
        if low == high {
            return Ok(());
        }
        let at_point = points.last().is_some_and(|point| point.at.instant() == from);
        if !at_point {
            points.push(self.point(from, low));
        }
        if let Some(point) = points.last_mut() {
            point.rises = true;
        }
        let holds = |at: Instant| self.amount(at).is_ok_and(|amount| amount == high);
        if let Some(held) = first_after(from, &holds).filter(|held| *held < last) {
            // A cent is reached before the last instant of its own time, too: only what stays much longer is held.
            let earlier =
                self.amount(Instant::from_millis(last.millis() - (last.millis() - held.millis()) / 2).unwrap_or(last))?;
            if earlier == high && last.since(held) > Duration::from_minutes(60) {
                points.push(self.point(held, high));
            }
        }
        Ok(())
    }
}
