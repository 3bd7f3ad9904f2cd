//! Targets that say nothing for a priority: silence should be a "none", so that it is nobody's slip.

use super::choices::targets;
use super::finding::Findings;
use super::{Severity, row};
use crate::policy::Policy;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (path, agreement, target) in targets(policy) {
        let unsaid: Vec<&str> =
            policy.priorities().iter().map(|name| &**name).filter(|name| target.by.0.get(name).is_none()).collect();
        if !unsaid.is_empty() {
            let (clock, names) = (format!("{}/{}", agreement.id, target.metric.as_str()), row(unsaid.into_iter()));
            findings.add(
                ("target-unsaid", Severity::Warning),
                format!("{path}/by"),
                format!("{clock} says nothing for {names}: write \"none\" where nothing is promised."),
                format!("{clock} ne dit rien pour {names} : écrivez « none » là où rien n'est promis."),
            );
        }
    }
}
