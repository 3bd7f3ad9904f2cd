//! Agreements and their targets.

use super::contact::Step;
use super::names::{AgreementName, LevelName, PauseReason};
use super::penalty::Penalty;
use super::target::Target;
use crate::assessment::Audience;
use crate::json::{Node, Reader, document, words};
use crate::scalar::Text;

words! {
    /// Between whom an agreement stands.
    pub enum AgreementKind {
        /// Operator to customer.
        Sla = "sla",
        /// Department to department.
        Ola = "ola",
        /// Vendor to operator.
        Underpinning = "underpinning",
        /// Operator to operator.
        Interconnect = "interconnect",
    }
}

words! {
    /// What a target promises. In this order: an event stops the clock of its name and every earlier one.
    pub enum Metric {
        /// The ticket has a number.
        Acknowledge = "acknowledge",
        /// A qualified person has taken it (GTI).
        Respond = "respond",
        /// The service is back, a workaround counting (GTR).
        Restore = "restore",
        /// The cause is gone.
        Resolve = "resolve",
    }
}

document! {
    /// One promise between two parties.
    pub(crate) struct Agreement {
        /// A short name, unique in the policy.
        "id" => id: Box<str>,
        /// Between whom it stands.
        "kind" => kind: AgreementKind,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// Who promises.
        "provider" => provider: Option<Text>,
        /// To whom.
        "consumer" => consumer: Option<Text>,
        /// The agreement in front of it, which it helps to keep.
        "behind" => behind: Option<AgreementName>,
        /// The support level that it serves.
        "level" => level: Option<LevelName>,
        /// The reasons that pause its clocks, for targets that name none of their own.
        "pausedBy" => paused_by: Vec<PauseReason>,
        /// The promised intervals.
        "targets" => targets: Vec<Target>,
        /// What a missed one costs.
        "penalties" => penalties: Vec<Penalty>,
        /// Which readers besides the operator's own people see what a missed one costs.
        "penaltiesShownTo" => penalties_shown_to: Vec<Audience> = vec![Audience::Partner],
        /// Who is told as a clock runs down.
        "escalation" => escalation: Vec<Step>,
    }
    check check
}

/// A metric is promised once, and a penalty or an escalation speaks of a promised one.
fn check(node: &Node, reader: &mut Reader<'_>) {
    reader.refuse_repeats(node, "targets", "metric");
    reader.refuse_repeats(node, "penalties", "id");
    let promised: Vec<&str> = items(node, "targets").filter_map(|target| target.get("metric")?.text()).collect();
    for list in ["penalties", "escalation"] {
        for (index, item) in items(node, list).enumerate() {
            let Some((on, text)) = item.get("on").and_then(|on| Some((on, on.text()?))) else { continue };
            let is_metric = Metric::ALL.iter().any(|metric| metric.as_str() == text);
            if is_metric && !promised.contains(&text) {
                reader.enter(list);
                reader.enter_index(index);
                reader.within("on", |reader| {
                    reader.unknown_word(on, "a metric among this agreement's targets:", promised.iter().copied());
                });
                reader.leave();
                reader.leave();
            }
        }
    }
}

fn items<'n>(node: &'n Node, list: &str) -> impl Iterator<Item = &'n Node> {
    node.get(list).map(Node::items).unwrap_or_default().iter()
}
