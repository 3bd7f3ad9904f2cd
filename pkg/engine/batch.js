import { SlaError } from '../error.js';

const encoder = /* @__PURE__ */ new TextEncoder();

/** What the core says instead of a due time, -1 for the first. */
const FAILURES = ['out-of-range', 'no-open-time', 'ticket-invalid', 'policy-invalid'];

/**
 * Starts as the core takes them: a list of its own, of numbers.
 *
 * @param {Iterable<number | Date> | ArrayLike<number>} starts
 * @returns {Float64Array}
 */
export function startsInput(starts) {
  if (starts instanceof Float64Array) return starts;
  try {
    return Float64Array.from(/** @type {any} */ (starts), Number);
  } catch (cause) {
    throw new SlaError('out-of-range', 'the starts must be a list of epoch milliseconds', { cause });
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
 * Due times as they are handed out: where there is none, NaN, and why.
 *
 * @param {Float64Array} due as the core wrote them; changed in place
 */
export function dueTimes(due) {
  const failures = [];
  for (let index = 0; index < due.length; index += 1) {
    if (due[index] < 0) {
      failures.push(Object.freeze({ index, code: FAILURES[-1 - due[index]] || 'internal' }));
      due[index] = NaN;
    }
  }
  return Object.freeze({ due, failures: Object.freeze(failures) });
}
