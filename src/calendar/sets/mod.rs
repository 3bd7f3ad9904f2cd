//! Named sets of holidays: the built-in ones, each from rules with its source.
//!
//! A set holds the days of the whole country only: regions and towns add their own in the policy.

mod de;
mod es;
mod fr;
mod gb_eng;
mod pt;
mod us;

use std::borrow::Cow;

use crate::calendar::holiday::{Holiday, HolidayName, HolidayRule, Observed};
use crate::civil::{Date, Weekday};
use crate::nearest::nearest;

/// Holidays under a name, shared by calendars.
///
/// ```
/// use sla_clock::{Date, HolidaySet};
/// let france = HolidaySet::named("FR").unwrap();
/// let bastille = france.holidays.iter().filter_map(|holiday| holiday.date_in(2026)).nth(6);
/// assert_eq!(bastille, Date::parse("2026-07-14").ok());
/// assert_eq!(HolidaySet::named("UK").unwrap_err().as_deref(), Some("GB-ENG"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidaySet {
    /// ISO 3166 code of the country, or of its part: `FR`, `GB-ENG`.
    pub id: Cow<'static, str>,
    /// Its holidays.
    pub holidays: Cow<'static, [Holiday]>,
}

static ALL: [HolidaySet; 6] = [
    HolidaySet { id: Cow::Borrowed("DE"), holidays: Cow::Borrowed(&de::HOLIDAYS) },
    HolidaySet { id: Cow::Borrowed("ES"), holidays: Cow::Borrowed(&es::HOLIDAYS) },
    HolidaySet { id: Cow::Borrowed("FR"), holidays: Cow::Borrowed(&fr::HOLIDAYS) },
    HolidaySet { id: Cow::Borrowed("GB-ENG"), holidays: Cow::Borrowed(&gb_eng::HOLIDAYS) },
    HolidaySet { id: Cow::Borrowed("PT"), holidays: Cow::Borrowed(&pt::HOLIDAYS) },
    HolidaySet { id: Cow::Borrowed("US"), holidays: Cow::Borrowed(&us::HOLIDAYS) },
];

impl HolidaySet {
    /// The built-in sets, by id.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The built-in set of this id, in capitals or not: `DE` `ES` `FR` `GB-ENG` `PT` `US`.
    ///
    /// # Errors
    /// With the nearest id, if one is near, when there is no such set.
    pub fn named(id: &str) -> Result<&'static Self, Option<String>> {
        ALL.iter().find(|set| set.id.eq_ignore_ascii_case(id)).ok_or_else(|| {
            // Britain has three sets of bank holidays; which one is for the author to say.
            let britain = ["UK", "GB", "EN", "ENGLAND", "GBR"].iter().any(|word| word.eq_ignore_ascii_case(id));
            let near = if britain { Some("GB-ENG") } else { nearest(id, ALL.iter().map(|set| &*set.id)) };
            near.map(str::to_owned)
        })
    }
}

const fn kept(rule: HolidayRule, en: &'static str, fr: &'static str) -> Holiday {
    let name = Some(HolidayName { en: Cow::Borrowed(en), fr: Cow::Borrowed(fr) });
    Holiday { rule, observed: Observed::AsIs, from: None, until: None, name }
}

const fn fixed(month: u32, day: u32, en: &'static str, fr: &'static str) -> Holiday {
    kept(HolidayRule::Fixed { month, day }, en, fr)
}

const fn easter(days: i16, en: &'static str, fr: &'static str) -> Holiday {
    kept(HolidayRule::Easter(days), en, fr)
}

const fn nth(nth: i8, weekday: Weekday, month: u32, en: &'static str, fr: &'static str) -> Holiday {
    kept(HolidayRule::Nth { nth, weekday, month }, en, fr)
}

const fn once(year: i32, month: u32, day: u32, en: &'static str, fr: &'static str) -> Holiday {
    kept(HolidayRule::Date(Date::known(year, month, day)), en, fr)
}

impl Holiday {
    const fn observed(mut self, observed: Observed) -> Self {
        self.observed = observed;
        self
    }

    const fn since(mut self, year: i32) -> Self {
        self.from = Some(year);
        self
    }

    const fn until(mut self, year: i32) -> Self {
        self.until = Some(year);
        self
    }
}
