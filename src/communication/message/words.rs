//! Dates, lengths and amounts as messages write them, in English and French: the same in every host, which is why they are
//! not left to whatever the host's own formatting knows.

use crate::calendar::Zone;
use crate::civil::{Date, Minute};
use crate::target::{Language, day_in_words, hour_in_words, length_in_words};
use crate::{Duration, Instant, Money};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Which of both.
pub(super) fn pick<T>(language: Language, [english, french]: [T; 2]) -> T {
    match language {
        Language::English => english,
        Language::French => french,
    }
}

/// `Saturday 14 March`, `dimanche 1er mars`; with its year where that is not the one of `now`.
fn date(date: Date, now: Date, language: Language) -> String {
    let (year, month, day) = date.ymd();
    let names = pick(language, [ENGLISH, FRENCH]);
    let month = usize::try_from(month).ok().and_then(|month| names.get(month.checked_sub(1)?)).copied();
    let first = if day == 1 && language == Language::French { "er" } else { "" };
    let weekday = pick(language, day_in_words(date.weekday()));
    let mut said = [weekday, " ", &day.to_string(), first, " ", month.unwrap_or_default()].concat();
    if now.ymd().0 != year {
        said.push(' ');
        said.push_str(&year.to_string());
    }
    said
}

/// `Saturday 14 March at 00:35`, `samedi 14 mars à 0 h 35`. The midnight that ends `day` is 24:00 of it. An hour that the
/// clocks show twice says which it is, and so do hours of no country.
pub(super) fn instant(at: Instant, day: Option<&str>, now: Instant, zone: Zone, language: Language) -> String {
    let (today, _) = zone.to_local(now);
    let (on, millis) = zone.to_local(at);
    let ended = day.and_then(|day| Date::parse(day).ok()).filter(|day| millis == 0 && day.plus_days(1) == on);
    let minute = u16::try_from(millis / 60_000).ok().and_then(Minute::new).unwrap_or(Minute::START);
    let (on, hour) = ended.map_or((on, minute), |day| (day, Minute::END));
    let said = [&*date(on, today, language), pick(language, [" at ", " à "]), &hour_in_words(hour, language)].concat();
    let offset = zone.offset_at(at);
    let twice = [-1, 1].into_iter().any(|hours| {
        at.plus(Duration::from_minutes(60 * hours)).is_some_and(|other| zone.to_local(other) == zone.to_local(at))
    });
    match (zone.name(), twice) {
        ("UTC", _) => said + " UTC",
        (_, true) => {
            let sign = if offset < 0 { " (UTC-" } else { " (UTC+" };
            let hours = offset.unsigned_abs() / 3600;
            said + sign + &hours.to_string() + ")"
        }
        _ => said,
    }
}

/// A length in hours and whole minutes: what is left is not said to be more than it is.
pub(super) fn length(millis: i64) -> String {
    length_in_words(Duration::from_millis(millis / 60_000 * 60_000))
}

/// `1,800.00 EUR`, `1 800,00 EUR`.
pub(super) fn money(money: Money, language: Language) -> String {
    number(&money.to_string(), language)
}

/// A decimal with its thousands apart, and what stands behind it.
pub(super) fn number(written: &str, language: Language) -> String {
    let (apart, point) = pick(language, [(",", "."), ("\u{202f}", ",")]);
    let end = written.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(written.len());
    let (whole, rest) = written.split_at_checked(end).unwrap_or((written, ""));
    let digits = whole.trim_start_matches('-');
    let mut said = String::from(if digits.len() < whole.len() { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            said.push_str(apart);
        }
        said.push(digit);
    }
    match rest.strip_prefix('.') {
        Some(rest) => said + point + rest,
        None => said + rest,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, instant, number};
    use crate::calendar::Zone;
    use crate::timestamp;

    fn said(at: &str, day: Option<&str>, zone: &str, language: Language) -> String {
        let at = timestamp::parse(at, None).unwrap();
        let now = timestamp::parse("2026-03-01T00:00:00Z", None).unwrap();
        instant(at, day, now, Zone::named(zone).unwrap(), language)
    }

    #[test]
    fn instants_read_well() {
        use Language::{English, French};
        let paris = "Europe/Paris";
        assert_eq!(said("2026-03-13T23:35:00Z", None, paris, English), "Saturday 14 March at 00:35");
        assert_eq!(said("2026-03-13T23:35:00Z", None, paris, French), "samedi 14 mars à 0 h 35");
        assert_eq!(said("2026-02-28T23:00:00Z", None, paris, French), "dimanche 1er mars à 0 h");
        assert_eq!(said("2026-03-13T23:00:00Z", Some("2026-03-13"), paris, English), "Friday 13 March at 24:00");
        assert_eq!(said("2027-01-04T16:00:00Z", None, paris, English), "Monday 4 January 2027 at 17:00");
        assert_eq!(said("2026-10-25T00:30:00Z", None, paris, English), "Sunday 25 October at 02:30 (UTC+2)");
        assert_eq!(said("2026-10-25T01:30:00Z", None, paris, French), "dimanche 25 octobre à 2 h 30 (UTC+1)");
        assert_eq!(said("2026-04-02T10:00:00Z", None, "UTC", English), "Thursday 2 April at 10:00 UTC");
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(number("1234567.50 EUR", Language::English), "1,234,567.50 EUR");
        assert_eq!(number("-1800.00 EUR", Language::French), "-1\u{202f}800,00 EUR");
        assert_eq!(number("999", Language::French), "999");
    }
}
