//! Months, quarters and years of a contract, as dates of the policy's zone.

use crate::Instant;
use crate::assessment::PeriodAnswer;
use crate::calendar::Zone;
use crate::civil::{Date, days_in_month};
use crate::policy::{Agreement, Period, Policy};

/// How a contract counts its periods.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spans {
    zone: Zone,
    /// The month and day on which its years begin.
    year_from: (u32, u32),
}

impl Spans {
    pub(crate) fn of(policy: &Policy, agreement: &Agreement) -> Self {
        let from = agreement.statement.as_ref().and_then(|terms| terms.year_from);
        let year_from = from.map_or((1, 1), |day| {
            let (_, month, day) = day.0.ymd();
            (month, day)
        });
        Self { zone: policy.zone(), year_from }
    }

    /// The date of an instant.
    pub(crate) fn date(&self, at: Instant) -> Date {
        self.zone.to_local(at).0
    }

    /// The instant at which a date begins.
    pub(crate) fn instant(&self, date: Date) -> Instant {
        self.zone.instant_of(date, 0).unwrap_or(Instant::MAX)
    }

    /// The first date of the period that a date lies in.
    pub(crate) fn start(&self, per: Period, date: Date) -> Date {
        let (year, month, _) = date.ymd();
        match per {
            Period::Month => months_after(year, month, 1, 0),
            Period::Year => self.year(date),
            Period::Quarter => {
                let (year, month, _) = self.year(date).ymd();
                let quarter = |place| months_after(year, month, self.year_from.1, place * 3);
                (0..4).rev().map(quarter).find(|start| *start <= date).unwrap_or(date)
            }
        }
    }

    fn year(&self, date: Date) -> Date {
        let (month, day) = self.year_from;
        let this = months_after(date.year(), month, day, 0);
        if this <= date { this } else { months_after(date.year() - 1, month, day, 0) }
    }

    /// The first date after a period that begins on a date.
    pub(crate) fn next(&self, per: Period, start: Date) -> Date {
        let (year, month, _) = start.ymd();
        match per {
            Period::Month => months_after(year, month, 1, 1),
            Period::Quarter => months_after(year, month, self.year_from.1, 3),
            Period::Year => months_after(year, month, self.year_from.1, 12),
        }
    }

    /// The first date after this one on which a period begins.
    pub(crate) fn next_start(&self, date: Date) -> Date {
        let after = |per| self.next(per, self.start(per, date));
        after(Period::Month).min(after(Period::Quarter))
    }

    /// The period that begins on a date, as an answer names it.
    pub(crate) fn named(&self, per: Period, start: Date) -> PeriodAnswer {
        let to = self.next(per, start).plus_days(-1);
        PeriodAnswer { per: per.as_str(), from: start.to_string(), to: to.to_string() }
    }
}

/// A day of the month so many months later, or the last day of that month.
fn months_after(year: i32, month: u32, day: u32, months: i32) -> Date {
    let place = year * 12 + i32::try_from(month).unwrap_or(1) - 1 + months;
    let (year, month) = (place.div_euclid(12), u32::try_from(place.rem_euclid(12)).unwrap_or(0) + 1);
    let last = days_in_month(year, month).unwrap_or(28);
    Date::from_ymd(year, month, day.min(last)).unwrap_or_else(|| Date::from_days(0))
}

#[cfg(test)]
mod tests {
    use super::Spans;
    use crate::calendar::Zone;
    use crate::civil::Date;
    use crate::policy::Period;

    #[test]
    fn quarters_follow_the_year_of_the_contract() {
        let spans = Spans { zone: Zone::utc(), year_from: (2, 15) };
        let date = |text| Date::parse(text).unwrap();
        assert_eq!(spans.start(Period::Year, date("2026-02-14")), date("2025-02-15"));
        assert_eq!(spans.start(Period::Quarter, date("2026-02-14")), date("2025-11-15"));
        assert_eq!(spans.next(Period::Quarter, date("2025-11-15")), date("2026-02-15"));
        assert_eq!(spans.start(Period::Month, date("2026-02-14")), date("2026-02-01"));
        assert_eq!(spans.next_start(date("2026-02-01")), date("2026-02-15"));
    }
}
