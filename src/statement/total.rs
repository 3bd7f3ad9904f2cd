//! The sums of a statement.

use crate::assessment::{AgreementStatement, KindTotal, StatementEntry};
use crate::{Error, ErrorCode};

/// Adds an entry to the sum of its agreement. A part of the sum must not pass for the whole.
pub(super) fn add(agreement: &mut AgreementStatement, entry: &StatementEntry) -> Result<(), Error> {
    agreement.amount = match (agreement.amount, entry.amount, entry.missing.is_empty()) {
        (Some(sum), Some(amount), true) => Some(sum.plus(amount).ok_or_else(too_much)?),
        (Some(sum), None, true) => Some(sum),
        _ => None,
    };
    Ok(())
}

fn too_much() -> Error {
    Error::at(ErrorCode::OutOfRange, "/fees", "fees so large that their sum overflows", "smaller fees")
}

/// The sum of each kind of agreement; none of a kind whose sum is not known.
pub(super) fn totals(agreements: &[AgreementStatement]) -> Result<Vec<KindTotal>, Error> {
    let mut totals: Vec<KindTotal> = Vec::new();
    let mut unknown = Vec::new();
    for statement in agreements {
        let kind = statement.agreement.kind;
        let Some(amount) = statement.amount else {
            unknown.push(kind);
            continue;
        };
        match totals.iter_mut().find(|total| total.kind == kind) {
            Some(total) => total.amount = total.amount.plus(amount).ok_or_else(too_much)?,
            None => totals.push(KindTotal { kind, amount }),
        }
    }
    totals.retain(|total| !unknown.contains(&total.kind));
    Ok(totals)
}
