//! The chain behind a promise: a share of its clock for each support level, and the agreements that serve the level.
//!
//! Budgets are cumulative deadlines on the promise's own clock (design 7): pauses, closed hours and changes of priority
//! move them as they move its due time, and what a level does not use passes on to the next.

#[cfg(not(target_arch = "wasm32"))]
mod check;
mod fit;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use check::check;

use crate::assessment::{ChainAnswer, ChainLevel, LevelState, ServingClock, StepState, SupportAnswer};
use crate::clock::{Clock, Running};
use crate::policy::{Agreement, Chain, Policy, Rung, SupportLevel};
use crate::qualification::Facts;
use crate::scalar::Share;
use crate::scene::Scene;
use crate::{Error, Instant};

/// What the levels of every chain are judged by.
#[derive(Clone, Copy)]
struct Sight<'s, 'a> {
    facts: &'s Facts<'a>,
    clocks: &'s [Clock<'a>],
    support: Option<&'s SupportAnswer>,
}

/// What stands behind each promise that the policy shares out and whose clock this ticket has.
pub(crate) fn chains<'a>(
    scene: &mut Scene<'a>,
    facts: &Facts<'a>,
    clocks: &[Clock<'a>],
    support: Option<&SupportAnswer>,
) -> Result<Vec<ChainAnswer>, Error> {
    let policy = scene.policy;
    let sight = Sight { facts, clocks, support };
    let mut answers = Vec::new();
    for chain in policy.chains() {
        let Some(front) = clocks.iter().find(|clock| *clock.answer.id == *chain.target.0) else { continue };
        answers.push(ChainAnswer {
            target: chain.target.0.clone(),
            level: support.map(|support| support.level.clone()),
            provisional: front.running.as_ref().is_some_and(is_moving),
            levels: levels(scene, chain, front, sight)?,
        });
    }
    Ok(answers)
}

/// The levels with a budget or an agreement, in the policy's order.
fn levels(
    scene: &mut Scene<'_>,
    chain: &Chain,
    front: &Clock<'_>,
    sight: Sight<'_, '_>,
) -> Result<Vec<ChainLevel>, Error> {
    let policy = scene.policy;
    let mut levels = Vec::new();
    let mut spent = 0;
    for level in policy.levels() {
        let budget = chain.budgets.0.get(&level.level).copied();
        let serving: Vec<&Agreement> = serving(policy, level, &front.answer.agreement).collect();
        if budget.is_none() && serving.is_empty() {
            continue;
        }
        let reaches = budget.map(|budget| budget.added_to(spent));
        spent = reaches.map_or(spent, Share::hundredths);
        let mut answer = level_answer(level, budget, reaches, sight);
        let deadline = deadline(scene, front, reaches.unwrap_or(Share::WHOLE))?;
        answer.until = deadline.map(|(at, _)| scene.moment(at));
        answer.reached = deadline.map(|(_, reached)| reached);
        let own = |clock: &&Clock<'_>| serving.iter().any(|agreement| agreement.id == clock.answer.agreement);
        for clock in sight.clocks.iter().filter(own) {
            let left = deadline.filter(|_| answer.state != LevelState::Past).map(|(at, _)| at);
            answer.clocks.push(serving_clock(scene, clock, front, left, sight.facts));
        }
        levels.push(answer);
    }
    Ok(levels)
}

/// The agreements that serve a level of what is promised in front, themselves or by way of others.
pub(crate) fn serving<'a>(
    policy: &'a Policy,
    level: &'a SupportLevel,
    front: &'a str,
) -> impl Iterator<Item = &'a Agreement> {
    let named = |name: &str| policy.agreements().iter().find(|known| *known.id == *name);
    let before = move |agreement: &&'a Agreement| agreement.behind.as_ref().and_then(|name| named(&name.0));
    let of_level = |agreement: &&Agreement| agreement.level.as_ref().is_some_and(|own| own.0 == level.level);
    let stands_behind =
        move |agreement: &&'a Agreement| std::iter::successors(before(agreement), before).any(|one| *one.id == *front);
    policy.agreements().iter().filter(of_level).filter(stands_behind)
}

/// A level without its deadline and its clocks.
fn level_answer(
    level: &SupportLevel,
    share: Option<Share>,
    reaches: Option<Share>,
    sight: Sight<'_, '_>,
) -> ChainLevel {
    let standing = sight.support.and_then(|support| support.levels.iter().find(|known| known.level == level.level));
    ChainLevel {
        level: level.level.clone(),
        title: level.title.clone(),
        state: standing.map_or(LevelState::Ahead, |known| known.state),
        share: share.map(|share| share.to_string()),
        reaches: reaches.map(|reaches| reaches.to_string()),
        until: None,
        reached: None,
        clocks: Vec::new(),
    }
}

/// When so much of the promise is used, and whether that has come; none before its clock starts.
fn deadline(scene: &mut Scene<'_>, front: &Clock<'_>, reaches: Share) -> Result<Option<(Instant, StepState)>, Error> {
    let Some(running) = front.running.as_ref() else { return Ok(None) };
    let (at, reached) = running.step(Rung::Share(reaches), scene.now)?;
    if reached == StepState::Ahead && !is_moving(running) {
        scene.changes_at(Some(at));
    }
    Ok(Some((at, reached)))
}

/// A clock beside the promise's, and whether it fits into what is left to its level.
fn serving_clock(
    scene: &mut Scene<'_>,
    clock: &Clock<'_>,
    front: &Clock<'_>,
    left: Option<Instant>,
    facts: &Facts<'_>,
) -> ServingClock {
    let mut answer = ServingClock {
        clock: clock.answer.id.clone(),
        agreement: clock.answer.agreement.clone(),
        metric: clock.answer.metric.clone(),
        state: clock.answer.state,
        due: clock.answer.due,
        fits: None,
        hand_over_by: None,
    };
    let comparable = clock.answer.metric == front.answer.metric && can_be_said(front) && can_be_said(clock);
    let Some(left) = left.filter(|_| comparable) else { return answer };
    if clock.running.is_some() {
        answer.fits = answer.due.map(|due| due.instant() <= left);
    } else if let Some(promise) = fit::promise(scene, facts, &clock.answer) {
        let last = fit::latest_start(scene.policy, promise, scene.now, left);
        if let Some(last) = last {
            scene.changes_after(last);
        }
        answer.fits = Some(last.is_some());
        answer.hand_over_by = last.map(|at| scene.moment(at));
    }
    answer
}

/// A clock that has ended has nothing left to fit into, and one whose instants move along with now has no firm ones.
fn can_be_said(clock: &Clock<'_>) -> bool {
    clock.running.as_ref().is_none_or(|running| running.ended.is_none() && !is_moving(running))
}

/// Whether the instants before a clock move along with now.
fn is_moving(running: &Running<'_>) -> bool {
    running.paused
}
