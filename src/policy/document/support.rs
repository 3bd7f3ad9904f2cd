//! Support levels: their teams, which team gets which ticket, and what the first level tries by itself.

use super::condition::Condition;
use super::names::ContactName;
use crate::Duration;
use crate::json::{Map, Node, Reader, document};
use crate::scalar::Text;

document! {
    /// One support level.
    pub(crate) struct SupportLevel {
        /// Its short name, such as `L1`.
        "level" => level: Box<str>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// Whom to reach there; of a level with teams, whom to reach where the team is not known.
        "contacts" => contacts: Vec<ContactName>,
        /// Its teams: departments, vendors. An event of `assigned` names one.
        "teams" => teams: Map<Team>,
        /// Which team gets a ticket: the first whose `when` holds.
        "routes" => routes: Vec<Route>,
        /// What it tries by itself before it passes a ticket on.
        "remedies" => remedies: Vec<Remedy>,
        /// Whether it may give a ticket back only with a `reason`.
        "returnsWithReason" => returns_with_reason: bool = false,
    }
    check check_level
}

document! {
    /// A team of a support level.
    pub(crate) struct Team {
        /// Its name for people.
        "title" => title: Option<Text>,
        /// Whom to reach there.
        "contacts" => contacts: Vec<ContactName>,
    }
}

document! {
    /// Which tickets go to a team.
    pub(crate) struct Route {
        /// The tickets; every one when left out, in the last route.
        "when" => when: Option<Condition>,
        /// The team, one of the level's own.
        "team" => team: Box<str>,
    }
}

document! {
    /// What is tried for a kind of problem.
    pub(crate) struct Remedy {
        /// The tickets it is for.
        "when" => when: Condition,
        /// What to try, one after the other.
        "try" => steps: Vec<Text>,
        /// For how long, in elapsed time from when the level first has the ticket.
        "for" => lasts: Option<Duration>,
    }
}

/// A route leads to a team of the level, and those behind a route for every ticket would never be taken.
fn check_level(node: &Node, reader: &mut Reader<'_>) {
    let teams = node.get("teams").map(Node::members).unwrap_or_default();
    let teams = teams.iter().map(|member| &*member.key).filter(|key| *key != "note");
    let mut for_all = false;
    reader.enter("routes");
    for (index, route) in node.get("routes").map(Node::items).unwrap_or_default().iter().enumerate() {
        reader.enter_index(index);
        if for_all {
            let found = "a route after one without \"when\"".into();
            reader.refuse(None, route, found, "the route without \"when\" last".into());
        }
        for_all |= route.get("when").is_none();
        if let Some((team, name)) = route.get("team").and_then(|team| Some((team, team.text()?)))
            && !teams.clone().any(|known| known == name)
        {
            let what = if teams.clone().next().is_none() {
                "a team of this level (there is none)"
            } else {
                "a team of this level:"
            };
            reader.within("team", |reader| reader.unknown_word(team, what, teams.clone()));
        }
        reader.leave();
    }
    reader.leave();
}
