//! The tickets of a stream, one JSON object a line, read all: for an answer over them together.

use std::io::{self, BufReader, Read};

use sla_clock::{Error, Policy, Ticket};

use super::lines::{Line, Lines};

/// Each line's number, and its ticket or why it is none.
pub(crate) fn tickets(policy: &Policy, input: impl Read) -> io::Result<Vec<(u64, Result<Ticket, Error>)>> {
    let mut lines = Lines::new(BufReader::new(input), Policy::MAX_TICKET_BYTES);
    let mut tickets = Vec::new();
    while let Some((number, line)) = lines.next()? {
        let ticket = match line {
            Line::Text(text) => policy.ticket(&text),
            // Refused as the core refuses one of any such length; the line itself was never held.
            Line::TooLong(_) => policy.ticket(&vec![b' '; Policy::MAX_TICKET_BYTES + 1]),
        };
        tickets.push((number, ticket));
    }
    Ok(tickets)
}
