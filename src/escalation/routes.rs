//! Which team of a support level gets a ticket.

use crate::policy::{Found, Route, SupportLevel};
use crate::qualification::Facts;
use crate::scalar::Text;
use crate::scene::Scene;

/// The team by the facts: that of the first route whose condition holds, with its place.
pub(super) fn routed<'a>(level: &'a SupportLevel, facts: &Facts<'_>) -> Option<(usize, &'a str)> {
    leading(level, facts).next()
}

/// The teams of all routes whose condition holds, with their places.
pub(super) fn leading<'a>(level: &'a SupportLevel, facts: &Facts<'_>) -> impl Iterator<Item = (usize, &'a str)> {
    let holds = |route: &Route| route.when.as_ref().is_none_or(|when| when.judge(facts).is_ok());
    let found = level.routes.iter().enumerate().filter(move |(_, route)| holds(route));
    found.map(|(place, route)| (place, &*route.team))
}

/// Whether a level takes a ticket: not where none of its routes is for what is known of it, and only a team could be reached.
pub(super) fn takes(level: &SupportLevel, facts: &Facts<'_>) -> bool {
    let may = |route: &Route| match route.when.as_ref().map(|when| when.judge(facts)) {
        Some(Err(unmet)) => matches!(unmet.found, Found::Missing),
        _ => true,
    };
    level.routes.is_empty() || !level.contacts.is_empty() || level.routes.iter().any(may)
}

/// The name of a team for people.
pub(super) fn title(level: &SupportLevel, team: Option<&str>) -> Option<Text> {
    level.teams.get(team?)?.title.clone()
}

/// Whom to reach: the team's own contacts, else those of the level.
pub(super) fn names<'a>(level: &'a SupportLevel, team: Option<&str>) -> impl Iterator<Item = &'a str> {
    let own = team.and_then(|team| level.teams.get(team)).map(|team| &team.contacts);
    own.filter(|contacts| !contacts.is_empty()).unwrap_or(&level.contacts).iter().map(|name| &*name.0)
}

/// Explains which route leads on from the routes of a level, and which were passed over.
pub(super) fn explain(scene: &mut Scene<'_>, place: usize, facts: &Facts<'_>) {
    let Some(level) = scene.policy.levels().get(place).filter(|level| !level.routes.is_empty()) else { return };
    let taken = routed(level, facts);
    let passed = taken.map_or(level.routes.len(), |(place, _)| place);
    for (index, route) in level.routes.iter().enumerate().take(passed) {
        let Some(Err(unmet)) = route.when.as_ref().map(|when| when.judge(facts)) else { continue };
        let values = vec![
            ("team", (&*route.team).into()),
            ("fact", unmet.parameter.into()),
            ("found", unmet.found.to_string().into()),
        ];
        scene.tell("support", "route-passed-over", format!("/support/{place}/routes/{index}"), values);
    }
    match taken {
        Some((index, team)) => {
            let values = vec![("level", (&*level.level).into()), ("team", team.into())];
            scene.tell("support", "routed", format!("/support/{place}/routes/{index}"), values);
        }
        None => {
            let values = vec![("level", (&*level.level).into())];
            scene.tell("support", "no-route", format!("/support/{place}/routes"), values);
        }
    }
}
