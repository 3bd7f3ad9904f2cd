import { declared } from './vocabulary.js';

/**
 * The names for people that a policy gives its ids: answers carry ids, pages show names.
 * Reads a text the core has accepted, so the shapes are known.
 *
 * @param {string} text
 * @param {() => string} vocabulary the words of ready parameters
 * @returns {import('../engine.d.ts').Names}
 */
export function namesIn(text, vocabulary) {
  const policy = JSON.parse(text);
  const parameters = declared(policy.parameters || {}, vocabulary);
  const { rules = [], modifiers = [] } = policy.qualification || {};
  return {
    reasons: policy.pauseReasons || {},
    fees: policy.fees || {},
    calendars: titles(policy.calendars),
    parameters: titles(parameters),
    options: pick(parameters, (parameter) => parameter.options),
    rules: reasons(rules),
    modifiers: reasons(modifiers),
  };
}

/** Why a rule or a modifier is there, by its id or its number. */
function reasons(clauses) {
  return pick(Object.fromEntries(clauses.map((clause, i) => [clause.id || String(i + 1), clause])), (clause) => clause.because);
}

function titles(things = {}) {
  return pick(things, (thing) => thing.title);
}

function pick(things, part) {
  return Object.fromEntries(Object.keys(things).map((id) => [id, part(things[id])]).filter(([, found]) => found !== undefined));
}
