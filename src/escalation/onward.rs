//! How long the level that has a ticket may have it, and where the ticket goes next.

use super::contacts::{Reach, contacts};
use super::{ended, over, routes};
use crate::assessment::{
    BudgetAnswer, ChainAnswer, GoesBy, LevelAnswer, LevelState, Moment, NextLevelAnswer, StepState, SupportAnswer,
    TraceValue,
};
use crate::clock::Clock;
use crate::policy::SupportLevel;
use crate::qualification::Facts;
use crate::scene::Scene;
use crate::ticket::{EventKind, What};

/// Adds how long the level may have the ticket, and where it goes next.
pub(crate) fn onward(
    scene: &mut Scene<'_>,
    facts: &Facts<'_>,
    clocks: &[Clock<'_>],
    support: &mut SupportAnswer,
    chains: &[ChainAnswer],
) {
    for chain in chains {
        let Some(own) = chain.levels.iter().find(|own| own.level == support.level) else { continue };
        let Some((share, reaches)) = own.share.clone().zip(own.reaches.clone()) else { continue };
        support.budgets.push(BudgetAnswer {
            target: chain.target.clone(),
            share,
            reaches,
            until: own.until,
            reached: own.reached,
            provisional: chain.provisional && own.reached == Some(StepState::Ahead),
        });
    }
    if over(scene).is_some() {
        return;
    }
    let Some((place, level)) = next(scene, facts, support) else { return };
    let goes = goes(scene, clocks, support);
    let mut values: Vec<(&'static str, TraceValue)> = vec![("level", (&*level.level).into())];
    values.extend(goes.filter(|(_, _, provisional)| !provisional).map(|(at, ..)| ("at", at.into())));
    scene.tell("support", "next-level", format!("/support/{place}"), values);
    let (team, reach) = team(scene, facts, support, place, &level);
    support.next = Some(NextLevelAnswer {
        level: level.level,
        title: level.title,
        team_title: scene.policy.levels().get(place).and_then(|level| routes::title(level, team.as_deref())),
        team,
        at: goes.map(|(at, ..)| at),
        by: goes.map(|(_, by, _)| by),
        overdue: goes.is_some_and(|(at, ..)| at.instant() <= scene.now),
        provisional: goes.is_some_and(|(.., provisional)| provisional),
        reachable: reach.now,
        reachable_from: reach.from,
    });
}

/// The first level after the one that has the ticket to which it can go, with its place. Those are told to which no route
/// of theirs leads.
fn next(scene: &mut Scene<'_>, facts: &Facts<'_>, support: &SupportAnswer) -> Option<(usize, LevelAnswer)> {
    let current = support.levels.iter().position(|level| level.state == LevelState::Current)?;
    for (place, level) in support.levels.iter().enumerate().skip(current + 1) {
        routes::explain(scene, place, facts);
        if level.takes {
            return Some((place, level.clone()));
        }
    }
    None
}

/// The team of the next level that gets it. Whoever refused it is not asked again while the facts are the same, unless the
/// level has nobody else; where no other route leads, no team is named.
fn team(
    scene: &mut Scene<'_>,
    facts: &Facts<'_>,
    support: &SupportAnswer,
    place: usize,
    level: &LevelAnswer,
) -> (Option<Box<str>>, Reach) {
    let known = scene.policy.levels().get(place);
    let facts_since = scene.seen.iter().rfind(|event| matches!(event.what, What::Qualified { .. }));
    let since = facts_since.map(|event| event.at);
    let refused = |team: &str| {
        support.history.iter().any(|stay| {
            let after = stay.to.is_some_and(|to| since.is_none_or(|since| to.instant() >= since));
            stay.refused && after && stay.level == level.level && stay.team.as_deref() == Some(team)
        })
    };
    let repeats = level.team.as_deref().is_some_and(refused);
    let Some(known) = known.filter(|known: &&SupportLevel| repeats && known.teams.0.len() > 1) else {
        return (level.team.clone(), Reach { now: level.reachable, from: level.reachable_from });
    };
    let values = vec![("level", (&*level.level).into()), ("team", level.team.as_deref().unwrap_or_default().into())];
    scene.tell("support", "team-refused", format!("/support/{place}"), values);
    let other = routes::leading(known, facts).map(|(_, team)| team).find(|team| !refused(team));
    let contacts = contacts(scene, routes::names(known, other), scene.priority, None);
    (other.map(Into::into), Reach::of(&contacts))
}

/// By when the ticket goes on, by what, and whether that moves along with now: the first of the budgets of the promises
/// that are still to be kept, or the end of the remedies if that comes before. A firm time goes before one that moves.
fn goes(scene: &Scene<'_>, clocks: &[Clock<'_>], support: &SupportAnswer) -> Option<(Moment, GoesBy, bool)> {
    let open = |target: &str| {
        let clock = clocks.iter().find(|clock| clock.answer.id == target);
        clock.and_then(|clock| clock.running.as_ref()).is_some_and(|running| running.ended.is_none())
    };
    let budgets = support.budgets.iter().filter(|budget| open(&budget.target));
    let budgets = budgets.filter_map(|budget| Some((budget.until?, GoesBy::Budget, budget.provisional)));
    let back = ended(scene, &[EventKind::Restored]).is_some();
    let remedies = support.remedies.iter().filter(|_| !back);
    let tried = remedies.filter_map(|remedy| remedy.until).max_by_key(|at| at.instant());
    let all = budgets.chain(tried.map(|at| (at, GoesBy::Remedies, false)));
    all.min_by_key(|(at, _, moves)| (*moves, at.instant()))
}
