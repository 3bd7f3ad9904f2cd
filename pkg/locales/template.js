// Sentences are templates: `Paused since {since:instant}[: {reason:text}]`.
// A placeholder is {name:type}; what stands in [ ] is left out when one of its values is missing.

const parsed = new Map();

/**
 * @typedef {{ text: string, datetime?: string }} Piece a piece of a sentence; with `datetime` it is an instant
 * @typedef {Record<string, (value: any) => Piece | string>} Types how each type of placeholder is written
 */

/**
 * Fills a template. A value that is missing outside of [ ] leaves a dash, never the word "undefined".
 *
 * @param {string} template
 * @param {Record<string, any>} values
 * @param {Types} types
 * @returns {Piece[]}
 */
export function fill(template, values, types) {
  const pieces = [];
  for (const group of parse(template)) {
    if (group.optional && !group.names.every((name) => isGiven(values[name]))) continue;
    for (const part of group.parts) pieces.push(typeof part === 'string' ? { text: part } : write(part, values, types));
  }
  return pieces;
}

/** The same as plain text. */
export function fillText(template, values, types) {
  return fill(template, values, types).map((piece) => piece.text).join('');
}

/** The placeholders of a template, as `name:type`: what the locales are compared by. */
export function placeholders(template) {
  return parse(template).flatMap((group) => group.parts).filter((part) => typeof part !== 'string').map((part) => `${part.name}:${part.type}`);
}

function write(part, values, types) {
  const value = values[part.name];
  if (!isGiven(value)) return { text: '–' };
  const written = (types[part.type] || types.text)(value);
  return typeof written === 'string' ? { text: written } : written;
}

function isGiven(value) {
  return value !== undefined && value !== null && value !== '';
}

function parse(template) {
  let groups = parsed.get(template);
  if (groups === undefined) {
    groups = template.split(/(\[[^\]]*\])/).filter(Boolean).map(parseGroup);
    parsed.set(template, groups);
  }
  return groups;
}

function parseGroup(source) {
  const optional = source.startsWith('[');
  const body = optional ? source.slice(1, -1) : source;
  const parts = body.split(/(\{[^}]*\})/).filter(Boolean).map((part) => {
    if (!part.startsWith('{')) return part;
    const [name, type = 'text'] = part.slice(1, -1).split(':');
    return { name, type };
  });
  return { optional, parts, names: parts.filter((part) => typeof part !== 'string').map((part) => part.name) };
}
