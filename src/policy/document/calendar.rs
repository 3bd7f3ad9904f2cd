//! Calendars as they are written.

use super::holiday::Holidays;
use crate::calendar::{Calendar, CalendarSpec, Hours, Week, Zone};
use crate::civil::{Date, Weekday};
use crate::json::{Blank, Decode, Map, Node, Reader, Value, document};
use crate::policy::zone_name::ZoneName;
use crate::scalar::Text;
use crate::{Instant, timestamp};

document! {
    /// The hours in which a clock may run.
    pub(crate) struct CalendarDocument {
        /// Its name for people.
        "title" => title: Option<Text>,
        /// Its zone; the policy's when left out.
        "timeZone" => time_zone: Option<ZoneName>,
        /// `"24x7"`, or days to hours: `{ "mon-fri": ["08:30-12:30", "13:30-18:00"], "sat": ["09:00-12:00"] }`.
        "week" => week: Week,
        /// The dates on which it is closed: dates, rules, and names of sets (the policy's own, or DE, ES, FR, GB-ENG, PT, US).
        "holidays" => holidays: Holidays,
        /// Dates with hours of their own, instead of the week's; an empty list closes the date.
        "exceptions" => exceptions: Exceptions,
        /// Stretches in which it is shut whatever else holds.
        "closures" => closures: Vec<Closure>,
    }
}

impl CalendarDocument {
    /// The calendar itself, if it ever opens.
    pub(crate) fn compile(
        &self,
        zone: Zone,
        sets: &Map<Holidays>,
        node: &Node,
        reader: &mut Reader<'_>,
    ) -> Option<Calendar> {
        let spec = CalendarSpec {
            zone: self.time_zone.map_or(zone, |zone| zone.0),
            week: self.week.clone(),
            holidays: self.holidays.flatten(sets),
            exceptions: self.exceptions.0.clone(),
            closures: self.closures.iter().map(|closure| (closure.from.0, closure.to.0)).collect(),
        };
        match Calendar::new(spec) {
            Ok(calendar) => Some(calendar),
            Err(_) if reader.is_faulty_here() => None,
            Err(error) => {
                for problem in error.problems() {
                    reader.refuse(Some(problem.code), node, problem.found.clone(), problem.expected.clone());
                }
                None
            }
        }
    }
}

pub(super) fn date(node: &Node, reader: &mut Reader<'_>) -> Option<Date> {
    let date = node.text().and_then(|text| Date::parse(text).ok());
    if date.is_none() {
        reader.unexpected(node, "a date such as \"2026-12-25\"");
    }
    date
}

impl Decode for Hours {
    const EXPECTED: &'static str = "hours such as \"08:30-18:00\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text().map(Self::parse) {
            Some(Ok(hours)) => Some(hours),
            Some(Err(error)) => {
                reader.unexpected(node, &error.expected);
                None
            }
            None => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// The weekdays of a key: `sat`, or `mon-fri`, which may run past Sunday.
fn days(key: &str) -> Option<Vec<Weekday>> {
    let index = |name: &str| DAYS.iter().position(|(known, _)| *known == name);
    let (first, last) = match key.split_once('-') {
        Some((first, last)) => (index(first)?, index(last)?),
        None => (index(key)?, index(key)?),
    };
    let count = (last + 7 - first) % 7 + 1;
    Some(DAYS.iter().cycle().skip(first).take(count).map(|(_, day)| *day).collect())
}

impl Blank for Week {
    fn blank() -> Self {
        Self::default()
    }
}

impl Decode for Week {
    const EXPECTED: &'static str = "\"24x7\", or days to hours such as { \"mon-fri\": [\"08:00-18:00\"] }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.text() == Some("24x7") {
            return Some(Self::always());
        }
        if !matches!(node.value, Value::Object(_)) {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        }
        let mut week = Self::default();
        let mut told: Vec<Weekday> = Vec::new();
        for member in node.members().iter().filter(|member| &*member.key != "note") {
            let Some(days) = days(&member.key) else {
                reader.unknown_key(member.offset, &member.key, DAYS.iter().map(|(name, _)| *name).chain(["mon-fri"]));
                continue;
            };
            reader.enter(&member.key);
            if days.iter().any(|day| told.contains(day)) {
                reader.refuse(None, &member.node, "a weekday named a second time".into(), "each weekday once".into());
            }
            let hours = Vec::<Hours>::decode(&member.node, reader).unwrap_or_default();
            for day in days {
                week.set(day, hours.clone());
                told.push(day);
            }
            reader.leave();
        }
        Some(week)
    }
}

/// Dates with hours of their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Exceptions(Vec<(Date, Vec<Hours>)>);

impl Blank for Exceptions {
    fn blank() -> Self {
        Self::default()
    }
}

impl Decode for Exceptions {
    const ABSENT: Option<fn() -> Self> = Some(Self::default);
    const EXPECTED: &'static str = "an object of dates to hours";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Object(_)) {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        }
        let mut exceptions = Vec::new();
        for member in node.members().iter().filter(|member| &*member.key != "note") {
            reader.enter(&member.key);
            let key = Node { offset: member.offset, value: Value::Text(member.key.clone()) };
            let date = date(&key, reader);
            let hours = Vec::<Hours>::decode(&member.node, reader);
            reader.leave();
            exceptions.extend(date.zip(hours));
        }
        Some(Self(exceptions))
    }
}

/// An instant with its offset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Timestamp(pub(crate) Instant);

impl Blank for Timestamp {
    fn blank() -> Self {
        Self(Instant::MIN)
    }
}

impl Decode for Timestamp {
    const EXPECTED: &'static str = timestamp::NotAnInstant::Shape.expected();

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match timestamp::parse(node.text().unwrap_or_default(), None) {
            Ok(at) => Some(Self(at)),
            Err(reason) => {
                reader.unexpected(node, reason.expected());
                None
            }
        }
    }
}

document! {
    /// A stretch in which a calendar is shut.
    pub(crate) struct Closure {
        /// Its start.
        "from" => from: Timestamp,
        /// Its end, excluded.
        "to" => to: Timestamp,
    }
    check check_order
}

/// An end after its start.
pub(super) fn check_order(node: &Node, reader: &mut Reader<'_>) {
    let at = |key| node.get(key).and_then(Node::text).and_then(|text| timestamp::parse(text, None).ok());
    if let (Some(from), Some(to)) = (at("from"), at("to"))
        && to <= from
    {
        reader.refuse(None, node, "a stretch that ends before it starts".into(), "\"to\" after \"from\"".into());
    }
}
