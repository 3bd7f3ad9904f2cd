//! Working days: local dates on which an interval opens and is not wholly shut.

use crate::calendar::shifts::{DaySet, Shifts};
use crate::calendar::work::visit;
use crate::calendar::{Calendar, Holiday, Index};
use crate::civil::Date;
use crate::instant::{DAY, Instant};

const DAYS_BITS: u32 = 9;
const DAYS: i32 = 1 << DAYS_BITS;
/// The date of the first block's first day: any date of the range is some blocks on.
const ORIGIN: i32 = -DAYS;
/// How many blocks of dates there are from 1970 to 2100, with a margin for what wall clocks show.
pub(crate) const DAY_BLOCKS: usize = ((Instant::MAX.millis() / DAY) as i32 + 2 - ORIGIN) as usize / DAYS as usize + 1;

/// The working days of 512 dates.
#[derive(Clone, Debug)]
pub(crate) struct DayBlock {
    working: DaySet,
    count: u32,
}

impl DayBlock {
    fn build(shifts: &Shifts, index: usize) -> Self {
        let first = ORIGIN + index as i32 * DAYS;
        let mut working = DaySet::new(first, first + DAYS - 1);
        // A shift that a holiday shuts until midnight opens on the day after its own.
        shifts.each(first - 1, first + DAYS - 1, |shift| {
            if !working.contains(shift.day) {
                shifts.outside_closures(shift.open, shift.close, |_, _| working.insert(shift.day));
            }
        });
        let count = (first..first + DAYS).filter(|day| working.contains(*day)).count() as u32;
        Self { working, count }
    }
}

impl Calendar {
    /// Whether an interval opens on this local date and is not wholly shut.
    #[must_use]
    pub fn working_day(&self, date: Date) -> bool {
        visit();
        match &self.index {
            Index::Always => !self.shifts.zone.skipped(date),
            Index::Blocks { .. } => self.days(date.days()).is_some_and(|block| block.working.contains(date.days())),
        }
    }

    /// The `n`-th working day after a date, which itself is not counted; `None` past the horizon or when `n` is 0.
    ///
    /// ```
    /// use sla_clock::{Calendar, CalendarSpec, Date, Hours, Week, Weekday, Zone};
    /// let mut week = Week::default();
    /// for day in &Weekday::ALL[..5] {
    ///     week.set(*day, vec![Hours::parse("09:00-17:00").unwrap()]);
    /// }
    /// let office = Calendar::new(CalendarSpec { week, ..CalendarSpec::always(Zone::utc()) }).unwrap();
    /// let friday = Date::parse("2026-03-13").unwrap();
    /// assert_eq!(office.nth_working_day(friday, 1), Date::parse("2026-03-16").ok());
    /// ```
    #[must_use]
    pub fn nth_working_day(&self, after: Date, n: u32) -> Option<Date> {
        let mut left = n;
        let mut day = after.days().max(ORIGIN).checked_add(1)?;
        let horizon = ORIGIN + DAY_BLOCKS as i32 * DAYS;
        while left > 0 && day < horizon {
            let begins_block = (day - ORIGIN) % DAYS == 0;
            if let Some(count) = self.days(day).map(|block| block.count).filter(|count| begins_block && *count < left) {
                left -= count;
                day += DAYS;
                continue;
            }
            if self.working_day(Date::from_days(day)) {
                left -= 1;
                if left == 0 {
                    return Some(Date::from_days(day));
                }
            }
            day += 1;
        }
        None
    }

    /// How many working days lie after `after`, up to and including `until`; 0 when `until` is not later.
    #[must_use]
    pub fn working_days_between(&self, after: Date, until: Date) -> u32 {
        let last = until.days().min(ORIGIN + DAY_BLOCKS as i32 * DAYS - 1);
        let mut day = after.days().max(ORIGIN).saturating_add(1);
        let mut sum = 0;
        while day <= last {
            let whole = (day - ORIGIN) % DAYS == 0 && last - day >= DAYS - 1;
            if let Some(count) = self.days(day).map(|block| block.count).filter(|_| whole) {
                sum += count;
                day += DAYS;
            } else {
                sum += u32::from(self.working_day(Date::from_days(day)));
                day += 1;
            }
        }
        sum
    }

    /// The last closing of the intervals that open on this date; `None` when nothing opens on it.
    #[must_use]
    pub fn last_close(&self, date: Date) -> Option<Instant> {
        let day = date.days();
        let mut last = None;
        self.shifts.each(day - 1, day, |shift| {
            if shift.day == day {
                self.shifts.outside_closures(shift.open, shift.close, |_, close| last = last.max(Some(close)));
            }
        });
        Instant::from_millis(last?)
    }

    /// The first opening of the intervals that open on this date; `None` when nothing opens on it.
    #[must_use]
    pub fn first_open(&self, date: Date) -> Option<Instant> {
        let day = date.days();
        let mut first: Option<i64> = None;
        self.shifts.each(day - 1, day, |shift| {
            if shift.day == day {
                self.shifts.outside_closures(shift.open, shift.close, |open, _| {
                    first = Some(first.map_or(open, |earlier| earlier.min(open)));
                });
            }
        });
        Instant::from_millis(first?)
    }

    /// The local midnight that ends this date.
    #[must_use]
    pub fn end_of_day(&self, date: Date) -> Option<Instant> {
        self.zone().instant_of(date.plus_days(1), 0)
    }

    /// The holiday kept on this date, if any.
    #[must_use]
    pub fn holiday_on(&self, date: Date) -> Option<&Holiday> {
        self.shifts.holiday_on(date)
    }

    fn days(&self, day: i32) -> Option<&DayBlock> {
        let Index::Blocks { days, .. } = &self.index else { return None };
        let index = usize::try_from((day - ORIGIN) >> DAYS_BITS).ok()?;
        Some(days.get(index)?.get_or_init(|| DayBlock::build(&self.shifts, index)))
    }
}
