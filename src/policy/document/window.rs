//! Windows: stretches of whole days that come back with every month, such as the bill run around its turn.

use super::names::CalendarName;
use super::target_shape::NthWorkingDay;
use crate::Instant;
use crate::calendar::Calendar;
use crate::civil::{Date, days_in_month};
use crate::json::{Blank, Decode, Node, Reader, Value, document};
use crate::target::nth_working_day_of_month;

document! {
    /// A stretch of whole days of each month, from the day `from` to the day `to`, both included. When `to` comes earlier
    /// in the month than `from`, it is the one of the next month: `-2` to `3` runs around the turn of the month.
    pub(crate) struct WindowOfMonth {
        /// The calendar whose working days count, and in whose zone days begin.
        "calendar" => calendar: CalendarName,
        /// Its first day.
        "from" => from: DayInMonth,
        /// Its last day.
        "to" => to: DayInMonth,
    }
    check check
}

document! {
    /// A day of the month: exactly one of `workingDay` and `day`.
    pub(crate) struct DayInMonthShape {
        /// The N-th working day; from the end of the month when negative: -1 is the last.
        "workingDay" => working_day: Option<NthWorkingDay>,
        /// The N-th day; from the end of the month when negative: -1 is the last.
        "day" => day: Option<NthDay>,
    }
}

/// A day of the month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum DayInMonth {
    Working(i8),
    Date(i8),
}

/// A day of the month, counted from its beginning or from its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NthDay(pub(crate) i8);

impl Decode for NthDay {
    const EXPECTED: &'static str = "a day of the month from 1 to 31, or from -1 (the last) to -31";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let number = match &node.value {
            Value::Number(text) => text.parse::<i8>().ok(),
            _ => None,
        };
        let day = number.filter(|day| (1..=31).contains(&day.unsigned_abs()));
        if day.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        day.map(Self)
    }
}

impl Blank for DayInMonth {
    fn blank() -> Self {
        Self::Date(1)
    }
}

impl Decode for DayInMonth {
    const EXPECTED: &'static str = "a day such as { \"workingDay\": -2 } or { \"day\": 25 }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = DayInMonthShape::decode(node, reader)?;
        match (shape.working_day, shape.day) {
            (Some(day), None) => Some(Self::Working(day.0)),
            (None, Some(day)) => Some(Self::Date(day.0)),
            _ => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl DayInMonth {
    fn number(self) -> i8 {
        match self {
            Self::Working(n) | Self::Date(n) => n,
        }
    }

    fn in_month(self, calendar: &Calendar, year: i32, month: u32) -> Option<Date> {
        match self {
            Self::Working(n) => nth_working_day_of_month(calendar, year, month, n),
            Self::Date(n) => {
                let length = days_in_month(year, month)?;
                let back = u32::from(n.unsigned_abs());
                let day = if n > 0 { back.min(length) } else { (length + 1).saturating_sub(back).max(1) };
                Date::from_ymd(year, month, day)
            }
        }
    }
}

impl WindowOfMonth {
    /// Whether the last day is one of the month after the first's.
    fn turns(&self) -> bool {
        let (from, to) = (self.from.number(), self.to.number());
        (from < 0 && to > 0) || ((from < 0) == (to < 0) && from > to)
    }

    /// Whether an instant lies in it.
    pub(crate) fn contains(&self, calendar: &Calendar, at: Instant) -> bool {
        let (date, _) = calendar.zone().to_local(at);
        let (year, month, _) = date.ymd();
        let this = year * 12 + month as i32 - 1;
        let of =
            |day: DayInMonth, month: i32| day.in_month(calendar, month.div_euclid(12), month.rem_euclid(12) as u32 + 1);
        let turn = i32::from(self.turns());
        (this - turn..=this).any(|month| {
            let days = of(self.from, month).zip(of(self.to, month + turn));
            days.is_some_and(|(from, to)| from <= date && date <= to)
        })
    }
}

/// Days counted alike can be told apart: which of the 3rd working day and the 4th comes first depends on the month.
fn check(node: &Node, reader: &mut Reader<'_>) {
    let number = |end: &str, key: &str| match &node.get(end)?.get(key)?.value {
        Value::Number(text) => text.parse::<i8>().ok(),
        _ => None,
    };
    for (from, to) in [("workingDay", "day"), ("day", "workingDay")] {
        if let (Some(first), Some(last)) = (number("from", from), number("to", to))
            && (first < 0) == (last < 0)
        {
            let found = "one end counted in days, the other in working days".into();
            reader.refuse(None, node, found, "both in days or both in working days".into());
        }
    }
}

/// The name of hours in which a report may fall: a calendar's or a window's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HoursName(pub(crate) Box<str>);

impl Decode for HoursName {
    const EXPECTED: &'static str = "a calendar or a window of the policy";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let is_window = reader.declared("/windows").iter().any(|window| node.text() == Some(window));
        if is_window {
            return reader.reference(node, "/windows").map(Self);
        }
        if reader.declared("/windows").is_empty() {
            return reader.reference(node, "/calendars").map(Self);
        }
        let known = [reader.declared("/calendars"), reader.declared("/windows")].concat();
        if known.iter().any(|name| node.text() == Some(name)) {
            return reader.reference(node, "/calendars").map(Self);
        }
        reader.unknown_word(node, "a calendar or a window of the policy:", known.iter().map(|name| &**name));
        None
    }
}
