//! Promises that are due before they can be kept: at an hour that has passed when the clock starts.

use super::Severity;
use super::choices::{shares, taken, targets};
use super::diagram::Exhausted;
use super::finding::{Findings, key, moment};
use super::slower::{Starts, due, starts_of_a_week};
use super::space::Space;
use crate::policy::Promise;
use crate::target::Target as Form;

pub(super) fn check(space: &mut Space<'_>, findings: &mut Findings) -> Result<(), Exhausted> {
    let policy = space.policy;
    for (path, agreement, target) in targets(policy) {
        let starts = Starts::of(space, agreement, target)?;
        let taken = taken(space, agreement)?;
        for (priority, form) in target.by.0.iter() {
            let (held, _) = shares(space, &form.0)?;
            for (promise, held) in form.0.iter().zip(held).filter(|(promise, _)| names_an_hour(promise)) {
                let tickets = space.diagram.both(held, taken)?;
                let mut found = None;
                for start in starts_of_a_week() {
                    let early = due(policy, promise, start).filter(|due| *due < start);
                    if let Some(due) = early.filter(|_| found.is_none())
                        && starts.can_be(space, tickets, start)?
                    {
                        found = Some((start, due));
                    }
                }
                let Some((start, due)) = found else { continue };
                let clock = format!("{}/{}", agreement.id, target.metric.as_str());
                let [[start, depart], [due, echeance]] = [start, due].map(|at| moment(at, policy.zone()));
                let choice = promise.choice.map_or_else(String::new, |index| format!("/{index}"));
                findings.add(
                    ("due-before-start", Severity::Warning),
                    format!("{path}/by/{}{choice}", key(priority)),
                    format!("{clock}, {priority}: started {start}, it is due {due}, before that. Name a later day or hour for such a start."),
                    format!("{clock}, {priority} : départ {depart}, échéance {echeance}, donc avant. Indiquez un jour ou une heure plus tardifs pour un tel départ."),
                );
            }
        }
    }
    Ok(())
}

/// Time that is counted from the start on is never over before it, and a deadline that comes back is the next one.
fn names_an_hour(promise: &Promise) -> bool {
    matches!(promise.form, Form::WorkingDays { .. } | Form::CalendarDays { .. } | Form::ReportingWindows(_))
}
