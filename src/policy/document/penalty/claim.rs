//! How a penalty is claimed, and until when.

use super::super::names::CalendarName;
use super::super::target_shape::{Count, DayOfMonth};
use crate::json::{Decode, Node, Reader, document, words};

words! {
    /// From when the days of a claim are counted.
    pub(crate) enum ClaimFrom {
        /// The end of the clock or of the last outage.
        Stop = "stop",
        /// The event `closed`.
        Closed = "closed",
        /// The instant after which it was late.
        Breach = "breach",
        /// The last date of the month in which it stopped.
        MonthEnd = "month-end",
    }
}

document! {
    /// Until when it is claimed: one of `calendarDays`, `workingDays` and `months`. The first date is not counted.
    pub(crate) struct ClaimShape {
        /// From when: `stop` when left out.
        "from" => from: ClaimFrom = ClaimFrom::Stop,
        /// So many dates later.
        "calendarDays" => calendar_days: Option<Count>,
        /// So many working days of the calendar later.
        "workingDays" => working_days: Option<Count>,
        /// The calendar of the working days.
        "calendar" => calendar: Option<CalendarName>,
        /// So many months later: at the end of that month, or on its `day`.
        "months" => months: Option<Count>,
        /// The day of that month; its last where it is shorter.
        "day" => day: Option<DayOfMonth>,
    }
}

/// How a penalty is claimed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Claim {
    /// It is paid without being asked for.
    Automatic,
    /// It is asked for, by a last day.
    By { from: ClaimFrom, last: LastDay },
}

/// The last day of a claim, counted from a date.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LastDay {
    Calendar(u32),
    Working(u32, Box<str>),
    /// Months later, at the end or on a day of the month.
    Month(u32, Option<u32>),
}

impl Decode for Claim {
    const EXPECTED: &'static str = "\"automatic\", or an object such as { \"calendarDays\": 30 }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.text() == Some("automatic") {
            return Some(Self::Automatic);
        }
        if node.text().is_some() {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        }
        let shape = ClaimShape::decode(node, reader)?;
        let last = match (shape.calendar_days, shape.working_days, shape.months) {
            (Some(days), None, None) => LastDay::Calendar(days.get()),
            (None, Some(days), None) => match shape.calendar {
                Some(calendar) => LastDay::Working(days.get(), calendar.0),
                None => {
                    reader.missing(node, "calendar", "the calendar whose working days count");
                    return None;
                }
            },
            (None, None, Some(months)) => LastDay::Month(months.get(), shape.day.map(|day| u32::from(day.get()))),
            _ => {
                reader.unexpected(node, "one of \"calendarDays\", \"workingDays\" and \"months\"");
                return None;
            }
        };
        if let (Some(day), None) = (node.get("day"), shape.months) {
            reader.within("day", |reader| reader.unexpected(day, "nothing here without \"months\""));
        }
        Some(Self::By { from: shape.from, last })
    }
}
