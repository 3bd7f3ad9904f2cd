//! Holidays as they are written: a date, the name of a set, or a rule.

use super::target_shape::WeekdayName;
use crate::calendar::{Holiday, HolidayName, HolidayRule, HolidaySet, Observed};
use crate::civil::Date;
use crate::json::{Blank, Decode, Map, Node, Reader, Value, document, words};
use crate::nearest::nearest;
use crate::scalar::Text;

/// Entries of a list of holidays; names of sets are still names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Holidays(Vec<Entry>);

#[derive(Clone, Debug, PartialEq)]
enum Entry {
    Day(Holiday),
    /// One of the product's sets.
    BuiltIn(&'static HolidaySet),
    /// One of the policy's sets.
    Own(Box<str>),
}

impl Holidays {
    /// Every holiday of the list, those of named sets included.
    pub(crate) fn flatten(&self, sets: &Map<Self>) -> Vec<Holiday> {
        let mut days = Vec::new();
        for entry in &self.0 {
            match entry {
                Entry::Day(holiday) => days.push(holiday.clone()),
                Entry::BuiltIn(set) => days.extend(set.holidays.iter().cloned()),
                // A set is a list of days and built-in sets: naming goes one level deep.
                Entry::Own(name) => {
                    days.extend(sets.get(name).map(|set| set.flatten(&Map::default())).unwrap_or_default())
                }
            }
        }
        days
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Holidays {
    /// The last year that the list covers, if every entry of it ends; a set goes on, or is told of itself.
    pub(crate) fn last_year(&self) -> Option<i32> {
        let last = |entry: &Entry| match entry {
            Entry::Day(Holiday { rule: HolidayRule::Date(date), .. }) => Some(date.ymd().0),
            Entry::Day(holiday) => holiday.until,
            Entry::BuiltIn(_) | Entry::Own(_) => None,
        };
        self.0.iter().map(last).collect::<Option<Vec<i32>>>()?.into_iter().max()
    }
}

impl Blank for Holidays {
    fn blank() -> Self {
        Self::default()
    }
}

impl Decode for Holidays {
    const ABSENT: Option<fn() -> Self> = Some(Self::default);
    const EXPECTED: &'static str = "a list of dates, names of sets and rules";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Vec::decode(node, reader).map(Self)
    }
}

impl Decode for Entry {
    const EXPECTED: &'static str =
        "a date such as \"2026-12-25\", a set such as \"FR\", or a rule such as { \"on\": \"12-25\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Object(_) => HolidayShape::decode(node, reader)?.holiday(node, reader).map(Self::Day),
            Value::Text(text) if text.starts_with(|c: char| c.is_ascii_digit()) => {
                let date = Date::parse(text).ok();
                if date.is_none() {
                    reader.unexpected(node, "a date such as \"2026-12-25\"");
                }
                date.map(|date| Self::Day(Holiday::on(date)))
            }
            Value::Text(name) => named(name, node, reader),
            _ => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

fn named(name: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Entry> {
    // Inside a set of the policy's own, only built-in sets are names.
    let inside_a_set = reader.path().starts_with("/holidays/");
    if !inside_a_set && reader.declared("/holidays").iter().any(|own| **own == *name) {
        reader.mention("/holidays", name);
        return Some(Entry::Own(name.into()));
    }
    match HolidaySet::named(name) {
        Ok(set) => Some(Entry::BuiltIn(set)),
        Err(near) => {
            let own = reader.declared("/holidays").iter().map(|own| &**own).filter(|_| !inside_a_set);
            let near = nearest(name, own).map(str::to_owned).or(near);
            let sets = HolidaySet::all().iter().map(|set| &*set.id).collect::<Vec<_>>().join(", ");
            let expected = format!("a set declared in /holidays, or one of {sets}");
            reader.unknown_name(crate::ErrorCode::PolicyInvalid, node, &expected, near);
            None
        }
    }
}

words! {
    /// Where a holiday goes when it falls on a weekend.
    pub(crate) enum ObservedWord {
        /// It stays where it falls.
        AsIs = "as-is",
        /// From Saturday or Sunday to Monday.
        Monday = "monday",
        /// From Sunday to Monday; a Saturday stays.
        SundayToMonday = "sunday-to-monday",
        /// From Saturday to Friday, from Sunday to Monday.
        Nearest = "nearest",
        /// From Saturday or Sunday two days on.
        TwoDaysOn = "two-days-on",
    }
}

document! {
    /// A rule that names a day of every year: exactly one of `on`, `nth`, `easter`, `orthodoxEaster`.
    pub(crate) struct HolidayShape {
        /// Its name for people.
        "title" => title: Option<Text>,
        /// A day of every year, `"12-25"`, or a date once, `"2026-12-24"`.
        "on" => on: Option<Box<str>>,
        /// Which of the month's weekdays: 3 is the third, -1 the last.
        "nth" => nth: Option<Whole>,
        /// The weekday of `nth`.
        "weekday" => weekday: Option<WeekdayName>,
        /// The month of `nth`, from 1.
        "month" => month: Option<Whole>,
        /// Days after Western Easter Sunday: -2 is Good Friday.
        "easter" => easter: Option<Whole>,
        /// Days after Orthodox Easter Sunday.
        "orthodoxEaster" => orthodox_easter: Option<Whole>,
        /// Where it goes when it falls on a weekend: nowhere when left out.
        "observed" => observed: Option<ObservedWord>,
        /// The first year in which it is kept.
        "fromYear" => from_year: Option<Whole>,
        /// The last year in which it is kept.
        "untilYear" => until_year: Option<Whole>,
    }
}

/// A small whole number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Whole(i16);

impl Decode for Whole {
    const EXPECTED: &'static str = "a whole number from -32768 to 32767";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let number = match &node.value {
            Value::Number(text) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        number.map(Self)
    }
}

impl HolidayShape {
    fn holiday(self, node: &Node, reader: &mut Reader<'_>) -> Option<Holiday> {
        let rule = self.rule(node, reader)?;
        if matches!((self.from_year, self.until_year), (Some(from), Some(until)) if until.0 < from.0) {
            reader.refuse(
                None,
                node,
                "years that end before they start".into(),
                "\"untilYear\" from \"fromYear\" on".into(),
            );
        }
        let observed = match self.observed {
            None | Some(ObservedWord::AsIs) => Observed::AsIs,
            Some(ObservedWord::Monday) => Observed::Monday,
            Some(ObservedWord::SundayToMonday) => Observed::SundayToMonday,
            Some(ObservedWord::Nearest) => Observed::Nearest,
            Some(ObservedWord::TwoDaysOn) => Observed::TwoDaysOn,
        };
        let name = self.title.map(|title| HolidayName {
            en: title.in_language("en").to_owned().into(),
            fr: title.in_language("fr").to_owned().into(),
        });
        let year = |year: Whole| i32::from(year.0);
        Some(Holiday { rule, observed, from: self.from_year.map(year), until: self.until_year.map(year), name })
    }

    fn rule(&self, node: &Node, reader: &mut Reader<'_>) -> Option<HolidayRule> {
        match (&self.on, self.nth, self.easter, self.orthodox_easter) {
            (Some(on), None, None, None) => on_day(on, node, reader),
            (None, Some(nth), None, None) => self.nth_weekday(nth, node, reader),
            (None, None, Some(days), None) => Some(HolidayRule::Easter(days.0)),
            (None, None, None, Some(days)) => Some(HolidayRule::OrthodoxEaster(days.0)),
            _ => {
                reader.unexpected(node, "exactly one of on, nth, easter, orthodoxEaster");
                None
            }
        }
    }

    fn nth_weekday(&self, nth: Whole, node: &Node, reader: &mut Reader<'_>) -> Option<HolidayRule> {
        let month = self.month.and_then(|month| u32::try_from(month.0).ok()).filter(|month| (1..=12).contains(month));
        let nth = i8::try_from(nth.0).ok().filter(|nth| (1..=5).contains(&nth.abs()));
        match (nth, self.weekday, month) {
            (Some(nth), Some(weekday), Some(month)) => Some(HolidayRule::Nth { nth, weekday: weekday.day(), month }),
            _ => {
                reader.unexpected(
                    node,
                    "\"nth\" from 1 to 5 (or -1 to -5, from the end), \"weekday\", and \"month\" from 1 to 12",
                );
                None
            }
        }
    }
}

/// `12-25` every year, `2026-12-24` once.
fn on_day(on: &str, node: &Node, reader: &mut Reader<'_>) -> Option<HolidayRule> {
    if let Ok(date) = Date::parse(on) {
        return Some(HolidayRule::Date(date));
    }
    // A leap year, so that 29 February is a day.
    let rule = Date::parse(&format!("2000-{on}")).ok().map(|date| {
        let (_, month, day) = date.ymd();
        HolidayRule::Fixed { month, day }
    });
    if rule.is_none() {
        let on = node.get("on").unwrap_or(node);
        reader
            .within("on", |reader| reader.unexpected(on, "a day such as \"12-25\", or a date such as \"2026-12-24\""));
    }
    rule
}
