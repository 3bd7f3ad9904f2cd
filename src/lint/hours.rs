//! Hours of one day that overlap: they are read as one stretch, which is seldom what their author saw.

use super::Severity;
use super::finding::{Findings, key};
use crate::calendar::Hours;
use crate::json::Node;
use crate::policy::Policy;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    let calendars = policy.source().get("calendars").map(Node::members).unwrap_or_default();
    for calendar in calendars {
        for section in ["week", "exceptions"] {
            let days = calendar.node.get(section).map(Node::members).unwrap_or_default();
            for day in days {
                let path = format!("/calendars/{}/{section}/{}", key(&calendar.key), key(&day.key));
                if let Some((first, second)) = overlap(&day.node) {
                    findings.add(
                        ("hours-overlap", Severity::Warning),
                        path,
                        format!("{first} and {second} overlap: they are read as one stretch. Write the hours so that none begins before the last has ended."),
                        format!("{first} et {second} se chevauchent : ils comptent comme une seule plage. Écrivez les heures sans qu'une plage commence avant la fin de la précédente."),
                    );
                }
            }
        }
    }
}

/// The first two of a day's hours that share some time; those that only touch do not.
fn overlap(day: &Node) -> Option<(Hours, Hours)> {
    let mut hours: Vec<Hours> = day.items().iter().filter_map(|item| Hours::parse(item.text()?).ok()).collect();
    hours.sort_by_key(|hours| (hours.open(), hours.close()));
    let mut longest = *hours.first()?;
    for hours in hours.iter().skip(1) {
        if hours.open() < longest.close() {
            return Some((longest, *hours));
        }
        longest = *hours;
    }
    None
}
