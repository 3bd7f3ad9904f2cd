//! The forms of a target as they are written: exactly one of `within`, `workingDays`, `windows`, `calendarDays`,
//! `onDate` and `every`.

use super::condition::Condition;
use super::names::CalendarName;
use crate::Duration;
use crate::civil::{Minute, Weekday};
use crate::json::{Blank, Decode, Node, Reader, Value, document, words};
use crate::target::{At, Bound, CalendarAt, Pauses, Recurrence, ReportingWindow, Target};

document! {
    /// A promise of time, in one of six forms: `within`, `workingDays`, `windows`, `calendarDays`, `onDate`, `every`.
    pub(crate) struct TargetShape {
        /// When this one holds, in a list of choices.
        "when" => when: Option<Condition>,
        /// So much working time of the calendar.
        "within" => within: Option<Duration>,
        /// By the N-th working day after the day on which the clock starts (0 is that day), at its end unless `at` says otherwise.
        "workingDays" => working_days: Option<Count>,
        /// By the N-th date after the report's, at the same hour unless `at` says otherwise.
        "calendarDays" => calendar_days: Option<Count>,
        /// A table from the hour of the report to a working day and an hour.
        "windows" => windows: Option<Vec<WindowShape>>,
        /// By a date the ticket carries: `appointment`, or a name under the ticket's `dates`.
        "onDate" => on_date: Option<Box<str>>,
        /// So many calendar days before that date, at the same hour: the notice of a window.
        "daysBefore" => days_before: Option<Count>,
        /// By the next of a row of deadlines, at the hour in `at`.
        "every" => every: Option<Every>,
        /// The weekday of `"every": "week"`.
        "weekday" => weekday: Option<WeekdayName>,
        /// The working day of `"every": "month"`: 2 is the second, -1 the last.
        "workingDay" => working_day: Option<NthWorkingDay>,
        /// The day of `"every": "month"`; the last where the month is shorter.
        "day" => day: Option<DayOfMonth>,
        /// The hour: `"17:00"`; or `"end"` of the day, `"close"` of the calendar, `"same-hour"` as the report.
        "at" => at: Option<Hour>,
        /// The calendar whose hours and working days count.
        "calendar" => calendar: Option<CalendarName>,
        /// What a pause does to a day: `ignore` (nothing, when left out) or `shift`.
        "pauses" => pauses: Option<PausesWord>,
    }
}

document! {
    /// A row of reporting windows; the last has neither `by` nor `before`.
    pub(crate) struct WindowShape {
        /// Reported up to this hour, which belongs to the row.
        "by" => by: Option<Hour>,
        /// Reported before this hour, which does not belong to the row.
        "before" => before: Option<Hour>,
        /// Due on this working day, counted from the report's (0).
        "workingDays" => working_days: Count,
        /// At this hour of it: `"end"` when left out.
        "at" => at: Option<Hour>,
    }
}

words! {
    /// How often a deadline comes back.
    pub(crate) enum Every {
        /// Each date.
        Day = "day",
        /// Each working day of the calendar.
        WorkingDay = "working-day",
        /// Each week, on `weekday`.
        Week = "week",
        /// Each month, on `workingDay` or `day`.
        Month = "month",
    }
}

words! {
    /// What a pause does to a target of days.
    pub(crate) enum PausesWord {
        /// Nothing.
        Ignore = "ignore",
        /// The due day moves by the working days paused.
        Shift = "shift",
    }
}

impl PausesWord {
    pub(super) fn effect(self) -> Pauses {
        match self {
            Self::Ignore => Pauses::Ignore,
            Self::Shift => Pauses::Shift,
        }
    }
}

words! {
    /// A weekday.
    pub(crate) enum WeekdayName {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

/// A whole number read from JSON.
macro_rules! whole_number {
    ($(#[$meta:meta])* $name:ident($inner:ty) in $range:expr, $expected:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(crate) struct $name(pub(super) $inner);

        impl Blank for $name {
            fn blank() -> Self {
                Self(0)
            }
        }

        impl Decode for $name {
            const EXPECTED: &'static str = $expected;

            fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                let number = match &node.value {
                    Value::Number(text) => text.parse::<$inner>().ok().filter(|number| $range.contains(number)),
                    _ => None,
                };
                if number.is_none() {
                    reader.unexpected(node, Self::EXPECTED);
                }
                number.map(Self)
            }
        }
    };
}

whole_number!(
    /// A number of days.
    Count(u32) in (0..=10_000), "a whole number of days from 0 to 10000"
);
whole_number!(
    /// The place of a working day in its month, from the end when negative.
    NthWorkingDay(i8) in [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
    "the working day of the month: 1 to 20, or -1 (the last) to -5"
);
whole_number!(
    /// A day of the month.
    DayOfMonth(u8) in (1..=31), "a day of the month from 1 to 31"
);

impl DayOfMonth {
    /// The number itself.
    pub(super) fn get(self) -> u8 {
        self.0
    }
}

impl Count {
    /// The number itself.
    pub(crate) fn get(self) -> u32 {
        self.0
    }
}

/// When on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Hour {
    End,
    Close,
    AsReported,
    Clock(Minute),
}

impl Decode for Hour {
    const EXPECTED: &'static str = "an hour such as \"17:00\", or end, close, same-hour";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let hour = match node.text() {
            Some("end") => Some(Self::End),
            Some("close") => Some(Self::Close),
            Some("same-hour") => Some(Self::AsReported),
            Some(text) => Minute::parse(text).ok().map(Self::Clock),
            None => None,
        };
        if hour.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        hour
    }
}

impl TargetShape {
    /// Whether its deadlines are working days of a calendar.
    pub(super) fn counts_working_days(&self) -> bool {
        self.every == Some(Every::WorkingDay) || self.working_day.is_some()
    }

    /// The one form that is written here.
    pub(super) fn form(&self, node: &Node, reader: &mut Reader<'_>) -> Option<Target> {
        const FORMS: [&str; 6] = ["within", "workingDays", "calendarDays", "windows", "onDate", "every"];
        let written: Vec<&str> = FORMS.into_iter().filter(|key| node.get(key).is_some()).collect();
        let [form] = written.as_slice() else {
            let found = if written.is_empty() { "no form".to_owned() } else { written.join(" and ") };
            reader.refuse(None, node, found, format!("one of {}", FORMS.join(", ")));
            return None;
        };
        self.refuse_strays(form, node, reader);
        match *form {
            "within" => self.working(node, reader),
            "workingDays" => {
                let at = day_hour(self.at, node, reader)?;
                Some(Target::WorkingDays { n: self.working_days?.0, at })
            }
            "calendarDays" => {
                Some(Target::CalendarDays { n: self.calendar_days?.0, at: self.calendar_hour(node, reader)? })
            }
            "windows" => windows(self.windows.as_deref()?, node, reader),
            "onDate" => Some(Target::OwnDate),
            _ => Some(Target::Recurring { rule: self.rule(node, reader)?, at: self.clock_hour(node, reader)? }),
        }
    }

    /// Keys that belong to another form would silently do nothing.
    fn refuse_strays(&self, form: &str, node: &Node, reader: &mut Reader<'_>) {
        let belongs = |key: &str| match key {
            "at" => !matches!(form, "within" | "windows" | "onDate"),
            "pauses" => form != "within",
            "daysBefore" => form == "onDate",
            "weekday" => self.every == Some(Every::Week),
            "workingDay" | "day" => self.every == Some(Every::Month),
            _ => true,
        };
        for member in node.members() {
            if !belongs(&member.key) {
                let what = format!("{:?} beside {form:?}", member.key);
                reader.within(&member.key, |reader| reader.refuse(None, &member.node, what, "nothing here".into()));
            }
        }
    }

    fn working(&self, node: &Node, reader: &mut Reader<'_>) -> Option<Target> {
        let duration = self.within?;
        if duration == Duration::ZERO {
            let zero = node.get("within").unwrap_or(node);
            reader.within("within", |reader| reader.unexpected(zero, "more than no time; \"none\" promises nothing"));
            return None;
        }
        Some(Target::Working { duration })
    }

    fn calendar_hour(&self, node: &Node, reader: &mut Reader<'_>) -> Option<CalendarAt> {
        match self.at {
            None | Some(Hour::AsReported) => Some(CalendarAt::SameHour),
            Some(Hour::End) => Some(CalendarAt::End),
            Some(Hour::Clock(hour)) => Some(CalendarAt::Hour(hour)),
            Some(Hour::Close) => wrong_hour(node, reader, "same-hour, end, or an hour such as \"17:00\""),
        }
    }

    fn clock_hour(&self, node: &Node, reader: &mut Reader<'_>) -> Option<Minute> {
        match self.at {
            Some(Hour::Clock(hour)) => Some(hour),
            Some(Hour::End) => Some(Minute::END),
            Some(_) => wrong_hour(node, reader, "an hour such as \"17:00\""),
            None => {
                reader.missing(node, "at", "the hour of the deadline, such as \"05:00\"");
                None
            }
        }
    }

    fn rule(&self, node: &Node, reader: &mut Reader<'_>) -> Option<Recurrence> {
        match (self.every?, self.weekday, self.working_day, self.day) {
            (Every::Day, ..) => Some(Recurrence::Daily),
            (Every::WorkingDay, ..) => Some(Recurrence::WorkingDaily),
            (Every::Week, Some(weekday), ..) => Some(Recurrence::Weekly(weekday.day())),
            (Every::Month, _, Some(nth), None) => Some(Recurrence::NthWorkingDay(nth.0)),
            (Every::Month, _, None, Some(day)) => Some(Recurrence::DayOfMonth(day.0)),
            (Every::Week, None, ..) => {
                reader.missing(node, "weekday", "the weekday, such as \"sun\"");
                None
            }
            (Every::Month, ..) => {
                reader.refuse(None, node, "no one day of the month".into(), "either \"workingDay\" or \"day\"".into());
                None
            }
        }
    }
}

impl WeekdayName {
    pub(super) fn day(self) -> Weekday {
        match self {
            Self::Mon => Weekday::Monday,
            Self::Tue => Weekday::Tuesday,
            Self::Wed => Weekday::Wednesday,
            Self::Thu => Weekday::Thursday,
            Self::Fri => Weekday::Friday,
            Self::Sat => Weekday::Saturday,
            Self::Sun => Weekday::Sunday,
        }
    }
}

/// When on a working day; its end when nothing is said.
fn day_hour(at: Option<Hour>, node: &Node, reader: &mut Reader<'_>) -> Option<At> {
    match at {
        None | Some(Hour::End) => Some(At::End),
        Some(Hour::Close) => Some(At::Close),
        Some(Hour::Clock(hour)) => Some(At::Hour(hour)),
        Some(Hour::AsReported) => wrong_hour(node, reader, "end, close, or an hour such as \"17:00\""),
    }
}

fn wrong_hour<T>(node: &Node, reader: &mut Reader<'_>, expected: &str) -> Option<T> {
    let at = node.get("at").unwrap_or(node);
    reader.within("at", |reader| reader.unexpected(at, expected));
    None
}

fn windows(rows: &[WindowShape], node: &Node, reader: &mut Reader<'_>) -> Option<Target> {
    let list = node.get("windows").unwrap_or(node);
    reader.enter("windows");
    let mut windows = Vec::new();
    for (index, (row, written)) in rows.iter().zip(list.items()).enumerate() {
        reader.enter_index(index);
        windows.extend(window(row, written, reader));
        reader.leave();
    }
    if windows.len() == rows.len()
        && let Some((row, found, expected)) = ReportingWindow::fault(&windows)
    {
        reader.enter_index(row);
        reader.refuse(None, list.items().get(row).unwrap_or(list), found, expected.into());
        reader.leave();
    }
    reader.leave();
    Some(Target::ReportingWindows(windows))
}

fn window(row: &WindowShape, node: &Node, reader: &mut Reader<'_>) -> Option<ReportingWindow> {
    let until = match (row.by, row.before) {
        (None, None) => None,
        (Some(Hour::Clock(hour)), None) => Some(Bound { hour, inclusive: true }),
        (None, Some(Hour::Clock(hour))) => Some(Bound { hour, inclusive: false }),
        _ => {
            reader.unexpected(node, "one hour: \"by\" (included) or \"before\" (excluded)");
            return None;
        }
    };
    Some(ReportingWindow { until, days: row.working_days.0, at: day_hour(row.at, node, reader)? })
}
