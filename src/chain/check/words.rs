//! Sentences in English and French.

use crate::calendar::{Calendar, Zone};
use crate::target::{Language, Target, day_in_words, week_in_words};
use crate::{Duration, Instant};

/// The same words in both languages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) english: String,
    pub(super) french: String,
}

impl Said {
    /// A name, or a figure.
    pub(super) fn same(text: &str) -> Self {
        Self { english: text.to_owned(), french: text.to_owned() }
    }

    pub(super) fn push(&mut self, other: &Self) {
        self.english.push_str(&other.english);
        self.french.push_str(&other.french);
    }
}

/// The templates, each `$` filled by the next value.
pub(super) fn say(both: [&str; 2], values: &[&str]) -> Said {
    fill(both, values, &[])
}

/// The templates, filled by names first, then by what differs between the languages.
pub(super) fn fill([english, french]: [&str; 2], names: &[&str], values: &[&Said]) -> Said {
    let filled = |template: &str, of: fn(&Said) -> &str| {
        let mut texts = names.iter().copied().chain(values.iter().map(|said| of(said)));
        let mut parts = template.split('$');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            text.push_str(texts.next().unwrap_or_default());
            text.push_str(part);
        }
        text
    };
    Said { english: filled(english, |said| &said.english), french: filled(french, |said| &said.french) }
}

pub(super) fn join(between: &str, parts: &[Said]) -> Said {
    let mut joined = Said::default();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            joined.push(&Said::same(between));
        }
        joined.push(part);
    }
    joined
}

/// `63 h`, `2 h 48 min`, `24 min`: the same in both.
pub(super) fn length(length: Duration) -> String {
    let minutes = length.millis() / 60_000;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

pub(super) fn length_of(duration: Duration) -> Said {
    Said::same(&length(duration))
}

/// A promise of hours by its length, any other by its sentence.
pub(super) fn promise(form: &Target, calendar: &Calendar) -> Said {
    match form {
        Target::Working { duration } => length_of(*duration),
        _ => Said {
            english: format!("({})", form.explain(calendar, Language::English)),
            french: format!("({})", form.explain(calendar, Language::French)),
        },
    }
}

/// `Monday to Friday from 09:00 to 18:00 (Europe/Lisbon)`.
pub(super) fn week(calendar: &Calendar, zone: Zone) -> Said {
    let own =
        if calendar.zone().name() == zone.name() { String::new() } else { format!(" ({})", calendar.zone().name()) };
    let in_language = |language| format!("{}{own}", week_in_words(calendar, language));
    Said { english: in_language(Language::English), french: in_language(Language::French) }
}

/// `Friday 18:30`, `vendredi 18:30`.
pub(super) fn hour_of_week(zone: Zone, at: Instant) -> Said {
    let (date, millis) = zone.to_local(at);
    let [english, french] = day_in_words(date.weekday());
    let minutes = millis / 60_000;
    let hour = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    Said { english: format!("{english} {hour}"), french: format!("{french} {hour}") }
}

/// `Friday 2026-12-25 18:30`.
pub(super) fn moment(zone: Zone, at: Instant) -> Said {
    let date = zone.to_local(at).0.to_string();
    let dated = |text: &str| text.replacen(' ', &format!(" {date} "), 1);
    let said = hour_of_week(zone, at);
    Said { english: dated(&said.english), french: dated(&said.french) }
}
