//! Which priority, and why: a person's word on the ticket, else what the policy decides for the facts.
//!
//! Judged at the report and at each event that changes facts, never by time passing alone. Where two sides hold a
//! priority each, each has a voice of its own, and the policy says whose holds until they agree.

mod decide;
mod facts;

use crate::Instant;
use crate::assessment::{DecidedBy, PriorityChange, SideAnswer, SidesAnswer, TraceLine};
use crate::json::{item, join};
use crate::policy::{Policy, Qualification};
use crate::scalar::Text;
use crate::scene::Scene;
use crate::ticket::{Event, EventKind, What};

use decide::{Given, Reasons, decide};
pub(crate) use facts::Facts;

const SUBJECT: &str = "priority";
/// How many changes the reasons list, the last ones; the answer's history has them all.
const MOST_LISTED: usize = 20;

/// What was decided.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decision<'a> {
    pub(crate) priority: &'a str,
    /// From 1, the most severe.
    pub(crate) rank: u32,
    pub(crate) by: DecidedBy,
    pub(crate) because: Option<Text>,
    pub(crate) since: Option<Instant>,
    /// Whether whoever set it by hand had the right; none when nobody did, or the policy grants no rights.
    pub(crate) entitled: Option<bool>,
    /// The modifiers that changed it, by name, in order.
    pub(crate) modifiers: Vec<Box<str>>,
    /// What each side holds, where there are two.
    pub(crate) sides: Option<SidesAnswer>,
    /// Every priority the ticket has had, in the order of time: first the one at the report (with the position of
    /// `opened`), then each that differs from the one before. Empty while the ticket is not reported; what was said
    /// before the report counts at the report.
    pub(crate) changes: Vec<Change<'a>>,
}

/// A priority, since when the ticket has had it, and the position of the event that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change<'a> {
    pub(crate) at: Instant,
    pub(crate) priority: &'a str,
    pub(crate) position: usize,
}

impl Qualification {
    /// Which of the two sides this is, if there are two.
    fn side(&self, by: Option<&str>) -> Option<usize> {
        let names = &self.sides.as_ref()?.names;
        names.iter().position(|name| by == Some(name))
    }
}

/// The place of a priority among the policy's, from 0, the most severe.
fn rank_of(policy: &Policy, name: &str) -> usize {
    policy.priorities().iter().position(|priority| **priority == *name).unwrap_or(0)
}

/// A priority set by hand.
#[derive(Clone, Copy)]
struct Word<'a> {
    event: &'a Event,
    reason: Option<&'a str>,
    rank: usize,
    entitled: Option<bool>,
}

/// One side, or everybody where there are none: the priority it holds, and the word it gave by hand.
#[derive(Clone, Copy, Default)]
struct Voice<'a> {
    rank: usize,
    word: Option<Word<'a>>,
}

/// Judges the ticket at its report and at each event that changes facts, and explains the last judgement; with the facts
/// as they stand now.
pub(crate) fn qualify<'a>(scene: &mut Scene<'a>) -> (Decision<'a>, Facts<'a>) {
    let policy = scene.policy;
    let facts = Facts::new(scene);
    let voices = if policy.qualification().sides.is_some() { 2 } else { 1 };
    let side_of = |voice: usize| (voices > 1).then_some(voice);
    let judge =
        |voice: usize, at: Instant| decide(policy, &facts.of_side(side_of(voice)).as_of(at), &mut Reasons(None)).rank;
    let opened = scene.seen.iter().position(|event| event.kind() == EventKind::Opened);
    let first = scene.seen.first().map_or(scene.now, |event| event.at);
    let mut held: Vec<Voice<'a>> = (0..voices).map(|voice| Voice { rank: judge(voice, first), word: None }).collect();
    let mut changes: Vec<Change<'a>> = Vec::new();
    let mut parted = None;
    for (index, event) in scene.heard().iter().enumerate() {
        let speaker = policy.qualification().side(event.by.as_deref());
        for (voice, held) in held.iter_mut().enumerate().filter(|(voice, _)| speaker.is_none_or(|side| side == *voice))
        {
            hear(policy, held, event, || judge(voice, event.at));
        }
        let agreed = held.iter().all(|voice| Some(voice.rank) == held.first().map(|first| first.rank));
        parted = if agreed { None } else { parted.or(Some(event.at)) };
        let rank = governing(policy, &held).1.rank;
        let priority = policy.priorities().get(rank).map_or("", |name| &**name);
        let is_new = changes.last().is_none_or(|last| last.priority != priority);
        if is_new && opened.is_some_and(|opened| index >= opened) {
            changes.push(Change { at: event.at, priority, position: event.position });
        }
    }
    let (voice, governing) = governing(policy, &held);
    let facts = facts.of_side(side_of(voice));
    let given = explain(scene, &facts, governing, &changes);
    let sides = sides(scene, &facts, &held, parted);
    let priority = policy.priorities().get(given.rank).map_or("", |name| &**name);
    let decision = Decision {
        priority,
        rank: u32::try_from(given.rank + 1).unwrap_or(u32::MAX),
        by: given.by,
        because: given.because,
        since: changes.last().map(|change| change.at),
        entitled: governing.word.and_then(|word| word.entitled),
        modifiers: given.modifiers,
        sides,
        changes,
    };
    (decision, facts)
}

/// What an event says to a voice: a word by hand stands until the next one, whatever the facts become.
fn hear<'a>(policy: &Policy, voice: &mut Voice<'a>, event: &'a Event, judge: impl Fn() -> usize) {
    match &event.what {
        What::Qualified { .. } | What::Plain(EventKind::Opened) if voice.word.is_none() => voice.rank = judge(),
        What::Prioritised { priority, reason } => {
            let rank = rank_of(policy, priority);
            let rights = policy.qualification().rights.as_ref();
            let entitled = rights.map(|rights| rights.allow(event.by.as_deref(), voice.rank, rank));
            voice.word = Some(Word { event, reason: reason.as_deref(), rank, entitled });
            voice.rank = rank;
        }
        _ => {}
    }
}

/// The voice that holds: the only one, the one that the policy names, or the more severe.
fn governing<'a>(policy: &Policy, held: &[Voice<'a>]) -> (usize, Voice<'a>) {
    let named = policy.qualification().sides.as_ref().and_then(|sides| sides.governs);
    let voices = held.iter().copied().enumerate().filter(|(index, _)| named.is_none_or(|named| named == *index));
    voices.min_by_key(|(_, voice)| voice.rank).unwrap_or_default()
}

/// Explains the judgement that stands, and gives it.
fn explain(scene: &mut Scene<'_>, facts: &Facts<'_>, voice: Voice<'_>, changes: &[Change<'_>]) -> Given {
    let policy = scene.policy;
    let mut reasons = Reasons(Some(Vec::new()));
    let mut given = decide(policy, facts, &mut reasons);
    for (name, parameter) in policy.parameters() {
        if let (Some(default), None) = (&parameter.default, facts.said(name)) {
            let path = || join(&["/parameters/", name, "/default"]);
            reasons.add("fact-default", &path, &[("fact", name), ("found", &default.to_string())]);
        }
    }
    for line in reasons.0.into_iter().flatten() {
        scene.explain(line);
    }
    if let Some(word) = voice.word {
        let because = word.reason.map(|reason| Text::Any(reason.into()));
        given = Given { rank: word.rank, by: DecidedBy::Override, because, modifiers: Vec::new() };
        let priority = policy.priorities().get(word.rank).map_or("", |name| &**name);
        let mut values = vec![("priority", priority.into())];
        values.extend(word.event.by.as_deref().map(|by| ("by", by.into())));
        values.extend(word.reason.map(|reason| ("reason", reason.into())));
        let line = TraceLine::new(SUBJECT, "override", word.event.path(), []);
        scene.explain(TraceLine { values: crate::assessment::Values(values), ..line });
        if word.entitled == Some(false) {
            scene.explain(TraceLine::new(SUBJECT, "override-without-right", "/qualification/override", []));
        }
    }
    let earlier = changes.len().saturating_sub(MOST_LISTED + 1);
    for (before, change) in changes.iter().zip(changes.iter().skip(1)).skip(earlier) {
        let values = [
            ("from", before.priority.into()),
            ("priority", change.priority.into()),
            ("at", scene.moment(change.at).into()),
        ];
        let path = item("/events", change.position);
        scene.explain(TraceLine::new(SUBJECT, "priority-changed", path, values));
    }
    given
}

/// What each side holds, where there are two, and whether they agree.
fn sides(scene: &mut Scene<'_>, facts: &Facts<'_>, held: &[Voice<'_>], parted: Option<Instant>) -> Option<SidesAnswer> {
    let policy = scene.policy;
    let sides = policy.qualification().sides.as_ref()?;
    let name_at = |rank: usize| policy.priorities().get(rank).map_or("", |name| &**name);
    let mut of = Vec::new();
    for (index, (name, voice)) in sides.names.iter().zip(held).enumerate() {
        let own = || decide(policy, &facts.of_side(Some(index)), &mut Reasons(None)).by;
        let by = if voice.word.is_some() { DecidedBy::Override } else { own() };
        let values = [("side", (&**name).into()), ("priority", name_at(voice.rank).into())];
        scene.explain(TraceLine::new(SUBJECT, "side", "/qualification/sides", values));
        of.push(SideAnswer { name: name.clone(), priority: name_at(voice.rank).into(), by });
    }
    let governs = sides.names.get(governing(policy, held).0).cloned().filter(|_| parted.is_some());
    let (code, values) = match &governs {
        Some(name) => ("sides-differ", vec![("side", (&**name).into())]),
        None => ("sides-agree", Vec::new()),
    };
    let line = TraceLine::new(SUBJECT, code, "/qualification/sides", []);
    scene.explain(TraceLine { values: crate::assessment::Values(values), ..line });
    Some(SidesAnswer { of, governs, since: parted.map(|at| scene.moment(at)) })
}

/// The history of priorities as answers give it; none where there was but one.
pub(crate) fn history(scene: &Scene<'_>, changes: &[Change<'_>]) -> Vec<PriorityChange> {
    let several = changes.iter().filter(|_| changes.len() > 1);
    several.map(|change| PriorityChange { at: scene.moment(change.at), value: change.priority.into() }).collect()
}
