import { SlaError } from '../error.js';
import { survey, utf8Length } from './size.js';

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
  const text = typeof input === 'string' ? input : textOf(input, limit);
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
  try {
    return isBytes(input) ? checked(bytesOf(input), limit) : objectInput(input, limit);
  } catch (cause) {
    if (cause instanceof SlaError) throw cause;
    throw new SlaError('ticket-invalid', 'the ticket object refuses to be read', { cause });
  }
}

/**
 * An object goes as it is when it is plain data. One with dates in it is written first, as JSON writes them.
 * What JSON would leave out or write as something else is refused: through every door a ticket is the same.
 */
function objectInput(input, limit) {
  const { weight, tooDeep, odd, notFinite, writesItself } = survey(input, limit);
  if (odd !== undefined) throw notJson(odd);
  if (tooDeep) throw new SlaError('too-large', 'the ticket is deeper than 64 levels, or goes round in a circle');
  if (weight > limit) throw tooLarge('the ticket', limit);
  if (!writesItself) return { object: /** @type {object} */ (input) };
  if (notFinite !== undefined) throw notJson(notFinite);
  return checked(encoder.encode(JSON.stringify(input)), limit);
}

function notJson({ path, found }) {
  const problem = { code: /** @type {const} */ ('ticket-invalid'), path, found, expected: 'plain JSON values' };
  return new SlaError('ticket-invalid', `${path}: found ${found}, expected ${problem.expected}`, { path, problems: [problem] });
}

/**
 * An instant as the core takes it: epoch milliseconds, or RFC 3339 text.
 *
 * @param {unknown} now
 * @param {string} [name] what it is called in a refusal
 * @returns {number | string}
 */
export function instantInput(now, name = 'now') {
  const instant = isDate(now) ? Number(now) : now;
  if (typeof instant === 'string' || (typeof instant === 'number' && Number.isFinite(instant))) return instant;
  const message = `${name} must be given as epoch milliseconds, RFC 3339 text or a valid Date: the engine reads no clock`;
  throw new SlaError('out-of-range', message, { path: `/${name}` });
}

/**
 * The word for whom an answer is made; the core knows which words there are.
 *
 * @param {unknown} audience
 * @returns {string}
 */
export function audienceInput(audience) {
  if (typeof audience === 'string') return audience;
  throw new SlaError('out-of-range', 'the audience must be a word: internal, partner or customer', { path: '/audience' });
}

/**
 * The name of a partner, if one is given; the core knows who stands in the policy's agreements.
 *
 * @param {unknown} party
 * @returns {string | undefined}
 */
export function partyInput(party) {
  if (party === undefined || party === null) return undefined;
  if (typeof party === 'string') return party;
  throw new SlaError('out-of-range', "the party must be a partner's name, as an agreement has it", { path: '/party' });
}

/** Also one that another frame made; a value that refuses to be looked at is none. */
function isDate(value) {
  try {
    return Object.prototype.toString.call(value) === '[object Date]';
  } catch {
    return false;
  }
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

function textOf(input, limit) {
  let text;
  let cause;
  try {
    text = isBytes(input) ? decode(bytesOf(input), limit) : JSON.stringify(input);
  } catch (thrown) {
    if (thrown instanceof SlaError) throw thrown;
    cause = thrown;
  }
  if (typeof text !== 'string') throw new SlaError('policy-invalid', 'the policy object has no JSON text', { cause });
  return text;
}

function tooLarge(what, limit) {
  return new SlaError('too-large', `${what} is larger than ${limit} bytes`);
}
