//! Who has the ticket, and where it goes next.

use super::contacts::{Reach, contacts};
use super::stays::{Stay, stays};
use super::{over, routes};
use crate::assessment::{LevelAnswer, LevelState, RemedyAnswer, StayAnswer, SupportAnswer, TraceValue};
use crate::policy::SupportLevel;
use crate::qualification::Facts;
use crate::scene::Scene;

/// The support level that has the ticket. None when the policy has no levels or the ticket isn't opened.
pub(crate) fn support<'a>(scene: &mut Scene<'a>, facts: &Facts<'a>) -> Option<SupportAnswer> {
    let policy = scene.policy;
    let stays = stays(scene, facts);
    let stay = stays.last()?;
    let level = policy.levels().get(stay.level)?;
    let mut values: Vec<(&'static str, TraceValue)> = vec![("level", (&*level.level).into())];
    values.extend(stay.team.map(|team| ("team", team.into())));
    values.push(("since", scene.moment(stay.from).into()));
    scene.tell("support", "level", stay.path.clone(), values);
    if stay.is_pending() {
        scene.tell("support", "pending", stay.path.clone(), vec![("level", (&*level.level).into())]);
    }
    let levels = policy.levels().iter().enumerate();
    let levels: Vec<LevelAnswer> =
        levels.map(|(place, level)| level_answer(scene, facts, &stays, place, level)).collect();
    let current = levels.get(stay.level)?.clone();
    let remedies = remedies(scene, facts, &stays, level, stay.level);
    let skipped = skipped(policy.levels(), &stays);
    for level in &skipped {
        scene.tell("support", "skipped", "/support", vec![("level", (&**level).into())]);
    }
    Some(SupportAnswer {
        level: current.level,
        title: current.title,
        team: current.team,
        team_title: current.team_title,
        since: Some(scene.moment(stay.from)),
        accepted_at: stay.accepted.map(|at| scene.moment(at)),
        pending_since: stay.is_pending().then(|| scene.moment(stay.from)),
        reachable: current.reachable,
        reachable_from: current.reachable_from,
        contacts: current.contacts,
        budgets: Vec::new(),
        remedies,
        next: None,
        bounces: bounces(&stays),
        skipped,
        history: stays.iter().filter_map(|stay| stay_answer(scene, stay)).collect(),
        levels,
    })
}

fn level_answer(
    scene: &mut Scene<'_>,
    facts: &Facts<'_>,
    stays: &[Stay<'_>],
    place: usize,
    level: &SupportLevel,
) -> LevelAnswer {
    let last = stays.iter().rev().find(|stay| stay.level == place);
    let team = last.map_or_else(|| routes::routed(level, facts).map(|(_, team)| team), |stay| stay.team);
    let current = stays.last().map_or(0, |stay| stay.level);
    let contacts = contacts(scene, routes::names(level, team), scene.priority, None);
    let reach = Reach::of(&contacts);
    LevelAnswer {
        level: level.level.clone(),
        title: level.title.clone(),
        state: match place.cmp(&current) {
            std::cmp::Ordering::Less => LevelState::Past,
            std::cmp::Ordering::Equal => LevelState::Current,
            std::cmp::Ordering::Greater => LevelState::Ahead,
        },
        takes: last.is_some() || routes::takes(level, facts),
        team: team.map(Into::into),
        team_title: routes::title(level, team),
        reachable: reach.now,
        reachable_from: reach.from,
        contacts,
    }
}

fn stay_answer(scene: &Scene<'_>, stay: &Stay<'_>) -> Option<StayAnswer> {
    let level = scene.policy.levels().get(stay.level)?;
    Some(StayAnswer {
        level: level.level.clone(),
        team: stay.team.map(Into::into),
        team_title: routes::title(level, stay.team),
        by: stay.by,
        from: scene.moment(stay.from),
        to: stay.to.map(|at| scene.moment(at)),
        accepted_at: stay.accepted.map(|at| scene.moment(at)),
        refused: stay.returned && stay.is_pending(),
        reason: stay.reason.map(Into::into),
    })
}

/// What the level tries by itself, from when it first had the ticket.
fn remedies(
    scene: &mut Scene<'_>,
    facts: &Facts<'_>,
    stays: &[Stay<'_>],
    level: &SupportLevel,
    place: usize,
) -> Vec<RemedyAnswer> {
    let first = stays.iter().find(|stay| stay.level == place).map(|stay| stay.from);
    if over(scene).is_some() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, remedy) in level.remedies.iter().enumerate().filter(|(_, remedy)| remedy.when.judge(facts).is_ok()) {
        let until = first.zip(remedy.lasts).and_then(|(from, lasts)| from.plus(lasts));
        scene.changes_at(until);
        let mut values: Vec<(&'static str, TraceValue)> = vec![("level", (&*level.level).into())];
        values.extend(until.map(|at| ("until", scene.moment(at).into())));
        scene.tell("support", "remedy", format!("/support/{place}/remedies/{index}"), values);
        found.push(RemedyAnswer {
            steps: remedy.steps.clone(),
            until: until.map(|at| scene.moment(at)),
            over: until.is_some_and(|at| at <= scene.now),
        });
    }
    found
}

/// How many times it came to another level that had had it before.
fn bounces(stays: &[Stay<'_>]) -> u32 {
    let steps = stays.windows(2).enumerate();
    let count = steps.filter(|(place, pair)| match pair {
        [before, after] => before.level != after.level && stays.iter().take(*place).any(|had| had.level == after.level),
        _ => false,
    });
    u32::try_from(count.count()).unwrap_or(u32::MAX)
}

/// The levels under the highest that had it, without those that had it too.
fn skipped(levels: &[SupportLevel], stays: &[Stay<'_>]) -> Vec<Box<str>> {
    let highest = stays.iter().map(|stay| stay.level).max().unwrap_or(0);
    let under = levels.iter().enumerate().take(highest);
    let missed = under.filter(|(place, _)| stays.iter().all(|stay| stay.level != *place));
    missed.map(|(_, level)| level.level.clone()).collect()
}
