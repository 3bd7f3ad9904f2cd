// What the top of the element says, as plain data: no DOM here.

import { countOn, faceOf, isExcused } from '../hand.js';
import { awaitedOf } from './awaited.js';
import { dueOf } from './due.js';
import { nameOf } from './names.js';
import { titleOf } from './title.js';

/** What stands large: words around a length of time, an instant, or words alone. */
function describeValue(picture, counters) {
  const { assessment, clock, options, format, now } = picture;
  const { words, states } = format.locale;
  if (clock === undefined) return plain(words.noDeadline);
  if (clock.state === 'cancelled') return plain(states.cancelled);
  if (clock.state === 'waiting' && !(clock.allowed > 0)) return plain(words.waiting);
  if (clock.state === 'waiting') return around(words.allowed, durationParts(clock.allowed, format, false), format, clock);
  if (options.format === 'due') return { before: '', parts: [], after: '', spoken: [], time: format.types(now).instant(dueOf(clock, assessment.timeZone, format)) };
  if (options.format === 'percent') return around(words.percent, percentParts(counters.share, format), format, clock);
  if (options.format === 'elapsed') return around(words.elapsed, durationParts(counters.used, format, showsSeconds(counters.used, clock, options)), format, clock);
  return describeLeft(picture, counters);
}

/** How much is left, to spare, or too late. */
function describeLeft({ clock, options, format }, counters) {
  const { words } = format.locale;
  const late = clock.state === 'breached';
  const shown = late ? counters.lateness : counters.remaining;
  const template = late ? words.late : clock.state === 'met' ? words.spare : words.remaining;
  return around(template, durationParts(shown, format, showsSeconds(shown, clock, options)), format, clock);
}

/** The same as one phrase of whole words, for those who listen. */
function phraseOf(value) {
  if (value.time) return value.time.text;
  return [value.before, ...value.spoken, value.after].filter(Boolean).join(' ');
}

/** The sentences under the value: the due instant first, then what holds the clock up. */
function describeLines(picture, counters) {
  const { assessment, clock, options, format, names, now } = picture;
  const { words } = format.locale;
  const say = (template, values) => format.pieces(template, values, now);
  if (clock === undefined) return [say(words.noDeadlineWhy, {})];
  const due = dueOf(clock, assessment.timeZone, format);
  // The due instant is not said twice: when it stands large, the time left stands here.
  const lead = (template) => (options.format === 'due' ? [{ text: textOf(describeLeft(picture, counters)) }] : say(template, { due }));
  const ended = { event: clock.stoppedBy, at: clock.stoppedAt, due };
  const delays = [...holdUps(clock, say, words, names), ...remarks(clock, say, format, names)];
  switch (clock.state) {
    case 'waiting': return [...startOf(clock, say, format), ...delays];
    case 'cancelled': return clock.stoppedAt === undefined ? [] : [say(words.cancelled, ended)];
    case 'met': return [say(words.doneDue, ended), ...delays];
    case 'breached': return [clock.stoppedAt === undefined ? lead(words.wasDue) : say(words.dueWas, ended), ...delays];
    case 'paused': return [...delays, say(words.dueIfResumed, { due })];
    default: return [lead(promise(assessment, clock, words)), ...delays];
  }
}

/** The bar: how much is used, and the marks of the warnings. */
function describeBar({ clock, format, now }, counters) {
  if (clock === undefined || clock.due === undefined || clock.state === 'cancelled') return undefined;
  const warnings = clock.warnings || [];
  const next = warnings.find((warning) => warning.state === 'next');
  return {
    ...describeUsed(counters, format),
    marks: warnings.map((warning) => ({ share: placeOf(warning, clock), state: warning.state })).filter((mark) => mark.share >= 0 && mark.share <= 1),
    next: next && !clock.provisional ? format.pieces(format.locale.words.nextWarning, next, now) : [],
  };
}

/** Where a warning stands on the bar. */
function placeOf(warning, clock) {
  return warning.share === undefined ? 1 - warning.left / clock.allowed : Number.parseFloat(warning.share) / 100;
}

function describeUsed(counters, format) {
  // Whole percents, never rounded up: 100 % is said only when it is so.
  const share = Math.floor(counters.share * 100) / 100;
  return { share: Math.min(1, counters.share), used: format.remember(`used ${share}`, () => format.say(format.locale.words.used, { share }, 0)) };
}

/**
 * What moves between two answers: little, for it is worked out every second.
 *
 * @param {import('../draw/paint.js').Picture} picture
 */
export function describeHand(picture) {
  const { assessment, clock, options, format, now } = picture;
  if (clock === undefined) return { value: describeValue(picture, undefined), phrase: '', bar: undefined, lead: undefined };
  const counters = countOn(clock, now - Date.parse(assessment.now));
  const value = describeValue(picture, counters);
  const moves = options.format === 'due' && clock.counting;
  return { value, phrase: phraseOf(value), bar: describeUsed(counters, format), lead: moves ? textOf(describeLeft(picture, counters)) : undefined };
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
    label: clock ? titleOf(clock, assessment, format) : '',
    priority: assessment.priority ? format.text(assessment.priority.value) : '',
    rank: assessment.priority ? assessment.priority.rank : 0,
    value,
    phrase: phraseOf(value),
    lines: describeLines(picture, counters),
    bar: describeBar(picture, counters),
  };
}

function promise(assessment, clock, words) {
  if (assessment.audience !== 'customer') return words.due;
  return clock.metric === 'restore' || clock.metric === 'resolve' ? words.fixedBy : words.answeredBy;
}

/** When a clock that waits will start, or what with. */
function startOf(clock, say, format) {
  const { words } = format.locale;
  if (clock.startsAt !== undefined) return [say(words.starts, clock)];
  if (clock.awaitsDate !== undefined) return [say(words.waitingForDate, { date: clock.awaitsDate })];
  const awaited = awaitedOf(clock, format);
  return awaited === undefined ? [] : [say(words.waitingFor, { awaited })];
}

function holdUps(clock, say, words, names) {
  if (clock.pausedSince !== undefined) return [say(words.pausedSince, { since: clock.pausedSince, reason: nameOf(names.reasons, clock.pausedFor) })];
  return clock.opensAt !== undefined && !clock.counting ? [say(words.opens, clock)] : [];
}

/** What a reader of the state alone would not know: an excuse, how it came to be late, which cycle this is. */
function remarks(clock, say, format, names) {
  const { words } = format.locale;
  const found = [];
  if (isExcused(clock)) found.push(say(words.excused, { cause: nameOf(names.causes, clock.excused) }));
  if (clock.madeLateAt !== undefined) found.push(say(words.madeLate, clock));
  if (clock.cycle > 1) found.push(say(words.cycle, { cycle: format.count(clock.cycle), missed: clock.missed ? format.count(clock.missed) : undefined }));
  return found;
}

function showsSeconds(ms, clock, { tick }) {
  if (tick === 'second') return true;
  // A stopped hand shows no second that will never move.
  return tick === 'auto' && clock.counting && ms < 3_600_000;
}

function durationParts(ms, format, seconds) {
  // Whoever listens is spared the seconds as long as there are minutes.
  const heard = ms < 60_000 ? Math.floor(ms / 1000) * 1000 : Math.floor(ms / 60_000) * 60_000;
  const spoken = format.remember(`spoken ${heard}`, () => format.durationParts(heard, { seconds: heard < 60_000, display: 'long' }).map((part) => part.before + part.figure + part.gap + part.unit));
  return { parts: format.durationParts(ms, { seconds }), spoken };
}

function percentParts(share, format) {
  const text = format.share(Math.floor(share * 100) / 100);
  const figure = text.replace(/[^\p{Nd}]+$/u, '');
  return { parts: [{ before: '', figure, gap: '', unit: text.slice(figure.length).trim() }], spoken: [text] };
}

function textOf(value) {
  const figures = value.parts.map((part) => part.before + part.figure + part.gap + part.unit).join(' ');
  return [value.before, figures, value.after].filter(Boolean).join(' ');
}

function plain(text) {
  return { before: '', parts: [], after: text, spoken: [] };
}

function around(template, { parts, spoken }, format, clock) {
  const [before, after] = template.split('{value}');
  const write = (text) => (text.includes('{') ? format.say(text, { allowed: clock.allowed }, 0) : text).trim();
  return { before: write(before), parts, spoken, after: write(after) };
}
