//! What a promise says besides its form: which date of the ticket it means, whose wall clock, what a pause does to it.

use super::words::{Both, Form, Words};
use super::{CalendarAt, Language, Target};
use crate::calendar::Calendar;
use crate::scalar::Text;
use crate::target::Pauses;

/// A target as an agreement promises it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'a> {
    pub(crate) form: &'a Target,
    pub(crate) calendar: &'a Calendar,
    /// The ticket's date it speaks of, for [`Target::OwnDate`].
    pub(crate) date: Option<&'a str>,
    /// How many calendar days before that date.
    pub(crate) days_before: u32,
    /// What a pause does to it; none where no pause is admitted.
    pub(crate) pauses: Option<Pauses>,
    /// Whether its calendar keeps another zone than the one answers are written in.
    pub(crate) elsewhere: bool,
    /// Whether its clock starts at the report and nowhere else.
    pub(crate) reported: bool,
}

impl Terms<'_> {
    /// The promise in both languages.
    pub(crate) fn explain(&self) -> Text {
        let said = |tag: &str, language| (tag.into(), self.explain_in(language).into());
        Text::By([said("en", Language::English), said("fr", Language::French)].into())
    }

    fn explain_in(&self, language: Language) -> String {
        let words = Words { calendar: self.calendar, language, reported: self.reported };
        let mut said = match self.date {
            Some(date) if self.days_before > 0 => words.say(
                [
                    "$ calendar days before the ticket’s date “$”, at the same hour",
                    "$ jours calendaires avant la date « $ » du ticket, à la même heure",
                ],
                &[&self.days_before.to_string(), date],
            ),
            Some("appointment") => words.say(["by the appointment", "au plus tard au rendez-vous"], &[]),
            Some(date) => words.say(["by the ticket’s date “$”", "au plus tard à la date « $ » du ticket"], &[date]),
            None => words.target(self.form),
        };
        let plain = matches!(self.form, Target::Working { .. }) && self.calendar.is_always();
        if self.elsewhere && !plain && self.date.is_none() {
            said.push_str(&words.say([", time zone $", ", fuseau $"], &[self.calendar.zone().name()]));
        }
        if let Some(pauses) = self.pauses {
            said.push_str(&words.say(self.pause(pauses), &[words.worked(Form::Days)]));
        }
        said
    }

    fn pause(&self, pauses: Pauses) -> Both<'static> {
        match (self.form, pauses) {
            (Target::Working { .. }, _) => [", pauses left out", ", hors gel du délai"],
            (_, Pauses::Ignore) => [", not moved by pauses", ", sans report en cas de gel"],
            (Target::CalendarDays { at: CalendarAt::SameHour, .. }, _) => {
                [", moved on by the time of a pause", ", reporté de la durée du gel"]
            }
            (Target::CalendarDays { .. }, _) => {
                [", moved on by the dates of a pause", ", reporté des jours calendaires de gel"]
            }
            _ => [", moved on by the working days of a pause", ", reporté des jours $ de gel"],
        }
    }
}
