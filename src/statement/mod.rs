//! Statements: tickets go by in the order in which they stopped, and what they come to is told line by line.

mod order;
mod question;
mod stop;
mod total;

pub use question::StatementQuestion;

use crate::agreement::reference;
use crate::assessment::{
    AgreementStatement, EntryKind, MeasureAnswer, Moment, PolicyReference, Statement, StatementEntry, TicketCounts,
};
use crate::audience::{sees_agreement, sees_penalties};
use crate::civil::Date;
use crate::engine::{Judged, judged};
use crate::money::Money;
use crate::penalty::{Book, Closed, Counted, Spans};
use crate::policy::Policy;
use crate::ticket::Ticket;
use crate::{Error, ErrorCode, Instant};
use order::Order;
use stop::stop;

/// Makes a statement: takes tickets one by one, in the order in which they stopped.
///
/// Get one with [`Policy::statement`].
#[derive(Debug)]
pub struct StatementBuilder<'a> {
    policy: &'a Policy,
    question: StatementQuestion,
    /// The agreements that it is made for, by their place in the policy.
    agreements: Vec<(usize, AgreementStatement)>,
    wanted: Option<usize>,
    book: Book,
    counts: TicketCounts,
    entries: Vec<StatementEntry>,
    surveyed: bool,
    adding: bool,
    order: Order,
    /// Periods before this date are closed.
    closed: Option<Date>,
}

impl Policy {
    /// Begins a statement: the credits of many tickets over a period, with their proof.
    ///
    /// Tickets are given in the order in which they stopped, also those that stopped before the period: they count for
    /// accounts (yearly caps, repeats, rights) alone. A ticket stops when the last of its clocks and outages does; in the
    /// period in which it stops it is credited. Outage counts in the period in which it lies, so tickets that stopped
    /// after the period are of use too. What a period measures comes at its end, after its tickets.
    ///
    /// Where the agreements measure outage, count misses or repeat ([`StatementBuilder::needs_survey`]), every ticket is
    /// given to [`survey`](StatementBuilder::survey) first: two passes, and never a third. What is kept grows with accounts
    /// and periods, and with what [`Statement::kept`](crate::assessment::Statement::kept) tells.
    ///
    /// # Errors
    /// `out-of-range` at `/from`, `/to`, `/agreement` or a fee.
    ///
    /// ```
    /// use sla_clock::{Policy, StatementQuestion};
    ///
    /// let policy = Policy::from_json(r#"{
    ///   "format": 1, "id": "lines", "currency": "EUR", "calendars": { "always": { "week": "24x7" } },
    ///   "qualification": { "otherwise": "P1" },
    ///   "agreements": [ { "id": "customer", "kind": "sla",
    ///     "targets": [ { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ],
    ///     "penalties": [ { "id": "late", "on": "restore", "amount": "48.00 EUR", "perStarted": "1h" } ],
    ///     "settlement": { "caps": [ { "amount": "100.00 EUR", "per": "month" } ] } } ] }"#)?;
    /// let ticket = |opened: &str, restored: &str| policy.ticket(format!(
    ///     r#"{{ "events": [ {{ "at": "{opened}", "type": "opened" }}, {{ "at": "{restored}", "type": "restored" }} ] }}"#).as_bytes());
    /// let tickets = [ticket("2026-04-02T08:00:00Z", "2026-04-02T13:30:00Z")?, ticket("2026-04-09T08:00:00Z", "2026-04-09T12:30:00Z")?];
    ///
    /// let period = (policy.instant("2026-04-01T00:00:00Z")?, policy.instant("2026-05-01T00:00:00Z")?);
    /// let mut builder = policy.statement(StatementQuestion::new(period.0, period.1))?;
    /// for ticket in &tickets {
    ///     builder.add(ticket)?;
    /// }
    /// let statement = builder.finish()?;
    /// // Two started hours, then one of which the month's cap leaves 4.00.
    /// let amounts: Vec<_> = statement.entries.iter().filter_map(|entry| entry.amount).map(|amount| amount.to_string()).collect();
    /// assert_eq!(amounts, ["96.00 EUR", "4.00 EUR"]);
    /// assert_eq!(statement.totals[0].amount.to_string(), "100.00 EUR");
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    pub fn statement(&self, question: StatementQuestion) -> Result<StatementBuilder<'_>, Error> {
        StatementBuilder::new(self, question)
    }
}

impl<'a> StatementBuilder<'a> {
    fn new(whole: &'a Policy, question: StatementQuestion) -> Result<Self, Error> {
        let policy = whole.seen_by(question.audience)?;
        question.check(policy)?;
        let shown = |index: &usize| {
            let agreement = policy.agreements().get(*index);
            agreement.is_some_and(|one| {
                sees_agreement(question.audience, one.kind) && sees_penalties(question.audience, one)
            })
        };
        let places: Vec<usize> = (0..policy.agreements().len()).filter(shown).collect();
        let wanted = question.agreement(policy, &places)?;
        let of = |place: &usize| {
            let agreement = policy.agreements().get(*place)?;
            let zero = policy.currency().map(|currency| Money::new(rust_decimal::Decimal::ZERO, currency));
            let empty = AgreementStatement {
                agreement: reference(agreement),
                amount: zero,
                missing: Vec::new(),
                tickets: 0,
                missed: 0,
                measures: Vec::new(),
                rights: Vec::new(),
                accounts: Vec::new(),
            };
            Some((*place, empty))
        };
        let agreements =
            places.iter().filter(|place| wanted.is_none_or(|wanted| wanted == **place)).filter_map(of).collect();
        let book = Book::new(question.fees.clone());
        Ok(Self {
            policy,
            question,
            agreements,
            wanted,
            book,
            counts: TicketCounts::default(),
            entries: Vec::new(),
            surveyed: false,
            adding: false,
            order: Order::default(),
            closed: None,
        })
    }

    /// Whether every ticket must be given to [`Self::survey`] before the first is given to [`Self::add`].
    #[must_use]
    pub fn needs_survey(&self) -> bool {
        let agreements = || self.agreements.iter().filter_map(|(place, _)| self.policy.agreements().get(*place));
        agreements().any(Book::needs_survey)
    }

    /// The first pass: what a ticket tells of periods that are not its own.
    ///
    /// # Errors
    /// `ticket-invalid` for a ticket that stopped before the one given before it, and for one that is given twice;
    /// `out-of-range` as an assessment.
    pub fn survey(&mut self, ticket: &Ticket) -> Result<(), Error> {
        self.surveyed = true;
        if !self.is_of_party(ticket) {
            return Ok(());
        }
        let mut judged = self.judged(ticket, Instant::MIN)?;
        let stop = stop(&judged);
        match stop {
            Some(stop) => self.order.next(stop, ticket, self.policy)?,
            // What goes on is late once its time is over, whether anything is heard of it or not.
            None => judged = self.judged(ticket, self.question.to)?,
        }
        let until = stop.unwrap_or(self.question.to);
        for (agreement, clocks) in &judged.held {
            self.book.survey(Counted { judged: &judged, agreement: *agreement, clocks }, until)?;
        }
        Ok(())
    }

    /// Credits a ticket. What that adds to the statement can be taken at once: [`Self::take`].
    ///
    /// # Errors
    /// `ticket-invalid` for a ticket that stopped before the one given before it, for one that is given twice, and for one
    /// that was to be surveyed first; `out-of-range` as an assessment.
    pub fn add(&mut self, ticket: &Ticket) -> Result<(), Error> {
        if !self.adding {
            if self.needs_survey() && !self.surveyed {
                let expected =
                    "every ticket surveyed first: the agreement measures outage, or counts misses or repeats";
                return Err(Error::at(ErrorCode::TicketInvalid, "", "a ticket that was not surveyed", expected));
            }
            // The second pass begins anew.
            self.order = Order::default();
            self.adding = true;
        }
        if !self.is_of_party(ticket) {
            self.counts.elsewhere += 1;
            return Ok(());
        }
        let judged = self.judged(ticket, Instant::MIN)?;
        if judged.held.is_empty() {
            self.counts.elsewhere += 1;
            return Ok(());
        }
        let Some(stop) = stop(&judged) else {
            self.counts.open += 1;
            return Ok(());
        };
        self.order.next(stop, ticket, self.policy)?;
        if stop >= self.question.to {
            self.counts.after += 1;
            return Ok(());
        }
        self.close_before(stop)?;
        let counted = stop >= self.question.from;
        *(if counted { &mut self.counts.counted } else { &mut self.counts.before }) += 1;
        for (agreement, clocks) in &judged.held {
            let entry = self.book.credit(Counted { judged: &judged, agreement: *agreement, clocks }, stop)?;
            if counted {
                self.enter(*agreement, entry)?;
            }
        }
        Ok(())
    }

    /// The entries made since they were last taken, in order. Whoever takes them as they come holds no more than that.
    pub fn take(&mut self) -> Vec<StatementEntry> {
        std::mem::take(&mut self.entries)
    }

    /// Ends the period: the last measures, the rights, the sums; with the entries that were not taken.
    ///
    /// # Errors
    /// `out-of-range` when an amount overflows.
    pub fn finish(mut self) -> Result<Statement, Error> {
        self.close_before(self.question.to)?;
        let kept = self.book.kept();
        let period = (self.question.from, self.question.to);
        let last = self.question.to.plus(crate::Duration::from_millis(-1)).unwrap_or(self.question.to);
        let mut agreements = Vec::with_capacity(self.agreements.len());
        for (place, mut agreement) in std::mem::take(&mut self.agreements) {
            agreement.rights = self.book.rights(self.policy, place, period);
            agreement.accounts = self.book.answers(self.policy, place, last);
            agreements.push(agreement);
        }
        let policy = self.policy;
        Ok(Statement {
            policy: PolicyReference {
                id: policy.id().into(),
                version: policy.version().map(Into::into),
                title: policy.title().cloned(),
            },
            audience: self.question.audience,
            party: self.question.party.as_deref().map(Into::into),
            from: Moment::new(self.question.from, policy.zone()),
            to: Moment::new(self.question.to, policy.zone()),
            time_zone: policy.zone().name().to_owned(),
            totals: total::totals(&agreements)?,
            agreements,
            tickets: self.counts,
            kept,
            entries: self.entries,
        })
    }

    fn is_of_party(&self, ticket: &Ticket) -> bool {
        self.question.party.as_deref().is_none_or(|party| ticket.party.as_deref() == Some(party))
    }

    /// The ticket with all that is known of it, at its last event or later.
    fn judged<'t>(&self, ticket: &'t Ticket, later: Instant) -> Result<Judged<'t>, Error>
    where
        'a: 't,
    {
        let now = ticket.events.last().map_or(later, |event| event.at.max(later));
        judged(self.policy, ticket, now, self.question.audience, self.wanted)
    }

    /// Ends every period before an instant, in order.
    fn close_before(&mut self, at: Instant) -> Result<(), Error> {
        let places: Vec<usize> = self.agreements.iter().map(|(place, _)| *place).collect();
        let spans = |place: usize| self.policy.agreements().get(place).map(|one| Spans::of(self.policy, one));
        let Some(first) = places.first().and_then(|place| spans(*place)) else { return Ok(()) };
        let begin = self.closed.unwrap_or_else(|| first.date(at.min(self.question.from)));
        let mut date = begin;
        loop {
            let next = places.iter().filter_map(|place| spans(*place)).map(|spans| spans.next_start(date)).min();
            let Some(next) = next.filter(|next| first.instant(*next) <= at) else { break };
            for place in &places {
                let closed = self.book.close(self.policy, *place, next)?;
                self.enter_closed(*place, first.instant(next), closed)?;
            }
            date = next;
        }
        self.closed = Some(date);
        Ok(())
    }

    fn enter_closed(&mut self, place: usize, at: Instant, closed: Closed) -> Result<(), Error> {
        let (from, to) = (self.question.from, self.question.to);
        if from < at && at <= to {
            for entry in closed.ended {
                self.enter(place, entry)?;
            }
            self.measured(place, closed.measures);
        }
        if from <= at && at < to {
            for entry in closed.begun {
                self.enter(place, entry)?;
            }
        }
        Ok(())
    }

    fn measured(&mut self, place: usize, measures: Vec<MeasureAnswer>) {
        if let Some((_, agreement)) = self.agreements.iter_mut().find(|(known, _)| *known == place) {
            agreement.measures.extend(measures);
        }
    }

    fn enter(&mut self, place: usize, entry: StatementEntry) -> Result<(), Error> {
        if let Some((_, agreement)) = self.agreements.iter_mut().find(|(known, _)| *known == place) {
            if entry.kind == EntryKind::Ticket {
                agreement.tickets += 1;
                agreement.missed += i64::from(!entry.missed.is_empty());
            }
            for missing in &entry.missing {
                if !agreement.missing.contains(missing) {
                    agreement.missing.push(missing.clone());
                }
            }
            total::add(agreement, &entry)?;
        }
        self.entries.push(entry);
        Ok(())
    }
}
