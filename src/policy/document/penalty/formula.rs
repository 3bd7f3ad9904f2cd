//! How much a penalty is.

use rust_decimal::Decimal;

use super::super::names::CalendarName;
use super::bands::{Bands, Rows};
use super::base::{Base, Places};
use super::cap::{Cap, CapScope};
use super::pay::{Pay, PayShape, pay};
use super::rates::{Rates, RatesBy};
use super::trigger::Trigger;
use super::unit::{Length, Round, Unit, unit};
use crate::Duration;
use crate::json::{Decode, Node, Reader, document, words};
use crate::money::Money;

words! {
    /// From when the time is counted that a penalty is reckoned on.
    pub(crate) enum CountedFrom {
        /// From the due instant: the lateness.
        Due = "due",
        /// From the start of the clock: once it is late, all of its time.
        Start = "start",
    }
}

document! {
    /// How much a penalty is: one of `percent`, `amount`, `times`, `greaterOf`, `rates` and `bands`, once or per unit.
    pub(crate) struct FormulaShape {
        /// What percentages are taken of: the name of a fee on the ticket, or a base.
        "of" => of: Option<Base>,
        /// Percent of the base.
        "percent" => percent: Option<Decimal>,
        /// An amount.
        "amount" => amount: Option<Money>,
        /// So many times the base.
        "times" => times: Option<Decimal>,
        /// The greatest of these.
        "greaterOf" => greater_of: Option<Vec<Pay>>,
        /// Rates with the dates from which they hold.
        "rates" => rates: Option<Rates>,
        /// Whose date chooses the rate: `report` when left out.
        "ratesBy" => rates_by: RatesBy = RatesBy::Report,
        /// From a lateness, or a number of units, to an amount.
        "bands" => bands: Option<Bands>,
        /// What the rows do: `replace` when left out, which a formula with a unit must say.
        "rows" => rows: Option<Rows>,
        /// For each unit; one that has begun counts.
        "perStarted" => per_started: Option<Length>,
        /// For each full unit.
        "perFull" => per_full: Option<Length>,
        /// For each unit; half of one and more counts.
        "perNearest" => per_nearest: Option<Length>,
        /// For each unit, and for as much of one as there is.
        "proRata" => pro_rata: Option<Length>,
        /// The number of units is rounded half-up to so many decimals: of `proRata`.
        "roundUnits" => round_units: Option<Places>,
        /// The calendar that pays, when it is not the one of the clock.
        "calendar" => calendar: Option<CalendarName>,
        /// From when time is counted: `due` when left out.
        "countedFrom" => counted_from: CountedFrom = CountedFrom::Due,
        /// So much of the time costs nothing, ever.
        "grace" => grace: Option<Duration>,
        /// Less time than this costs nothing; this much and more costs in full.
        "atLeast" => at_least: Option<Duration>,
        /// The most that it can be, before others are added.
        "cap" => cap: Option<Cap>,
    }
}

/// How much a penalty is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Formula {
    pub(crate) of: Option<Base>,
    pub(crate) price: Price,
    pub(crate) unit: Option<Unit>,
    pub(crate) round_units: Option<u32>,
    pub(crate) calendar: Option<Box<str>>,
    pub(crate) counted_from: CountedFrom,
    pub(crate) grace: Duration,
    pub(crate) at_least: Option<Duration>,
    pub(crate) cap: Option<Cap>,
}

/// What one time, or one unit, costs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Price {
    Pay(Pay),
    Rates(Rates, RatesBy),
    Bands(Bands, Rows),
}

impl Price {
    /// Everything that it may come to.
    pub(crate) fn pays(&self) -> Vec<&Pay> {
        match self {
            Self::Pay(pay) => vec![pay],
            Self::Rates(rates, _) => rates.0.iter().map(|rate| &rate.pay).collect(),
            Self::Bands(bands, _) => {
                let pluses = bands.0.iter().filter_map(|band| band.plus.as_ref());
                bands.0.iter().map(|band| &band.pay).chain(pluses.map(|plus| &plus.pay)).collect()
            }
        }
    }
}

impl Decode for Formula {
    const EXPECTED: &'static str =
        "an object such as { \"percent\": \"2\", \"of\": \"monthly-fee\", \"perStarted\": \"1h\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = FormulaShape::decode(node, reader)?;
        let ways = [
            ("perStarted", shape.per_started, Round::Started),
            ("perFull", shape.per_full, Round::Full),
            ("perNearest", shape.per_nearest, Round::Nearest),
            ("proRata", shape.pro_rata, Round::ProRata),
        ];
        let unit = unit(ways, node, reader);
        let FormulaShape { percent, amount, times, greater_of, .. } = shape;
        let plain = percent.is_some() || amount.is_some() || times.is_some() || greater_of.is_some();
        let price = match (shape.bands, shape.rates, plain) {
            (Some(bands), None, false) => Price::Bands(bands, shape.rows.unwrap_or(Rows::Replace)),
            (None, Some(rates), false) => Price::Rates(rates, shape.rates_by),
            (None, None, true) => {
                Price::Pay(pay(PayShape { percent, amount, times, greater_of, of: None }, node, reader)?)
            }
            // What was tried and failed is reported already.
            (None, None, false) if node.get("bands").is_some() || node.get("rates").is_some() => return None,
            _ => {
                let expected = "one of \"percent\", \"amount\", \"times\", \"greaterOf\", \"rates\" and \"bands\"";
                reader.unexpected(node, expected);
                return None;
            }
        };
        let formula = Self {
            of: shape.of,
            price,
            unit,
            round_units: shape.round_units.map(|places| places.0),
            calendar: shape.calendar.map(|calendar| calendar.0),
            counted_from: shape.counted_from,
            grace: shape.grace.unwrap_or(Duration::ZERO),
            at_least: shape.at_least,
            cap: shape.cap,
        };
        formula.check(node, reader);
        Some(formula)
    }
}

impl Formula {
    /// What must hold between the parts.
    fn check(&self, node: &Node, reader: &mut Reader<'_>) {
        let cap_pay = self.cap.as_ref().and_then(Cap::pay);
        let needs_base = self.price.pays().into_iter().chain(cap_pay).any(Pay::needs_base);
        if needs_base && self.of.is_none() {
            reader.missing(node, "of", "the name of the fee of which percentages are taken, such as \"monthly-fee\"");
        }
        let refuse = |key: &str, expected: &str, reader: &mut Reader<'_>| {
            if let Some(stray) = node.get(key) {
                reader.within(key, |reader| reader.unexpected(stray, expected));
            }
        };
        if !matches!(self.price, Price::Bands(..)) {
            refuse("rows", "nothing here without \"bands\"", reader);
        }
        if !matches!(self.price, Price::Rates(..)) {
            refuse("ratesBy", "nothing here without \"rates\"", reader);
        }
        if self.unit.is_none_or(|unit| unit.round != Round::ProRata) {
            refuse("roundUnits", "nothing here without \"proRata\": other units are whole", reader);
        }
        let dates = self.unit.is_some_and(|unit| !matches!(unit.length, Length::Time(_)));
        if dates {
            refuse(
                "grace",
                "nothing here with days or weeks: a table that starts \"over\" some of them says it",
                reader,
            );
        }
        self.check_cap(node, reader);
    }

    /// A cap of the clause holds for a ticket, and at least one unit fits under it.
    fn check_cap(&self, node: &Node, reader: &mut Reader<'_>) {
        let (Some(cap), Some(written)) = (&self.cap, node.get("cap")) else { return };
        reader.enter("cap");
        if cap.per != CapScope::Ticket {
            let per = written.get("per").unwrap_or(written);
            let expected = "ticket: caps over a longer time stand under the agreement's \"settlement\"";
            reader.within("per", |reader| reader.unexpected(per, expected));
        }
        let over = |pay: &&Pay| cap.pay().is_some_and(|most| pay.exceeds(most, self.of.as_ref()) == Some(true));
        let each = match &self.price {
            Price::Bands(bands, Rows::Replace) => bands.0.first().map(|band| vec![&band.pay]).unwrap_or_default(),
            price => price.pays(),
        };
        let pro_rata = self.unit.is_some_and(|unit| unit.round == Round::ProRata);
        if let Some(pay) = each.iter().find(|pay| !pro_rata && over(pay)) {
            let found = "a cap lower than one unit".into();
            reader.refuse(None, written, found, format!("{pay} or more: at least one unit has to fit under it"));
        }
        reader.leave();
    }

    /// What must hold between a formula and what brings it about; `priority` is its key under `by`.
    pub(super) fn check_trigger(
        &self,
        trigger: &Trigger,
        node: &Node,
        priority: Option<&str>,
        reader: &mut Reader<'_>,
    ) {
        let written = priority.and_then(|priority| node.get("by")?.get(priority)).unwrap_or(node);
        let steps: Vec<&str> = priority.map_or_else(Vec::new, |priority| vec!["by", priority]);
        steps.iter().for_each(|step| reader.enter(step));
        let events = matches!(trigger, Trigger::Event(_));
        let mut refuse = |key: &str, expected: &str| {
            if let Some(stray) = written.get(key) {
                reader.within(key, |reader| reader.unexpected(stray, expected));
            }
        };
        if events {
            for key in ["perStarted", "perFull", "perNearest", "proRata", "calendar", "grace", "atLeast"] {
                refuse(key, "nothing here: an event has no length, and each one is a unit");
            }
        }
        if !matches!(trigger, Trigger::Breach(_)) {
            refuse("countedFrom", "nothing here: only a missed target has a due instant");
        }
        let counted = events || self.unit.is_some();
        if self.cap.as_ref().is_some_and(|cap| cap.units().is_some()) && !counted {
            refuse("cap", "an amount or a percentage: this formula counts no units");
        }
        if let Price::Bands(bands, rows) = &self.price {
            let table = written.get("bands").unwrap_or(written);
            reader.enter("bands");
            bands.check_bounds(counted, table, reader);
            reader.leave();
            let unsaid = counted && written.get("rows").is_none();
            let pointless = !counted && *rows == Rows::Reprice;
            if unsaid || pointless {
                let expected = match counted {
                    true => "what the rows do to units: \"replace\", \"accumulate\" or \"reprice\"",
                    false => "\"replace\" or \"accumulate\": without a unit there is nothing to price again",
                };
                reader.missing(written, "rows", expected);
            }
        }
        steps.iter().for_each(|_| reader.leave());
    }
}
