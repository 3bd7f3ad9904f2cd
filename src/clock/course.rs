//! The course of a clock: how much is used at an instant, and at which instant so much is used.

use crate::calendar::Calendar;
use crate::target::{self, Due, Start, Target, Warning, elapsed_outside};
use crate::{Duration, Error, Instant};

/// A target run on a calendar from a start, with breaks in which nothing counts.
#[derive(Debug)]
pub(crate) struct Course<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) start: Instant,
    /// Disjoint, in order, ending after the start.
    pub(super) breaks: Vec<(Instant, Instant)>,
    pub(super) due: Due,
    form: &'a Target,
    own_date: Option<Instant>,
    effect: target::Pauses,
}

/// What of a course a penalty is reckoned on.
#[derive(Debug)]
pub(crate) struct Span<'a> {
    pub(crate) start: Instant,
    pub(crate) due: Instant,
    pub(crate) due_day: Option<crate::civil::Date>,
    pub(crate) calendar: &'a Calendar,
    /// In order and apart.
    pub(crate) breaks: Vec<(Instant, Instant)>,
}

impl<'a> Course<'a> {
    /// Joins breaks that overlap or touch: what is excused twice is excused once. To a target of days that ignores
    /// pauses, breaks are nothing.
    pub(super) fn new(
        calendar: &'a Calendar,
        form: &'a Target,
        effect: target::Pauses,
        own_date: Option<Instant>,
        start: Instant,
        breaks: Vec<(Instant, Instant)>,
    ) -> Result<Self, Error> {
        let counted = !form.is_day_shaped() || effect == target::Pauses::Shift;
        let breaks = if counted { breaks } else { Vec::new() };
        let clipped = breaks.into_iter().map(|(from, to)| (from.max(start), to)).collect();
        let breaks = target::unite(clipped);
        let due = form.due(&Start { at: start, pauses: &breaks, effect, own_date }, calendar)?;
        Ok(Self { calendar, start, breaks, due, form, own_date, effect })
    }

    fn started(&self) -> Start<'_> {
        Start { at: self.start, pauses: &self.breaks, effect: self.effect, own_date: self.own_date }
    }

    /// When it began, when it is due and on which day, its calendar, and its breaks: what a penalty is reckoned on.
    pub(crate) fn span(&self) -> Span<'a> {
        Span {
            start: self.start,
            due: self.due.at,
            due_day: self.due.day,
            calendar: self.calendar,
            breaks: self.breaks.clone(),
        }
    }

    /// How much of the calendar's open time the target gives.
    pub(crate) fn allowed(&self) -> Duration {
        self.due.total
    }

    /// Open time from the start to `at`, breaks left out.
    pub(crate) fn used(&self, at: Instant) -> Duration {
        if at <= self.start { Duration::ZERO } else { elapsed_outside(self.calendar, self.start, at, &self.breaks) }
    }

    /// Open time past the due instant at `at`, breaks left out.
    pub(crate) fn lateness(&self, at: Instant) -> Duration {
        if at <= self.due.at { Duration::ZERO } else { elapsed_outside(self.calendar, self.due.at, at, &self.breaks) }
    }

    /// Elapsed time from the due instant to `at`, breaks left out.
    pub(crate) fn elapsed_late(&self, at: Instant) -> Duration {
        let excused =
            |(from, to): &(Instant, Instant)| ((*to).min(at).millis() - (*from).max(self.due.at).millis()).max(0);
        let excused: i64 = self.breaks.iter().map(excused).sum();
        Duration::from_millis((at.since(self.due.at).millis() - excused).max(0))
    }

    /// The earliest instant of a rung of a warning ladder.
    pub(crate) fn reached(&self, rung: Warning) -> Result<Instant, Error> {
        self.form.warning(rung, &self.started(), &self.due, self.calendar)
    }
}
