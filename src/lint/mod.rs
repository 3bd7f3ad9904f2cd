//! The linter: what is odd in a policy that can be read all the same.
//!
//! One file for each check. What speaks of combinations of facts is reasoned out over the whole parameter space
//! (`space`, as sets in a `diagram`), never by trying one ticket after the other; where the work allowed does not suffice,
//! that is a finding too. Native only: the module that runs in pages carries none of this.

mod alike;
mod applies;
mod choices;
mod communication;
mod contacts;
mod course;
mod crm;
mod defaults;
mod diagram;
mod early;
mod fees;
mod finding;
mod holidays;
mod hours;
mod levels;
mod matrices;
mod modifiers;
mod names;
mod pauses;
mod penalties;
mod rules;
mod score;
mod severe;
mod slower;
mod space;
mod statement;
mod steps;
mod tables;
mod unsaid;
mod warnings;
mod weekends;

pub(crate) use alike::Alike;
pub use finding::{Finding, Severity};
pub(crate) use finding::{Findings, row};

use crate::policy::Policy;

/// Every check. Each looks at the whole policy and adds what it finds.
const CHECKS: &[fn(&Policy, &mut Findings)] = &[
    course::check,
    tables::check,
    unsaid::check,
    warnings::check,
    penalties::check,
    fees::check,
    statement::check,
    holidays::check,
    hours::check,
    weekends::check,
    levels::check,
    contacts::check,
    communication::check,
    steps::check,
    pauses::check,
    crm::check,
    names::check,
    crate::chain::check,
];

impl Policy {
    /// What is odd in this policy: combinations that nothing decides, rules that never fire, a P1 slower than a P2, a
    /// target left unsaid, names that nothing uses. The order is that of the checks, and the same for the same policy.
    ///
    /// Reasons over the whole parameter space within a fixed amount of work: quick for millions of combinations, and a
    /// finding `not-decided` where it does not suffice.
    ///
    /// ```
    /// use sla_clock::{Policy, Severity};
    ///
    /// let policy = Policy::from_json(r#"{
    ///   "format": 1, "id": "x", "parameters": { "severity": "standard" },
    ///   "qualification": {
    ///     "rules": [ { "when": { "severity": ["critical", "major"] }, "priority": "P1" },
    ///                { "id": "late", "when": { "severity": "major" }, "priority": "P2" } ],
    ///     "otherwise": "P4" } }"#)?;
    /// let findings = policy.lint();
    /// assert_eq!((findings[0].code, findings[0].severity), ("rule-shadowed", Severity::Error));
    /// assert_eq!(findings[0].path, "/qualification/rules/1");
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    #[must_use]
    pub fn lint(&self) -> Vec<Finding> {
        let mut findings = Findings::default();
        CHECKS.iter().for_each(|check| check(self, &mut findings));
        findings.0
    }
}
