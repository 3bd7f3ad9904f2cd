//! The stretch of real time over which chains are judged.

use crate::civil::Date;
use crate::instant::DAY;
use crate::policy::Policy;
use crate::{Duration, Instant};

/// How many starts are tried in all: a policy with many chains is tried over fewer weeks.
const MOST_STARTS: usize = 400_000;

const HOURS_OF_WEEK: usize = 168;

/// Whole weeks from a Monday 00:00 in the policy's zone.
pub(super) struct Year {
    pub(super) from: Instant,
    pub(super) to: Instant,
    pub(super) weeks: usize,
}

impl Year {
    /// A year from Monday 5 January 2026 on: nothing here reads a clock, so the year is a fixed one.
    pub(super) fn of(policy: &Policy) -> Self {
        let from = policy.zone().instant_of(Date::known(2026, 1, 5), 0).unwrap_or(Instant::MIN);
        let judged = policy.chains().len().max(1) * policy.priorities().len().max(1);
        let weeks = (MOST_STARTS / HOURS_OF_WEEK / judged).clamp(2, 52);
        let length = Duration::from_millis(i64::try_from(weeks).unwrap_or(1) * 7 * DAY);
        Self { from, to: from.plus(length).unwrap_or(Instant::MAX), weeks }
    }

    /// Every hour of it.
    pub(super) fn hours(&self) -> impl Iterator<Item = Instant> {
        let step = Duration::from_minutes(60);
        std::iter::successors(Some(self.from), move |at| at.plus(step)).take_while(|at| *at < self.to)
    }
}
