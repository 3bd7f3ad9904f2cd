//! Which agreements hold for a ticket: those in force when it was reported, and meant for such tickets.

use crate::assessment::{AgreementAnswer, TraceLine, Values};
use crate::json::join;
use crate::policy::Agreement;
use crate::qualification::Facts;
use crate::scene::Scene;
use crate::ticket::EventKind;

/// Whether an agreement holds; why not is explained. Its validity is that of the date of the report, in the policy's zone;
/// whether it is meant for such tickets is judged by the facts as they stand. A ticket that is not reported yet is shown
/// what would be promised.
pub(crate) fn holds(scene: &mut Scene<'_>, facts: &Facts<'_>, agreement: &Agreement, path: &str) -> bool {
    let subject = || join(&["agreement:", &agreement.id]);
    let opened = scene.seen.iter().find(|event| event.kind() == EventKind::Opened);
    if let (Some(validity), Some(opened)) = (&agreement.validity, opened) {
        let day = scene.policy.zone().to_local(opened.at).0;
        let early = validity.from.is_some_and(|from| day < from.0);
        let late = validity.to.is_some_and(|to| day > to.0);
        if early || late {
            let mut values = vec![("day", day.to_string().into())];
            values.extend(validity.from.map(|from| ("from", from.0.to_string().into())));
            values.extend(validity.to.map(|to| ("to", to.0.to_string().into())));
            let line = TraceLine::new(subject(), "not-in-force", join(&[path, "/validity"]), []);
            scene.explain(TraceLine { values: Values(values), ..line });
            return false;
        }
    }
    if let Some(Err(unmet)) = agreement.when.as_ref().map(|when| when.judge(facts)) {
        let found = unmet.found.to_string();
        let values = [("fact", unmet.parameter.into()), ("found", found.into())];
        scene.explain(TraceLine::new(subject(), "not-applicable", join(&[path, "/when"]), values));
        return false;
    }
    true
}

/// The agreement as an answer names it.
pub(crate) fn reference(agreement: &Agreement) -> AgreementAnswer {
    let validity = agreement.validity.as_ref();
    let agreed = agreement.agreed.as_ref();
    AgreementAnswer {
        id: agreement.id.clone(),
        kind: agreement.kind,
        title: agreement.title.clone(),
        version: agreement.version.clone(),
        provider: agreement.provider.clone(),
        consumer: agreement.consumer.clone(),
        department: agreement.department.clone(),
        vendor: agreement.vendor.clone(),
        valid_from: validity.and_then(|validity| Some(validity.from?.0.to_string())),
        valid_to: validity.and_then(|validity| Some(validity.to?.0.to_string())),
        agreed_on: agreed.map(|agreed| agreed.on.0.to_string()),
        agreed_by: agreed.map(|agreed| agreed.by.clone()).unwrap_or_default(),
    }
}
