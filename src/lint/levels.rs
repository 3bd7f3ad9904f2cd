//! Support levels and teams at which a ticket finds nobody, and tickets that no team of a level gets.

use super::Severity;
use super::finding::{Findings, key};
use super::row;
use crate::policy::{Condition, ContactName, Fact, Known, Policy, SupportLevel, Test};
use crate::ticket::TicketKind;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (index, level) in policy.levels().iter().enumerate() {
        let path = format!("/support/{index}");
        let name = &level.level;
        if level.contacts.is_empty() && level.teams.0.is_empty() {
            findings.add(
                ("level-without-contact", Severity::Warning),
                path.clone(),
                format!("Support level {name} has no contact: nobody can be reached there."),
                format!("Le niveau de support {name} n'a pas de contact : personne n'y est joignable."),
            );
        } else if level.teams.0.is_empty() {
            unserved(policy, &level.contacts, name, &path, findings);
        }
        teams(policy, level, &path, findings);
        routes(policy, level, &path, findings);
    }
}

/// Teams without contacts, and teams to which nothing leads.
fn teams(policy: &Policy, level: &SupportLevel, path: &str, findings: &mut Findings) {
    for (name, team) in level.teams.iter() {
        let path = format!("{path}/teams/{}", key(name));
        let full = format!("{} {name}", level.level);
        let contacts = if team.contacts.is_empty() { &level.contacts } else { &team.contacts };
        if contacts.is_empty() {
            findings.add(
                ("team-without-contact", Severity::Warning),
                path.clone(),
                format!("Team {full} has no contact: nobody can be reached there."),
                format!("L'équipe {full} n'a pas de contact : personne n'y est joignable."),
            );
        } else {
            unserved(policy, contacts, &full, &path, findings);
        }
        if !level.routes.is_empty() && level.routes.iter().all(|route| *route.team != *name) {
            findings.add(
                ("team-unrouted", Severity::Notice),
                path,
                format!("No route leads to team {full}: it gets a ticket by name alone."),
                format!("Aucun routage ne mène à l'équipe {full} : elle n'est saisie que par son nom."),
            );
        }
    }
}

/// Priorities for which none of the contacts is there.
fn unserved(policy: &Policy, contacts: &[ContactName], name: &str, path: &str, findings: &mut Findings) {
    let served = |priority: &str| {
        contacts.iter().any(|name| policy.contact(&name.0).is_some_and(|contact| contact.serves(priority)))
    };
    let missing: Vec<&str> =
        policy.priorities().iter().map(|priority| &**priority).filter(|one| !served(one)).collect();
    if !missing.is_empty() {
        let missing = row(missing.into_iter());
        findings.add(
            ("level-without-contact", Severity::Warning),
            path,
            format!("{name} has no contact for {missing}: nobody can be reached there."),
            format!("{name} n'a pas de contact pour {missing} : personne n'y est joignable."),
        );
    }
}

/// Where all routes ask for one choice: its options for which no team is named.
fn routes(policy: &Policy, level: &SupportLevel, path: &str, findings: &mut Findings) {
    let asked: Option<Vec<&Condition>> = level.routes.iter().map(|route| route.when.as_ref()).collect();
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else { return };
    let Some(parameter) = asked.first().and_then(|when| only(when)) else { return };
    if asked.iter().any(|when| only(when) != Some(parameter)) {
        return;
    }
    let options = policy.parameter(parameter).map(|known| known.options.names()).into_iter().flatten();
    let left = options.filter(|option| {
        let fact = Fact::Word((*option).into());
        let known = One { parameter, fact: &fact };
        asked.iter().all(|when| when.judge(&known).is_err())
    });
    let left: Vec<&str> = left.collect();
    if !left.is_empty() {
        let (name, left) = (&level.level, row(left.into_iter()));
        findings.add(
            ("route-missing", Severity::Warning),
            format!("{path}/routes"),
            format!("{name} has no team for these values of {parameter}: {left}."),
            format!("{name} n'a pas d'équipe pour ces valeurs de {parameter} : {left}."),
        );
    }
}

/// The one parameter that a condition asks for, as a choice.
fn only(condition: &Condition) -> Option<&str> {
    match condition {
        Condition::Fact { parameter, test: Test::OneOf(_) } => Some(parameter),
        Condition::All(parts) | Condition::Any(parts) => match parts.as_slice() {
            [part] => only(part),
            _ => None,
        },
        _ => None,
    }
}

/// A ticket of which one fact is known.
struct One<'k> {
    parameter: &'k str,
    fact: &'k Fact,
}

impl<'k> Known<'k> for One<'k> {
    fn fact(&self, parameter: &str) -> Option<&'k Fact> {
        (parameter == self.parameter).then_some(self.fact)
    }

    fn reported_in(&self, _hours: &str) -> Option<bool> {
        None
    }

    fn kind(&self) -> TicketKind {
        TicketKind::Incident
    }
}
