//! A calendar's week in words: "du lundi au samedi de 8 h à 18 h".

use super::words::Words;
use crate::calendar::Hours;
use crate::civil::{Minute, Weekday};

/// The week, and that holidays are left out when there are any.
pub(super) fn week(words: &Words<'_>) -> String {
    let week = words.calendar.week();
    let holidays = match words.calendar.has_holidays() {
        false => "",
        true => words.pick([", holidays excepted", ", hors jours fériés"]),
    };
    if week.is_always() {
        return words.say(["around the clock$", "24 h/24 et 7 j/7$"], &[holidays]);
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
    if groups.is_empty() {
        return words.say(["on exceptional dates only", "à des dates exceptionnelles seulement"], &[]);
    }
    let group = |(first, last, hours): &(Weekday, Weekday, &[Hours])| {
        words.say(["$ $"; 2], &[&days(words, *first, *last), &hours_text(words, hours)])
    };
    let mut said = words.join(["; ", " ; "], &mut groups.iter().map(group));
    said.push_str(holidays);
    said
}

fn days(words: &Words<'_>, first: Weekday, last: Weekday) -> String {
    let both = match last.index() - first.index() {
        0 => ["$", "le $"],
        1 => ["$ and $", "$ et $"],
        _ => ["$ to $", "du $ au $"],
    };
    words.say(both, &[words.day(first), words.day(last)])
}

fn hours_text(words: &Words<'_>, hours: &[Hours]) -> String {
    let hour = |minutes: u16| {
        let wrapped = if minutes > 1440 { minutes - 1440 } else { minutes };
        words.hour(Minute::new(wrapped).unwrap_or(Minute::END))
    };
    let interval = |hours: &Hours| words.say(["from $ to $", "de $ à $"], &[&hour(hours.open()), &hour(hours.close())]);
    words.join([" and ", " et "], &mut hours.iter().map(interval))
}
