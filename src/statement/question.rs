//! What a statement is asked for.

use crate::assessment::Audience;
use crate::civil::Date;
use crate::json::describe_text;
use crate::money::Money;
use crate::nearest::nearest;
use crate::policy::Policy;
use crate::timestamp::{self, NotAnInstant};
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

    pub(super) fn check(&self, policy: &Policy) -> Result<(), Error> {
        self.check_fees(policy)?;
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

    /// Each fee is one that the policy speaks of, in its currency.
    fn check_fees(&self, policy: &Policy) -> Result<(), Error> {
        if self.fees.is_empty() {
            return Ok(());
        }
        let used = policy.names_used();
        let used = used.iter().filter(|fee| *fee.place == *"/fees").map(|fee| &*fee.name);
        let known: Vec<&str> = policy.fee_names().chain(used).collect();
        for (name, fee) in &self.fees {
            let path = format!("/fees/{name}");
            if !known.contains(&&**name) {
                let problem = Problem {
                    code: ErrorCode::OutOfRange,
                    path,
                    position: None,
                    found: describe_text(name),
                    expected: "a fee of the policy".to_owned(),
                    nearest: nearest(name, known.iter().copied()).map(str::to_owned),
                };
                return Err(Error::from_problems(ErrorCode::OutOfRange, vec![problem]));
            }
            if let Some(currency) = policy.currency().filter(|currency| *currency != fee.currency()) {
                let expected = format!("an amount in {}, the policy's currency", currency.as_str());
                return Err(Error::at(ErrorCode::OutOfRange, path, describe_text(&fee.to_string()), expected));
            }
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

impl Policy {
    /// An edge of a period: an instant as [`Policy::instant`] reads it, or a date, which begins at its midnight in the policy's zone.
    ///
    /// # Errors
    /// `out-of-range` for what is neither.
    pub fn period_edge(&self, text: &str) -> Result<Instant, Error> {
        let midnight = Date::parse(text).ok().and_then(|date| self.zone().instant_of(date, 0));
        let reason = match midnight.map_or_else(|| timestamp::parse(text, self.ticket_zone()), Ok) {
            Ok(at) => return Ok(at),
            Err(NotAnInstant::Shape) => "a date such as 2026-03-13, or a time such as 2026-03-13T19:20:00+01:00",
            Err(reason) => reason.expected(),
        };
        Err(Error::at(ErrorCode::OutOfRange, "", describe_text(text), reason))
    }
}
