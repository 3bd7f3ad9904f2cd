//! The agenda: what comes between two instants if nothing else happens.
//!
//! Because nothing else happens, an assessment at a later instant shows every instant passed on the way: [`walk`] asks for
//! one at the end, and in between only where the later answer would no longer tell, and [`items`] reads what lies between
//! two answers. [`tasks`] does the same for the policy's recurring tasks ([`mod@missed`]: what a miss sets off), [`say`] has the sentences, [`calendar`] writes it
//! all down as iCalendar.

mod calendar;
mod items;
mod missed;
mod say;
mod tasks;
mod walk;

use crate::assessment::{Agenda, AgendaFailure, AgendaItem, Audience, Moment};
use crate::order::sort_by_number;
use crate::policy::Policy;
use crate::ticket::Ticket;
use crate::{Duration, Error, ErrorCode, Instant};

/// The longest stretch of time that an agenda is made for, in elapsed days.
const MOST_DAYS: i64 = 366;
/// An agenda has no more items than this.
const MOST_ITEMS: usize = 10_000;

impl Policy {
    /// Everything that comes for a ticket after `from`, up to and including `to`, if nothing else happens: what falls due,
    /// warns, escalates, must be told, moves on to the next support level or costs more, in the order of time. Events after
    /// `from` are not seen, visits agreed excepted. A clock that stands still all the while has no instants; it is listed.
    ///
    /// # Errors
    /// `out-of-range` at `/to` for an end before the start, or more than 366 days after it; `too-large` for more than
    /// 10,000 items; else as [`Self::assess`].
    ///
    /// ```
    /// use sla_clock::{Audience, Policy};
    /// let policy = Policy::from_json(r#"{
    ///   "format": 1, "id": "lines", "timeZone": "Europe/Paris", "calendars": { "always": { "week": "24x7" } },
    ///   "qualification": { "otherwise": "P1" },
    ///   "agreements": [ { "id": "customer", "kind": "sla", "targets": [
    ///     { "metric": "restore", "warnAt": ["75%"], "by": { "P1": { "within": "4h", "calendar": "always" } } } ] } ]
    /// }"#)?;
    /// let ticket = policy.ticket(br#"{ "id": "INC-1", "events": [ { "at": "2026-03-13T19:20:00+01:00", "type": "opened" } ] }"#)?;
    /// let (from, to) = (policy.instant("2026-03-13T20:00:00+01:00")?, policy.instant("2026-03-14T20:00:00+01:00")?);
    /// let agenda = policy.agenda(&ticket, from, to, Audience::Internal)?;
    /// let items: Vec<_> = agenda.items.iter().map(|item| item.summary.in_language("en")).collect();
    /// assert_eq!(items, ["Restoration: 75% used", "Due: Restoration"]);
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    pub fn agenda(&self, ticket: &Ticket, from: Instant, to: Instant, audience: Audience) -> Result<Agenda, Error> {
        let mut agenda = self.no_agenda(from, to, audience)?;
        walk::walk(self.seen_by(audience)?, ticket, &mut agenda)?;
        Ok(agenda)
    }

    /// The agendas of many tickets as one, in the order of time. A ticket that is refused takes no other with it: it is
    /// listed, with its place among the tickets.
    ///
    /// # Errors
    /// As [`Self::agenda`] for the two instants, and `too-large` for more than 10,000 items.
    pub fn agendas(
        &self,
        tickets: impl IntoIterator<Item = Result<Ticket, Error>>,
        from: Instant,
        to: Instant,
        audience: Audience,
    ) -> Result<Agenda, Error> {
        let mut agenda = self.no_agenda(from, to, audience)?;
        let view = self.seen_by(audience)?;
        for (index, ticket) in tickets.into_iter().enumerate() {
            let (items, paused) = (agenda.items.len(), agenda.paused.len());
            if let Err(error) = ticket.and_then(|ticket| walk::walk(view, &ticket, &mut agenda)) {
                if agenda.items.len() > MOST_ITEMS {
                    return Err(error);
                }
                agenda.items.truncate(items);
                agenda.paused.truncate(paused);
                let (code, message) = (error.code(), error.to_string());
                agenda.failures.push(AgendaFailure { index, code, message, problems: error.problems().to_vec() });
            }
        }
        in_order(&mut agenda.items);
        Ok(agenda)
    }

    /// The next occurrences of the policy's recurring tasks after `from`, up to and including `to`: their deadlines with
    /// priority, the warnings before them, and what a miss sets off. For the operator's own people alone.
    ///
    /// # Errors
    /// As [`Self::agenda`].
    pub fn tasks(&self, from: Instant, to: Instant, audience: Audience) -> Result<Agenda, Error> {
        let mut agenda = self.no_agenda(from, to, audience)?;
        tasks::tasks(self.seen_by(audience)?, &mut agenda)?;
        in_order(&mut agenda.items);
        Ok(agenda)
    }

    fn no_agenda(&self, from: Instant, to: Instant, audience: Audience) -> Result<Agenda, Error> {
        let zone = self.zone();
        let (from, to) = (Moment::new(from, zone), Moment::new(to, zone));
        let length = to.instant().since(from.instant());
        if length < Duration::ZERO || length.millis() > MOST_DAYS * crate::instant::DAY {
            let expected = "an instant at or after \"from\", and at most 366 days later";
            return Err(Error::at(ErrorCode::OutOfRange, "/to", crate::json::to_text(&to), expected));
        }
        let (policy, time_zone) = (self.reference(), zone.name().to_owned());
        let (items, paused, failures) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Agenda { policy, audience, from, to, time_zone, items, paused, covered: Vec::new(), failures })
    }
}

impl Agenda {
    /// This agenda and another of the same policy and stretch of time as one, in the order of time. An occurrence of a task
    /// that is a ticket already comes once: with the ticket, which may be done.
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        self.covered.extend(other.covered);
        self.items.extend(other.items);
        self.paused.extend(other.paused);
        self.failures.extend(other.failures);
        let covered = &self.covered;
        self.items.retain(|item| {
            let is = |(clock, priority, due): &(String, Box<str>, Instant)| {
                item.clock.as_ref() == Some(clock) && item.priority == *priority && item.occurrence == Some(*due)
            };
            !covered.iter().any(is)
        });
        in_order(&mut self.items);
        self
    }

    /// Refuses to grow past what anybody reads.
    fn hold(&self) -> Result<(), Error> {
        if self.items.len() > MOST_ITEMS {
            return Err(too_many());
        }
        Ok(())
    }
}

fn too_many() -> Error {
    let expected = "at most 10000: an earlier end, or fewer tickets";
    Error::at(ErrorCode::TooLarge, "/to", "an agenda of more items", expected)
}

/// Items of one instant stay in the order of their tickets.
fn in_order(items: &mut [AgendaItem]) {
    sort_by_number(items, |item| item.at.instant().millis());
}
