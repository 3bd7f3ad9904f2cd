// A reason in words: the package's sentence for its code, with the policy's own names for what it speaks of.
import { h } from '../dom.js';
import { objectOf } from '../state/documents.js';

/**
 * The nodes of a sentence for a trace entry, a ledger entry or a remark.
 * @param {{ code: string, values?: object, path?: string, at?: string }} entry
 * @param {Record<string, string>} templates the sentences of that kind, by code
 * @param {object} of `format`, `policy`, `now`, `t`
 */
export function sentence(entry, templates, { format, policy, now, t }) {
  const values = named({ ...entry.values, ...(entry.at && { at: entry.at }) }, policy, t);
  const template = templates[entry.code] ?? unknown(entry, values);
  return format.shared.pieces(template, values, now)
    .map(({ text, datetime }) => (datetime ? h('time', { datetime }, text) : text));
}

/** The values with ids replaced by the titles that the policy gives them. */
function named(values, policy, t) {
  const parameters = objectOf(policy?.parameters);
  const optionOf = (parameter, id) => parameters[parameter]?.options?.[id];
  const finders = {
    reason: (id) => policy?.pauseReasons?.[id],
    fact: (id) => parameters[id]?.title,
    found: (id) => optionOf(values.fact, id) ?? { missing: t('missing'), true: t('yes'), false: t('no') }[id],
    row: (id) => optionOf(values.rows, id),
    column: (id) => optionOf(values.columns, id),
    base: (id) => policy?.fees?.[id],
    calendar: (id) => policy?.calendars?.[id]?.title,
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [
    key, typeof value === 'string' ? (finders[key]?.(value) ?? value) : value,
  ]));
}

/** A code that this language has no sentence for is said plainly rather than left out. */
function unknown(entry, values) {
  const rest = Object.keys(values).map((key) => `${key} {${key}}`).join(', ');
  return `${entry.code.replaceAll('-', ' ')}${rest && `: ${rest}`}`;
}
