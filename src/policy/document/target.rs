//! Targets: what is promised for a priority, in every form, and on which calendar; the first choice that applies holds.

use std::sync::OnceLock;

use super::change::{PriorityChange, ReopenRule, Repeats};
use super::condition::Condition;
use super::metric::Metric;
use super::moment::{StartRule, StopRule};
use super::names::CalendarName;
use super::pause::PauseRule;
use super::target_shape::TargetShape;
use crate::Duration;
use crate::json::{Blank, Decode, Map, Node, Reader, Value, document};
use crate::scalar::{Share, Text};
use crate::target::{self, Pauses};

document! {
    /// One promised interval, by priority.
    pub(crate) struct Target {
        /// What is promised.
        "metric" => metric: Metric,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// When it starts; the agreement's `start` when left out, `message` for `next-response`.
        "start" => start: Option<StartRule>,
        /// When it stops; the agreement's `stop` when left out.
        "stop" => stop: Option<StopRule>,
        /// The reasons that pause it; the agreement's when left out.
        "pausedBy" => paused_by: Option<Vec<PauseRule>>,
        /// What a change of priority does to it; as the agreement says when left out.
        "priorityChange" => priority_change: Option<PriorityChange>,
        /// What a reopening does to it; as the agreement says when left out. `acknowledge` and `respond` never reopen.
        "reopen" => reopen: Option<ReopenRule>,
        /// How it repeats: an `update` is `chained` when nothing is said, the others don't repeat.
        "repeats" => repeats: Option<Repeats>,
        /// When to warn: at a share (`"75%"`), or with so much left (`"30m"`).
        "warnAt" => warn_at: Vec<Rung>,
        /// What is promised for each priority.
        "by" => by: ByPriority,
    }
    check check
}

/// A metric that needs an answer to every message can't repeat by itself, and what is answered once is not reopened.
fn check(node: &Node, reader: &mut Reader<'_>) {
    let never = |key: &str| match (node.get("metric").and_then(Node::text), key) {
        (Some(Metric::ACKNOWLEDGE | Metric::RESPOND), "reopen") => Some("nothing here: what was answered stays so"),
        (Some(Metric::NEXT_RESPONSE), "repeats") => Some("nothing here: it starts with every message"),
        _ => None,
    };
    for key in ["reopen", "repeats"] {
        if let (Some(written), Some(expected)) = (node.get(key), never(key)) {
            reader.within(key, |reader| reader.unexpected(written, expected));
        }
    }
    if node.get("repeats").and_then(Node::text) == Some("grid") {
        reader.within("by", |reader| refuse_loose_grid(node.get("by"), reader));
    }
}

/// A grid has a step: an amount of time, or a row of deadlines.
fn refuse_loose_grid(by: Option<&Node>, reader: &mut Reader<'_>) {
    for member in by.map(Node::members).unwrap_or_default() {
        let loose = |form: &Node| {
            matches!(form.value, Value::Object(_)) && form.get("within").is_none() && form.get("every").is_none()
        };
        if loose(&member.node) || member.node.items().iter().any(loose) {
            let expected = "\"within\" or \"every\": a grid has steps";
            reader.within(&member.key, |reader| reader.unexpected(&member.node, expected));
        }
    }
}

/// A rung of a warning ladder: a share used, or a time left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Rung {
    Share(Share),
    Left(Duration),
}

impl Blank for Rung {
    fn blank() -> Self {
        Self::Left(Duration::ZERO)
    }
}

impl Rung {
    /// The rung as target forms know it.
    pub(crate) fn warning(self) -> target::Warning {
        match self {
            Self::Share(share) => target::Warning::Used(share.hundredths()),
            Self::Left(left) => target::Warning::Left(left),
        }
    }
}

impl Decode for Rung {
    const EXPECTED: &'static str = "a share such as \"75%\", or a time left such as \"30m\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text() {
            Some(text) if text.trim_end().ends_with('%') => Share::decode(node, reader).map(Self::Share),
            Some(text) if Duration::parse(text).is_some() => Duration::parse(text).map(Self::Left),
            _ => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

/// Priority to what is promised for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ByPriority(pub(crate) Map<TargetForm>);

impl Blank for ByPriority {
    fn blank() -> Self {
        Self(Map::default())
    }
}

impl Decode for ByPriority {
    const EXPECTED: &'static str = "an object of priority to target";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let priorities = reader.declared("/priorities").to_vec();
        for member in node.members().iter().filter(|member| &*member.key != "note") {
            if !priorities.contains(&member.key) {
                reader.unknown_key(member.offset, &member.key, priorities.iter().map(|priority| &**priority));
            }
        }
        Map::decode(node, reader).map(Self)
    }
}

/// What is promised for one priority: nothing, or the first promise whose condition holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TargetForm(pub(crate) Vec<Promise>);

/// A promise, and when it is the one that holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Promise {
    pub(crate) when: Option<Condition>,
    pub(crate) form: target::Target,
    /// The ticket's own date that it speaks of, when its form is that.
    pub(crate) date: Option<Box<str>>,
    /// How many calendar days before that date it is due.
    pub(crate) days_before: u32,
    /// Its calendar; around the clock in the policy's zone when it names none.
    pub(crate) calendar: Option<Box<str>>,
    pub(crate) pauses: Pauses,
    /// Where it stands among the choices, when there are several.
    pub(crate) choice: Option<usize>,
    /// The sentence that says it, once it has been said.
    pub(crate) said: OnceLock<Text>,
}

impl Decode for TargetForm {
    const EXPECTED: &'static str =
        "\"none\", a target such as { \"within\": \"4h\", \"calendar\": \"...\" }, or a list of them with \"when\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(text) if &**text == "none" => Some(Self(Vec::new())),
            Value::Object(_) => promise(node, reader).map(|promise| Self(vec![promise])),
            Value::List(choices) if !choices.is_empty() => {
                let mut promises = Vec::new();
                for (index, choice) in choices.iter().enumerate() {
                    reader.enter_index(index);
                    let unreachable = promises.last().is_some_and(|before: &Promise| before.when.is_none());
                    if unreachable {
                        let found = "a choice after one without \"when\"".into();
                        reader.refuse(None, choice, found, "the choice without \"when\" last".into());
                    }
                    let promise = promise(choice, reader);
                    promises.extend(promise.map(|promise| Promise { choice: Some(index), ..promise }));
                    reader.leave();
                }
                Some(Self(promises))
            }
            _ => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

fn promise(node: &Node, reader: &mut Reader<'_>) -> Option<Promise> {
    let shape = TargetShape::decode(node, reader)?;
    let form = shape.form(node, reader)?;
    let needs_calendar = matches!(
        form,
        target::Target::Working { .. } | target::Target::WorkingDays { .. } | target::Target::ReportingWindows(_)
    ) || shape.counts_working_days();
    if needs_calendar && shape.calendar.is_none() {
        reader.missing(node, "calendar", "the calendar whose hours or working days count");
    }
    Some(Promise {
        when: shape.when,
        form,
        date: shape.on_date,
        days_before: shape.days_before.map_or(0, |days| days.get()),
        calendar: shape.calendar.map(|CalendarName(name)| name),
        pauses: shape.pauses.map_or(Pauses::Ignore, |pauses| pauses.effect()),
        choice: None,
        said: OnceLock::new(),
    })
}
