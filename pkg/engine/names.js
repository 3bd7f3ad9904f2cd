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
    options: pick(parameters, valuesOf),
    causes: policy.causes || {},
    contacts: titles(policy.contacts),
    teams: titles(Object.assign({}, ...(policy.support || []).map((level) => level.teams))),
    constraints: named(policy.constraints),
    agreements: named(policy.agreements),
    recipients: titles(policy.communication?.recipients),
    news: named(policy.communication?.plan),
    rules: reasons(rules),
    modifiers: reasons(modifiers),
  };
}

/** The parameters that the policy declares, whole: what a form is made of. */
export function parametersIn(text, vocabulary) {
  return declared(JSON.parse(text).parameters || {}, vocabulary);
}

/** The values of a parameter that have names: its options, the bands of a number. */
function valuesOf({ options, bands }) {
  return options || bands ? { ...options, ...titles(bands) } : undefined;
}

/** The titles of a list of things, by their ids. */
function named(things = []) {
  return titles(Object.fromEntries(things.map((thing) => [thing.id, thing])));
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
