// What the top of the element says, as plain data: no DOM here.

import { countOn, faceOf } from '../hand.js';
import { nameOf } from './names.js';

/** Which of the ways to say "late" and "left" a large value takes, and its parts. */
export function describeValue({ clock, options, format, now }, counters) {
  const { words } = format.locale;
  if (clock === undefined) return plain(words.noDeadline);
  if (clock.state === 'cancelled') return plain(format.locale.states.cancelled);
  if (clock.state === 'waiting') {
    return clock.allowed === undefined ? plain(words.waiting) : around(words.allowed, durationParts(clock.allowed, format, false), format, clock);
  }
  if (options.format === 'due') return { before: '', parts: [], after: '', time: format.types(now).instant(clock.due) };
  if (options.format === 'percent') return around(words.percent, percentParts(counters.share, format), format, clock);
  if (options.format === 'elapsed') return around(words.elapsed, durationParts(counters.used, format, showsSeconds(counters.used, clock, options)), format, clock);
  const late = clock.state === 'breached';
  const shown = late ? counters.lateness : counters.remaining;
  const template = late ? words.late : clock.state === 'met' ? words.spare : words.remaining;
  return around(template, durationParts(shown, format, showsSeconds(shown, clock, options)), format, clock);
}

/** The same as one phrase of whole words, for those who listen. */
export function phraseOf(value) {
  if (value.time) return value.time.text;
  return [value.before, ...value.spoken, value.after].filter(Boolean).join(' ');
}

/** The sentences under the value: the due instant first, then what holds the clock up. */
export function describeLines(picture) {
  const { assessment, clock, format, names, now } = picture;
  const { words } = format.locale;
  const say = (template, values) => format.pieces(template, values, now);
  if (clock === undefined) return [say(words.noDeadlineWhy, {})];
  const ended = { event: clock.stoppedBy, at: clock.stoppedAt, due: clock.due };
  switch (clock.state) {
    case 'waiting': return clock.allowed === undefined ? [] : [say(words.waiting, {})];
    case 'cancelled': return [say(words.cancelled, ended)].filter(() => clock.stoppedAt !== undefined);
    case 'met': return [say(words.doneDue, ended)];
    case 'breached': {
      const first = clock.stoppedAt === undefined ? say(words.wasDue, clock) : say(words.dueWas, ended);
      return clock.stoppedAt === undefined ? [first, ...holdUps(clock, say, words, names)] : [first];
    }
    case 'paused': return [...holdUps(clock, say, words, names), say(words.dueIfResumed, clock)];
    default: return [say(promise(assessment, clock, words), clock), ...holdUps(clock, say, words, names)];
  }
}

/** The bar: how much is used, and the marks of the warnings. */
export function describeBar({ clock, format, now }, counters) {
  if (clock === undefined || clock.due === undefined || clock.state === 'cancelled') return undefined;
  const marks = (clock.warnings || []).filter((warning) => warning.share).map((warning) => ({ share: Number.parseFloat(warning.share) / 100, state: warning.state }));
  const next = (clock.warnings || []).find((warning) => warning.state === 'next');
  const { words } = format.locale;
  // Whole percents, never rounded up: 100 % is said only when it is so.
  const share = Math.floor(counters.share * 100) / 100;
  return {
    share: Math.min(1, counters.share),
    marks,
    used: format.pieces(words.used, { share }, now),
    next: next && !clock.provisional ? format.pieces(words.nextWarning, next, now) : [],
  };
}

/**
 * Everything at the top.
 *
 * @param {import('../draw/paint.js').Picture} picture
 */
export function describeHead(picture) {
  const { assessment, clock, format, now } = picture;
  const counters = clock ? countOn(clock, now - Date.parse(assessment.now)) : undefined;
  const face = faceOf(clock);
  const value = describeValue(picture, counters);
  return {
    face,
    stateWord: format.locale.states[face],
    label: clock ? format.text(clock.title || clock.metric) : '',
    priority: assessment.priority ? format.text(assessment.priority.title || assessment.priority.value) : '',
    rank: assessment.priority ? assessment.priority.rank : 0,
    value,
    phrase: phraseOf(value),
    lines: describeLines(picture),
    bar: describeBar(picture, counters),
  };
}

function promise(assessment, clock, words) {
  if (assessment.audience !== 'customer') return words.due;
  return clock.metric === 'restore' || clock.metric === 'resolve' ? words.fixedBy : words.answeredBy;
}

function holdUps(clock, say, words, names) {
  if (clock.pausedSince !== undefined) return [say(words.pausedSince, { since: clock.pausedSince, reason: nameOf(names.reasons, clock.pausedFor) })];
  return clock.opensAt !== undefined && !clock.counting ? [say(words.opens, clock)] : [];
}

function showsSeconds(ms, clock, { tick }) {
  if (tick === 'second') return true;
  // A stopped hand shows no second that will never move.
  return tick === 'auto' && clock.counting && ms < 3_600_000;
}

function durationParts(ms, format, seconds) {
  return { parts: format.durationParts(ms, { seconds }), spoken: format.durationParts(ms, { seconds, display: 'long' }).map((part) => part.before + part.figure + part.gap + part.unit) };
}

function percentParts(share, format) {
  const text = format.share(Math.floor(share * 100) / 100);
  const figure = text.replace(/[^\p{Nd}]+$/u, '');
  return { parts: [{ before: '', figure, gap: '', unit: text.slice(figure.length).trim() }], spoken: [text] };
}

function plain(text) {
  return { before: '', parts: [], after: text, spoken: [] };
}

function around(template, { parts, spoken }, format, clock) {
  const [before, after] = template.split('{value}');
  const write = (text) => format.say(text, { allowed: clock.allowed }, 0).trim();
  return { before: write(before), parts, spoken, after: write(after) };
}
