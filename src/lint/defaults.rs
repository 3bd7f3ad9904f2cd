//! Tickets that nothing but the default decides.

use super::Severity;
use super::course::Course;
use super::diagram::{Exhausted, Set};
use super::finding::key;

pub(super) fn check(course: &mut Course<'_, '_>) -> Result<(), Exhausted> {
    let qualification = course.space.policy.qualification();
    let otherwise = qualification.otherwise.0.clone();
    let has_table = !qualification.matrices.0.is_empty() || qualification.score.is_some();
    let fallen = course.space.diagram.both(course.rest, course.known)?;
    let untold = course.space.diagram.without(fallen, course.told)?;
    if !untold.is_none() && (has_table || !qualification.rules.is_empty()) {
        let example = course.space.example(untold);
        let (english, french) = counted(course, untold);
        // A policy of rules alone says with its default what is no exception.
        let severity = if has_table { Severity::Warning } else { Severity::Notice };
        course.findings.add(
            ("falls-to-default", severity),
            "/qualification/otherwise",
            format!(
                "{english} fall to the default, {otherwise}, although everything is known; for one: {}.",
                example.english
            ),
            format!(
                "{french} prennent la valeur par défaut, {otherwise}, bien que tout soit connu ; par exemple : {}.",
                example.french
            ),
        );
    }
    if has_table {
        unknown(course, &otherwise)?;
    }
    let rest = course.rest;
    course.give(rest, &otherwise)
}

/// "12 of 60 kinds of ticket", or a share of a great many.
fn counted(course: &Course<'_, '_>, tickets: Set) -> (String, String) {
    let diagram = &course.space.diagram;
    let (share, known) = (diagram.share(tickets), diagram.share(course.known));
    let (count, total) = ((share * diagram.total()).round(), (known * diagram.total()).round());
    if total < 100_000.0 {
        return (format!("{count} of {total} combinations"), format!("{count} combinaisons sur {total}"));
    }
    let percent = 100.0 * share / known;
    let percent = if percent < 0.01 { "less than 0.01".to_owned() } else { format!("{percent:.2}") };
    (
        format!("{percent} % of {total:.0} combinations"),
        format!("{} % des {total:.0} combinaisons", percent.replace("less than", "moins de").replace('.', ",")),
    )
}

/// A parameter without default that sends a ticket to the default when it alone is not known.
fn unknown(course: &mut Course<'_, '_>, otherwise: &str) -> Result<(), Exhausted> {
    for name in course.space.parameters() {
        let mut others = Set::ALL;
        for other in course.space.parameters() {
            if other != name {
                let known = course.space.when_fact(other, &|_| true)?;
                others = course.space.diagram.both(others, known)?;
            }
        }
        let known = course.space.when_fact(name, &|_| true)?;
        let missing = course.space.diagram.without(others, known)?;
        let fallen = course.space.diagram.both(missing, course.rest)?;
        if !fallen.is_none() {
            course.findings.add(
                ("unknown-falls-to-default", Severity::Notice),
                format!("/parameters/{}", key(name)),
                format!("A ticket whose {name} is not known can fall to the default, {otherwise}: give {name} a default of its own."),
                format!("Un ticket dont {name} n'est pas connu peut prendre la valeur par défaut, {otherwise} : donnez une valeur par défaut à {name}."),
            );
        }
    }
    Ok(())
}
