// Edits to the ticket: from the form (as data) and from the text area (as text). The text is the truth; the data follows it.
import { writeJson } from '../json/write.js';

/** The state's part that follows from a ticket text: its data, when it can be parsed to an object. */
export function ticketFrom(ticketText) {
  try {
    const ticket = JSON.parse(ticketText);
    if (ticket !== null && typeof ticket === 'object' && !Array.isArray(ticket)) return { ticketText, ticket, ticketReadable: true };
  } catch {
    // The engine says what is wrong, and where; here the data just stays what it was.
  }
  return { ticketText, ticketReadable: false };
}

/**
 * The state's part after an edit in the form.
 * @param {object} ticket the ticket's data before
 * @param {(draft: object) => void} edit changes a copy
 */
export function editTicket(ticket, edit) {
  const draft = structuredClone(ticket ?? {});
  edit(draft);
  return { ticketText: writeJson(draft), ticket: draft, ticketReadable: true };
}

/** The events of a ticket's data, whatever stands there. */
export const eventsOf = (ticket) => (Array.isArray(ticket?.events) ? ticket.events : []);

/** An object of a ticket's data, whatever stands there. */
export const objectOf = (value) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {});
