//! How early works were announced.
//!
//! A period of days counts dates, whatever the hour: ten calendar days before a work at 00:30 are kept by a word at 23:00 of
//! the tenth date before. A period of hours is elapsed time.

use crate::assessment::{NoticeAnswer, NoticeUnit, NoticeVerdict};
use crate::civil::Date;
use crate::policy::{NoticePeriod, Policy};
use crate::scene::Scene;
use crate::{Duration, Instant};

/// Something that begins, and must be announced before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Works {
    pub(super) from: Instant,
    pub(super) to: Option<Instant>,
}

/// The last moment for a notice: the end of a date, which is too late itself, or an instant, which is not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Latest {
    pub(super) at: Instant,
    pub(super) day: Option<Date>,
}

impl Latest {
    pub(super) fn is_past(self, at: Instant) -> bool {
        if self.day.is_some() { at >= self.at } else { at > self.at }
    }
}

/// A working day is not looked for further back.
const MOST_DAYS: i32 = 4000;

impl NoticePeriod {
    /// The last moment at which works may be announced; none past the range of instants.
    pub(super) fn latest(&self, policy: &Policy, works: Works) -> Option<Latest> {
        if let Some(hours) = self.hours {
            return Some(Latest { at: works.from.plus(Duration::from_millis(-hours.millis()))?, day: None });
        }
        let first = policy.zone().to_local(works.from).0;
        let day = match (self.calendar_days, self.working_days) {
            (Some(days), _) => first.plus_days(-i32::try_from(days.get()).ok()?),
            (_, days) => self.working_day_before(policy, first, days?.get())?,
        };
        Some(Latest { at: policy.calendar_or_always(None).end_of_day(day)?, day: Some(day) })
    }

    fn working_day_before(&self, policy: &Policy, first: Date, days: u32) -> Option<Date> {
        let calendar = policy.calendar(&self.calendar.as_ref()?.0)?;
        let mut left = days;
        let back = (0..MOST_DAYS).map(|back| first.plus_days(-back));
        if left == 0 {
            return Some(first);
        }
        back.skip(1).find(|day| {
            left -= u32::from(calendar.working_day(*day));
            left == 0
        })
    }

    /// How much notice a word at an instant gives.
    fn given(&self, policy: &Policy, works: Works, at: Instant) -> i64 {
        if self.hours.is_some() {
            return works.from.since(at).millis();
        }
        let day = |at: Instant| policy.zone().to_local(at).0;
        let (told, first) = (day(at), day(works.from));
        let calendar = self.calendar.as_ref().and_then(|name| policy.calendar(&name.0));
        match calendar.filter(|_| self.working_days.is_some()) {
            // The date of the notice counts when it is worked, the first of the works does not.
            Some(calendar) if told < first => {
                calendar.working_days_between(told.plus_days(-1), first.plus_days(-1)).into()
            }
            Some(calendar) => -i64::from(calendar.working_days_between(first.plus_days(-1), told.plus_days(-1))),
            None => i64::from(first.days()) - i64::from(told.days()),
        }
    }

    /// How a notice stands that was given at an instant, or not yet.
    pub(super) fn answer(
        &self,
        scene: &Scene<'_>,
        works: Works,
        latest: Option<Latest>,
        told: Option<Instant>,
    ) -> NoticeAnswer {
        let late = |at: Instant| latest.is_none_or(|latest| latest.is_past(at));
        let verdict = match told {
            Some(at) if late(at) => NoticeVerdict::Late,
            Some(_) => NoticeVerdict::Kept,
            None if late(scene.now) => NoticeVerdict::Missing,
            None => NoticeVerdict::Open,
        };
        let (unit, asked) = match (self.calendar_days, self.working_days, self.hours) {
            (Some(days), ..) => (NoticeUnit::CalendarDays, days.get().into()),
            (_, Some(days), _) => (NoticeUnit::WorkingDays, days.get().into()),
            (.., hours) => (NoticeUnit::Milliseconds, hours.map_or(0, Duration::millis)),
        };
        NoticeAnswer {
            verdict,
            from: scene.moment(works.from),
            to: works.to.map(|to| scene.moment(to)),
            unit,
            asked,
            given: told.map(|at| self.given(scene.policy, works, at)),
        }
    }
}
