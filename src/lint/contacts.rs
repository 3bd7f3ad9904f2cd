//! Levels and steps that reach nobody.

use super::Severity;
use super::finding::{Findings, key};
use crate::policy::Policy;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (index, level) in policy.levels().iter().enumerate() {
        if level.contacts.is_empty() {
            let name = &level.level;
            findings.add(
                ("level-without-contact", Severity::Warning),
                format!("/support/{index}"),
                format!("Support level {name} has no contact: nobody can be reached there."),
                format!("Le niveau de support {name} n'a pas de contact : personne n'y est joignable."),
            );
        }
    }
    for (name, contact) in policy.contacts() {
        if contact.email.is_none() && contact.phone.is_none() && contact.url.is_none() {
            findings.add(
                ("contact-unreachable", Severity::Warning),
                format!("/contacts/{}", key(name)),
                format!("Contact {name} has neither mailbox, telephone nor address."),
                format!("Le contact {name} n'a ni boîte aux lettres, ni téléphone, ni adresse."),
            );
        }
    }
    for (index, agreement) in policy.agreements().iter().enumerate() {
        for (step_index, step) in agreement.escalation.iter().enumerate() {
            if step.tell.is_empty() {
                let at = step.at;
                findings.add(
                    ("step-tells-nobody", Severity::Warning),
                    format!("/agreements/{index}/escalation/{step_index}"),
                    format!("The escalation step at {at} tells nobody."),
                    format!("L'étape d'escalade à {at} n'avertit personne."),
                );
            }
        }
    }
}
