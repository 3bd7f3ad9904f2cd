/** Deeper than any honest ticket; the reader of ticket bytes stops at the same depth. */
const DEPTH = 128;

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

/**
 * A lower bound of the JSON text of a value, without writing that text; Infinity when it is too deep or goes round in a circle.
 *
 * @param {unknown} value
 * @param {number} limit where to stop
 */
export function weigh(value, limit) {
  const waiting = [{ value, depth: 0 }];
  let weight = 0;
  while (waiting.length > 0 && weight <= limit) {
    const item = waiting.pop();
    if (item.depth > DEPTH) return Infinity;
    weight += 1;
    if (typeof item.value === 'string') weight += item.value.length;
    if (typeof item.value !== 'object' || item.value === null) continue;
    for (const key of Object.keys(item.value)) {
      if (!Array.isArray(item.value)) weight += key.length + 3;
      waiting.push({ value: item.value[key], depth: item.depth + 1 });
    }
  }
  return weight;
}
