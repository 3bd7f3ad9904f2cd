//! Holidays that run out: lists of single dates, or of rules with a last year, that end before the agreements do.

use super::Severity;
use super::finding::{Findings, key};
use crate::policy::Policy;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (path, name, last) in policy.holidays_that_end() {
        let path = format!("/{path}/{}", key(name));
        let agreements = policy.agreements().iter();
        let ends =
            agreements.filter_map(|agreement| Some((&*agreement.id, agreement.validity.as_ref()?.to.as_ref()?.0)));
        let longest = ends.max_by_key(|(_, to)| *to).filter(|(_, to)| to.ymd().0 > last);
        match longest {
            Some((agreement, to)) => findings.add(
                ("holidays-run-out", Severity::Warning),
                path,
                format!("The holidays of {name} end with {last}, but {agreement} holds until {to}: later years have none."),
                format!("Les jours fériés de {name} s'arrêtent en {last}, mais {agreement} vaut jusqu'au {to} : les années suivantes n'en ont aucun."),
            ),
            None if policy.agreements().iter().all(|agreement| agreement.validity.as_ref().is_some_and(|of| of.to.is_some())) => {}
            None => findings.add(
                ("holidays-end", Severity::Notice),
                path,
                format!("The holidays of {name} end with {last}, and an agreement has no end: later years have none."),
                format!("Les jours fériés de {name} s'arrêtent en {last}, et un engagement est sans fin : les années suivantes n'en ont aucun."),
            ),
        }
    }
}
