//! What a statement is asked for.

use crate::assessment::Audience;
use crate::json::describe_text;
use crate::money::Money;
use crate::nearest::nearest;
use crate::policy::Policy;
use crate::{Error, ErrorCode, Instant, Problem};

/// What a statement is made for: a period, and what of the policy.
#[derive(Clone, Debug)]
pub struct StatementQuestion {
    /// The start of the period.
    pub from: Instant,
    /// Its end, which is not in it.
    pub to: Instant,
    /// One agreement, by its id; every one whose money the audience sees when none.
    pub agreement: Option<String>,
    /// The tickets of one party alone.
    pub party: Option<String>,
    /// For whom.
    pub audience: Audience,
    /// Fees for what is measured over a period, by name. Without them it is the last one that a ticket of the account brought.
    pub fees: Vec<(Box<str>, Money)>,
}

impl StatementQuestion {
    /// A statement of everything, for the operator's own people.
    #[must_use]
    pub fn new(from: Instant, to: Instant) -> Self {
        Self { from, to, agreement: None, party: None, audience: Audience::Internal, fees: Vec::new() }
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        if self.to <= self.from {
            return Err(Error::at(
                ErrorCode::OutOfRange,
                "/to",
                "an end that is not after the start",
                "a later instant",
            ));
        }
        Ok(())
    }

    /// The place of the one agreement.
    pub(super) fn agreement(&self, policy: &Policy, shown: &[usize]) -> Result<Option<usize>, Error> {
        let Some(wanted) = &self.agreement else { return Ok(None) };
        let known = || shown.iter().filter_map(|place| Some((*place, &*policy.agreements().get(*place)?.id)));
        if let Some((place, _)) = known().find(|(_, id)| *id == &**wanted) {
            return Ok(Some(place));
        }
        let problem = Problem {
            code: ErrorCode::OutOfRange,
            path: "/agreement".to_owned(),
            position: None,
            found: describe_text(wanted),
            expected: "an agreement of the policy whose money this audience sees".to_owned(),
            nearest: nearest(wanted, known().map(|(_, id)| id)).map(str::to_owned),
        };
        Err(Error::from_problems(ErrorCode::OutOfRange, vec![problem]))
    }
}
