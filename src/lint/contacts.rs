//! Contacts that can't be reached by any way.

use super::Severity;
use super::finding::{Findings, key};
use crate::policy::Policy;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
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
}
