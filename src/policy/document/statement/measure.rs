//! What is measured over a period, and what it costs.

use rust_decimal::Decimal;

use super::super::condition::Condition;
use super::super::metric::Metric;
use super::super::names::PriorityName;
use super::super::penalty::{Base, Cap, CapScope, Claim, Outage, Pay, PayShape, Period, Round, pay};
use super::CountedBy;
use super::availability::Availability;
use super::ladder::Ladder;
use super::mark::Mark;
use super::points::MissPoints;
use crate::Duration;
use crate::json::{Decode, Node, Reader, document, words};
use crate::money::Money;
use crate::scalar::Text;

words! {
    /// In what a value short of its target is counted.
    pub(crate) enum Shortfall {
        /// As it is: percentage points, milliseconds, points.
        Points = "points",
        /// In percent of the target.
        Percent = "percent",
    }
}

document! {
    /// What is measured over a period: one of `availability`, `outage`, `mean`, `percentile`, `share` and `points`. What it
    /// costs: `bands`, or an amount once or for each unit short of the `target`; nothing when nothing is said.
    pub(crate) struct MeasureShape {
        /// A short name, unique in the statement.
        "id" => id: Box<str>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The contract's clause, for the proof.
        "clause" => clause: Option<Text>,
        /// Over which period: `month` when left out.
        "per" => per: Period = Period::Month,
        /// For what it is measured; as the statement says when left out.
        "countedBy" => counted_by: Option<CountedBy>,
        /// The tickets that count; all when left out.
        "when" => when: Option<Condition>,
        /// The priorities that count; all when left out.
        "priorities" => priorities: Vec<PriorityName>,
        /// The part of the period, in percent, in which the service was not down.
        "availability" => availability: Option<Availability>,
        /// The total outage of the period.
        "outage" => outage: Option<Outage>,
        /// The mean of the time that clocks of this target used.
        "mean" => mean: Option<Metric>,
        /// The time that so many percent of the clocks of a target did not exceed.
        "percentile" => percentile: Option<PercentileShape>,
        /// The share, in percent, of the clocks of this target that were met.
        "share" => share: Option<Metric>,
        /// Of a share: met means within this time, whatever was promised.
        "within" => within: Option<Duration>,
        /// The points of all misses.
        "points" => points: Option<Vec<MissPoints>>,
        /// The floor or the limit: what is short of it, or over it, costs.
        "target" => target: Option<Mark>,
        /// In what the shortfall is counted: `points` when left out.
        "shortfall" => shortfall: Shortfall = Shortfall::Points,
        /// What percentages are taken of.
        "of" => of: Option<Base>,
        /// Percent of the base.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// So many times the base.
        "times" => times: Option<Decimal>,
        /// The greatest of these.
        "greaterOf" => greater_of: Option<Vec<Pay>>,
        /// From a value to an amount or a level.
        "bands" => bands: Option<Ladder>,
        /// For each unit of the shortfall; one that has begun counts.
        "perStarted" => per_started: Option<Mark>,
        /// For each full unit of it.
        "perFull" => per_full: Option<Mark>,
        /// For each unit of it; half of one and more counts.
        "perNearest" => per_nearest: Option<Mark>,
        /// For each unit of it, and for as much of one as there is.
        "proRata" => pro_rata: Option<Mark>,
        /// The most that it can be, before others are added.
        "cap" => cap: Option<Cap>,
        /// How it is claimed; as the settlement says when left out.
        "claim" => claim: Option<Claim>,
    }
}

document! {
    /// The time that so many percent of the clocks of a target did not exceed: the smallest one with that many at or below it.
    pub(crate) struct PercentileShape {
        /// The target.
        "of" => of: Metric,
        /// So many percent.
        "percent" => percent: Decimal,
    }
}

/// What is measured.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Quantity {
    Availability(Availability),
    Outage(Outage),
    Mean(Metric),
    Percentile(Metric, Decimal),
    Share(Metric, Option<Duration>),
    Points(Vec<MissPoints>),
}

impl Quantity {
    /// The outages that it is reckoned on.
    pub(crate) fn outage(&self) -> Option<&Outage> {
        match self {
            Self::Availability(availability) => Some(&availability.outage),
            Self::Outage(outage) => Some(outage),
            _ => None,
        }
    }

    fn is_time(&self) -> bool {
        matches!(self, Self::Outage(_) | Self::Mean(_) | Self::Percentile(..))
    }

    /// Whether its values are whole numbers.
    fn is_whole(&self) -> bool {
        matches!(self, Self::Points(rules) if rules.iter().all(MissPoints::is_whole))
    }

    /// Whether the lower a value, the worse.
    pub(crate) fn falls(&self) -> bool {
        matches!(self, Self::Availability(_) | Self::Share(..))
    }
}

/// What it costs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MeasurePrice {
    Nothing,
    Bands(Ladder),
    /// Once when it misses its target, or for each unit of the shortfall.
    Short {
        pay: Pay,
        unit: Option<(Round, Mark)>,
    },
}

/// What is measured over a period, and what it costs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    pub(crate) id: Box<str>,
    pub(crate) title: Option<Text>,
    pub(crate) clause: Option<Text>,
    pub(crate) per: Period,
    pub(crate) counted_by: Option<CountedBy>,
    pub(crate) when: Option<Condition>,
    pub(crate) priorities: Vec<PriorityName>,
    pub(crate) quantity: Quantity,
    pub(crate) target: Option<Mark>,
    pub(crate) shortfall: Shortfall,
    pub(crate) of: Option<Base>,
    pub(crate) price: MeasurePrice,
    pub(crate) cap: Option<Cap>,
    pub(crate) claim: Option<Claim>,
}

impl Decode for Measure {
    const EXPECTED: &'static str =
        "an object such as { \"id\": \"availability\", \"availability\": {}, \"bands\": [...] }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut shape = MeasureShape::decode(node, reader)?;
        let quantity = quantity(&mut shape, node, reader)?;
        let price = price(&mut shape, &quantity, node, reader)?;
        let MeasureShape {
            id,
            title,
            clause,
            per,
            counted_by,
            when,
            priorities,
            target,
            shortfall,
            of,
            cap,
            claim,
            ..
        } = shape;
        let measure = Self {
            id,
            title,
            clause,
            per,
            counted_by,
            when,
            priorities,
            quantity,
            target,
            shortfall,
            of,
            price,
            cap,
            claim,
        };
        measure.check(node, reader);
        Some(measure)
    }
}

fn quantity(shape: &mut MeasureShape, node: &Node, reader: &mut Reader<'_>) -> Option<Quantity> {
    let mut found = Vec::new();
    found.extend(shape.availability.take().map(Quantity::Availability));
    found.extend(shape.outage.take().map(Quantity::Outage));
    found.extend(shape.mean.take().map(Quantity::Mean));
    found.extend(shape.percentile.take().map(|percentile| Quantity::Percentile(percentile.of, percentile.percent)));
    let within = shape.within;
    found.extend(shape.share.take().map(|metric| Quantity::Share(metric, within)));
    found.extend(shape.points.take().map(Quantity::Points));
    let one = found.pop();
    if one.is_none() || !found.is_empty() {
        let expected = "one of \"availability\", \"outage\", \"mean\", \"percentile\", \"share\" and \"points\"";
        reader.unexpected(node, expected);
        return None;
    }
    one
}

fn price(shape: &mut MeasureShape, quantity: &Quantity, node: &Node, reader: &mut Reader<'_>) -> Option<MeasurePrice> {
    let ways = [
        ("perStarted", shape.per_started, Round::Started),
        ("perFull", shape.per_full, Round::Full),
        ("perNearest", shape.per_nearest, Round::Nearest),
        ("proRata", shape.pro_rata, Round::ProRata),
    ];
    let mut unit = None;
    for (key, mark, round) in ways {
        let (Some(mark), Some(written)) = (mark, node.get(key)) else { continue };
        let time = quantity.is_time() && shape.shortfall == Shortfall::Points;
        let expected = match () {
            () if unit.is_some() => "one way of counting units, not two",
            () if mark.number().is_zero() => "a unit of more than nothing",
            () if mark.is_time() != time && time => "a length of time such as \"1h\"",
            () if mark.is_time() != time => "a number such as \"1\"",
            () => {
                unit = Some((round, mark));
                continue;
            }
        };
        reader.within(key, |reader| reader.unexpected(written, expected));
    }
    let MeasureShape { percent, amount, times, .. } = *shape;
    let greater_of = shape.greater_of.take();
    let plain = percent.is_some() || amount.is_some() || times.is_some() || greater_of.is_some();
    match (shape.bands.take(), plain) {
        (Some(bands), false) if unit.is_none() => Some(MeasurePrice::Bands(bands)),
        (None, true) => {
            let pay = pay(PayShape { percent, amount, times, greater_of, of: None }, node, reader)?;
            Some(MeasurePrice::Short { pay, unit })
        }
        // What was tried and failed is reported already.
        (None, false) if node.get("bands").is_some() => None,
        (None, false) if unit.is_none() => Some(MeasurePrice::Nothing),
        _ => {
            reader.unexpected(node, "\"bands\" alone, or an amount once or for each unit of the shortfall");
            None
        }
    }
}

impl Measure {
    fn check(&self, node: &Node, reader: &mut Reader<'_>) {
        let refuse = |key: &str, expected: &str, reader: &mut Reader<'_>| {
            if let Some(stray) = node.get(key) {
                reader.within(key, |reader| reader.unexpected(stray, expected));
            }
        };
        let pays: Vec<&Pay> = match &self.price {
            MeasurePrice::Nothing => Vec::new(),
            MeasurePrice::Bands(ladder) => ladder.0.iter().filter_map(|band| band.pay.as_ref()).collect(),
            MeasurePrice::Short { pay, .. } => vec![pay],
        };
        let needs_base = pays.iter().any(|pay| pay.needs_base())
            || self.cap.as_ref().and_then(Cap::pay).is_some_and(Pay::needs_base);
        if needs_base && self.of.is_none() {
            reader.missing(node, "of", "the name of the fee of which percentages are taken, such as \"monthly-fee\"");
        }
        if !pays.is_empty() && reader.declared("/currency").is_empty() {
            let found = "a price in a policy without a currency".into();
            reader.refuse(None, node, found, "\"currency\" at the top".into());
        }
        if self.target.is_some_and(|target| target.is_time() != self.quantity.is_time()) {
            let expected =
                if self.quantity.is_time() { "a length of time such as \"4h\"" } else { "a number such as \"99.9\"" };
            refuse("target", expected, reader);
        }
        if let (MeasurePrice::Short { .. }, None) = (&self.price, self.target) {
            reader.missing(node, "target", "the floor or the limit that it must keep, such as \"99.9\" or \"4h\"");
        }
        if !matches!(self.price, MeasurePrice::Short { unit: Some(_), .. }) {
            refuse("shortfall", "nothing here without a unit of the shortfall", reader);
        }
        if self.shortfall == Shortfall::Percent && self.target.is_some_and(|target| target.number().is_zero()) {
            refuse("target", "a target above zero: a percentage of nothing is none", reader);
        }
        if !matches!(self.quantity, Quantity::Share(..)) {
            refuse("within", "nothing here without \"share\"", reader);
        }
        if let Quantity::Percentile(_, percent) = self.quantity
            && (percent <= Decimal::ZERO || percent > Decimal::ONE_HUNDRED)
        {
            refuse("percentile", "a percentage above 0 and up to 100", reader);
        }
        if let Quantity::Outage(outage) = &self.quantity
            && (outage.each || outage.cumulative.is_some())
        {
            refuse("outage", "the total of the period: without \"each\" and \"cumulative\"", reader);
        }
        if let MeasurePrice::Bands(ladder) = &self.price {
            let written = node.get("bands").unwrap_or(node);
            let scale = (self.quantity.is_time(), self.quantity.falls(), self.quantity.is_whole());
            reader.within("bands", |reader| ladder.check(scale, self.target, written, reader));
        }
        if let Some(share) = node.get("of").and_then(|of| of.get("share")) {
            let expected = "nothing here: a period has no single ticket whose share it could be; \"byShare\" counts an outage by it";
            reader.within("of", |reader| reader.within("share", |reader| reader.unexpected(share, expected)));
        }
        self.check_cap(&pays, node, reader);
    }

    fn check_cap(&self, pays: &[&Pay], node: &Node, reader: &mut Reader<'_>) {
        let (Some(cap), Some(written)) = (&self.cap, node.get("cap")) else { return };
        reader.enter("cap");
        if cap.per != CapScope::Ticket || written.get("per").is_some() {
            reader.unexpected(written, "no \"per\": it holds for the measure's own period");
        }
        let single =
            matches!(self.price, MeasurePrice::Short { unit: Some((round, _)), .. } if round != Round::ProRata);
        let over = |pay: &&Pay| cap.pay().is_some_and(|most| pay.exceeds(most, self.of.as_ref()) == Some(true));
        if cap.units().is_some() && !single {
            reader.unexpected(written, "an amount or a percentage: this measure counts no units");
        } else if single && pays.iter().any(over) {
            reader.refuse(
                None,
                written,
                "a cap lower than one unit".into(),
                "a cap that at least one unit fits under".into(),
            );
        }
        reader.leave();
    }
}
