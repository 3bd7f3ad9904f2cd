import { SlaError } from '../error.js';

const encoder = /* @__PURE__ */ new TextEncoder();

/** What the core says instead of a time, -1 for the first. */
const FAILURES = ['out-of-range', 'no-open-time', 'ticket-invalid', 'policy-invalid'];

/**
 * Instants as the core takes them.
 *
 * @param {Float64Array | Iterable<number | Date>} instants
 * @returns {Float64Array}
 */
export function instantsInput(instants) {
  if (instants instanceof Float64Array) return instants;
  try {
    if (Object(instants) !== instants) throw new TypeError('no list');
    return Float64Array.from(/** @type {any} */ (instants), Number);
  } catch (cause) {
    throw new SlaError('out-of-range', 'starts and stops must be lists of epoch milliseconds', { cause });
  }
}

/**
 * The ticket that all of them are like, as bytes: only its events are left out of account, the start says when it was reported.
 *
 * @param {object} like
 * @returns {Uint8Array}
 */
export function likeInput(like) {
  try {
    return encoder.encode(JSON.stringify({ ...like, events: [] }));
  } catch (cause) {
    throw new SlaError('ticket-invalid', 'the ticket object has no JSON text', { cause });
  }
}

/**
 * Numbers as they are handed out: where there is none, NaN, and why.
 *
 * @param {Float64Array} numbers as the core wrote them; changed in place
 */
export function withFailures(numbers) {
  const failures = [];
  for (let index = 0; index < numbers.length; index += 1) {
    if (numbers[index] < 0) {
      failures.push(Object.freeze({ index, code: FAILURES[-1 - numbers[index]] || 'internal' }));
      numbers[index] = NaN;
    }
  }
  return Object.freeze(failures);
}
