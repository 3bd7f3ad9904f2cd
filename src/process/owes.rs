//! What each party owes now: whoever a pause waits for, whoever runs a clock, and the level that has the ticket.

use crate::assessment::{ChainAnswer, LevelState, OweAnswer, State, StepState};
use crate::clock::{Clock, Pause};
use crate::policy::{Agreement, AgreementKind, Party};
use crate::scalar::Text;
use crate::scene::Scene;

/// Who is waited for in the ready-made reasons, where the policy does not say.
const READY: [(&str, Party); 2] = [("waiting-customer", Party::Customer), ("waiting-other-operator", Party::Partner)];

/// Whoever is waited for now: in the pauses of the ticket itself, and in those of the policy that hold a clock.
pub(super) fn waits(scene: &mut Scene<'_>, pauses: &[Pause], clocks: &[Clock<'_>]) -> Vec<OweAnswer> {
    let mut waits: Vec<OweAnswer> = Vec::new();
    for pause in pauses {
        let ended = pause.to.is_some_and(|to| to <= scene.now);
        let holds = |clock: &Clock<'_>| clock.answer.paused_for.as_ref() == Some(&pause.reason);
        let planned = !pause.path.starts_with("/events") && !clocks.iter().any(holds);
        if pause.from > scene.now
            || ended
            || planned
            || waits.iter().any(|wait| wait.reason.as_ref() == Some(&pause.reason))
        {
            continue;
        }
        scene.changes_at(pause.to.or(pause.expires));
        waits.push(wait(scene, pause));
    }
    waits
}

fn wait(scene: &Scene<'_>, pause: &Pause) -> OweAnswer {
    let own = scene.policy.process().and_then(|process| process.waiting.get(&pause.reason));
    let ready = READY.iter().find(|(reason, _)| **reason == *pause.reason).map(|(_, party)| *party);
    let words = own.and_then(|own| own.title.clone()).or_else(|| scene.policy.pause_reason(&pause.reason).cloned());
    OweAnswer {
        party: own.map(|own| own.party).or(ready),
        title: words,
        reason: Some(pause.reason.clone()),
        since: Some(scene.moment(pause.from)),
        ..owe("waiting")
    }
}

fn owe(what: &str) -> OweAnswer {
    OweAnswer {
        party: None,
        who: None,
        what: what.into(),
        title: None,
        clock: None,
        level: None,
        reason: None,
        since: None,
        by: None,
        late: false,
    }
}

/// All that is owed: first what a pause waits for, then the clocks in the order of the policy, then the level's own time.
pub(super) fn owes(
    scene: &Scene<'_>,
    waits: Vec<OweAnswer>,
    clocks: &[Clock<'_>],
    chain: &[ChainAnswer],
) -> Vec<OweAnswer> {
    let mut owes = waits;
    for clock in clocks {
        let answer = &clock.answer;
        let live =
            matches!(answer.state, State::Running | State::Paused | State::Breached) && answer.stopped_at.is_none();
        let agreement = scene.policy.agreements().iter().find(|known| known.id == answer.agreement);
        let Some(agreement) = agreement.filter(|_| live && clock.running.is_some()) else { continue };
        owes.push(OweAnswer {
            party: Some(party(agreement)),
            who: agreement.provider.clone(),
            title: answer.title.clone(),
            clock: Some(answer.id.clone()),
            by: answer.due.filter(|_| !answer.provisional),
            late: answer.state == State::Breached,
            ..owe(answer.metric.as_str())
        });
    }
    for chain in chain {
        let last = chain.levels.len().saturating_sub(1);
        let levels = chain.levels.iter().take(last);
        for level in levels.filter(|level| level.state == LevelState::Current && level.until.is_some()) {
            let live = owes.iter().any(|owe| owe.clock.as_deref() == Some(&*chain.target));
            if live {
                owes.push(OweAnswer {
                    party: Some(Party::Department),
                    who: level.title.clone().or_else(|| Some(Text::Any((&*level.level).into()))),
                    clock: Some(chain.target.to_string()),
                    level: Some(level.level.clone()),
                    by: level.until.filter(|_| !chain.provisional),
                    late: level.reached == Some(StepState::Passed),
                    ..owe("pass-on")
                });
            }
        }
    }
    owes
}

/// Who promises.
fn party(agreement: &Agreement) -> Party {
    match agreement.kind {
        AgreementKind::Sla => Party::Operator,
        AgreementKind::Ola => Party::Department,
        AgreementKind::Underpinning => Party::Vendor,
        AgreementKind::Interconnect => Party::Partner,
    }
}
