//! Recurring operational tasks: bill run, backup, report, clean-up.

use super::names::{AgreementName, PriorityName};
use super::parameter::Fact;
use super::read_declared;
use crate::json::{Blank, Decode, Node, Reader, document};
use crate::scalar::Text;

document! {
    /// A piece of work that comes back: `every` of its agreement says when. Each occurrence is a ticket of the kind `task`.
    pub(crate) struct Task {
        /// A short name, unique among the tasks.
        "id" => id: Box<str>,
        /// Its name for people; that of its clock when left out.
        "title" => title: Option<Text>,
        /// What its tickets say of themselves.
        "facts" => facts: TaskFacts,
        /// The agreement with its deadline (`every`), its warnings, who is told and what a miss costs.
        "agreement" => agreement: AgreementName,
        /// Its priority; what the qualification decides for its facts when left out.
        "priority" => priority: Option<PriorityName>,
    }
}

/// Facts of a policy's own making: every one of them is declared.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TaskFacts(pub(crate) Vec<(Box<str>, Fact)>);

impl Blank for TaskFacts {
    fn blank() -> Self {
        Self(Vec::new())
    }
}

impl Decode for TaskFacts {
    const ABSENT: Option<fn() -> Self> = Some(|| Self(Vec::new()));
    const EXPECTED: &'static str = "an object of parameters to values";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if !reader.is_object(node) {
            return None;
        }
        let mut facts = Vec::new();
        for member in node.members().iter().filter(|member| &*member.key != "note") {
            if reader.declared("/parameters").contains(&member.key) {
                let fact = reader.within(&member.key, |reader| read_declared(&member.key, &member.node, reader));
                facts.extend(fact.map(|fact| (member.key.clone(), fact)));
            } else {
                let known = reader.declared("/parameters").to_vec();
                reader.unknown_key(member.offset, &member.key, known.iter().map(|name| &**name));
            }
        }
        Some(Self(facts))
    }
}

/// A task's agreement has a deadline that comes back.
pub(super) fn check(policy: &Node, reader: &mut Reader<'_>) {
    reader.refuse_repeats(policy, "tasks", "id");
    let agreements = policy.get("agreements").map(Node::items).unwrap_or_default();
    for (index, task) in policy.get("tasks").map(Node::items).unwrap_or_default().iter().enumerate() {
        let Some((written, name)) = task.get("agreement").and_then(|node| Some((node, node.text()?))) else { continue };
        let named = agreements.iter().find(|known| known.get("id").and_then(Node::text) == Some(name));
        if named.is_some_and(|agreement| !recurs(agreement)) {
            reader.enter("tasks");
            reader.enter_index(index);
            reader.within("agreement", |reader| {
                let expected = "an agreement with a target that comes back: \"every\"";
                reader.refuse(None, written, "an agreement without one".into(), expected.into());
            });
            reader.leave();
            reader.leave();
        }
    }
}

fn recurs(agreement: &Node) -> bool {
    let targets = agreement.get("targets").map(Node::items).unwrap_or_default().iter();
    let forms = targets.flat_map(|target| target.get("by").map(Node::members).unwrap_or_default());
    forms.flat_map(|form| std::iter::once(&form.node).chain(form.node.items())).any(|form| form.get("every").is_some())
}
