// Ids of an answer become the names its policy gives them, in every language it has.

/** The name for an id; the id itself when the policy gives none. */
export function nameOf(names, id) {
  return (names && id !== undefined && names[id]) || id;
}

/** The values of a reason, with the policy's own names where it has them. */
export function named(values, names, words) {
  const options = names.options || {};
  const word = (parameter, id) => (id === 'missing' ? words.missing : { true: words.yes, false: words.no }[id] || nameOf(options[parameter], id));
  const out = { ...values };
  if ('reason' in values) out.reason = nameOf(names.reasons, values.reason);
  if ('calendar' in values) out.calendar = nameOf(names.calendars, values.calendar);
  if ('base' in values) out.base = nameOf(names.fees, values.base);
  if ('team' in values) out.team = nameOf(names.teams, values.team);
  if ('contact' in values) out.contact = nameOf(names.contacts, values.contact);
  if ('cause' in values) out.cause = nameOf(names.causes, values.cause);
  if ('to' in values && typeof values.to === 'string') out.to = nameOf(names.recipients, values.to);
  if ('constraint' in values) out.constraint = nameOf(names.constraints, values.constraint);
  for (const key of ['per', 'length']) if (key in values) out[key] = words[`per-${values[key]}`] || values[key];
  if ('rule' in values && names.rules && names.rules[values.rule]) out.because = names.rules[values.rule];
  if ('modifier' in values && names.modifiers && names.modifiers[values.modifier]) out.because = names.modifiers[values.modifier];
  if ('fact' in values) {
    // What a condition may ask beside the policy's own parameters: the hours of the report, the kind of ticket.
    const own = values.fact === 'reportedIn' || values.fact === 'kind' ? words[values.fact] : undefined;
    out.fact = own || nameOf(names.parameters, values.fact);
    out.found = values.fact === 'reportedIn' ? nameOf(names.calendars, values.found) : word(values.fact, values.found);
  }
  if ('row' in values) out.row = word(values.rows, values.row);
  if ('column' in values) out.column = word(values.columns, values.column);
  return out;
}
