//! The small words that sentences are made of: lengths, hours, ordinals, days.

use super::{Language, hours};
use crate::calendar::Calendar;
use crate::civil::{Minute, Weekday};
use crate::instant::Duration;

/// In English and in French.
pub(super) type Both<'a> = [&'a str; 2];

/// `Monday`, `lundi`.
pub(crate) fn day_in_words(day: Weekday) -> [&'static str; 2] {
    match day {
        Weekday::Monday => ["Monday", "lundi"],
        Weekday::Tuesday => ["Tuesday", "mardi"],
        Weekday::Wednesday => ["Wednesday", "mercredi"],
        Weekday::Thursday => ["Thursday", "jeudi"],
        Weekday::Friday => ["Friday", "vendredi"],
        Weekday::Saturday => ["Saturday", "samedi"],
        Weekday::Sunday => ["Sunday", "dimanche"],
    }
}

/// `08:30`; `8 h 30`, `8 h`.
pub(crate) fn hour_in_words(at: Minute, language: Language) -> String {
    if language == Language::English {
        return at.to_string();
    }
    let (hour, minute) = (at.minutes() / 60, at.minutes() % 60);
    let mut said = hour.to_string();
    said.push_str(" h");
    if minute > 0 {
        said.push_str(if minute < 10 { " 0" } else { " " });
        said.push_str(&minute.to_string());
    }
    said
}

/// `4 h`, `1 h 30 min`, `45 s`: the same in both languages.
pub(crate) fn length_in_words(duration: Duration) -> String {
    let millis = duration.millis();
    let units = [
        (millis / 3_600_000, " h"),
        (millis / 60_000 % 60, " min"),
        (millis / 1000 % 60, " s"),
        (millis % 1000, " ms"),
    ];
    let mut said = String::new();
    for (count, unit) in units.iter().filter(|(count, _)| *count != 0) {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(&count.to_string());
        said.push_str(unit);
    }
    if said.is_empty() { "0 min".to_owned() } else { said }
}

/// What a French participle agrees with.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Day,
    Days,
    Hour,
    Hours,
}

/// Writes about one calendar in one language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) language: Language,
    /// Whether the clock starts at the report.
    pub(super) reported: bool,
}

impl Words<'_> {
    pub(super) fn pick<'t>(&self, [english, french]: Both<'t>) -> &'t str {
        match self.language {
            Language::English => english,
            Language::French => french,
        }
    }

    /// The template of the language, each `$` filled by the next value; values left over are what the language leaves out.
    #[inline(never)]
    pub(super) fn say(&self, both: Both<'_>, values: &[&str]) -> String {
        let mut said = String::new();
        let mut values = values.iter();
        for (index, part) in self.pick(both).split('$').enumerate() {
            if index > 0 {
                said.push_str(values.next().copied().unwrap_or_default());
            }
            said.push_str(part);
        }
        said
    }

    /// "Ouvré" is a day that is worked, "ouvrable" one that the law lets be worked: Saturday makes the difference.
    pub(super) fn worked(&self, form: Form) -> &'static str {
        let saturday = !self.calendar.week().hours(Weekday::Saturday).is_empty();
        match (saturday, form) {
            (true, Form::Day | Form::Hour) => "ouvrable",
            (true, Form::Days | Form::Hours) => "ouvrables",
            (false, Form::Day) => "ouvré",
            (false, Form::Days) => "ouvrés",
            (false, Form::Hour) => "ouvrée",
            (false, Form::Hours) => "ouvrées",
        }
    }

    /// Sentences one after the other.
    #[inline(never)]
    pub(super) fn join(&self, between: Both<'_>, said: &mut dyn Iterator<Item = String>) -> String {
        let mut whole = String::new();
        for part in said {
            if !whole.is_empty() {
                whole.push_str(self.pick(between));
            }
            whole.push_str(&part);
        }
        whole
    }

    /// The calendar's week, and that holidays are left out when there are any.
    pub(super) fn week(&self) -> String {
        hours::week(self)
    }

    /// What days are counted from, with its article in English alone.
    pub(super) fn start(&self) -> &'static str {
        self.pick(if self.reported {
            ["the report", "signalement"]
        } else {
            ["the clock’s start", "départ du délai"]
        })
    }

    pub(super) fn day(&self, day: Weekday) -> &'static str {
        self.pick(day_in_words(day))
    }

    pub(super) fn hour(&self, at: Minute) -> String {
        hour_in_words(at, self.language)
    }

    pub(super) fn length(&self, duration: Duration) -> String {
        length_in_words(duration)
    }

    /// `1st`, `12th`; `1er`, `12e`.
    pub(super) fn nth(&self, n: u32) -> String {
        let ending = match (self.language, n % 10, n % 100) {
            (Language::French, ..) => {
                if n == 1 {
                    "er"
                } else {
                    "e"
                }
            }
            (_, 1..=3, 11..=13) => "th",
            (_, 1, _) => "st",
            (_, 2, _) => "nd",
            (_, 3, _) => "rd",
            _ => "th",
        };
        let mut said = n.to_string();
        said.push_str(ending);
        said
    }
}
