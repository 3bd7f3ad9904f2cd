//! Names that are declared and never used: most often the sign of one that was forgotten elsewhere.

use super::Severity;
use super::finding::{Findings, key};
use crate::policy::Policy;

/// The sections whose names are there to be used, with what one is called.
const SECTIONS: [(&str, &str, &str); 7] = [
    ("/parameters", "Parameter", "Le paramètre"),
    ("/calendars", "Calendar", "Le calendrier"),
    ("/windows", "Window", "La fenêtre"),
    ("/holidays", "The set of holidays", "L'ensemble de jours fériés"),
    ("/pauseReasons", "Pause reason", "Le motif de gel"),
    ("/contacts", "Contact", "Le contact"),
    ("/causes", "Cause", "La cause"),
];

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    let uses = policy.names_used();
    for (section, english, french) in SECTIONS {
        for name in policy.names_at(section) {
            if !uses.iter().any(|mention| *mention.place == *section && mention.name == *name) {
                findings.add(
                    ("name-unused", Severity::Notice),
                    format!("{section}/{}", key(name)),
                    format!("{english} {name} is declared and never used."),
                    format!("{french} {name} est déclaré et jamais utilisé."),
                );
            }
        }
    }
}
