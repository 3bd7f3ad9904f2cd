//! The policy that may be shown to an audience: what was written, without what is not for them.
//!
//! A key is published because it is listed here, never because nobody thought of it. What is left is then searched for
//! the names it uses, and whatever only the hidden part used goes too, until nothing more does.

use super::sees_agreement;
use crate::assessment::Audience;
use crate::json::{Member, Node, Use, Value};
use crate::policy::{AgreementKind, names_used};

/// What of the document itself is published.
pub(crate) const POLICY: &[&str] = &[
    "$schema",
    "format",
    "id",
    "version",
    "title",
    "timeZone",
    "ticketTimeZone",
    "currency",
    "priorities",
    "parameters",
    "holidays",
    "calendars",
    "windows",
    "pauseReasons",
    "causes",
    "fees",
    "events",
    "statuses",
    "autoClose",
    "support",
    "qualification",
    "agreements",
    "constraints",
    "process",
    "communication",
];

/// What of somebody who is told is: not whom to reach. Of a consumer whose news are not shown, only that.
pub(crate) const RECIPIENT: &[&str] = &["title", "consumer", "shownTo"];

/// What of an item of the communication plan is: not the message, which is written with the whole policy.
pub(crate) const PLAN_ITEM: &[&str] = &[
    "id",
    "title",
    "to",
    "channels",
    "when",
    "priorities",
    "on",
    "onBreach",
    "onWarning",
    "onPriority",
    "rhythm",
    "noticeOf",
    "noticeBefore",
    "notice",
    "due",
    "by",
    "subject",
    "unless",
];

/// What of the qualification is: not who may set a priority by hand.
pub(crate) const QUALIFICATION: &[&str] = &["rules", "matrix", "score", "modifiers", "otherwise", "sides"];

/// What of an agreement is, besides its penalties where the contract shows them.
pub(crate) const AGREEMENT: &[&str] = &[
    "id",
    "kind",
    "title",
    "version",
    "validity",
    "agreed",
    "when",
    "provider",
    "consumer",
    "start",
    "stop",
    "pausedBy",
    "priorityChange",
    "reopen",
    "breachesStand",
    "excludedCauses",
    "targets",
];

/// What of a step of the process is; a hand-over that brings it is left out of `on`.
pub(crate) const STEP: &[&str] = &["step", "title", "on", "cause"];

/// What of a support level is: its name, where a clock starts with a hand-over to it.
pub(crate) const SUPPORT: &[&str] = &["level"];

/// The money of an agreement.
pub(crate) const MONEY: &[&str] = &["penalties", "settlement", "statement", "penaltiesShownTo"];

/// When an agreement was agreed, but not by whom.
pub(crate) const AGREED: &[&str] = &["on"];

/// Sections of names of which those remain that something published uses.
const BY_NAME: &[&str] = &["parameters", "holidays", "calendars", "windows", "pauseReasons", "causes", "fees"];

/// Lists that may come out empty.
const LISTS: &[&str] = &["support", "constraints"];

/// What brings a pause about, but makes no clock admit one: it does not count as a use of the reason.
const BRING_PAUSES: &[&str] = &["/statuses/", "/constraints/", "/process/", "/communication/"];

/// More rounds than names can stand behind names: agreement, window, calendar, holidays.
const ROUNDS: usize = 8;

/// Who stands in an agreement.
const PARTIES: [&str; 3] = ["vendor", "provider", "consumer"];

/// The names of those who stand in the agreements with partners, in every language.
pub(crate) fn parties(source: &Node) -> Vec<&str> {
    let agreements = source.get("agreements").map(Node::items).unwrap_or_default();
    let mut names: Vec<&str> =
        agreements.iter().filter(|one| is_with(one, Audience::Partner)).flat_map(named).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn named(agreement: &Node) -> impl Iterator<Item = &str> {
    let written = PARTIES.into_iter().filter_map(|key| agreement.get(key));
    written
        .flat_map(|name| name.text().into_iter().chain(name.members().iter().filter_map(|member| member.node.text())))
}

/// The part of a valid policy that an audience may see; of partners, one of them where it is named.
pub(crate) fn published(source: &Node, audience: Audience, party: Option<&str>) -> Node {
    let mut tree = source.clone();
    if audience == Audience::Internal {
        return tree;
    }
    strip_notes(&mut tree);
    keep(&mut tree, POLICY);
    with(&mut tree, "qualification", |node| keep(node, QUALIFICATION));
    with(&mut tree, "agreements", |list| {
        retain_items(list, |agreement| party.is_none_or(|party| named(agreement).any(|name| name == party)));
        agreements(list, audience);
    });
    with(&mut tree, "support", |list| {
        let Value::List(levels) = &mut list.value else { return };
        levels.iter_mut().for_each(|level| keep(level, SUPPORT));
    });
    with(&mut tree, "process", |process| {
        with(process, "steps", |steps| {
            let Value::List(steps) = &mut steps.value else { return };
            for step in steps {
                keep(step, STEP);
                with(step, "on", |on| retain_items(on, |event| event.get("level").or(event.get("team")).is_none()));
            }
        });
        with(process, "back", |back| {
            retain_items(back, |way| way.get("on").is_none_or(|on| on.get("level").or(on.get("team")).is_none()));
        });
    });
    communication(&mut tree, audience, party);
    drop_pauses_of_others(&mut tree);
    for _ in 0..ROUNDS {
        if !drop_unused(&mut tree) {
            break;
        }
    }
    tree
}

/// Words for whoever writes the policy.
fn strip_notes(node: &mut Node) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(strip_notes),
        Value::Object(members) => {
            members.retain(|member| &*member.key != "note");
            members.iter_mut().for_each(|member| strip_notes(&mut member.node));
        }
        _ => {}
    }
}

fn is_with(agreement: &Node, audience: Audience) -> bool {
    let kind = agreement.get("kind").and_then(Node::text);
    AgreementKind::ALL.iter().any(|known| kind == Some(known.as_str()) && sees_agreement(audience, *known))
}

fn agreements(list: &mut Node, audience: Audience) {
    retain_items(list, |agreement| is_with(agreement, audience));
    let Value::List(agreements) = &mut list.value else { return };
    for agreement in agreements {
        let shown = agreement.get("penaltiesShownTo");
        let money = shown.map_or(audience == Audience::Partner, |shown| {
            shown.items().iter().any(|word| word.text() == Some(audience.as_str()))
        });
        with(agreement, "agreed", |node| keep(node, AGREED));
        retain(agreement, |member| AGREEMENT.contains(&&*member.key) || (money && MONEY.contains(&&*member.key)));
    }
}

/// What of the plan is shown to the audience, of partners to one where it is named, and speaks of published clocks.
fn communication(tree: &mut Node, audience: Audience, party: Option<&str>) {
    let promised: Vec<String> =
        tree.get("agreements").map(Node::items).unwrap_or_default().iter().flat_map(targets).collect();
    with(tree, "communication", |plan| {
        let shown = |recipient: &Node| {
            let to = recipient.get("shownTo").map(Node::items).unwrap_or_default();
            let theirs = party.is_none_or(|party| recipient.get("party").and_then(Node::text) == Some(party));
            theirs && to.iter().any(|word| word.text() == Some(audience.as_str()))
        };
        let recipients = plan.get("recipients").map(Node::members).unwrap_or_default();
        let names: Vec<Box<str>> =
            recipients.iter().filter(|one| shown(&one.node)).map(|one| one.key.clone()).collect();
        with(plan, "recipients", |recipients| {
            let Value::Object(recipients) = &mut recipients.value else { return };
            for recipient in recipients.iter_mut() {
                let keys = if names.contains(&recipient.key) { RECIPIENT } else { &["consumer"] };
                keep(&mut recipient.node, keys);
            }
            recipients.retain(|one| {
                let consumer = one.node.get("consumer").is_some_and(|consumer| consumer.value == Value::Bool(true));
                consumer || names.contains(&one.key)
            });
        });
        with(plan, "plan", |items| {
            retain_items(items, |item| {
                let to = item.get("to").and_then(Node::text);
                let warned = item.get("onWarning").and_then(|warning| warning.get("of"));
                let clocks = [item.get("rhythm"), item.get("onBreach"), warned].into_iter().flatten();
                names.iter().any(|name| to == Some(name))
                    && clocks.filter_map(Node::text).all(|clock| promised.iter().any(|known| known == clock))
            });
            let Value::List(items) = &mut items.value else { return };
            items.iter_mut().for_each(|item| keep(item, PLAN_ITEM));
        });
    });
    let empty = tree.get("communication").is_some_and(|plan| plan.members().iter().all(|part| size(&part.node) == 0));
    retain(tree, |member| !(empty && &*member.key == "communication"));
}

/// The promises of an agreement: its id and their metrics.
fn targets(agreement: &Node) -> Vec<String> {
    let id = agreement.get("id").and_then(Node::text).unwrap_or_default();
    let targets = agreement.get("targets").map(Node::items).unwrap_or_default();
    let metrics = targets.iter().filter_map(|target| target.get("metric")?.text());
    metrics.map(|metric| [id, "/", metric].concat()).collect()
}

/// Statuses and constraints whose pause no published clock admits: the status keeps its name, the constraint goes.
fn drop_pauses_of_others(tree: &mut Node) {
    let uses = names_used(tree);
    let admitting = |used: &Use| {
        *used.place == *"/pauseReasons" && !BRING_PAUSES.iter().any(|section| used.at.starts_with(section))
    };
    let admitted = |bringer: &Node| {
        let reason = bringer.get("pauses").and_then(Node::text);
        uses.iter().any(|used| admitting(used) && reason == Some(&used.name))
    };
    with(tree, "constraints", |list| retain_items(list, admitted));
    let reason = |reason: &str| uses.iter().any(|used| admitting(used) && reason == &*used.name);
    with(tree, "process", |process| {
        with(process, "waiting", |waiting| retain(waiting, |member| reason(&member.key)));
    });
    with(tree, "statuses", |statuses| {
        let Value::Object(statuses) = &mut statuses.value else { return };
        for status in statuses.iter_mut().filter(|status| !admitted(&status.node)) {
            retain(&mut status.node, |member| &*member.key != "pauses");
        }
    });
}

/// Drops the names that nothing uses, and sections that come out empty; whether any went.
fn drop_unused(tree: &mut Node) -> bool {
    let uses = names_used(tree);
    let used = |section: &str, name: Option<&str>| {
        uses.iter().any(|used| used.place.strip_prefix('/') == Some(section) && name == Some(&used.name))
    };
    let before = sizes(tree);
    for section in BY_NAME {
        with(tree, section, |node| retain(node, |member| used(section, Some(&member.key))));
    }
    with(tree, "support", |list| {
        retain_items(list, |level| used("support", level.get("level").and_then(Node::text)));
    });
    let after = sizes(tree);
    retain(tree, |member| !BY_NAME.contains(&&*member.key) && !LISTS.contains(&&*member.key) || size(&member.node) > 0);
    after < before
}

fn sizes(tree: &Node) -> usize {
    BY_NAME.iter().chain(LISTS).filter_map(|section| tree.get(section)).map(size).sum()
}

fn size(node: &Node) -> usize {
    node.members().len() + node.items().len()
}

fn keep(node: &mut Node, keys: &[&str]) {
    retain(node, |member| keys.contains(&&*member.key));
}

/// Does something with the value of a key that is there.
fn with(node: &mut Node, key: &str, change: impl FnOnce(&mut Node)) {
    let Value::Object(members) = &mut node.value else { return };
    if let Some(member) = members.iter_mut().find(|member| &*member.key == key) {
        change(&mut member.node);
    }
}

fn retain(node: &mut Node, kept: impl Fn(&Member) -> bool) {
    if let Value::Object(members) = &mut node.value {
        members.retain(kept);
    }
}

fn retain_items(node: &mut Node, kept: impl Fn(&Node) -> bool) {
    if let Value::List(items) = &mut node.value {
        items.retain(kept);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{AGREED, AGREEMENT, MONEY, PLAN_ITEM, POLICY, QUALIFICATION, RECIPIENT, STEP, SUPPORT};

    /// A key that is neither published nor withheld has not been thought of.
    #[test]
    #[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]
    fn every_key_is_either_published_or_withheld() {
        let schema: Value = serde_json::from_str(include_str!("../../pkg/policy.schema.json")).unwrap();
        let of = |name: &str| &schema["$defs"][name];
        type Judged<'v> = (&'v Value, Vec<&'v [&'v str]>, &'v [&'v str]);
        let judged: [Judged<'_>; 9] = [
            (&schema, vec![POLICY], &["contacts", "chain", "messages", "tasks"]),
            (of("Qualification"), vec![QUALIFICATION], &["override"]),
            (of("Agreement"), vec![AGREEMENT, MONEY], &["behind", "level", "department", "vendor", "escalation"]),
            (of("Agreed"), vec![AGREED], &["by"]),
            (of("Communication"), vec![&["recipients", "plan"]], &[]),
            (of("Recipient"), vec![RECIPIENT], &["party", "contacts", "language"]),
            (of("PlanItem"), vec![PLAN_ITEM], &["message"]),
            (of("ProcessStep"), vec![STEP], &[]),
            (
                of("SupportLevel"),
                vec![SUPPORT],
                &["title", "contacts", "teams", "routes", "remedies", "returnsWithReason"],
            ),
        ];
        for (shape, published, withheld) in judged {
            let mut known: Vec<&str> = published.concat();
            known.extend(withheld);
            known.push("note");
            known.sort_unstable();
            let mut keys: Vec<&str> = shape["properties"].as_object().unwrap().keys().map(String::as_str).collect();
            keys.sort_unstable();
            assert_eq!(keys, known);
        }
    }
}
