// The explanation, as plain data: sentences made of the codes and values of the trace, in the reader's language.

import { dueOf } from './due.js';
import { named, nameOf } from './names.js';
import { asPromise } from './promise.js';
import { titleOf as titleOfClock } from './title.js';

const NIGHT = 86_400_000;

/** The groups of sentences: first the priority, then the clock the element is about, then the rest, in the order of the answer. */
export function describeTrace({ assessment, clock, format, names, now }) {
  const groups = new Map();
  for (const entry of assessment.trace || []) {
    if (!groups.has(entry.subject)) groups.set(entry.subject, []);
    groups.get(entry.subject).push(sentence(asPromise(wholeDay(entry, assessment, format), assessment), format, names, now));
  }
  const order = ['priority', ...(clock ? [`clock:${clock.id}`] : [])];
  const subjects = [...groups.keys()].sort((a, b) => rankIn(order, a) - rankIn(order, b));
  return subjects.map((subject) => ({ subject, title: titleOf(subject, assessment, format, names), sentences: groups.get(subject) }));
}

/** What is said of the ticket itself, and in whose time. */
export function describeNotes({ assessment, format, now }) {
  const { words, warnings } = format.locale;
  const notes = (assessment.warnings || []).map((warning) => format.pieces(warnings[warning.code] || '{code:id}[ {at:instant}]', { ...warning.values, ...warning }, now));
  if ((assessment.later || []).length > 0) notes.push(format.pieces(words.later, { count: format.count(assessment.later.length) }, now));
  notes.push(format.pieces(words.zone, { zone: format.zone.replace(/_/g, ' ') }, now));
  return notes;
}

/**
 * The strip of time from start to end: segments, and what is marked on it, in shares of its length.
 * Undefined when the clock has no length yet.
 */
export function describeStrip({ clock, format, names, now }) {
  const segments = (clock && clock.segments) || [];
  if (segments.length === 0) return undefined;
  const from = Date.parse(segments[0].from);
  const to = Date.parse(segments[segments.length - 1].to);
  if (!(to > from)) return undefined;
  const at = (instant) => (Date.parse(instant) - from) / (to - from);
  const { words, segments: kinds } = format.locale;
  return {
    parts: segments.map((segment) => ({
      kind: segment.kind, start: at(segment.from), end: at(segment.to),
      text: format.say(words.segment, { ...segment, kind: kinds[segment.kind] || segment.kind, reason: nameOf(names.reasons, segment.reason) }, now),
    })),
    due: clock.due === undefined || clock.state === 'cancelled' ? undefined : at(clock.due),
    now: now >= from && now <= to && clock.stoppedAt === undefined ? (now - from) / (to - from) : undefined,
    nights: nights(from, to, format),
    first: format.types(now).instant(segments[0].from),
    last: format.types(now).instant(segments[segments.length - 1].to),
  };
}

/** Midnights of the reader between two instants, as shares, when there are few enough to tell apart. */
function nights(from, to, format) {
  if (to - from > 14 * NIGHT) return [];
  const found = [];
  // A zone's midnight falls on a quarter of an hour of UTC.
  const QUARTER = 900_000;
  let day = format.dayNumber(from);
  for (let at = Math.ceil(from / QUARTER) * QUARTER; at < to; at += QUARTER) {
    const next = format.dayNumber(at);
    if (next !== day) found.push((at - from) / (to - from));
    day = next;
  }
  return found;
}

/** A due instant that ends a day is said as that day. */
function wholeDay(entry, assessment, format) {
  if (entry.code !== 'due' && entry.code !== 'due-if-resumed') return entry;
  const clock = (assessment.clocks || []).find(({ id }) => entry.subject === `clock:${id}`);
  return clock === undefined ? entry : { ...entry, values: { at: dueOf(clock, assessment.timeZone, format) } };
}

function sentence(entry, format, names, now) {
  const template = format.locale.trace[entry.code];
  const values = entry.values || {};
  if (template !== undefined) return format.pieces(template, named(values, names, format.locale.words), now);
  // A code this language does not know yet: said plainly rather than left out.
  const rest = Object.keys(values).map((key) => `${key}: ${format.text(values[key])}`).join(', ');
  return [{ text: [entry.code.replace(/-/g, ' '), rest].filter(Boolean).join(': ') }];
}

function titleOf(subject, assessment, format, names) {
  const [kind, id] = [subject.split(':')[0], subject.slice(subject.indexOf(':') + 1)];
  const { words } = format.locale;
  const among = { clock: assessment.clocks, penalty: assessment.penalties }[kind];
  const found = (among || []).find((item) => item.id === id);
  if (found && kind === 'clock') return titleOfClock(found, assessment, format);
  if (found) return format.text(found.title || found.metric || found.id);
  if (kind === 'communication') return format.text(nameOf(names.news || {}, id));
  if (kind === 'agreement') return format.text(nameOf(names.agreements, id));
  const metric = format.locale.metrics[id.split('/').pop()];
  return { priority: words.priority, support: words.support, escalation: words.toldNext, process: words.process, penalty: words.penalty, settlement: words.penalty, clock: metric }[kind] || id;
}

function rankIn(order, subject) {
  const place = order.indexOf(subject);
  return place < 0 ? order.length : place;
}
