//! The time that a penalty is reckoned on: stretches on a calendar, breaks left out.

use crate::calendar::Calendar;
use crate::civil::Date;
use crate::policy::{Length, Round, Unit};
use crate::target::{elapsed_outside, unite};
use crate::{Duration, Instant};

/// One stretch that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) from: Instant,
    /// It counts only once it has gone on past this: the due instant of a clock.
    pub(super) late_after: Instant,
    /// Its end; none while it goes on.
    pub(super) to: Option<Instant>,
    /// Dates after this one count.
    pub(super) day: Date,
    /// In hundredths of a percent of its length.
    pub(super) weight: Option<i64>,
    /// Lateness that stands whatever came later, in milliseconds.
    pub(super) stands: i64,
}

/// What is counted, and on which calendar.
#[derive(Debug)]
pub(super) struct Time<'a> {
    pub(super) calendar: &'a Calendar,
    /// In order and apart.
    pub(super) breaks: Vec<(Instant, Instant)>,
    pub(super) stretches: Vec<Stretch>,
    /// Hours that earlier tickets of the account have told, by the weight they have, in order and apart.
    pub(super) told: Vec<Told>,
}

/// Hours of one weight.
pub(super) type Told = (Option<i64>, Vec<(Instant, Instant)>);

impl Time<'_> {
    /// Whether any stretch goes on at an instant, or is still to come.
    pub(super) fn goes_on(&self, at: Instant) -> bool {
        self.stretches.iter().any(|stretch| stretch.to.is_none_or(|to| to > at))
    }

    /// How long a stretch has lasted at an instant, in milliseconds of the calendar.
    pub(super) fn length(&self, stretch: &Stretch, at: Instant) -> i64 {
        let end = stretch.end(at);
        if end <= stretch.late_after {
            return stretch.stands;
        }
        let told = self.told.iter().find(|(weight, _)| *weight == stretch.weight);
        let length = match told {
            Some((_, told)) => {
                let breaks = unite(self.breaks.iter().chain(told).copied().collect());
                elapsed_outside(self.calendar, stretch.from, end, &breaks)
            }
            None => elapsed_outside(self.calendar, stretch.from, end, &self.breaks),
        };
        let length = length.millis().max(stretch.stands);
        match stretch.weight {
            Some(weight) => i64::try_from(i128::from(length) * i128::from(weight) / 10_000).unwrap_or(i64::MAX),
            None => length,
        }
    }

    /// Whether there is anything to punish, be it an instant.
    pub(super) fn is_late(&self, stretch: &Stretch, at: Instant) -> bool {
        stretch.stands > 0 || stretch.end(at) > stretch.late_after
    }

    /// How long all have lasted.
    pub(super) fn total(&self, at: Instant) -> i64 {
        self.stretches.iter().map(|stretch| self.length(stretch, at)).sum()
    }

    /// How many dates or weeks a stretch has lasted; `after` is the last date that is counted already.
    pub(super) fn days(&self, stretch: &Stretch, at: Instant, unit: Unit, after: &mut Option<Date>) -> i64 {
        let end = stretch.end(at);
        if end <= stretch.late_after {
            return 0;
        }
        if unit.length == Length::Week {
            return self.weeks(stretch.from, end, unit.round);
        }
        let zone = self.calendar.zone();
        let back = if unit.round == Round::Full { 0 } else { -1 };
        // A stretch that ends at midnight has not begun the next date; a date is full once it is over.
        let (last, _) = zone.to_local(end.plus(Duration::from_millis(back)).unwrap_or(end));
        let last = if unit.round == Round::Full { last.plus_days(-1) } else { last };
        let first = after.map_or(stretch.day, |after| after.max(stretch.day));
        let count = |after: Date, until: Date| match unit.length {
            Length::WorkingDay => i64::from(self.calendar.working_days_between(after, until)),
            _ => i64::from(until.days() - after.days()).max(0),
        };
        let mut days = count(first, last);
        for (pause, resume) in self.breaks.iter().filter(|(pause, resume)| *resume > stretch.from && *pause < end) {
            // Dates that lie in the break whole, or as far as they count.
            let (begins, of_day) = zone.to_local(*pause);
            let begins = if of_day > 0 && *pause > stretch.from { begins } else { begins.plus_days(-1) };
            let ends = if *resume >= end { last } else { zone.to_local(*resume).0.plus_days(-1) };
            days -= count(begins.max(first), ends.min(last));
        }
        *after = Some(first.max(last));
        days
    }

    /// Weeks from one instant to another, the breaks left out: each begins at the same local hour.
    fn weeks(&self, from: Instant, end: Instant, round: Round) -> i64 {
        let end = end.plus(Duration::from_millis(-self.paused(from, end))).unwrap_or(from);
        let guess = end.since(from).millis() / (7 * crate::instant::DAY);
        // A change of the hour moves a week's edge by no more than that: one of three is right.
        let passed = |week: &i64| {
            let begins = self.week(from, *week);
            if round == Round::Full { begins <= end } else { begins < end }
        };
        let last = (guess - 1..=guess + 1).rev().find(passed).unwrap_or(-1);
        if round == Round::Full { last.max(0) } else { last + 1 }
    }

    /// The first instant after `at` at which another week counts, where no break is to come.
    pub(super) fn next_week(&self, stretch: &Stretch, at: Instant, round: Round) -> Option<Instant> {
        let weeks = self.weeks(stretch.from, at, round);
        let full = round == Round::Full;
        let begins = self.week(stretch.from, if full { weeks + 1 } else { weeks });
        begins.plus(Duration::from_millis(self.paused(stretch.from, at) + i64::from(!full)))
    }

    /// When a week from an instant on begins.
    fn week(&self, from: Instant, week: i64) -> Instant {
        let zone = self.calendar.zone();
        let (date, of_day) = zone.to_local(from);
        let days = i32::try_from(week * 7).unwrap_or(i32::MAX);
        zone.instant_of(date.plus_days(days), of_day).unwrap_or(Instant::MAX)
    }

    fn paused(&self, from: Instant, to: Instant) -> i64 {
        self.breaks.iter().map(|(pause, resume)| (resume.min(&to).millis() - pause.max(&from).millis()).max(0)).sum()
    }
}

impl Stretch {
    fn end(&self, at: Instant) -> Instant {
        self.to.map_or(at, |to| to.min(at))
    }
}
