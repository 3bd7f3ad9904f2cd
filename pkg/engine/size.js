/** How many levels the core reads. */
const DEPTH = 64;

/**
 * How many bytes a text takes in UTF-8, or any number over `limit` once it is known to be more.
 *
 * @param {string} text
 * @param {number} limit
 */
export function utf8Length(text, limit) {
  // A UTF-16 unit takes one to three bytes: most texts are settled without a walk.
  if (text.length > limit || text.length * 3 <= limit) return text.length;
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // A surrogate is half of a character of four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** @typedef {{ path: string, found: string }} Place */

/**
 * Walks through a value as its JSON text would be written, without writing it.
 *
 * @param {unknown} value
 * @param {number} limit where to stop
 * @returns {{ weight: number, tooDeep?: boolean, writesItself?: boolean, odd?: Place, notFinite?: Place }}
 *   `weight`: a lower bound of the text's length; `tooDeep`: deeper than the core reads, or round in a circle;
 *   `writesItself`: a date, or whatever else says by `toJSON` how it is written; `odd`: a value that JSON has no way to write; `notFinite`: a number that it would write as null
 */
export function survey(value, limit) {
  const waiting = [{ value, path: '', depth: 0 }];
  /** @type {ReturnType<typeof survey>} */
  const found = { weight: 0 };
  while (waiting.length > 0 && found.weight <= limit) {
    const { value: item, path, depth } = waiting.pop();
    found.weight += 1;
    const odd = oddity(item);
    if (odd !== undefined) return { ...found, odd: { path, found: odd } };
    if (typeof item === 'string') found.weight += item.length;
    if (typeof item === 'number' && !Number.isFinite(item)) found.notFinite = { path, found: String(item) };
    if (typeof item !== 'object' || item === null) continue;
    if (depth >= DEPTH) return { ...found, tooDeep: true };
    if (typeof item.toJSON === 'function') {
      found.writesItself = true;
      continue;
    }
    for (const key of Object.keys(item)) {
      if (!Array.isArray(item)) found.weight += key.length + 3;
      waiting.push({ value: item[key], path: `${path}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, depth: depth + 1 });
    }
  }
  return found;
}

/** What a value is that JSON can't write, or would write as something else; undefined for all others. */
function oddity(value) {
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  if (typeof value === 'bigint') return `the BigInt ${value}`;
  if (typeof value === 'string') return LONE.test(value) ? 'half of a character (a lone surrogate)' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Map || value instanceof Set) return value instanceof Map ? 'a Map' : 'a Set';
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? 'bytes' : undefined;
}

const LONE = /\p{Surrogate}/u;
