// One field for each fee that the policy's penalties are reckoned from, and for each that the ticket carries already.
import { moneyField } from './field.js';
import { plainName } from './facts.js';
import { textOf } from '../format/format.js';
import { objectOf } from '../state/documents.js';

/** The names of the fees, in the order in which the policy speaks of them. */
export function feeNames(policy, ticket) {
  const names = new Set(Object.keys(objectOf(policy?.fees)));
  for (const agreement of listOf(policy?.agreements)) {
    for (const penalty of listOf(agreement?.penalties)) if (isFee(penalty?.of)) names.add(penalty.of);
  }
  for (const name of Object.keys(objectOf(ticket?.fees))) names.add(name);
  return [...names];
}

/** The fields for these fees; `edit(name, value)` is told of each change. */
export function feeFields({ policy, names, language, edit }) {
  return names.map((name) => ({
    id: name,
    field: moneyField({
      path: `/fees/${name}`,
      label: textOf(policy?.fees?.[name], language, plainName(name)),
      currency: policy?.currency ?? 'EUR',
      edit: (value) => edit(name, value),
    }),
  }));
}

const listOf = (value) => (Array.isArray(value) ? value : []);
const isFee = (base) => typeof base === 'string' && /^[a-z][a-z0-9-]*$/.test(base);
