// How instants, durations, money and shares read, in the reader's language and the policy's zone. Nothing here decides anything.
// What the element writes too is written by the package's own hand; what only a calendar page or an axis needs is added.
import { formatFor } from '../package.js';
import { instantOf } from './zone.js';

const cache = new Map();

/** Everything that turns a value into words for one reader: a language (`en`, `fr`) and a zone. */
export function formats(language, zone) {
  const key = `${language} ${zone}`;
  if (!cache.has(key)) cache.set(key, make(language, zone));
  return cache.get(key);
}

function make(language, zone) {
  const shared = formatFor(language, zone);
  const millis = (value) => (typeof value === 'number' ? value : instantOf(value));
  const shower = (options) => {
    const dates = new Intl.DateTimeFormat(shared.tag, { timeZone: shared.zone, ...options });
    return (value) => {
      const instant = millis(value);
      return Number.isNaN(instant) ? String(value ?? '') : dates.format(instant).replace(',', '');
    };
  };
  const hour = shower({ hour: '2-digit', minute: '2-digit' });
  const second = shower({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = shower({ weekday: 'short', day: 'numeric', month: 'short' });
  const dayWithYear = shower({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const date = shower({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const year = shower({ year: 'numeric' });
  const number = new Intl.NumberFormat(shared.tag, { maximumFractionDigits: 1 });
  const time = (value) => (millis(value) % 60_000 >= 1000 ? second(value) : hour(value));

  return {
    shared,
    time,
    hour,
    day,
    /** "14 March 2026". */
    date: shower({ day: 'numeric', month: 'long', year: 'numeric' }),
    dayOfMonth: shower({ day: 'numeric', month: 'short' }),
    /** "Sat 14 Mar 00:35", with the year only when it is not that of `near`. */
    moment: (value, near = value) => `${year(value) === year(near) ? day(value) : dayWithYear(value)} ${time(value)}`,
    /** The hour alone on the day of `near`, else with its day. */
    near: (value, near) => (date(value) === date(near) ? time(value) : `${day(value)} ${time(value)}`),
    /** When a clock is due; a due day without an hour is the day's end, not the midnight after it. */
    due: (clock, near) => {
      const endOfDay = clock.dueDay && hour(clock.due) === '00:00';
      if (endOfDay) return shared.locale.words.endOfDay.replace('{day}', formats(language, 'UTC').day(`${clock.dueDay}T00:00:00Z`));
      return date(clock.due) === date(near) ? time(clock.due) : `${day(clock.due)} ${time(clock.due)}`;
    },
    duration: (value) => shared.duration(value),
    money: (text) => shared.money(text),
    share: (value) => shared.share(value),
    number: (value) => number.format(value),
    bytes: (value) => (value >= 1e6 ? `${number.format(value / 1e6)}\u00a0MB` : `${number.format(Math.ceil(value / 1000))}\u00a0kB`),
  };
}

/** A text of a document in the reader's language: a plain string, or { en, fr, … } (then the language, English, the first). */
export function textOf(text, language, otherwise = '') {
  if (typeof text === 'string') return text;
  if (text === null || typeof text !== 'object') return otherwise;
  return String(text[language] ?? text.en ?? Object.values(text)[0] ?? otherwise);
}
