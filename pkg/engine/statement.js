import { SlaError } from '../error.js';
import { audienceInput, instantInput, ticketInput } from './input.js';

/**
 * What a statement is asked for, as the core takes it.
 *
 * @param {{ from: unknown, to: unknown, agreement?: unknown, party?: unknown, audience?: unknown, fees?: unknown }} options
 */
export function statementInput(options) {
  const { from, to, agreement, party, audience, fees } = options || {};
  const given = (value) => (value === undefined || value === null ? undefined : String(value));
  const amounts = Object.entries(fees || {}).flatMap(([name, amount]) => [name, String(amount)]);
  return [edge(from, 'from'), edge(to, 'to'), audienceInput(audience === undefined || audience === null ? 'internal' : audience), given(agreement), given(party), amounts];
}

/** An edge of the period; the core reads dates too. */
function edge(at, name) {
  try {
    return instantInput(at);
  } catch (cause) {
    throw new SlaError('out-of-range', `${name} must be given: epoch milliseconds, RFC 3339 text, a date such as 2026-04-01, or a valid Date`, { path: `/${name}`, cause });
  }
}

/**
 * Makes something of all tickets: at once, or in time where they come in time.
 *
 * @param {unknown} tickets
 * @param {number} limit of each, in bytes
 * @param {(inputs: (Uint8Array | object)[]) => object} make
 */
export function eachTicket(tickets, limit, make) {
  const inputs = [];
  const take = (ticket) => {
    const input = named(inputs.length, () => ticketInput(ticket, limit));
    inputs.push('bytes' in input ? input.bytes : input.object);
  };
  if (typeof tickets?.[Symbol.asyncIterator] === 'function') {
    return (async () => {
      for await (const ticket of /** @type {AsyncIterable<unknown>} */ (tickets)) take(ticket);
      return make(inputs);
    })();
  }
  if (typeof tickets === 'string' || typeof tickets?.[Symbol.iterator] !== 'function') {
    throw new SlaError('ticket-invalid', 'the tickets of a statement are an array, or something else that gives one after the other', { path: '/tickets' });
  }
  for (const ticket of /** @type {Iterable<unknown>} */ (tickets)) take(ticket);
  return make(inputs);
}

/** A ticket that is refused is named by its place. */
function named(place, read) {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SlaError)) throw error;
    const under = `/tickets/${place}`;
    const problems = error.problems.map((problem) => ({ ...problem, path: under + problem.path }));
    throw new SlaError(error.code, `${under}: ${error.message}`, { path: under + error.path, problems, cause: error.cause });
  }
}
