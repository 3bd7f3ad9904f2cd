//! Random hours, and the reference's own reading of them: for each minute, is it open?

use std::collections::BTreeSet;

use chrono::{DateTime, Offset as _, TimeZone as _};
use chrono_tz::Tz;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use sla_clock::Date;

pub(crate) const MINUTE: i64 = 60_000;
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

type Shift = (u16, u16);

/// A week with a holiday and an exception, as days after the first day of a case.
#[derive(Clone, Debug)]
pub(crate) struct Hours {
    week: Vec<Vec<Shift>>,
    holiday: Option<i32>,
    exception: Option<(i32, Vec<Shift>)>,
}

/// No edge between two and three: whether such an hour is the first or the second of its kind is tested with the calendar.
fn shifts() -> impl Strategy<Value = Vec<Shift>> {
    prop_oneof![
        4 => Just(vec![(540, 1020)]),
        2 => Just(vec![(510, 750), (810, 1080)]),
        2 => Just(vec![]),
        1 => Just(vec![(1320, 360)]),
        1 => Just(vec![(480, 600), (1200, 60)]),
        1 => Just(vec![(0, 1440)]),
        1 => Just(vec![(615, 1123)]),
    ]
}

pub(crate) fn hours() -> impl Strategy<Value = Hours> {
    let week = prop_oneof![
        2 => shifts().prop_map(|day| (0..7).map(|at| if at < 5 { day.clone() } else { vec![] }).collect::<Vec<_>>()),
        1 => prop::collection::vec(shifts(), 7),
    ];
    (week, prop::option::of(0..6), prop::option::of((0..6, shifts()))).prop_map(|(mut week, holiday, exception)| {
        // Two days at least, so that nothing is due beyond the window.
        for day in [1, 3] {
            if week.iter().filter(|shifts| !shifts.is_empty()).count() < 2 {
                week[day] = vec![(540, 1020)];
            }
        }
        Hours { week, holiday, exception }
    })
}

fn written(shifts: &[Shift]) -> Value {
    let hour = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    shifts.iter().map(|(open, close)| json!(format!("{}-{}", hour(*open), hour(*close)))).collect()
}

impl Hours {
    pub(crate) fn json(&self, first: i32) -> Value {
        let week: Map<String, Value> =
            DAYS.iter().zip(&self.week).map(|(day, shifts)| ((*day).to_owned(), written(shifts))).collect();
        let date = |day: i32| Date::from_days(first + day).to_string();
        let mut all = json!({ "week": week });
        if let Some(day) = self.holiday {
            all["holidays"] = json!([date(day)]);
        }
        if let Some((day, shifts)) = &self.exception {
            all["exceptions"] = json!({ date(*day): written(shifts) });
        }
        all
    }

    fn of(&self, day: i32) -> (&[Shift], bool) {
        match &self.exception {
            Some((exception, shifts)) if *exception == day => (shifts, true),
            _ => (&self.week[(day + WEEKDAY_OF_FIRST) as usize % 7], false),
        }
    }

    fn holiday(&self, day: i32) -> bool {
        self.holiday == Some(day)
    }

    /// Whether a minute of the day is open by the shifts that open on it.
    fn opens(&self, day: i32, minute: u16) -> bool {
        let (shifts, exception) = self.of(day);
        (exception || !self.holiday(day))
            && shifts.iter().any(|(open, close)| *open <= minute && (minute < *close || close < open))
    }

    /// Whether it is open by a shift of the night before.
    fn lasts(&self, day: i32, minute: u16) -> bool {
        !self.holiday(day) && self.of(day - 1).0.iter().any(|(open, close)| close < open && minute < *close)
    }

    fn working(&self, day: i32) -> bool {
        let (_, exception) = self.of(day - 1);
        let moved = self.holiday(day - 1) && !exception;
        (0..1440).any(|minute| self.opens(day, minute) || (moved && self.lasts(day, minute)))
    }
}

/// Cases begin on a Monday, a few days after the table does.
const WEEKDAY_OF_FIRST: i32 = 7;

/// Minute by minute: the wall clock's reading of a stretch of time.
pub(crate) struct Wall {
    pub(crate) from: i64,
    /// Date, in days after the case's first, and minute of the day.
    local: Vec<(i32, u16)>,
}

impl Wall {
    pub(crate) fn new(zone: &str, first: i32) -> Self {
        let tz: Tz = zone.parse().unwrap();
        let from = i64::from(first - 4) * 86_400_000;
        let mut local = Vec::new();
        for quarter in 0..96 * 75 {
            let at = from + quarter * 15 * MINUTE;
            let utc = DateTime::from_timestamp_millis(at).unwrap().naive_utc();
            let offset = i64::from(tz.offset_from_utc_datetime(&utc).fix().local_minus_utc());
            for minute in 0..15 {
                let local_minute = at / MINUTE + minute + offset / 60;
                let day = local_minute.div_euclid(1440) as i32 - first;
                local.push((day, local_minute.rem_euclid(1440) as u16));
            }
        }
        Self { from, local }
    }

    pub(crate) fn len(&self) -> usize {
        self.local.len()
    }

    pub(crate) fn index(&self, at: i64) -> usize {
        usize::try_from((at - self.from) / MINUTE).unwrap()
    }

    pub(crate) fn at(&self, index: usize) -> i64 {
        self.from + index as i64 * MINUTE
    }

    pub(crate) fn date(&self, at: i64) -> i32 {
        self.local[self.index(at)].0
    }

    /// The first instant at which the wall clock shows this; an hour that is skipped is read an hour later.
    pub(crate) fn instant(&self, day: i32, minute: u16) -> Option<i64> {
        let wanted = (day + i32::from(minute / 1440), minute % 1440);
        let found = self.local.iter().position(|local| *local == wanted);
        let found = found.or_else(|| self.local.iter().position(|local| *local == (wanted.0, wanted.1 + 60)));
        found.map(|index| self.at(index))
    }

    pub(crate) fn minute_of_day(&self, at: i64) -> u16 {
        self.local[self.index(at)].1
    }
}

/// The reading of one calendar.
pub(crate) struct Open {
    pub(crate) open: Vec<bool>,
    pub(crate) working: BTreeSet<i32>,
}

impl Open {
    pub(crate) fn always(wall: &Wall) -> Self {
        Self { open: vec![true; wall.len()], working: (-2..70).collect() }
    }

    pub(crate) fn new(hours: &Hours, wall: &Wall) -> Self {
        let open = wall.local.iter().map(|(day, minute)| hours.opens(*day, *minute) || hours.lasts(*day, *minute));
        Self { open: open.collect(), working: (-2..70).filter(|day| hours.working(*day)).collect() }
    }
}
