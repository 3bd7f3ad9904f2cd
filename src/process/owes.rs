//! What each party owes now: whoever a pause waits for, whoever runs a clock, and the level that has the ticket.

use crate::assessment::{ChainAnswer, GoesBy, LevelState, Moment, OweAnswer, State, SupportAnswer};
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
    support: Option<&SupportAnswer>,
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
    if let Some(support) = support.filter(|support| support.next.is_some()) {
        let passing = passing_on(scene, support, chain, &owes);
        owes.extend(passing);
    }
    owes
}

/// What the level that has the ticket owes: to have passed it on when its share of a promise is over that is still to be
/// kept, or what it knows to try is tried, if that comes before. Nothing where the ticket can go to nobody.
fn passing_on(scene: &Scene<'_>, support: &SupportAnswer, chain: &[ChainAnswer], owes: &[OweAnswer]) -> Vec<OweAnswer> {
    let next = support.next.as_ref();
    let tried = next.filter(|next| next.by == Some(GoesBy::Remedies)).and_then(|next| next.at);
    let pass_on = |title: Option<Text>, level: &str, shared: Option<Moment>| {
        let by = shared.into_iter().chain(tried).min_by_key(|at| at.instant());
        OweAnswer {
            party: Some(Party::Department),
            who: title.or_else(|| Some(Text::Any(level.into()))),
            level: Some(level.into()),
            by,
            late: by.is_some_and(|by| by.instant() <= scene.now),
            ..owe("pass-on")
        }
    };
    let live = |target: &str| owes.iter().any(|owe| owe.clock.as_deref() == Some(target));
    let mut passing: Vec<OweAnswer> = Vec::new();
    for chain in chain.iter().filter(|chain| live(&chain.target)) {
        for level in chain.levels.iter().filter(|level| level.state == LevelState::Current && level.until.is_some()) {
            let until = level.until.filter(|_| !chain.provisional);
            let clock = Some(chain.target.to_string());
            passing.push(OweAnswer { clock, ..pass_on(level.title.clone(), &level.level, until) });
        }
    }
    if passing.is_empty() && tried.is_some() {
        passing.push(pass_on(support.title.clone(), &support.level, None));
    }
    passing
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
