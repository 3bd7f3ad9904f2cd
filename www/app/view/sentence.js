// A reason in words: the package's sentence for its code, with the policy's own names for what it speaks of.
import { h } from '../dom.js';
import { named } from '../package.js';

/**
 * The nodes of a sentence for a trace entry, a ledger entry or a remark.
 * @param {{ code: string, values?: object, path?: string, at?: string }} entry
 * @param {Record<string, string>} templates the sentences of that kind, by code
 * @param {object} of `format`, `names`, `now`
 */
export function sentence(entry, templates, { format, names, now }) {
  const values = named({ ...entry.values, ...(entry.at && { at: entry.at }) }, names, format.shared.locale.words);
  const template = templates[entry.code] ?? unknown(entry, values);
  return format.shared.pieces(template, values, now)
    .map(({ text, datetime }) => (datetime ? h('time', { datetime }, text) : text));
}

/** A code that this language has no sentence for is said plainly rather than left out. */
function unknown(entry, values) {
  const rest = Object.keys(values).map((key) => `${key} {${key}}`).join(', ');
  return `${entry.code.replaceAll('-', ' ')}${rest && `: ${rest}`}`;
}
