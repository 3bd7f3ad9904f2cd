//! Instants in writing: RFC 3339.

use crate::Instant;
use crate::calendar::Zone;
use crate::civil::Date;
use crate::instant::DAY;
use crate::json::digits;

/// Why a text is no instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotAnInstant {
    /// Not a date and a time at all.
    Shape,
    /// A date and a time, but of no zone.
    NoOffset,
    /// Before 1970 or after 2099.
    OutOfRange,
}

impl NotAnInstant {
    /// What is expected instead.
    pub(crate) const fn expected(self) -> &'static str {
        match self {
            Self::Shape => "a time such as 2026-03-13T19:20:00+01:00",
            Self::NoOffset => {
                "a time with its offset (Z or +01:00); or a \"ticketTimeZone\" in the policy, for times without"
            }
            Self::OutOfRange => "a time between 1970-01-01T00:00:00Z and 2100-01-01T00:00:00Z",
        }
    }
}

/// Reads RFC 3339. A time without an offset is local to `local`, if that is given. Beyond milliseconds, digits are dropped.
pub(crate) fn parse(text: &str, local: Option<Zone>) -> Result<Instant, NotAnInstant> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10).ok_or(NotAnInstant::Shape)?;
    let date = Date::parse(date).map_err(|_| NotAnInstant::Shape)?;
    let rest = rest.strip_prefix(['T', 't', ' ']).ok_or(NotAnInstant::Shape)?;
    let split = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at_checked(split).ok_or(NotAnInstant::Shape)?;
    let time = time_of_day(time).ok_or(NotAnInstant::Shape)?;
    let millis = match (offset, local) {
        ("", None) => return Err(NotAnInstant::NoOffset),
        ("", Some(zone)) => return zone.instant_of(date, time).ok_or(NotAnInstant::OutOfRange),
        (offset, _) => {
            let seconds = offset_seconds(offset).ok_or(NotAnInstant::Shape)?;
            i64::from(date.days()) * DAY + time - seconds * 1_000
        }
    };
    Instant::from_millis(millis).ok_or(NotAnInstant::OutOfRange)
}

/// `19:20`, `19:20:00` or `19:20:00.125`, in milliseconds. A leap second is the second before it.
fn time_of_day(text: &str) -> Option<i64> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut parts = clock.split(':');
    let hour = number(parts.next()?, 2).filter(|hour| *hour < 24)?;
    let minute = number(parts.next()?, 2).filter(|minute| *minute < 60)?;
    let second = match parts.next() {
        Some(second) => number(second, 2).filter(|second| *second <= 60)?,
        None if text.contains('.') => return None,
        None => 0,
    };
    if parts.next().is_some() || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let millis =
        fraction.bytes().chain(std::iter::repeat(b'0')).take(3).fold(0, |sum, b| sum * 10 + i64::from(b - b'0'));
    Some(((hour * 60 + minute) * 60 + second.min(59)) * 1_000 + millis)
}

fn offset_seconds(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let hours = number(hours, 2).filter(|hours| *hours < 24)?;
    let minutes = number(minutes, 2).filter(|minutes| *minutes < 60)?;
    Some(sign * (hours * 60 + minutes) * 60)
}

fn number(text: &str, digits: usize) -> Option<i64> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Writes RFC 3339 in a zone; milliseconds only when there are some. An offset that is no whole number of minutes
/// (before 1972) can't be written: such an instant is written in UTC.
pub(crate) fn format(at: Instant, zone: Zone) -> String {
    let offset = i64::from(zone.offset_at(at));
    if offset % 60 != 0 {
        return write(at.millis(), None);
    }
    write(at.millis() + offset * 1_000, (offset != 0 || zone.name() != "UTC").then_some(offset / 60))
}

fn write(local: i64, offset_minutes: Option<i64>) -> String {
    let (days, time) = (local.div_euclid(DAY), local.rem_euclid(DAY));
    let (year, month, day) = Date::from_days(i32::try_from(days).unwrap_or_default()).ymd();
    let mut out = String::with_capacity(29);
    digits(&mut out, u64::from(year.unsigned_abs()), 4);
    let mut part = |before: char, number: i64, least| {
        out.push(before);
        digits(&mut out, number.unsigned_abs(), least);
    };
    part('-', month.into(), 2);
    part('-', day.into(), 2);
    part('T', time / 3_600_000, 2);
    part(':', time / 60_000 % 60, 2);
    part(':', time / 1_000 % 60, 2);
    if time % 1_000 > 0 {
        part('.', time % 1_000, 3);
    }
    match offset_minutes {
        None => out.push('Z'),
        Some(minutes) => {
            part(if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, 2);
            part(':', minutes.abs() % 60, 2);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{NotAnInstant, format, parse};
    use crate::calendar::Zone;

    fn paris() -> Zone {
        Zone::named("Europe/Paris").unwrap()
    }

    #[test]
    fn reads_and_writes_the_same_instant() {
        for text in ["2026-03-13T19:20:00+01:00", "2026-07-01T00:00:00.001+02:00", "2099-12-31T23:59:59.999+01:00"] {
            assert_eq!(format(parse(text, None).unwrap(), paris()), text);
        }
        assert_eq!(format(parse("2026-03-13T19:20+01:00", None).unwrap(), Zone::utc()), "2026-03-13T18:20:00Z");
    }

    #[test]
    fn a_time_without_an_offset_is_refused_unless_a_zone_is_named() {
        assert_eq!(parse("2026-03-13T19:20:00", None), Err(NotAnInstant::NoOffset));
        assert_eq!(parse("2026-03-13T19:20:00", Some(paris())), parse("2026-03-13T18:20:00Z", None));
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in [
            "",
            "tomorrow",
            "2026-02-30T00:00:00Z",
            "2026-03-13T24:00:00Z",
            "2026-03-13T19:20:00+0100",
            "2026-03-13",
            "2026-03-13T19:20:00.Z",
            "é026-03-13T19:20:00Z",
        ] {
            assert_eq!(parse(text, None), Err(NotAnInstant::Shape), "{text}");
        }
        for text in ["1969-12-31T23:59:59.999Z", "2100-01-01T00:00:00.001Z"] {
            assert_eq!(parse(text, None), Err(NotAnInstant::OutOfRange), "{text}");
        }
    }
}
