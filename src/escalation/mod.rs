//! Who has the ticket, and who is told as its clocks run down.

use crate::Error;
use crate::assessment::{
    ContactAnswer, LevelAnswer, LevelState, Notice, StepAnswer, StepState, SupportAnswer, TraceLine, Values,
};
use crate::clock::Clock;
use crate::order::sort_by_number;
use crate::policy::{Agreement, Rung, SupportLevel};
use crate::scene::Scene;
use crate::ticket::{EventKind, What};

/// The support level that has the ticket. None when the policy has no levels or the ticket isn't opened.
pub(crate) fn support(scene: &mut Scene<'_>) -> Option<SupportAnswer> {
    let policy = scene.policy;
    let levels = policy.levels();
    let opened = scene.seen.iter().find(|event| event.kind() == EventKind::Opened)?;
    let (mut current, mut team, mut since, mut path) = (0_usize, None, opened.at, opened.path());
    for event in scene.seen.iter().filter(|event| event.at >= opened.at) {
        match &event.what {
            What::Assigned { level, team: to } => {
                let found = level.as_ref().map(|level| levels.iter().position(|known| known.level == *level));
                if let (Some(level), Some(None)) = (level, found) {
                    let values = Values(vec![("level", (&**level).into())]);
                    scene.notices.push(Notice { code: "unknown-level", path: event.path(), values });
                    continue;
                }
                (current, team, since, path) = (found.flatten().unwrap_or(current), to.clone(), event.at, event.path());
            }
            What::Plain(EventKind::Returned) => {
                (current, team, since, path) = (current.saturating_sub(1), None, event.at, event.path());
            }
            _ => {}
        }
    }
    let level = levels.get(current)?;
    let values = [("level", (&*level.level).into()), ("since", scene.moment(since).into())];
    scene.explain(TraceLine::new("support", "level", path, values));
    let answers = levels.iter().enumerate().map(|(index, level)| LevelAnswer {
        level: level.level.clone(),
        title: level.title.clone(),
        state: match index.cmp(&current) {
            std::cmp::Ordering::Less => LevelState::Past,
            std::cmp::Ordering::Equal => LevelState::Current,
            std::cmp::Ordering::Greater => LevelState::Ahead,
        },
        contacts: contacts_of(scene, level),
    });
    let levels: Vec<LevelAnswer> = answers.collect();
    for level in levels.iter().flat_map(|level| &level.contacts) {
        watch(scene, level);
    }
    Some(SupportAnswer {
        level: level.level.clone(),
        title: level.title.clone(),
        team,
        since: Some(scene.moment(since)),
        contacts: contacts_of(scene, level),
        levels,
    })
}

fn contacts_of(scene: &Scene<'_>, level: &SupportLevel) -> Vec<ContactAnswer> {
    level.contacts.iter().filter_map(|name| contact(scene, &name.0)).collect()
}

fn contact(scene: &Scene<'_>, name: &str) -> Option<ContactAnswer> {
    let contact = scene.policy.contact(name)?;
    let calendar = contact.calendar.as_ref().map(|calendar| calendar.0.clone());
    let open = calendar.as_deref().and_then(|name| scene.policy.calendar(name));
    Some(ContactAnswer {
        id: name.into(),
        title: contact.title.clone(),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
        url: contact.url.clone(),
        reachable: open.is_none_or(|calendar| calendar.is_open(scene.now)),
        calendar,
    })
}

/// A contact that becomes reachable, or ceases to be, changes the answer.
fn watch(scene: &mut Scene<'_>, contact: &ContactAnswer) {
    let calendar = contact.calendar.as_deref().and_then(|name| scene.policy.calendar(name));
    let change = calendar.and_then(|calendar| calendar.next_change(scene.now));
    scene.changes_at(change);
}

/// The steps of time-based escalation of an agreement whose clock has started.
pub(crate) fn steps(
    scene: &mut Scene<'_>,
    agreement: &Agreement,
    clocks: &[Clock<'_>],
) -> Result<Vec<StepAnswer>, Error> {
    let mut steps = Vec::new();
    for step in &agreement.escalation {
        let clock =
            clocks.iter().find(|clock| clock.answer.agreement == agreement.id && clock.answer.metric == step.on);
        let Some(running) = clock.and_then(|clock| clock.running.as_ref()) else { continue };
        let (at, state) = running.step(Rung::Share(step.at), scene.now)?;
        if state == StepState::Ahead && !running.paused {
            scene.changes_at(Some(at));
        }
        let tell: Vec<ContactAnswer> = step.tell.iter().filter_map(|name| contact(scene, &name.0)).collect();
        for contact in &tell {
            watch(scene, contact);
        }
        steps.push(StepAnswer {
            agreement: agreement.id.clone(),
            on: step.on.clone(),
            share: step.at.to_string(),
            at: scene.moment(at),
            state,
            tell,
            message: step.message.as_ref().map(|message| message.0.clone()),
        });
    }
    Ok(steps)
}

/// Puts steps in the order of time and names the next.
pub(crate) fn in_order(mut steps: Vec<StepAnswer>) -> Vec<StepAnswer> {
    sort_by_number(&mut steps, |step| step.at.instant().millis());
    if let Some(next) = steps.iter_mut().find(|step| step.state == StepState::Ahead) {
        next.state = StepState::Next;
    }
    steps
}
