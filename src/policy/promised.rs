//! A promise in words.

use super::{Policy, Promise};
use crate::Instant;
use crate::scalar::Text;
use crate::target::Terms;

impl Promise {
    /// When it is due for a date that the ticket carries; none where that would lie before 1970.
    pub(crate) fn due_for(&self, date: Instant, policy: &Policy) -> Option<Instant> {
        if self.days_before == 0 {
            return Some(date);
        }
        let zone = policy.calendar_or_always(self.calendar.as_deref()).zone();
        let (day, hour) = zone.to_local(date);
        zone.instant_of(day.plus_days(-i32::try_from(self.days_before).ok()?), hour)
    }

    /// The sentence that says what is promised, in English and French; `pausable` when the agreement admits any pause
    /// of it, `reported` when its clock starts at the report.
    /// Made when it is first asked for: a queue asks a hundred thousand times.
    pub(crate) fn said(&self, policy: &Policy, pausable: bool, reported: bool) -> Text {
        let make = || {
            let calendar = policy.calendar_or_always(self.calendar.as_deref());
            let terms = Terms {
                form: &self.form,
                calendar,
                date: self.date.as_deref(),
                days_before: self.days_before,
                pauses: pausable.then_some(self.pauses),
                elsewhere: calendar.zone() != policy.zone(),
                reported,
            };
            terms.explain()
        };
        self.said.get_or_init(make).clone()
    }
}
