//! Holidays that run out: lists of single dates, or of rules with a last year, that end before the agreements do.

use super::Severity;
use super::finding::{Findings, key};
use crate::policy::{Day, Policy};

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (path, name, last) in policy.holidays_that_end() {
        let path = format!("/{path}/{}", key(name));
        // Of those that hold past it, the one that does the longest; one that only begins then holds past it too.
        let held = policy.agreements().iter().filter_map(|agreement| Some((agreement, agreement.validity.as_ref()?)));
        let (mut longest, mut begins) = (None, None);
        for (agreement, validity) in held {
            let id = &*agreement.id;
            let past = |day: Option<&Day>| day.map(|day| day.0).filter(|day| day.ymd().0 > last);
            longest = longest.max(past(validity.to.as_ref()).map(|to| (to, id)));
            if validity.to.is_none() {
                begins = begins.or(past(validity.from.as_ref()).map(|from| (from, id)));
            }
        }
        match (longest, begins) {
            (Some((to, agreement)), _) => findings.add(
                ("holidays-run-out", Severity::Warning),
                path,
                format!("The holidays of {name} end with {last}, but {agreement} holds until {to}: later years have none."),
                format!("Les jours fériés de {name} s'arrêtent en {last}, mais {agreement} vaut jusqu'au {to} : les années suivantes n'en ont aucun."),
            ),
            (None, Some((from, agreement))) => findings.add(
                ("holidays-run-out", Severity::Warning),
                path,
                format!("The holidays of {name} end with {last}, but {agreement} holds from {from} on: it never has any."),
                format!("Les jours fériés de {name} s'arrêtent en {last}, mais {agreement} vaut à partir du {from} : il n'en a jamais."),
            ),
            _ if policy.agreements().iter().all(|agreement| agreement.validity.as_ref().is_some_and(|of| of.to.is_some())) => {}
            _ => findings.add(
                ("holidays-end", Severity::Notice),
                path,
                format!("The holidays of {name} end with {last}, and an agreement has no end: later years have none."),
                format!("Les jours fériés de {name} s'arrêtent en {last}, et un engagement est sans fin : les années suivantes n'en ont aucun."),
            ),
        }
    }
}
