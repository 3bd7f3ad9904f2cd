//! Penalties as they are written: what brings one about, and how much it is.
//!
//! A penalty has a head (its id, its trigger, its clause) and a formula; where the formula varies, `by` holds one for
//! each priority and `instead` one for an excluded cause, of the same keys.

mod bands;
mod base;
mod cap;
mod claim;
mod fits;
mod formula;
mod pay;
mod rates;
mod settlement;
mod trigger;
mod unit;

pub(crate) use bands::{Band, Bands, Plus, Rows};
#[cfg(feature = "schema")]
pub(crate) use bands::{BandShape, PlusShape, Reach};
pub(crate) use base::Places;
pub(crate) use base::{Amount, Base, Divider, Divisor, ShareOf};
#[cfg(feature = "schema")]
pub(crate) use base::{BaseShape, QuotientShape};
pub(crate) use cap::Cap;
pub use cap::CapScope;
#[cfg(feature = "schema")]
pub(crate) use cap::CapShape;
#[cfg(feature = "schema")]
pub(crate) use claim::ClaimShape;
pub(crate) use claim::{Claim, ClaimFrom, LastDay};
pub(crate) use fits::check_caps;
pub(crate) use formula::FormulaShape;
pub(crate) use formula::{CountedFrom, Formula, Price};
pub(crate) use pay::{Pay, PayShape, pay};
pub(crate) use rates::RatesBy;
#[cfg(feature = "schema")]
pub(crate) use rates::{Rate, RateShape, Rates};
#[cfg(feature = "schema")]
pub(crate) use settlement::PaidShape;
pub(crate) use settlement::{Group, Paid, RoundingMode, Settlement, check_group, check_groups};
#[cfg(feature = "schema")]
pub(crate) use trigger::MatchingEventsShape;
pub(crate) use trigger::{EventTrigger, Gap, Outage, Period, Trigger};
pub(crate) use unit::{Length, Round, Unit};

use super::condition::Condition;
use super::metric::Metric;
use super::target_shape::Count;
use crate::json::{Decode, Map, Member, Node, Reader, Value, document};
use crate::scalar::Text;

document! {
    /// What brings a penalty about: one of `on`, `event` and `outage`.
    pub(crate) struct HeadShape {
        /// A short name, unique in the agreement.
        "id" => id: Box<str>,
        /// The target whose miss it punishes.
        "on" => on: Option<Metric>,
        /// The event that it punishes, each time.
        "event" => event: Option<EventTrigger>,
        /// The total outage of the ticket that it punishes.
        "outage" => outage: Option<Outage>,
        /// The contract's clause, for the proof.
        "clause" => clause: Option<Text>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The tickets it holds for; all when left out.
        "when" => when: Option<Condition>,
        /// A formula for each priority, instead of one for all. A priority left out costs nothing.
        "by" => by: Option<FormulasByPriority>,
        /// For a cause that the agreement excludes, the formula that holds then. Any other excluded cause costs nothing.
        "instead" => instead: Option<FormulasByCause>,
        /// What a breach costs more when it is not the first.
        "repeat" => repeat: Option<Repeat>,
        /// How it is claimed; as the settlement says when left out.
        "claim" => claim: Option<Claim>,
    }
}

document! {
    /// What a breach costs more when it is not the first.
    pub(crate) struct Repeat {
        /// From this breach on, the ticket's own counted.
        "from" => from: Count,
        /// So many times as much.
        "times" => times: rust_decimal::Decimal,
        /// Breaches of so many days back count: whoever counts them goes by it.
        "within" => within: Option<RepeatWindow>,
    }
    check check_repeat
}

document! {
    /// How far back earlier breaches count.
    pub(crate) struct RepeatWindow {
        /// So many dates, the breach's own included.
        "calendarDays" => calendar_days: Count,
    }
}

fn check_repeat(node: &Node, reader: &mut Reader<'_>) {
    let from = node.get("from").map(|from| &from.value);
    if let (Some(written), Some(Value::Number(number))) = (node.get("from"), from)
        && matches!(&**number, "0" | "1")
    {
        reader.within("from", |reader| reader.unexpected(written, "2 or more: the first breach repeats nothing"));
    }
}

/// What brings a penalty about, and how much it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Penalty {
    pub(crate) id: Box<str>,
    pub(crate) trigger: Trigger,
    pub(crate) clause: Option<Text>,
    pub(crate) title: Option<Text>,
    pub(crate) when: Option<Condition>,
    pub(crate) formulas: Formulas,
    pub(crate) instead: Map<Formula>,
    pub(crate) repeat: Option<Repeat>,
    pub(crate) claim: Option<Claim>,
}

/// One formula for all priorities, or one for each.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Formulas {
    One(Box<Formula>),
    By(Map<Formula>),
}

impl Formulas {
    /// Each formula, with where it stands in the penalty.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Option<&str>, &Formula)> {
        let (one, by) = match self {
            Self::One(formula) => (Some(&**formula), None),
            Self::By(by) => (None, Some(by)),
        };
        one.into_iter()
            .map(|formula| (None, formula))
            .chain(by.into_iter().flat_map(Map::iter).map(|(priority, formula)| (Some(priority), formula)))
    }
}

impl Decode for Penalty {
    const EXPECTED: &'static str = "an object";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Object(_)) {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        }
        if reader.declared("/currency").is_empty() {
            let found = "a penalty in a policy without a currency".into();
            reader.refuse(None, node, found, "\"currency\" at the top".into());
        }
        let all = || HeadShape::KEYS.iter().chain(FormulaShape::KEYS).copied();
        for member in node.members().iter().filter(|member| *member.key != *"note") {
            if !all().any(|key| *key == *member.key) {
                reader.unknown_key(member.offset, &member.key, all());
            }
        }
        let head = HeadShape::decode(&part(node, HeadShape::KEYS), reader);
        let rest = part(node, FormulaShape::KEYS);
        let by = head.as_ref().is_some_and(|head| head.by.is_some());
        let one = if by {
            if let Some(stray) = rest.members().first() {
                let expected = "nothing here: with \"by\" each priority has its own";
                reader.within(&stray.key, |reader| reader.unexpected(&stray.node, expected));
            }
            None
        } else {
            Some(Formula::decode(&rest, reader))
        };
        let head = head?;
        let trigger = trigger::one(node, reader, head.on, head.event, head.outage)?;
        let formulas = match (one, head.by) {
            (_, Some(by)) => Formulas::By(by.0),
            (one, None) => Formulas::One(Box::new(one??)),
        };
        let instead = head.instead.map(|instead| instead.0).unwrap_or_default();
        for (priority, formula) in formulas.iter() {
            formula.check_trigger(&trigger, node, priority, reader);
        }
        Some(Self {
            id: head.id,
            trigger,
            clause: head.clause,
            title: head.title,
            when: head.when,
            formulas,
            instead,
            repeat: head.repeat,
            claim: head.claim,
        })
    }
}

/// The members of an object under these keys.
fn part(node: &Node, keys: &[&str]) -> Node {
    let members: Vec<Member> = node.members().iter().filter(|member| keys.contains(&&*member.key)).cloned().collect();
    Node { offset: node.offset, value: Value::Object(members) }
}

/// Priority to formula.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FormulasByPriority(pub(crate) Map<Formula>);

/// Cause to formula.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FormulasByCause(pub(crate) Map<Formula>);

/// Formulas under names that are declared somewhere.
fn by_name(node: &Node, reader: &mut Reader<'_>, place: &str) -> Option<Map<Formula>> {
    let names = reader.declared(place).to_vec();
    for member in node.members().iter().filter(|member| *member.key != *"note") {
        if names.contains(&member.key) {
            reader.enter(&member.key);
            reader.mention(place, &member.key);
            reader.leave();
        } else {
            reader.unknown_key(member.offset, &member.key, names.iter().map(|name| &**name));
        }
    }
    Map::decode(node, reader)
}

impl Decode for FormulasByPriority {
    const EXPECTED: &'static str = "an object of priority to formula";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        by_name(node, reader, "/priorities").map(Self)
    }
}

impl Decode for FormulasByCause {
    const EXPECTED: &'static str = "an object of cause to formula";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        by_name(node, reader, "/causes").map(Self)
    }
}
