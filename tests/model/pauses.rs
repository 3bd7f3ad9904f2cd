//! In which minutes a target's clock is paused: the union of what its rules admit.

use std::collections::BTreeMap;

use crate::clock::World;
use crate::history::What;
use crate::hours::MINUTE;
use crate::policy::{Rule, TargetCase};
use crate::read::{Paused, Reading};

/// For each minute, the beginning of the admitted stretch that pauses the clock in it: of several the earliest.
pub(crate) fn admitted(world: &World, target: &TargetCase, reading: &Reading) -> Vec<Option<i64>> {
    let mut minutes = vec![None; world.wall.len()];
    for rule in &target.pauses {
        let stretches = match rule {
            Rule::Between(first, second) => between(reading, first, second),
            Rule::Reason(reason) | Rule::Within(reason, _) | Rule::AtMost(reason, ..) | Rule::Notice(reason, _) => {
                reading.pauses.iter().filter(|pause| pause.reason == *reason).cloned().collect()
            }
        };
        let mut spent: BTreeMap<i32, i64> = BTreeMap::new();
        for pause in stretches {
            if let Rule::Notice(_, days) = rule {
                let early = pause.announced.is_some_and(|at| world.wall.date(at) + days <= world.wall.date(pause.from));
                if !early {
                    continue;
                }
            }
            let (mut at, mut begun) = (pause.from, None);
            while pause.to.is_none_or(|to| at < to) && world.wall.index(at) < world.wall.len() {
                let index = world.wall.index(at);
                let counts = match rule {
                    Rule::Within(_, cal) => cal.map_or(&world.always, |index| &world.calendars[index]).open[index],
                    Rule::AtMost(_, limit, daily) => {
                        let spent = spent.entry(if *daily { world.wall.date(at) } else { 0 }).or_default();
                        *spent += 1;
                        *spent <= *limit
                    }
                    _ => true,
                };
                begun = counts.then(|| begun.unwrap_or(at));
                minutes[index] = [minutes[index], begun].into_iter().flatten().min();
                at += MINUTE;
            }
        }
    }
    minutes
}

/// From the first event to the next of the second.
fn between(reading: &Reading, first: &str, second: &str) -> Vec<Paused> {
    let mut found: Vec<Paused> = Vec::new();
    // What comes before the report is left aside.
    for event in reading.events.iter().filter(|event| reading.opened.is_some_and(|opened| event.at >= opened)) {
        let What::Plain(name) = event.what else { continue };
        let open = found.last().is_some_and(|last| last.to.is_none());
        if name == first && !open {
            found.push(Paused { reason: "between", from: event.at, to: None, announced: None });
        } else if let Some(last) = found.last_mut().filter(|_| name == second && open) {
            last.to = Some(event.at);
        }
    }
    found
}
