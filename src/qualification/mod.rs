//! Which priority, and why: a person's word on the ticket, else the rules in their order, else the matrix, else the default.

mod facts;

use crate::Instant;
use crate::assessment::{DecidedBy, TraceLine};
use crate::policy::{Fact, Known, Matrix, Policy, Qualification, Rule, Unmet};
use crate::scalar::Text;
use crate::scene::Scene;
use crate::ticket::{EventKind, What};

pub(crate) use facts::Facts;

const SUBJECT: &str = "priority";

/// What was decided.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decision<'a> {
    pub(crate) priority: &'a str,
    pub(crate) rank: u32,
    pub(crate) by: DecidedBy,
    pub(crate) because: Option<Text>,
    pub(crate) since: Option<Instant>,
}

/// Judges the ticket at its report and at each event that changes facts, and explains the last judgement; with the facts
/// as they stand now.
pub(crate) fn qualify<'a>(scene: &mut Scene<'a>) -> (Decision<'a>, Facts<'a>) {
    let policy = scene.policy;
    let opened = scene.seen.iter().find(|event| event.kind() == EventKind::Opened);
    let mut since = opened.map(|event| event.at);
    let own = scene.ticket.facts.iter().map(|(name, fact)| (&**name, fact)).collect();
    let mut facts = Facts { policy, own, reported: since };
    let mut current = decide(policy, &facts, &mut Vec::new()).0;
    let mut by_hand = None;
    for event in scene.seen {
        let before = current;
        match &event.what {
            What::Qualified { facts: changed } => {
                facts.own.extend(changed.iter().map(|(name, fact)| (&**name, fact)));
                if by_hand.is_none() {
                    current = decide(policy, &facts, &mut Vec::new()).0;
                }
            }
            What::Prioritised { priority, reason } => {
                current = priority;
                by_hand = Some((event, reason));
            }
            _ => {}
        }
        if current != before {
            since = Some(event.at);
        }
    }
    let mut lines = Vec::new();
    let (mut priority, mut by, mut because) = decide(policy, &facts, &mut lines);
    for line in lines {
        scene.explain(line);
    }
    if let Some((event, reason)) = by_hand {
        (priority, by, because) = (current, DecidedBy::Override, reason.clone().map(Text::Any));
        let mut values = vec![("priority", priority.into())];
        values.extend(event.by.as_deref().map(|by| ("by", by.into())));
        values.extend(reason.as_deref().map(|reason| ("reason", reason.into())));
        let line = TraceLine::new(SUBJECT, "override", event.path(), []);
        scene.explain(TraceLine { values: crate::assessment::Values(values), ..line });
    }
    let rank = policy.priorities().iter().position(|name| **name == *priority).unwrap_or(0);
    let rank = u32::try_from(rank + 1).unwrap_or(u32::MAX);
    (Decision { priority, rank, by, because, since }, facts)
}

/// The policy's own decision for these facts.
fn decide<'a>(policy: &'a Policy, facts: &Facts<'a>, lines: &mut Vec<TraceLine>) -> (&'a str, DecidedBy, Option<Text>) {
    let Qualification { rules, matrix, otherwise } = policy.qualification();
    for (index, rule) in rules.iter().enumerate() {
        let path = format!("/qualification/rules/{index}");
        match rule.when.judge(facts) {
            Ok(()) => {
                let values = [("rule", rule_name(rule, index).into()), ("priority", (&*rule.priority.0).into())];
                lines.push(TraceLine::new(SUBJECT, "rule-matched", path, values));
                return (&rule.priority.0, DecidedBy::Rule, rule.because.clone());
            }
            Err(Unmet { parameter, found }) => {
                let found = found.map_or_else(|| "missing".to_owned(), Fact::to_string);
                let values =
                    [("rule", rule_name(rule, index).into()), ("fact", parameter.into()), ("found", found.into())];
                lines.push(TraceLine::new(SUBJECT, "rule-passed-over", path, values));
            }
        }
    }
    if let Some(priority) = matrix.as_ref().and_then(|matrix| cell(matrix, facts, lines)) {
        return (priority, DecidedBy::Matrix, None);
    }
    let values = [("priority", (&*otherwise.0).into())];
    lines.push(TraceLine::new(SUBJECT, "default", "/qualification/otherwise", values));
    (&otherwise.0, DecidedBy::Default, None)
}

fn rule_name(rule: &Rule, index: usize) -> String {
    rule.id.as_deref().map_or_else(|| (index + 1).to_string(), str::to_owned)
}

fn cell<'a>(matrix: &'a Matrix, facts: &Facts<'a>, lines: &mut Vec<TraceLine>) -> Option<&'a str> {
    let word = |name: &str| facts.fact(name).map(Fact::to_string);
    let (row, column) = (word(&matrix.rows), word(&matrix.columns));
    let in_row = row.as_deref().and_then(|row| matrix.cells.get(row));
    let priority = in_row.zip(column.as_deref()).and_then(|(cells, column)| cells.get(column));
    let path = "/qualification/matrix/cells";
    let named = |word: &Option<String>| word.clone().unwrap_or_else(|| "missing".to_owned());
    let mut values = vec![
        ("rows", (&*matrix.rows).into()),
        ("row", named(&row).into()),
        ("columns", (&*matrix.columns).into()),
        ("column", named(&column).into()),
    ];
    values.extend(priority.map(|priority| ("priority", (&*priority.0).into())));
    let (code, path) = match priority {
        Some(_) => ("matrix-cell", format!("{path}/{}/{}", named(&row), named(&column))),
        None => ("matrix-no-cell", path.to_owned()),
    };
    let line = TraceLine::new(SUBJECT, code, path, []);
    lines.push(TraceLine { values: crate::assessment::Values(values), ..line });
    priority.map(|priority| &*priority.0)
}
