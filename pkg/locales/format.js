import { localeFor } from './index.js';
import { fill, fillText } from './template.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

const made = new Map();

/**
 * Everything that turns a value into words for one reader: language and time zone.
 *
 * @param {string} lang BCP 47 tag
 * @param {string} [zone] IANA name; without one, the reader's own
 */
export function formatFor(lang, zone) {
  const key = `${lang}|${zone || ''}`;
  let format = made.get(key);
  if (format === undefined) {
    format = new Format(lang, zone);
    made.set(key, format);
  }
  return format;
}

class Format {
  constructor(lang, zone) {
    this.lang = lang;
    this.locale = localeFor(lang);
    // A bare language takes the table's own habits (a 24 hour clock); a tag with a region takes that region's.
    this.tag = lang.includes('-') && lang.toLowerCase().startsWith(this.locale.lang) ? supported(lang, this.locale.formats) : this.locale.formats;
    const timeZone = knownZone(zone);
    this.time = this.dates({ timeZone, hour: '2-digit', minute: '2-digit' });
    this.seconds = this.dates({ timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
    this.weekday = this.dates({ timeZone, weekday: 'long' });
    this.date = this.dates({ timeZone, day: 'numeric', month: 'short' });
    this.fullDate = this.dates({ timeZone, day: 'numeric', month: 'short', year: 'numeric' });
    this.civil = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
    this.relative = new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto' });
    this.list = new Intl.ListFormat(this.tag, { type: 'conjunction' });
    this.either = new Intl.ListFormat(this.tag, { type: 'disjunction' });
    this.percentage = new Intl.NumberFormat(this.tag, { style: 'percent', maximumFractionDigits: 1 });
    this.integers = new Intl.NumberFormat(this.tag);
    this.units = new Map();
    this.remembered = new Map();
    this.zone = this.time.resolvedOptions().timeZone;
  }

  dates(options) {
    return new Intl.DateTimeFormat(this.tag, options);
  }

  /** The day of an instant, counted in whole days, in the reader's zone. */
  dayNumber(ms) {
    const part = {};
    for (const { type, value } of this.civil.formatToParts(ms)) part[type] = Number(value);
    return Date.UTC(part.year, part.month - 1, part.day) / DAY;
  }

  /** `tomorrow, end of day`, for a date that has no hour. */
  endOf(day, now) {
    const [year, month, date] = day.split('-').map(Number);
    const ms = Date.UTC(year, month - 1, date);
    // Formatted as the civil date it is: no zone may move it.
    const civil = formatFor(this.lang, 'UTC');
    return this.locale.words.endOfDay.replace('{day}', civil.day(ms, ms / DAY - this.dayNumber(now), now));
  }

  /** `23:35` today, `tomorrow 00:35`, `Saturday 00:35` within the week, `14 Mar 00:35` beyond. */
  instant(ms, now) {
    const days = this.dayNumber(ms) - this.dayNumber(now);
    const time = this.time.format(ms);
    return days === 0 ? time : this.locale.words.dayTime.replace('{day}', this.day(ms, days, now)).replace('{time}', time);
  }

  day(ms, days, now) {
    if (Math.abs(days) <= 1) return this.relative.format(days, 'day');
    if (days > 1 && days < 7) return this.weekday.format(ms);
    const sameYear = new Date(ms).getUTCFullYear() === new Date(now).getUTCFullYear();
    return (sameYear ? this.date : this.fullDate).format(ms);
  }

  /**
   * A length of time in hours, minutes and, when asked, seconds: never days, whose length depends on the calendar.
   *
   * @param {number} ms
   * @param {{ seconds?: boolean, display?: 'narrow' | 'short' | 'long' }} [options]
   * @returns {{ before: string, figure: string, gap: string, unit: string, digits: string }[]}
   */
  durationParts(ms, { seconds = false, display = this.locale.units } = {}) {
    const whole = Math.floor(Math.max(0, ms) / 1000) * 1000;
    /** @type {[string, number][]} */
    const fields = [
      ['hour', Math.floor(whole / HOUR)],
      ['minute', Math.floor((whole % HOUR) / MINUTE)],
      ['second', Math.floor((whole % MINUTE) / 1000)],
    ];
    if (!seconds) fields.pop();
    const first = fields.findIndex(([, amount], i) => amount > 0 || i === fields.length - 1);
    return fields.slice(first).map(([unit, amount], i) => this.unit(unit, display, i > 0 && display !== 'long').format(amount));
  }

  /** `4 h`, `1 h 55 min`; whole hours say nothing of minutes. */
  duration(ms, display = this.locale.units) {
    const seconds = Math.abs(ms) < MINUTE || ms % MINUTE !== 0;
    const parts = this.durationParts(ms, { seconds, display });
    const kept = parts.filter((part, i) => i === 0 || !/^0+$/.test(part.digits));
    return kept.map((part) => part.before + part.figure + part.gap + part.unit).join(this.locale.unitGap);
  }

  unit(unit, display, padded) {
    const key = `${unit} ${display} ${padded}`;
    if (!this.units.has(key)) {
      const format = new Intl.NumberFormat(this.tag, { style: 'unit', unit, unitDisplay: display, minimumIntegerDigits: padded ? 2 : 1, useGrouping: false });
      this.units.set(key, { format: remembering((amount) => unitParts(format, amount)) });
    }
    return this.units.get(key);
  }

  share(text) {
    const number = typeof text === 'number' ? text : Number.parseFloat(text) / 100;
    return Number.isFinite(number) ? this.percentage.format(number) : String(text);
  }

  /** `"96.00 EUR"` in the reader's way; the digits stay text where the browser takes text, so that none is lost. */
  money(text) {
    const [amount, currency] = String(text).split(' ');
    try {
      return new Intl.NumberFormat(this.tag, { style: 'currency', currency }).format(/** @type {any} */ (amount));
    } catch {
      return String(text);
    }
  }

  /** A title or any other text of a policy: one string, or one for each language. */
  text(text) {
    if (typeof text !== 'object' || text === null) return String(text);
    const lang = this.locale.lang;
    return text[this.tag] || text[lang] || text.en || Object.values(text)[0] || '';
  }

  /** How each type of placeholder is written, for sentences read at `now`. */
  types(now) {
    const instant = (at) => (typeof at === 'string' ? { text: this.instant(Date.parse(at), now), datetime: at } : { text: this.endOf(at.day, now), datetime: at.at });
    return {
      instant,
      time: (at) => ({ text: this.time.format(Date.parse(at)), datetime: at }),
      duration: (ms) => this.duration(ms),
      money: (amount) => this.money(amount),
      share: (share) => this.share(share),
      text: (text) => this.text(text),
      id: (id) => this.text(id).replace(/-/g, ' '),
      list: (items) => this.list.format(items.map((item) => this.text(item))),
      event: (event) => this.locale.events[event] || String(event),
      day: (at) => this.date.format(Date.parse(at)),
    };
  }

  /** What many clocks say in the same words, worked out once. */
  remember(key, make) {
    if (this.remembered.size > 500) this.remembered.clear();
    if (!this.remembered.has(key)) this.remembered.set(key, make());
    return this.remembered.get(key);
  }

  count(number) {
    return this.integers.format(number);
  }

  /** A sentence of this language in pieces, its instants apart. */
  pieces(template, values, now) {
    return fill(template, values, this.types(now));
  }

  /** A sentence of this language as plain text. */
  say(template, values, now) {
    return fillText(template, values, this.types(now));
  }
}

/** Minutes and seconds come round again: each is formatted once. */
function remembering(make) {
  const known = new Map();
  return (amount) => {
    if (amount > 99) return make(amount);
    if (!known.has(amount)) known.set(amount, make(amount));
    return known.get(amount);
  };
}

function unitParts(format, amount) {
  const out = { before: '', figure: '', gap: '', unit: '', digits: String(amount) };
  for (const { type, value } of format.formatToParts(amount)) {
    if (type === 'integer') out.figure += value;
    else if (type === 'literal' && value.trim() === '') out.gap = out.figure === '' ? out.gap : value;
    else if (out.figure === '') out.before += value;
    else out.unit += value;
  }
  return out;
}

function supported(tag, otherwise) {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return otherwise;
  }
}

/** An unknown zone falls back to the reader's own: a wrong attribute must not cost the reader the answer. */
/** The zone as this browser writes it; undefined when it knows none of that name. */
export function knownZone(zone) {
  if (!zone) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
