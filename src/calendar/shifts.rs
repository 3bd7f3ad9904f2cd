//! From a week, holidays and exceptions to the shifts of each date, as wall clocks show them.

use crate::calendar::spec::CalendarSpec;
use crate::calendar::week::{Hours, Week, merge};
use crate::calendar::work::visit;
use crate::calendar::zone::{Run, Zone};
use crate::calendar::{Holiday, HolidayRule};
use crate::civil::{Date, Weekday};
use crate::instant::DAY;
use crate::order::{join, sort_by_number};

/// A calendar's statement, sorted for reading one date after another.
#[derive(Clone, Debug)]
pub(crate) struct Shifts {
    pub(crate) zone: Zone,
    pub(crate) week: Week,
    /// Rules that name a date every year.
    yearly: Vec<Holiday>,
    /// Single dates, sorted.
    dates: Vec<(i32, Holiday)>,
    /// Sorted by date.
    exceptions: Vec<(i32, Vec<Hours>)>,
    /// UTC milliseconds, sorted and apart.
    closures: Vec<(i64, i64)>,
}

/// One stretch of open hours in UTC milliseconds, and the date on which it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shift {
    pub(crate) day: i32,
    pub(crate) open: i64,
    pub(crate) close: i64,
}

/// A set of days within a stretch of days.
#[derive(Clone, Debug)]
pub(crate) struct DaySet {
    first: i32,
    words: Vec<u64>,
}

impl DaySet {
    pub(crate) fn new(first: i32, last: i32) -> Self {
        let length = i64::from(last) - i64::from(first) + 1;
        Self { first, words: vec![0; length.max(0).div_euclid(64) as usize + 1] }
    }

    pub(crate) fn insert(&mut self, day: i32) {
        let Some(place) = day.checked_sub(self.first).filter(|place| *place >= 0) else { return };
        if let Some(word) = self.words.get_mut(place as usize / 64) {
            *word |= 1 << (place % 64);
        }
    }

    pub(crate) fn contains(&self, day: i32) -> bool {
        let Some(place) = day.checked_sub(self.first).filter(|place| *place >= 0) else { return false };
        self.words.get(place as usize / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }
}

/// Turns wall-clock milliseconds into UTC; remembers the stretch of equal offset it is in.
struct Clock {
    zone: Zone,
    run: Run,
}

impl Clock {
    fn utc(&mut self, local: i64) -> i64 {
        if !self.run.holds(local) {
            self.run = self.zone.run_at(local);
        }
        local - self.run.offset
    }

    fn skips(&mut self, day: i32) -> bool {
        let midnight = i64::from(day) * DAY;
        let ordinary = self.run.holds(midnight) && self.run.holds(midnight + DAY);
        !ordinary && self.zone.skipped(Date::from_days(day))
    }
}

impl Shifts {
    pub(crate) fn new(spec: CalendarSpec) -> Self {
        let mut yearly = Vec::new();
        let mut dates = Vec::new();
        for holiday in spec.holidays {
            match holiday.rule {
                HolidayRule::Date(date) => {
                    if let Some(kept) = holiday.date_in(date.year()) {
                        dates.push((kept.days(), holiday));
                    }
                }
                _ => yearly.push(holiday),
            }
        }
        sort_by_number(&mut dates, |(day, _)| i64::from(*day));
        let mut exceptions: Vec<(i32, Vec<Hours>)> =
            spec.exceptions.into_iter().map(|(date, hours)| (date.days(), merge(hours))).collect();
        sort_by_number(&mut exceptions, |(day, _)| i64::from(*day));
        let mut closures: Vec<(i64, i64)> =
            spec.closures.iter().map(|(from, to)| (from.millis(), to.millis())).collect();
        join(&mut closures, |start| start);
        Self { zone: spec.zone, week: spec.week, yearly, dates, exceptions, closures }
    }

    pub(crate) fn has_holidays(&self) -> bool {
        !self.yearly.is_empty() || !self.dates.is_empty()
    }

    /// Every holiday as it is stated, single dates last.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn stated_holidays(&self) -> impl Iterator<Item = &Holiday> {
        self.yearly.iter().chain(self.dates.iter().map(|(_, holiday)| holiday))
    }

    /// The closures, sorted and apart, in UTC milliseconds.
    pub(crate) fn closures(&self) -> &[(i64, i64)] {
        &self.closures
    }

    /// Every holiday that falls between two days, both included.
    pub(crate) fn holidays(&self, first: i32, last: i32) -> DaySet {
        let mut days = DaySet::new(first, last);
        let start = self.dates.partition_point(|(day, _)| *day < first);
        for (day, _) in self.dates.iter().skip(start).take_while(|(day, _)| *day <= last) {
            days.insert(*day);
        }
        if !self.yearly.is_empty() {
            // A holiday near New Year may be kept in the neighbouring year.
            for year in Date::from_days(first).year() - 1..=Date::from_days(last).year() + 1 {
                for day in self.yearly.iter().filter_map(|holiday| holiday.date_in(year)) {
                    if day.days() >= first && day.days() <= last {
                        days.insert(day.days());
                    }
                }
            }
        }
        days
    }

    /// The holiday kept on this date, if any.
    pub(crate) fn holiday_on(&self, date: Date) -> Option<&Holiday> {
        let start = self.dates.partition_point(|(day, _)| *day < date.days());
        let single = self.dates.get(start).filter(|(day, _)| *day == date.days()).map(|(_, holiday)| holiday);
        let years = date.year() - 1..=date.year() + 1;
        single.or_else(|| {
            self.yearly.iter().find(|holiday| years.clone().any(|year| holiday.date_in(year) == Some(date)))
        })
    }

    /// Hands over every shift of the dates from `first` to `last`, before closures, date by date.
    ///
    /// Within a date they come in order; where clocks go forward, a shift may begin before the one handed over before it.
    pub(crate) fn each(&self, first: i32, last: i32, mut hand: impl FnMut(Shift)) {
        let holidays = self.holidays(first, last + 1);
        let mut clock = Clock { zone: self.zone, run: Run::EMPTY };
        let mut exceptions = {
            let start = self.exceptions.partition_point(|(day, _)| *day < first);
            self.exceptions.iter().skip(start).peekable()
        };
        for day in first..=last {
            visit();
            let exception = exceptions.next_if(|(date, _)| *date == day).map(|(_, hours)| hours.as_slice());
            let hours = exception.unwrap_or_else(|| self.week.hours(Weekday::from_index(i64::from(day) + 3)));
            if hours.is_empty() {
                continue;
            }
            let shut_today = exception.is_none() && holidays.contains(day);
            let shut_tomorrow = holidays.contains(day + 1);
            if clock.skips(day) {
                continue;
            }
            let midnight = i64::from(day) * DAY;
            for hours in hours {
                let open = midnight + i64::from(hours.open()) * 60_000;
                let close = midnight + i64::from(hours.close()) * 60_000;
                let next = midnight + DAY;
                let cut = match (shut_today, shut_tomorrow && close > next) {
                    (false, false) => Some((day, open, close)),
                    (false, true) => Some((day, open, next)),
                    (true, false) if close > next => Some((day + 1, next, close)),
                    (true, _) => None,
                };
                if let Some((day, open, close)) = cut {
                    let shift = Shift { day, open: clock.utc(open), close: clock.utc(close) };
                    if shift.open < shift.close {
                        hand(shift);
                    }
                }
            }
        }
    }

    /// What closures leave of an interval, piece by piece, in order.
    pub(crate) fn outside_closures(&self, open: i64, close: i64, mut hand: impl FnMut(i64, i64)) {
        let start = self.closures.partition_point(|(_, to)| *to <= open);
        let mut open = open;
        for (from, to) in self.closures.iter().skip(start).take_while(|(from, _)| *from < close) {
            if open < *from {
                hand(open, *from);
            }
            open = open.max(*to);
        }
        if open < close {
            hand(open, close);
        }
    }

    /// Whether anything is open on one of these days.
    pub(crate) fn opens_within(&self, first: i32, last: i32) -> bool {
        let mut found = false;
        self.each(first, last, |shift| self.outside_closures(shift.open, shift.close, |_, _| found = true));
        found
    }
}
