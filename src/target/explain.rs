//! The sentence that explains a target, in English and French.
//!
//! Sentences are templates in both languages, filled by one small writer: formatting code for each would weigh on the module.

mod hours;
mod terms;
mod words;

use super::{At, CalendarAt, Recurrence, ReportingWindow, Target};
use crate::calendar::Calendar;
use crate::civil::Minute;
use crate::instant::Duration;

pub(crate) use terms::Terms;
use words::{Form, Words};
pub(crate) use words::{day_in_words, hour_in_words, length_in_words};

/// A language the product speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

impl Language {
    /// The language of a BCP 47 tag: French for `fr` and `fr-CA`, English for everything else.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("fr") { Self::French } else { Self::English }
    }
}

/// A calendar's week in words.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn week_in_words(calendar: &Calendar, language: Language) -> String {
    Words { calendar, language, reported: true }.week()
}

impl Target {
    /// What the target promises, in a sentence without capital or full stop.
    ///
    /// ```
    /// use sla_clock::*;
    /// let mut week = Week::default();
    /// for day in &Weekday::ALL[..6] {
    ///     week.set(*day, vec![Hours::parse("08:00-18:00").unwrap()]);
    /// }
    /// let calendar = Calendar::new(CalendarSpec { week, ..CalendarSpec::always(Zone::utc()) }).unwrap();
    /// let target = Target::Working { duration: Duration::from_minutes(240) };
    /// assert_eq!(target.explain(&calendar, Language::French), "4 h ouvrables, du lundi au samedi de 8 h à 18 h");
    /// assert_eq!(target.explain(&calendar, Language::English), "4 h of working time, Monday to Saturday from 08:00 to 18:00");
    /// ```
    #[must_use]
    pub fn explain(&self, calendar: &Calendar, language: Language) -> String {
        Words { calendar, language, reported: true }.target(self)
    }
}

impl Words<'_> {
    fn target(&self, form: &Target) -> String {
        match form {
            Target::Working { duration } => self.working(*duration),
            Target::WorkingDays { n, at } => self.in_week(&self.at_day(*n, *at)),
            Target::ReportingWindows(rows) => self.in_week(&self.windows(rows)),
            Target::CalendarDays { n, at } => self.calendar_days(*n, *at),
            Target::OwnDate => self.say(["by the date set on the ticket", "à la date fixée sur le ticket"], &[]),
            Target::Recurring { rule, at } => {
                let said = self.recurring(*rule, *at);
                if rule.counts_working_days() { self.in_week(&said) } else { said }
            }
        }
    }

    /// A sentence, then the week it counts in.
    fn in_week(&self, said: &str) -> String {
        self.say(["$, $"; 2], &[said, &self.week()])
    }

    fn working(&self, duration: Duration) -> String {
        let length = self.length(duration);
        if self.calendar.is_always() {
            return self.in_week(&length);
        }
        // In French one and a half is still singular: "1 h ouvrée".
        let one = length.strip_prefix("1 ").is_some_and(|unit| !unit.contains(' '));
        let worked = self.worked(if one { Form::Hour } else { Form::Hours });
        self.in_week(&self.say(["$ of working time", "$ $"], &[&length, worked]))
    }

    fn working_day(&self, n: u32) -> String {
        if n == 0 {
            return self.say(["the day of $", "jour du $"], &[self.start()]);
        }
        let day = self.say(["$ working day", "$ jour $"], &[&self.nth(n), self.worked(Form::Day)]);
        self.say(["the $ after $", "$ suivant le $"], &[&day, self.start()])
    }

    fn at_day(&self, n: u32, at: At) -> String {
        let day = self.working_day(n);
        match at {
            At::End | At::Hour(Minute::END) => self.say(["by the end of $", "avant la fin du $"], &[&day]),
            At::Close => self.say(["by closing on $", "avant la fermeture du $"], &[&day]),
            At::Hour(hour) => self.say(["by $ on $", "au plus tard à $ le $"], &[&self.hour(hour), &day]),
        }
    }

    fn windows(&self, rows: &[ReportingWindow]) -> String {
        let made = if self.reported { ["reported", "signalé"] } else { ["started", "parti"] };
        let made = self.pick(made);
        let row = |row: &ReportingWindow| {
            let due = self.at_day(row.days, row.at);
            let Some(until) = row.until else {
                return self.say(["$ later: $", "$ plus tard : $"], &[made, &due]);
            };
            let both = if until.inclusive {
                ["$ up to and including $: $", "$ jusqu’à $ inclus : $"]
            } else {
                ["$ before $: $", "$ avant $ : $"]
            };
            self.say(both, &[made, &self.hour(until.hour), &due])
        };
        let said = self.join(["; ", " ; "], &mut rows.iter().map(row));
        if self.calendar.is_always() {
            return said;
        }
        let both = [
            "$; $ on a day that is not worked: as at 00:00 on the next working day",
            "$ ; $ un jour non $ : comme à 0 h le jour $ suivant",
        ];
        let worked = self.worked(Form::Day);
        self.say(both, &[&said, made, worked, worked])
    }

    fn calendar_days(&self, n: u32, at: CalendarAt) -> String {
        let nth = self.nth(n);
        match (at, n) {
            (CalendarAt::SameHour, 0 | 1) => self.say(
                ["$ calendar day later, at the same hour", "$ jour calendaire plus tard, à la même heure"],
                &[&n.to_string()],
            ),
            (CalendarAt::SameHour, _) => self.say(
                ["$ calendar days later, at the same hour", "$ jours calendaires plus tard, à la même heure"],
                &[&n.to_string()],
            ),
            (CalendarAt::End | CalendarAt::Hour(Minute::END), 0) => {
                self.say(["by the end of the day of $", "avant la fin du jour du $"], &[self.start()])
            }
            (CalendarAt::End | CalendarAt::Hour(Minute::END), _) => self.say(
                ["by the end of the $ calendar day after $", "avant la fin du $ jour calendaire suivant le $"],
                &[&nth, self.start()],
            ),
            (CalendarAt::Hour(hour), 0) => {
                let both = ["by $ on the day of $", "au plus tard à $ le jour du $"];
                self.say(both, &[&self.hour(hour), self.start()])
            }
            (CalendarAt::Hour(hour), _) => self.say(
                ["by $ on the $ calendar day after $", "au plus tard à $ le $ jour calendaire suivant le $"],
                &[&self.hour(hour), &nth, self.start()],
            ),
        }
    }

    fn recurring(&self, rule: Recurrence, at: Minute) -> String {
        let worked = self.worked(Form::Day);
        let on = match rule {
            Recurrence::Daily => self.say(["every day", "chaque jour"], &[]),
            Recurrence::WorkingDaily => self.say(["every working day", "chaque jour $"], &[worked]),
            Recurrence::Weekly(day) => self.say(["every $", "chaque $"], &[self.day(day)]),
            Recurrence::NthWorkingDay(-1) => {
                self.say(["on the last working day of the month", "le dernier jour $ du mois"], &[worked])
            }
            Recurrence::NthWorkingDay(n) => {
                let both = if n < 0 {
                    ["on the $ working day from the end of the month", "le $ jour $ à partir de la fin du mois"]
                } else {
                    ["on the $ working day of the month", "le $ jour $ du mois"]
                };
                self.say(both, &[&self.nth(n.unsigned_abs().into()), worked])
            }
            // The last day stands in where the month is shorter, and no month is longer than 31 days.
            Recurrence::DayOfMonth(31..) => self.say(["on the last day of the month", "le dernier jour du mois"], &[]),
            Recurrence::DayOfMonth(n) => {
                // In French the first of a month is counted, the others are numbered.
                let number = if n == 1 { self.nth(1) } else { n.to_string() };
                let english = self.nth(n.into());
                let both = if n > 28 {
                    [
                        "on the $ of the month (the last day where it is shorter)",
                        "le $ du mois (le dernier jour s’il est plus court)",
                    ]
                } else {
                    ["on the $ of the month", "le $ du mois"]
                };
                self.say(both, &[self.pick([&english, &number])])
            }
        };
        self.say(["$ by $", "$ au plus tard à $"], &[&on, &self.hour(at)])
    }
}
