//! Tickets come in the order in which they stopped, each once.

use std::collections::BTreeSet;

use crate::policy::Policy;
use crate::ticket::Ticket;
use crate::{Error, ErrorCode, Instant};

/// The last ticket that came.
#[derive(Debug, Default)]
pub(super) struct Order {
    last: Option<(Instant, Option<Box<str>>)>,
    /// The numbers of all that stopped at that instant.
    same: BTreeSet<Box<str>>,
}

impl Order {
    /// The next ticket is no earlier than the last, and not one that was there.
    pub(super) fn next(&mut self, stop: Instant, ticket: &Ticket, policy: &Policy) -> Result<(), Error> {
        let named = |id: Option<&str>| id.map_or_else(|| "a ticket".to_owned(), |id| format!("ticket {id}"));
        if let Some((last, id)) = self.last.as_ref().filter(|(last, _)| stop < *last) {
            let at = |instant: Instant| crate::timestamp::format(instant, policy.zone());
            let found = format!("{} that stopped at {} after one that stopped later", named(ticket.id()), at(stop));
            let id = named(id.as_deref());
            let expected = format!("tickets in the order in which they stopped: {id} stopped at {}", at(*last));
            return Err(Error::at(ErrorCode::TicketInvalid, "", found, expected));
        }
        if self.last.as_ref().is_none_or(|(last, _)| *last < stop) {
            self.same.clear();
        }
        if let Some(id) = &ticket.id
            && !self.same.insert(id.clone())
        {
            let found = format!("{} a second time", named(Some(id)));
            return Err(Error::at(ErrorCode::TicketInvalid, "/id", found, "each ticket once"));
        }
        self.last = Some((stop, ticket.id.clone()));
        Ok(())
    }
}
