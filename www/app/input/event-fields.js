// The fields of one event, opened for editing.
import { choiceField, momentField, textField } from './field.js';
import { ownKeys } from './event-shape.js';
import { factFields, plainName } from './facts.js';
import { causesOf, eventTypesOf, levelsOf, rolesOf, statusesOf, subjectsOf, teamsOf } from './offers.js';
import { textOf } from '../format/format.js';
import { objectOf } from '../state/documents.js';

/**
 * The fields for an event of this type at this place of the list.
 * @param {object} of `type` (what it means, whatever its word), `index`, `policy`, `language`, `zone`, `t`, `edit(change)` with a function that changes the event,
 *   and `retype(type)`
 * @returns {{ read: (event: object) => unknown, field: object }[]}
 */
export function eventFields({ type, index, policy, language, zone, t, edit, retype }) {
  const base = `/events/${index}`;
  const of = (key) => ({
    path: `${base}/${key}`,
    label: t(`fields.${key}`),
    edit: (value) => edit((event) => put(event, key, value)),
  });
  const strange = (value) => t('notKnown', { value });
  const choice = (key, options, more = {}) => entry(key, choiceField({ ...of(key), options, strange, ...more }));
  const pauses = Object.entries(objectOf(policy?.pauseReasons)).map(([id, text]) => [id, textOf(text, language, plainName(id))]);
  const text = (key, more = {}) => entry(key, textField({ ...of(key), ...more }));
  const moment = (key) => entry(key, momentField({ ...of(key), zone }));

  const makers = {
    reason: () => {
      if (type === 'paused') return choice('reason', pauses, { wide: true });
      if (type === 'resumed') return choice('reason', pauses, { none: t('allPauses'), wide: true });
      return text('reason', { wide: true });
    },
    priority: () => choice('priority', (policy?.priorities ?? ['P1', 'P2', 'P3', 'P4']).map((name) => [name, name])),
    level: () => choice('level', levelsOf(policy, language), { none: t('notSaid') }),
    team: () => text('team', { suggestions: teamsOf(policy) }),
    subject: () => text('subject', { suggestions: subjectsOf(policy), wide: true }),
    status: () => choice('status', statusesOf(policy, language), { wide: true }),
    share: () => text('share', { mode: 'decimal' }),
    until: () => moment('until'),
    announced: () => moment('announced'),
    from: () => moment('from'),
    to: () => moment('to'),
  };

  const fields = [
    { read: (event) => event?.type ?? type, field: choiceField({ ...of('type'), options: eventTypesOf(policy, t), strange: (value) => value, edit: retype }) },
    moment('at'),
  ];
  for (const key of ownKeys(type)) {
    if (key === 'facts') {
      const facts = factFields({
        policy, language, t, base: `${base}/facts`,
        edit: (id, value) => edit((event) => put((event.facts = objectOf(event.facts)), id, value)),
      });
      fields.push(...facts.map(({ id, field }) => ({ read: (event) => event?.facts?.[id], field })));
    } else {
      fields.push(makers[key]?.() ?? text(key));
    }
  }
  const causes = causesOf(policy, language);
  if (causes.length > 0 && TELLS_CAUSE.has(type)) fields.push(choice('cause', causes, { none: t('notSaid'), wide: true }));
  fields.push(text('by', { suggestions: rolesOf(policy) }), text('note', { wide: type !== 'assigned' }));
  return fields;
}

// When the cause is known, at the latest.
const TELLS_CAUSE = new Set(['restored', 'resolved', 'closed', 'updated', 'status']);

const entry = (key, field) => ({ read: (event) => event?.[key], field });

/** Sets a key, or takes it out when there is no value. */
export function put(object, key, value) {
  if (value === undefined) delete object[key];
  else object[key] = value;
}
