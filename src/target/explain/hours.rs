//! A calendar's week in words: "du lundi au samedi de 8 h à 18 h".

use super::{Language, hour_french};
use crate::calendar::{Calendar, Hours};
use crate::civil::{Minute, Weekday};

/// The week, and that holidays are left out when there are any.
pub(crate) fn week(calendar: &Calendar, language: Language) -> String {
    let week = calendar.week();
    let holidays = match (calendar.has_holidays(), language) {
        (false, _) => "",
        (true, Language::English) => ", holidays excepted",
        (true, Language::French) => ", hors jours fériés",
    };
    if week.is_always() {
        return format!("{}{holidays}", language.pick("around the clock", "24 h/24 et 7 j/7"));
    }
    // Days in a row with the same hours are said together.
    let mut groups: Vec<(Weekday, Weekday, &[Hours])> = Vec::new();
    for day in Weekday::ALL {
        let hours = week.hours(day);
        match groups.last_mut() {
            Some((_, last, same)) if *same == hours && last.index() + 1 == day.index() => *last = day,
            _ => groups.push((day, day, hours)),
        }
    }
    groups.retain(|(_, _, hours)| !hours.is_empty());
    let said: Vec<String> = groups
        .iter()
        .map(|(first, last, hours)| format!("{} {}", days(*first, *last, language), hours_text(hours, language)))
        .collect();
    if said.is_empty() {
        return language.pick("on exceptional dates only", "à des dates exceptionnelles seulement").to_owned();
    }
    format!("{}{holidays}", said.join(language.pick("; ", " ; ")))
}

pub(super) fn day(day: Weekday, language: Language) -> &'static str {
    const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const FRENCH: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let names = if language == Language::French { FRENCH } else { ENGLISH };
    names.get(day.index()).copied().unwrap_or_default()
}

fn days(first: Weekday, last: Weekday, language: Language) -> String {
    let (a, b) = (day(first, language), day(last, language));
    match (language, last.index() - first.index()) {
        (Language::English, 0) => a.to_owned(),
        (Language::French, 0) => format!("le {a}"),
        (Language::English, 1) => format!("{a} and {b}"),
        (Language::French, 1) => format!("{a} et {b}"),
        (Language::English, _) => format!("{a} to {b}"),
        (Language::French, _) => format!("du {a} au {b}"),
    }
}

fn hours_text(hours: &[Hours], language: Language) -> String {
    let clock = |minutes: u16| {
        let wrapped = if minutes > 1440 { minutes - 1440 } else { minutes };
        let minute = Minute::new(wrapped).unwrap_or(Minute::END);
        if language == Language::French { hour_french(minute) } else { minute.to_string() }
    };
    let interval = |hours: &Hours| {
        let (open, close) = (clock(hours.open()), clock(hours.close()));
        match language {
            Language::English => format!("from {open} to {close}"),
            Language::French => format!("de {open} à {close}"),
        }
    };
    let intervals: Vec<String> = hours.iter().map(interval).collect();
    intervals.join(language.pick(" and ", " et "))
}
