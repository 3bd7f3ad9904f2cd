/**
 * The names for people that a policy gives its ids: answers carry ids, pages show names.
 * Reads a text the core has accepted, so the shapes are known.
 *
 * @param {string} text
 * @returns {import('../engine.d.ts').Names}
 */
export function namesIn(text) {
  const policy = JSON.parse(text);
  const parameters = policy.parameters || {};
  const rules = (policy.qualification && policy.qualification.rules) || [];
  return {
    reasons: policy.pauseReasons || {},
    fees: policy.fees || {},
    calendars: titles(policy.calendars),
    parameters: titles(parameters),
    options: pick(parameters, (parameter) => parameter.options),
    rules: pick(Object.fromEntries(rules.map((rule, i) => [rule.id || String(i + 1), rule])), (rule) => rule.because),
  };
}

function titles(things = {}) {
  return pick(things, (thing) => thing.title);
}

function pick(things, part) {
  return Object.fromEntries(Object.keys(things).map((id) => [id, part(things[id])]).filter(([, found]) => found !== undefined));
}
