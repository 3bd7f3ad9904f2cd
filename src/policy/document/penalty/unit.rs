//! Units of lateness, and what counts of one that is not full.

use crate::Duration;
use crate::json::{Decode, Node, Reader};

/// What counts of a unit that is not full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Round {
    /// One that has begun counts; exactly one is one.
    Started,
    /// Only full ones count.
    Full,
    /// Half a unit and more counts as one.
    Nearest,
    /// Each counts for as much of it as there is.
    ProRata,
}

/// How long a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// So much time of the calendar.
    Time(Duration),
    /// A local date.
    CalendarDay,
    /// A working day of the calendar.
    WorkingDay,
    /// Seven days at the same local hour.
    Week,
}

/// A unit, and how it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) round: Round,
    pub(crate) length: Length,
}

impl Decode for Length {
    const EXPECTED: &'static str = "a unit such as 1h or 30m, or calendar-day, working-day, week";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text() {
            Some("calendar-day") => Some(Self::CalendarDay),
            Some("working-day") => Some(Self::WorkingDay),
            Some("week") => Some(Self::Week),
            Some(text) => match Duration::parse(text) {
                Some(Duration::ZERO) => {
                    reader.unexpected(node, "a unit longer than nothing");
                    None
                }
                Some(time) => Some(Self::Time(time)),
                None => {
                    reader.unexpected(node, Self::EXPECTED);
                    None
                }
            },
            None => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

/// The one unit of four ways to count it.
pub(super) fn unit(
    ways: [(&'static str, Option<Length>, Round); 4],
    node: &Node,
    reader: &mut Reader<'_>,
) -> Option<Unit> {
    let mut found = None;
    for (key, length, round) in ways {
        let Some(length) = length else { continue };
        let written = node.get(key).unwrap_or(node);
        if found.is_some() {
            reader.within(key, |reader| reader.unexpected(written, "one way of counting units, not two"));
        }
        let dates = !matches!(length, Length::Time(_));
        if dates && matches!(round, Round::Nearest | Round::ProRata) {
            let expected = "perStarted or perFull with days and weeks; a part of 24h or 168h can be paid";
            reader.within(key, |reader| reader.unexpected(written, expected));
        }
        found = Some(Unit { round, length });
    }
    found
}
