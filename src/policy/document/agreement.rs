//! Agreements and their targets.

use super::calendar::date;
use super::change::{PriorityChange, ReopenRule};
use super::condition::Condition;
use super::contact::Step;
use super::metric::Metric;
use super::moment::{StartRule, StopRule};
use super::names::{AgreementName, CauseName, LevelName};
use super::pause::PauseRule;
use super::penalty::{Penalty, Settlement, check_caps, check_groups};
use super::statement::{StatementTerms, check_statement};
use super::target::Target;
use crate::assessment::Audience;
use crate::civil::Date;
use crate::json::{Blank, Decode, Node, Reader, document, words};
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

document! {
    /// One promise between two parties.
    pub(crate) struct Agreement {
        /// A short name, unique in the policy.
        "id" => id: Box<str>,
        /// Between whom it stands.
        "kind" => kind: AgreementKind,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// Its own version.
        "version" => version: Option<Box<str>>,
        /// The dates between which a ticket must be reported for it to hold.
        "validity" => validity: Option<Validity>,
        /// When it was agreed, and by which roles.
        "agreed" => agreed: Option<Agreed>,
        /// The tickets it holds for; all when left out.
        "when" => when: Option<Condition>,
        /// Who promises.
        "provider" => provider: Option<Text>,
        /// To whom.
        "consumer" => consumer: Option<Text>,
        /// The department that promises, of an `ola`.
        "department" => department: Option<Box<str>>,
        /// The vendor that promises, of an `underpinning` contract.
        "vendor" => vendor: Option<Box<str>>,
        /// When its clocks start: `opened` when left out. Each target may say otherwise, as with the next four keys.
        "start" => start: Option<StartRule>,
        /// When its clocks stop: at the event of their name and every later one when left out.
        "stop" => stop: Option<StopRule>,
        /// The agreement in front of it, which it helps to keep.
        "behind" => behind: Option<AgreementName>,
        /// The support level that it serves.
        "level" => level: Option<LevelName>,
        /// The reasons that pause its clocks, for targets that name none of their own.
        "pausedBy" => paused_by: Vec<PauseRule>,
        /// What a change of priority does to its clocks: `retroactive` when left out.
        "priorityChange" => priority_change: Option<PriorityChange>,
        /// What a reopening does to its clocks: `resume` when left out.
        "reopen" => reopen: Option<ReopenRule>,
        /// Whether a breach counts although a later priority does not confirm it.
        "breachesStand" => breaches_stand: bool = false,
        /// The causes for which it answers no miss.
        "excludedCauses" => excluded_causes: Vec<CauseName>,
        /// The promised intervals.
        "targets" => targets: Vec<Target>,
        /// What a missed one costs.
        "penalties" => penalties: Vec<Penalty>,
        /// How the penalties of a ticket become what is paid.
        "settlement" => settlement: Option<Settlement>,
        /// What is reckoned over many tickets.
        "statement" => statement: Option<StatementTerms>,
        /// Which readers besides the operator's own people see what a missed one costs.
        "penaltiesShownTo" => penalties_shown_to: Vec<Audience> = vec![Audience::Partner],
        /// Who is told as a clock runs down.
        "escalation" => escalation: Vec<Step>,
    }
    check check
}

document! {
    /// The dates of the report for which an agreement holds, both included, in the policy's zone.
    pub(crate) struct Validity {
        /// The first; from ever when left out.
        "from" => from: Option<Day>,
        /// The last; without end when left out.
        "to" => to: Option<Day>,
    }
    check check_validity
}

document! {
    /// When an agreement was agreed, and by whom.
    pub(crate) struct Agreed {
        /// The date.
        "on" => on: Day,
        /// The roles that agreed.
        "by" => by: Vec<Text>,
    }
}

/// A date in a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Day(pub(crate) Date);

impl Blank for Day {
    fn blank() -> Self {
        Self(Date::from_days(0))
    }
}

impl Decode for Day {
    const EXPECTED: &'static str = "a date such as \"2026-12-25\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        date(node, reader).map(Self)
    }
}

fn check_validity(node: &Node, reader: &mut Reader<'_>) {
    let day = |key| node.get(key).and_then(Node::text).and_then(|text| Date::parse(text).ok());
    if let (Some(from), Some(to)) = (day("from"), day("to"))
        && to < from
    {
        reader.refuse(None, node, "a validity that ends before it starts".into(), "\"to\" not before \"from\"".into());
    }
}

/// A metric is promised once, one of the policy's own says when it starts and stops, and a penalty or an escalation
/// speaks of a promised one.
fn check(node: &Node, reader: &mut Reader<'_>) {
    reader.refuse_repeats(node, "targets", "metric");
    reader.refuse_repeats(node, "penalties", "id");
    check_groups(node, reader);
    check_caps(node, reader);
    check_statement(node, reader);
    for (index, target) in items(node, "targets").enumerate() {
        let Some((metric, text)) = target.get("metric").and_then(|metric| Some((metric, metric.text()?))) else {
            continue;
        };
        let says = |key| target.get(key).or_else(|| node.get(key)).is_some();
        let complete = says("start") && says("stop");
        if !complete && !Metric::KNOWN.contains(&text) {
            at(reader, "targets", index, "metric", |reader| {
                let what = "a word of your own with \"start\" and \"stop\", or one of";
                reader.unknown_word(metric, what, Metric::KNOWN.into_iter());
            });
        }
    }
    let promised: Vec<&str> = items(node, "targets").filter_map(|target| target.get("metric")?.text()).collect();
    for list in ["penalties", "escalation"] {
        for (index, item) in items(node, list).enumerate() {
            let Some((on, text)) = item.get("on").and_then(|on| Some((on, on.text()?))) else { continue };
            if !promised.contains(&text) {
                at(reader, list, index, "on", |reader| {
                    reader.unknown_word(on, "a metric among this agreement's targets:", promised.iter().copied());
                });
            }
        }
    }
}

fn at(reader: &mut Reader<'_>, list: &str, index: usize, key: &str, report: impl FnOnce(&mut Reader<'_>)) {
    reader.enter(list);
    reader.enter_index(index);
    reader.within(key, report);
    reader.leave();
    reader.leave();
}

fn items<'n>(node: &'n Node, list: &str) -> impl Iterator<Item = &'n Node> {
    node.get(list).map(Node::items).unwrap_or_default().iter()
}
