import { SlaError } from '../error.js';
import { utf8Length, weigh } from './size.js';

const encoder = /* @__PURE__ */ new TextEncoder();

/**
 * The text of a policy, whatever it was handed over as. An object becomes JSON text first:
 * one strict reader, which keeps positions, reads every policy.
 *
 * @param {unknown} input text, bytes or a plain object
 * @param {number} limit in bytes
 * @returns {string}
 */
export function policyText(input, limit) {
  const text = typeof input === 'string' ? input : isBytes(input) ? decode(bytesOf(input), limit) : stringify(input);
  if (utf8Length(text, limit) > limit) throw tooLarge('the policy', limit);
  return text;
}

/**
 * A ticket as the core takes it: an object as it is, or the bytes of its JSON text.
 *
 * @param {unknown} input a plain object, text or bytes
 * @param {number} limit in bytes
 * @returns {{ bytes: Uint8Array } | { object: object }}
 */
export function ticketInput(input, limit) {
  if (typeof input === 'string') {
    if (input.length > limit) throw tooLarge('the ticket', limit);
    return checked(encoder.encode(input), limit);
  }
  if (isBytes(input)) return checked(bytesOf(input), limit);
  try {
    if (weigh(input, limit) > limit) throw tooLarge('the ticket', limit);
  } catch (cause) {
    if (cause instanceof SlaError) throw cause;
    throw new SlaError('ticket-invalid', 'the ticket object refuses to be read', { cause });
  }
  return { object: /** @type {object} */ (input) };
}

/**
 * An instant as the core takes it: epoch milliseconds, or RFC 3339 text.
 *
 * @param {unknown} now
 * @returns {number | string}
 */
export function instantInput(now) {
  const instant = now instanceof Date ? now.getTime() : now;
  if (typeof instant === 'string' || (typeof instant === 'number' && Number.isFinite(instant))) return instant;
  throw new SlaError('out-of-range', 'now must be given as epoch milliseconds, RFC 3339 text or a valid Date: the engine reads no clock');
}

function checked(bytes, limit) {
  if (bytes.byteLength > limit) throw tooLarge('the ticket', limit);
  return { bytes };
}

function isBytes(input) {
  return input instanceof ArrayBuffer || ArrayBuffer.isView(input);
}

function bytesOf(input) {
  return input instanceof ArrayBuffer ? new Uint8Array(input) : new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
}

function decode(bytes, limit) {
  if (bytes.byteLength > limit) throw tooLarge('the policy', limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SlaError('policy-invalid', 'the policy is not UTF-8 text', { cause });
  }
}

function stringify(input) {
  let text;
  let cause;
  try {
    text = JSON.stringify(input);
  } catch (thrown) {
    cause = thrown;
  }
  if (typeof text !== 'string') throw new SlaError('policy-invalid', 'the policy object has no JSON text', { cause });
  return text;
}

function tooLarge(what, limit) {
  return new SlaError('too-large', `${what} is larger than ${limit} bytes`);
}
