//! A promise in words.

use super::{Policy, Promise};
use crate::scalar::Text;
use crate::target::Terms;

impl Promise {
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
                pauses: pausable.then_some(self.pauses),
                elsewhere: calendar.zone() != policy.zone(),
                reported,
            };
            terms.explain()
        };
        self.said.get_or_init(make).clone()
    }
}
