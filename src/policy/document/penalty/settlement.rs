//! How the penalties of one ticket become what is paid: combination, caps, rounding, minimum, claim.

use rust_decimal::Decimal;

use super::cap::{Cap, CapScope};
use super::claim::Claim;
use crate::json::{Decode, Node, Reader, Value, document, words};
use crate::money::Money;

document! {
    /// How the penalties of one ticket become what is paid, in the order of these keys.
    pub(crate) struct Settlement {
        /// How they are combined: their sum when left out.
        "combine" => combine: Option<Group>,
        /// The most that can be owed, applied from the narrowest to the widest.
        "caps" => caps: Vec<Cap>,
        /// How the amount is rounded: half-up to the currency's minor unit when left out.
        "rounding" => rounding: Option<Rounding>,
        /// From which amount on it is paid at all.
        "paid" => paid: Option<Paid>,
        /// How it is claimed.
        "claim" => claim: Option<Claim>,
    }
    check check
}

words! {
    /// Where what lies between two steps goes.
    pub(crate) enum RoundingMode {
        /// To the nearer; the middle away from zero.
        HalfUp = "half-up",
        /// To the nearer; the middle to the even one.
        HalfEven = "half-even",
        /// Up.
        Up = "up",
        /// Down.
        Down = "down",
    }
}

document! {
    /// How an amount is rounded.
    pub(crate) struct Rounding {
        /// Where it goes: `half-up` when left out.
        "mode" => mode: RoundingMode = RoundingMode::HalfUp,
        /// To multiples of this; of the minor unit when left out.
        "to" => to: Option<Money>,
        /// Whether each penalty is rounded before they are combined, too.
        "each" => each: bool = false,
    }
}

document! {
    /// From which amount on something is paid: one of `from` and `over`. Below, nothing is; from there on, all of it.
    pub(crate) struct PaidShape {
        /// From this amount on, itself included.
        "from" => from: Option<Money>,
        /// Over this amount, itself left out.
        "over" => over: Option<Money>,
        /// Over what it is judged: each ticket when left out. Of a longer time a statement judges it: once the credits of the
        /// period come to so much, all of them are paid.
        "per" => per: CapScope = CapScope::Ticket,
    }
}

/// From which amount on something is paid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Paid {
    pub(crate) bound: Money,
    pub(crate) included: bool,
    pub(crate) per: CapScope,
}

impl Paid {
    /// Whether an amount is below it: nothing is paid.
    pub(crate) fn withholds(&self, amount: Decimal) -> bool {
        amount < self.bound.amount() || (!self.included && amount == self.bound.amount())
    }
}

/// Penalties, combined.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Group {
    /// A penalty, by its id.
    One(Box<str>),
    /// Their sum.
    Sum(Vec<Group>),
    /// The highest of them.
    Highest(Vec<Group>),
    /// The first that is owed at all.
    First(Vec<Group>),
    /// The first, less the others, and never below zero.
    SetOff(Vec<Group>),
}

/// The words of a group, in the order of its variants.
const GROUPS: [&str; 4] = ["sum", "highest", "first", "setOff"];

impl Group {
    /// The groups inside.
    pub(crate) fn parts(&self) -> &[Self] {
        match self {
            Self::One(_) => &[],
            Self::Sum(parts) | Self::Highest(parts) | Self::First(parts) | Self::SetOff(parts) => parts,
        }
    }
}

impl Group {
    /// Whether it may come to less although none of its parts does.
    pub(crate) fn falls(&self) -> bool {
        matches!(self, Self::First(_) | Self::SetOff(_)) || self.parts().iter().any(Self::falls)
    }
}

impl Decode for Group {
    const EXPECTED: &'static str = "the id of a penalty, or one of { \"sum\": [...] }, { \"highest\": [...] }, { \"first\": [...] }, { \"setOff\": [...] }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Some(text) = node.text() {
            return Some(Self::One(text.into()));
        }
        let mut written = node.members().iter().filter(|member| *member.key != *"note");
        let (Some(member), None) = (written.next(), written.next()) else {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        };
        let Some(place) = GROUPS.iter().position(|word| *word == &*member.key) else {
            reader.unknown_key(member.offset, &member.key, GROUPS.into_iter());
            return None;
        };
        let parts = reader.within(&member.key, |reader| {
            let parts = Vec::decode(&member.node, reader);
            if parts.as_ref().is_some_and(Vec::is_empty) {
                reader.unexpected(&member.node, "at least one penalty or group");
            }
            parts
        })?;
        Some(match place {
            0 => Self::Sum(parts),
            1 => Self::Highest(parts),
            2 => Self::First(parts),
            _ => Self::SetOff(parts),
        })
    }
}

impl Decode for Paid {
    const EXPECTED: &'static str = "an object such as { \"from\": \"5.00 EUR\" } or { \"over\": \"1000.00 EUR\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = PaidShape::decode(node, reader)?;
        match (shape.from, shape.over) {
            (Some(bound), None) => Some(Self { bound, included: true, per: shape.per }),
            (None, Some(bound)) => Some(Self { bound, included: false, per: shape.per }),
            _ => {
                reader.unexpected(node, "one of \"from\" (included) and \"over\" (left out)");
                None
            }
        }
    }
}

/// A percentage is of something, and what is rounded to is more than nothing.
fn check(node: &Node, reader: &mut Reader<'_>) {
    let parts = |cap: &Node| cap.get("percent").is_some() || cap.get("times").is_some();
    for (index, cap) in node.get("caps").map(Node::items).unwrap_or_default().iter().enumerate() {
        reader.enter("caps");
        reader.enter_index(index);
        if parts(cap) && cap.get("of").is_none() {
            reader.missing(cap, "of", "the name of the fee of which the percentage is taken, such as \"monthly-fee\"");
        }
        if let Some(units) = cap.get("units") {
            let expected = "an amount or a percentage: units are capped in the penalty that counts them";
            reader.within("units", |reader| reader.unexpected(units, expected));
        }
        let per = cap.get("per").and_then(Node::text).unwrap_or("ticket");
        if let Some(carry) = cap.get("carry").filter(|carry| carry.value == Value::Bool(true))
            && matches!(per, "ticket" | "phase")
        {
            let expected =
                "false: only after a month, a quarter or a year comes another in which the rest could be owed";
            reader.within("carry", |reader| reader.unexpected(carry, expected));
        }
        reader.leave();
        reader.leave();
    }
    if let Some(to) = node.get("rounding").and_then(|rounding| rounding.get("to"))
        && Money::parse(to.text().unwrap_or_default()).is_some_and(|step| step.amount() <= Decimal::ZERO)
    {
        reader.enter("rounding");
        reader.within("to", |reader| reader.unexpected(to, "a step above zero, such as \"0.05 CHF\""));
        reader.leave();
    }
}

/// Each penalty of an agreement stands in its combination once.
pub(crate) fn check_groups(agreement: &Node, reader: &mut Reader<'_>) {
    let Some(settlement) = agreement.get("settlement") else { return };
    let Some(combine) = settlement.get("combine") else { return };
    let penalties = agreement.get("penalties").map(Node::items).unwrap_or_default();
    let ids: Vec<&str> = penalties.iter().filter_map(|penalty| penalty.get("id")?.text()).collect();
    reader.enter("settlement");
    reader.enter("combine");
    check_group(combine, &ids, "penalty", reader);
    reader.leave();
    reader.leave();
}

/// Each of these stands in a combination once; `what` they are is said in a refusal.
pub(crate) fn check_group(combine: &Node, ids: &[&str], what: &str, reader: &mut Reader<'_>) {
    let mut named = Vec::new();
    walk(combine, (ids, what), &mut named, reader);
    if let Some(missing) = ids.iter().find(|id| !named.contains(*id)) {
        let found = format!("no place for the {what} \"{missing}\"");
        reader.refuse(None, combine, found, format!("each {what} of the agreement in one group"));
    }
}

fn walk<'n>(group: &'n Node, known: (&[&str], &str), named: &mut Vec<&'n str>, reader: &mut Reader<'_>) {
    if let Some(id) = group.text() {
        let (ids, what) = known;
        if !ids.contains(&id) {
            let expected = format!("the id of a {what} of this agreement:");
            reader.unknown_word(group, &expected, ids.iter().copied());
        } else if named.contains(&id) {
            reader.unexpected(group, &format!("each {what} in one group only"));
        }
        named.push(id);
    }
    for member in group.members().iter().filter(|member| *member.key != *"note") {
        reader.enter(&member.key);
        for (index, part) in member.node.items().iter().enumerate() {
            reader.enter_index(index);
            walk(part, known, named, reader);
            reader.leave();
        }
        reader.leave();
    }
}
