// The fields of one event, opened for editing.
import { choiceField, momentField, textField } from './field.js';
import { EVENT_TYPES, ownKeys } from './event-shape.js';
import { factFields, plainName } from './facts.js';
import { textOf } from '../format/format.js';
import { objectOf } from '../state/documents.js';

/**
 * The fields for an event of this type at this place of the list.
 * @param {object} of `type`, `index`, `policy`, `language`, `zone`, `t`, `edit(change)` with a function that changes the event,
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
  const levels = (Array.isArray(policy?.support) ? policy.support : [])
    .map(({ level, title }) => [String(level), [level, textOf(title, language)].filter(Boolean).join(' · ')]);

  const makers = {
    reason: () => {
      if (type === 'paused') return choice('reason', pauses, { wide: true });
      if (type === 'resumed') return choice('reason', pauses, { none: t('allPauses'), wide: true });
      return entry('reason', textField({ ...of('reason'), wide: true }));
    },
    priority: () => choice('priority', (policy?.priorities ?? ['P1', 'P2', 'P3', 'P4']).map((name) => [name, name])),
    level: () => choice('level', levels, { none: t('notSaid') }),
    share: () => entry('share', textField({ ...of('share'), mode: 'decimal' })),
    until: () => entry('until', momentField({ ...of('until'), zone })),
    from: () => entry('from', momentField({ ...of('from'), zone })),
    to: () => entry('to', momentField({ ...of('to'), zone })),
  };

  const types = EVENT_TYPES.map((name) => [name, t(`events.${name}`)]);
  const fields = [
    entry('type', choiceField({ ...of('type'), options: types, strange: (value) => value, edit: retype })),
    entry('at', momentField({ ...of('at'), zone })),
  ];
  for (const key of ownKeys(type)) {
    if (key === 'facts') {
      const facts = factFields({
        policy, language, t, base: `${base}/facts`,
        edit: (id, value) => edit((event) => put((event.facts = objectOf(event.facts)), id, value)),
      });
      fields.push(...facts.map(({ id, field }) => ({ read: (event) => event?.facts?.[id], field })));
    } else {
      fields.push(makers[key]?.() ?? entry(key, textField(of(key))));
    }
  }
  fields.push(entry('by', textField(of('by'))), entry('note', textField({ ...of('note'), wide: type !== 'assigned' })));
  return fields;
}

const entry = (key, field) => ({ read: (event) => event?.[key], field });

/** Sets a key, or takes it out when there is no value. */
export function put(object, key, value) {
  if (value === undefined) delete object[key];
  else object[key] = value;
}
