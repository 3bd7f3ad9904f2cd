/**
 * The parameters of a policy with what the ready vocabulary gives them: titles, kinds and options.
 * Reads a policy that the core has accepted, and the vocabulary as the core hands it out: a line for each parameter
 * (`#` before a number), under it one for each option (`-`), each an id with its words in English and French.
 *
 * @param {Record<string, string | { standard?: string, title?: any, kind?: string, options?: object, default?: any }>} parameters
 * @param {() => string} vocabulary asked only when a parameter is of it
 */
export function declared(parameters, vocabulary) {
  const isReady = (of) => of === 'standard' || typeof of.standard === 'string';
  const ids = Object.keys(parameters).filter((id) => id !== 'note');
  const ready = ids.some((id) => isReady(parameters[id])) ? read(vocabulary()) : {};
  return Object.fromEntries(ids.map((id) => {
    const own = parameters[id];
    if (!isReady(own)) return [id, own];
    const base = ready[own === 'standard' ? id : own.standard];
    if (own === 'standard') return [id, base];
    const { standard, ...more } = own;
    return [id, { ...base, ...more, ...(base.options && { options: { ...base.options, ...more.options } }) }];
  }));
}

function read(text) {
  const ready = {};
  let last;
  for (const line of text.split('\n').filter(Boolean)) {
    const [id, en, fr] = line.replace(/^[-#]/, '').split('|');
    if (line.startsWith('-')) last.options = { ...last.options, [id]: { en, fr } };
    else ready[id] = last = { title: { en, fr }, kind: line.startsWith('#') ? 'number' : 'choice' };
  }
  return ready;
}
