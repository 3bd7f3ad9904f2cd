import french from './problems-fr.js';

/**
 * What the engine says of a mistake (`found`, `expected`), in the reader's language. A value of the policy itself stands as
 * it is, and so does what no sentence fits.
 *
 * @param {string} text as the engine says it, in English
 * @param {string} language
 * @returns {string}
 */
export function problemIn(text, language) {
  if (!language.toLowerCase().startsWith('fr')) return text;
  let best;
  for (const [sentence, words] of Object.entries(french)) {
    const holes = holesOf(sentence, text);
    const own = sentence.replaceAll('{}', '').length;
    if (holes !== undefined && (best === undefined || own > best.own)) best = { holes, words, own };
  }
  if (best === undefined) return text;
  const [first, ...parts] = best.words.split('{}');
  return first + parts.map((part, index) => best.holes[index] + part).join('');
}

/** What stands in the holes of a sentence, if it fits. */
function holesOf(sentence, text) {
  const [first, ...parts] = sentence.split('{}');
  if (!text.startsWith(first)) return undefined;
  let rest = text.slice(first.length);
  const holes = [];
  for (const [index, part] of parts.entries()) {
    const end = index + 1 === parts.length ? rest.length - part.length : rest.indexOf(part);
    if (end < 0 || !rest.startsWith(part, end)) return undefined;
    holes.push(rest.slice(0, end));
    rest = rest.slice(end + part.length);
  }
  return rest === '' ? holes : undefined;
}
