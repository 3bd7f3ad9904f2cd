//! Weekend dates from which a holiday is moved, in calendars that are open on them.

use super::Severity;
use super::finding::{Findings, key};
use crate::calendar::{Calendar, Holiday, Observed};
use crate::civil::Date;
use crate::policy::Policy;

/// A date of every rule falls on each day of the week within as many years.
const YEARS: std::ops::RangeInclusive<i32> = 2026..=2053;

/// Official lists name the day taken off alone: on the date itself, a calendar of seven days would be open at Christmas.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (name, calendar) in policy.calendars() {
        let mut worked: Vec<(Date, &Holiday)> =
            calendar.holidays().filter_map(|holiday| Some((first_worked(calendar, holiday)?, holiday))).collect();
        if worked.is_empty() {
            continue;
        }
        worked.sort_by_key(|(date, _)| *date);
        let list = |french: bool| {
            let said = worked.iter().map(|(date, holiday)| match &holiday.name {
                Some(name) => format!("{date} ({})", if french { &name.fr } else { &name.en }),
                None => date.to_string(),
            });
            said.collect::<Vec<_>>().join(", ")
        };
        findings.add(
            ("holiday-worked", Severity::Notice),
            format!("/calendars/{}", key(name)),
            format!("{name} is open on dates whose holiday is moved off the weekend: {}. The same day without \"observed\" closes them too.", list(false)),
            format!("{name} est ouvert à des dates dont le jour férié est reporté après le week-end : {}. Le même jour sans « observed » les ferme aussi.", list(true)),
        );
    }
}

/// The first date on which the holiday falls, is moved away, and the calendar opens.
fn first_worked(calendar: &Calendar, holiday: &Holiday) -> Option<Date> {
    let stays = Holiday { observed: Observed::AsIs, ..holiday.clone() };
    YEARS
        .filter_map(|year| Some((stays.date_in(year)?, holiday.date_in(year)?)))
        .find_map(|(falls, kept)| (falls != kept && calendar.working_day(falls)).then_some(falls))
}
