// Between instants (milliseconds) and the wall clock of an IANA zone, for reading and for input fields.
// This is notation only: which hours count, and what is due, comes from the assessment.

const formatters = new Map();

function formatter(zone) {
  if (!formatters.has(zone)) {
    const options = {
      hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    };
    try {
      formatters.set(zone, new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone }));
    } catch {
      // A zone younger than this browser: its instants are then read in UTC, and shown with that offset.
      formatters.set(zone, new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }));
    }
  }
  return formatters.get(zone);
}

/** The offset from UTC, in milliseconds, that `zone` has at `instant`. */
export function offsetAt(instant, zone) {
  const part = Object.fromEntries(formatter(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The wall clock of `zone` at `instant`, as the value of a `datetime-local` field; seconds only when there are some. */
export function toLocal(instant, zone) {
  const text = new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, -1);
  return text.replace(/(:00)?\.000$/, '');
}

/**
 * The instant of a wall-clock value such as `2026-03-29T02:30`; NaN when it is not one.
 * An hour that exists twice is its first occurrence, one that does not exist moves forward by the gap: RFC 5545's reading.
 */
export function fromLocal(text, zone) {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return NaN;
  const day = 86_400_000;
  const before = wall - offsetAt(wall - day, zone);
  const after = wall - offsetAt(wall + day, zone);
  const fits = [before, after].filter((instant) => instant + offsetAt(instant, zone) === wall);
  return fits.length > 0 ? Math.min(...fits) : before;
}

/** RFC 3339 with the zone's own offset, as tickets write it. */
export function toRfc3339(instant, zone) {
  const offset = offsetAt(instant, zone);
  const text = new Date(instant + offset).toISOString().slice(0, -1).replace(/\.000$/, '');
  const minutes = Math.abs(Math.round(offset / 60_000));
  const pad = (number) => String(number).padStart(2, '0');
  return `${text}${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The instant of an RFC 3339 text with an offset; NaN for anything else. */
export function instantOf(text) {
  const shape = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;
  return typeof text === 'string' && shape.test(text) ? Date.parse(text.replace(' ', 'T')) : NaN;
}
