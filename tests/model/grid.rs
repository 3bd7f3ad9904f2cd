//! News on a grid: how many deadlines passed without any.

use crate::clock::World;
use crate::history::What;
use crate::hours::MINUTE;
use crate::policy::{Form, TargetCase};
use crate::read::Reading;

/// None where the history reopens or calls off the ticket, which is read with the other clocks, or changes its priority:
/// whether news before a change counts for a deadline after it, nobody says.
pub(crate) fn missed(world: &World, target: &TargetCase, reading: &Reading) -> Option<i64> {
    let is = |what: &What, name: &str| matches!(what, What::Plain(plain) if *plain == name);
    let ends = |name: &str| reading.events.iter().filter(|event| is(&event.what, name)).map(|event| event.at).min();
    let Form::Within(minutes, cal) = &target.by[0] else { return None };
    if ends("reopened").or(ends("cancelled")).is_some() || reading.priorities.len() > 1 {
        return None;
    }
    let start = reading.opened?;
    let end = ends("closed").unwrap_or(reading.now);
    let paused = crate::pauses::admitted(world, target, reading);
    let news: Vec<i64> =
        reading.events.iter().filter(|event| is(&event.what, "updated")).map(|event| event.at).collect();
    let (mut missed, mut used, mut before) = (0, 0, start - 1);
    let (from, to) = (world.wall.index(start), world.wall.index(end));
    for (index, paused) in paused.iter().enumerate().take(to).skip(from) {
        if !world.open(*cal).open[index] || paused.is_some() {
            continue;
        }
        used += 1;
        let deadline = world.wall.at(index) + MINUTE;
        if used == *minutes {
            // At the deadline itself it can still be met.
            if deadline < end && !news.iter().any(|at| before < *at && *at <= deadline) {
                missed += 1;
            }
            (used, before) = (0, deadline);
        }
    }
    Some(missed)
}
