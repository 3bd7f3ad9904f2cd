//! Until when a penalty is claimed.

use super::clause::Clause;
use crate::Instant;
use crate::assessment::ClaimAnswer;
use crate::civil::{Date, days_in_month};
use crate::policy::{Claim, ClaimFrom, LastDay, Policy};
use crate::scene::Scene;
use crate::ticket::EventKind;

/// How it is claimed; the last day once the first one is known.
pub(super) fn claim(scene: &mut Scene<'_>, claim: &Claim, clauses: &[&Clause<'_>]) -> ClaimAnswer {
    if *claim == Claim::Automatic {
        return ClaimAnswer { automatic: true, last_day: None, until: None, lapsed: false };
    }
    let last_day = last_day(scene, claim, clauses);
    let until = last_day.and_then(|day| scene.policy.calendar_or_always(None).end_of_day(day));
    scene.changes_at(until);
    ClaimAnswer {
        automatic: false,
        last_day: last_day.map(|day| day.to_string()),
        until: until.map(|at| scene.moment(at)),
        lapsed: until.is_some_and(|until| scene.now >= until),
    }
}

/// The last day of a claim, once its first is known.
pub(super) fn last_day(scene: &Scene<'_>, claim: &Claim, clauses: &[&Clause<'_>]) -> Option<Date> {
    let Claim::By { from, last } = claim else { return None };
    let first = match from {
        ClaimFrom::Closed => {
            scene.seen.iter().rev().find(|event| event.kind() == EventKind::Closed).map(|event| event.at)
        }
        ClaimFrom::Stop | ClaimFrom::MonthEnd => {
            let ends: Option<Vec<Instant>> = clauses.iter().map(|clause| clause.ended).collect();
            ends.and_then(|ends| ends.into_iter().max())
        }
        ClaimFrom::Breach => clauses.iter().filter_map(|clause| clause.late_after).min(),
    };
    let first = first.map(|at| scene.policy.zone().to_local(at).0);
    let first = if *from == ClaimFrom::MonthEnd { first.and_then(month_end) } else { first };
    last.after(first?, scene.policy)
}

/// The last date of a date's month.
fn month_end(date: Date) -> Option<Date> {
    let (year, month, _) = date.ymd();
    Date::from_ymd(year, month, days_in_month(year, month)?)
}

impl LastDay {
    /// The last day, counted from a date that is not counted itself.
    pub(super) fn after(&self, first: Date, policy: &Policy) -> Option<Date> {
        match self {
            Self::Calendar(days) => Some(first.plus_days(i32::try_from(*days).ok()?)),
            Self::Working(0, _) => Some(first),
            Self::Working(days, calendar) => policy.calendar(calendar)?.nth_working_day(first, *days),
            Self::Month(months, day) => {
                let (year, month, _) = first.ymd();
                let months = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(*months);
                let (year, month) = (i32::try_from(months / 12).ok()?, u32::try_from(months % 12).ok()? + 1);
                let last = days_in_month(year, month)?;
                Date::from_ymd(year, month, day.map_or(last, |day| day.min(last)))
            }
        }
    }
}
