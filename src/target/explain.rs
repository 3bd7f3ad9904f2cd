//! The sentence that explains a target, in English and French.

mod hours;

use super::{At, CalendarAt, Recurrence, ReportingWindow, Target};
use crate::calendar::Calendar;
use crate::civil::{Minute, Weekday};
use crate::instant::Duration;

pub(crate) use hours::week;

/// A language the product speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Language {
    English,
    French,
}

impl Language {
    /// The language of a BCP 47 tag: French for `fr` and `fr-CA`, English for everything else.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("fr") { Self::French } else { Self::English }
    }

    fn pick<'a>(self, english: &'a str, french: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::French => french,
        }
    }
}

impl Target {
    /// What the target promises, in a sentence without capital or full stop.
    ///
    /// ```
    /// use sla_clock::*;
    /// let mut week = Week::default();
    /// for day in &Weekday::ALL[..6] {
    ///     week.set(*day, vec![Hours::parse("08:00-18:00").unwrap()]);
    /// }
    /// let calendar = Calendar::new(CalendarSpec { week, ..CalendarSpec::always(Zone::utc()) }).unwrap();
    /// let target = Target::Working { duration: Duration::from_minutes(240) };
    /// assert_eq!(target.explain(&calendar, Language::French), "4 h ouvrables, du lundi au samedi de 8 h à 18 h");
    /// assert_eq!(target.explain(&calendar, Language::English), "4 h of working time, Monday to Saturday from 08:00 to 18:00");
    /// ```
    #[must_use]
    pub fn explain(&self, calendar: &Calendar, language: Language) -> String {
        use Language::{English, French};
        let words = Words { calendar, language };
        match self {
            Self::Working { duration } if calendar.is_always() => {
                format!("{}, {}", length(*duration), week(calendar, language))
            }
            Self::Working { duration } => match language {
                English => format!("{} of working time, {}", length(*duration), week(calendar, language)),
                French => format!("{} {}, {}", length(*duration), words.ouvrables("es"), week(calendar, language)),
            },
            Self::WorkingDays { n, at } => format!("{}, {}", words.at_day(*n, *at), week(calendar, language)),
            Self::ReportingWindows(rows) => format!("{}, {}", words.windows(rows), week(calendar, language)),
            Self::CalendarDays { n, at } => words.calendar_days(*n, *at),
            Self::OwnDate => language.pick("by the date set on the ticket", "à la date fixée sur le ticket").to_owned(),
            Self::Recurring { rule, at } => words.recurring(*rule, *at),
        }
    }
}

struct Words<'a> {
    calendar: &'a Calendar,
    language: Language,
}

impl Words<'_> {
    /// "Ouvré" is a day that is worked, "ouvrable" one that the law lets be worked: Saturday makes the difference.
    fn ouvrables(&self, ending: &str) -> String {
        let saturday = !self.calendar.week().hours(Weekday::Saturday).is_empty();
        if saturday { format!("ouvrable{}", ending.trim_start_matches('e')) } else { format!("ouvré{ending}") }
    }

    fn working_day(&self, n: u32) -> String {
        match (self.language, n) {
            (Language::English, 0) => "the day of the report".to_owned(),
            (Language::French, 0) => "jour du signalement".to_owned(),
            (Language::English, n) => format!("the {} working day after the report", nth_english(n)),
            (Language::French, n) => format!("{} jour {} suivant le signalement", nth_french(n), self.ouvrables("")),
        }
    }

    fn at_day(&self, n: u32, at: At) -> String {
        let day = self.working_day(n);
        match (self.language, at) {
            (Language::English, At::End | At::Hour(Minute::END)) => format!("by the end of {day}"),
            (Language::French, At::End | At::Hour(Minute::END)) => format!("avant la fin du {day}"),
            (Language::English, At::Close) => format!("by closing on {day}"),
            (Language::French, At::Close) => format!("avant la fermeture du {day}"),
            (Language::English, At::Hour(hour)) => format!("by {hour} on {day}"),
            (Language::French, At::Hour(hour)) => format!("au plus tard à {} le {day}", hour_french(hour)),
        }
    }

    fn windows(&self, rows: &[ReportingWindow]) -> String {
        let row = |row: &ReportingWindow| {
            let due = self.at_day(row.days, row.at);
            match (self.language, row.until) {
                (Language::English, Some(until)) => {
                    let word = if until.inclusive { "up to and including" } else { "before" };
                    format!("reported {word} {}: {due}", until.hour)
                }
                (Language::French, Some(until)) => {
                    let word = if until.inclusive { "jusqu'à" } else { "avant" };
                    let inclusive = if until.inclusive { " inclus" } else { "" };
                    format!("signalé {word} {}{inclusive} : {due}", hour_french(until.hour))
                }
                (Language::English, None) => format!("reported later: {due}"),
                (Language::French, None) => format!("signalé plus tard : {due}"),
            }
        };
        let rows: Vec<String> = rows.iter().map(row).collect();
        rows.join(self.language.pick("; ", " ; "))
    }

    fn calendar_days(&self, n: u32, at: CalendarAt) -> String {
        let plural = if n > 1 { "s" } else { "" };
        match (self.language, at) {
            (Language::English, CalendarAt::SameHour) => format!("{n} calendar day{plural} later, at the same hour"),
            (Language::French, CalendarAt::SameHour) => {
                format!("{n} jour{plural} calendaire{plural} plus tard, à la même heure")
            }
            (Language::English, CalendarAt::End) => format!("by the end of the {} calendar day", nth_english(n)),
            (Language::French, CalendarAt::End) => format!("avant la fin du {} jour calendaire", nth_french(n)),
            (Language::English, CalendarAt::Hour(hour)) => format!("by {hour} on the {} calendar day", nth_english(n)),
            (Language::French, CalendarAt::Hour(hour)) => {
                format!("au plus tard à {} le {} jour calendaire", hour_french(hour), nth_french(n))
            }
        }
    }

    fn recurring(&self, rule: Recurrence, at: Minute) -> String {
        let french = self.language == Language::French;
        let on = match rule {
            Recurrence::Daily => self.language.pick("every day", "chaque jour").to_owned(),
            Recurrence::WorkingDaily if french => format!("chaque jour {}", self.ouvrables("")),
            Recurrence::WorkingDaily => "every working day".to_owned(),
            Recurrence::Weekly(day) if french => format!("chaque {}", hours::day(day, self.language)),
            Recurrence::Weekly(day) => format!("every {}", hours::day(day, self.language)),
            Recurrence::NthWorkingDay(n) if french => match n {
                -1 => format!("le dernier jour {} du mois", self.ouvrables("")),
                ..-1 => format!(
                    "le {} jour {} avant la fin du mois",
                    nth_french(n.unsigned_abs().into()),
                    self.ouvrables("")
                ),
                _ => format!("le {} jour {} du mois", nth_french(n.unsigned_abs().into()), self.ouvrables("")),
            },
            Recurrence::NthWorkingDay(n) => match n {
                -1 => "on the last working day of the month".to_owned(),
                ..-1 => {
                    format!("on the {} working day from the end of the month", nth_english(n.unsigned_abs().into()))
                }
                _ => format!("on the {} working day of the month", nth_english(n.unsigned_abs().into())),
            },
            Recurrence::DayOfMonth(1) if french => "le 1er du mois".to_owned(),
            Recurrence::DayOfMonth(n) if french => format!("le {n} du mois"),
            Recurrence::DayOfMonth(n) => format!("on the {} of the month", nth_english(n.into())),
        };
        if french { format!("{on} à {}", hour_french(at)) } else { format!("{on} by {at}") }
    }
}

/// `4 h`, `1 h 30 min`, `45 s`: the same in both languages.
fn length(duration: Duration) -> String {
    let millis = duration.millis();
    let units =
        [(millis / 3_600_000, "h"), (millis / 60_000 % 60, "min"), (millis / 1000 % 60, "s"), (millis % 1000, "ms")];
    let parts: Vec<String> =
        units.iter().filter(|(count, _)| *count != 0).map(|(count, unit)| format!("{count} {unit}")).collect();
    if parts.is_empty() { "0 min".to_owned() } else { parts.join(" ") }
}

fn nth_english(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (1..=3, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn nth_french(n: u32) -> String {
    if n == 1 { "1er".to_owned() } else { format!("{n}e") }
}

/// `8 h`, `8 h 30`, `minuit` is left to `24 h`.
pub(super) fn hour_french(at: Minute) -> String {
    match (at.minutes() / 60, at.minutes() % 60) {
        (hour, 0) => format!("{hour} h"),
        (hour, minute) => format!("{hour} h {minute:02}"),
    }
}
