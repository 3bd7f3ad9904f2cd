import { SlaError } from '../error.js';
import { knownZone } from '../locales/format.js';

/**
 * Refuses a clock that the policy has nowhere: neither among the clocks of this ticket nor among what is not promised for it.
 *
 * @param {import('../types.d.ts').Assessment} assessment
 * @param {string | undefined} wanted id or metric, as the attribute says it
 * @throws {SlaError} `out-of-range`, with the nearest name
 */
export function checkWanted(assessment, wanted) {
  const known = namesOf(assessment);
  // A policy that tells of no clock at all gives nothing to compare with.
  if (wanted === undefined || known.size === 0 || known.has(wanted)) return;
  throw unknown('out-of-range', '/clock', wanted, `one of ${[...known].join(', ')}`, known);
}

/**
 * Refuses a time zone that this browser does not know.
 *
 * @param {string | undefined} zone as the attribute says it
 * @throws {SlaError} `zone-unknown`, with the nearest name
 */
export function checkZone(zone) {
  if (isZone(zone)) return;
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  throw unknown('zone-unknown', '/time-zone', zone, 'an IANA time zone such as Europe/Paris', known);
}

/** Whether times can be written in this zone; without one, they are written in the reader's own. */
export function isZone(zone) {
  return zone === undefined || knownZone(zone) !== undefined;
}

function unknown(code, path, word, expected, known) {
  const found = `“${word}”`;
  const nearest = nearestOf(word, known);
  const problem = { code, path, found, expected };
  return new SlaError(code, `${path}: found ${found}, expected ${expected}`, { path, problems: [nearest === undefined ? problem : { ...problem, nearest }] });
}

function namesOf({ clocks = [], trace = [] }) {
  const traced = trace.filter(({ subject }) => subject.startsWith('clock:')).map(({ subject }) => subject.slice('clock:'.length));
  const ids = [...clocks.map(({ id }) => id), ...traced];
  const metrics = [...clocks.map(({ metric }) => metric), ...traced.map((id) => id.slice(id.lastIndexOf('/') + 1))];
  return new Set([...metrics, ...ids]);
}

function nearestOf(word, known) {
  const [best] = [...known].map((name) => ({ name, steps: distance(word, name) })).sort((a, b) => a.steps - b.steps);
  return best && best.steps <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** How many letters must be put in, left out or changed to make one word of the other (Levenshtein). */
function distance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length];
}
