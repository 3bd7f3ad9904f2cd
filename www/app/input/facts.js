// One field for each parameter that the policy declares.
import { choiceField, numberField, textField } from './field.js';
import { textOf } from '../format/format.js';
import { objectOf } from '../state/documents.js';

/**
 * The fields for a set of facts.
 * @param {object} of `policy`, `language`, `t`, `base` (the pointer of the facts object) and `edit(id, value)`
 */
export function factFields({ policy, language, t, base, edit }) {
  return Object.entries(objectOf(policy?.parameters)).map(([id, parameter]) => {
    const common = {
      path: `${base}/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      label: textOf(parameter.title, language, plainName(id)),
      edit: (value) => edit(id, value),
    };
    const kind = parameter.kind ?? (parameter.options ? 'choice' : 'text');
    const strange = (value) => t('notKnown', { value });
    if (kind === 'choice') {
      const options = Object.entries(objectOf(parameter.options)).map(([option, text]) => [option, textOf(text, language, option)]);
      return { id, field: choiceField({ ...common, options, strange, none: unsaid(parameter, Object.fromEntries(options), t) }) };
    }
    if (kind === 'yes-no') {
      const names = { true: t('yes'), false: t('no') };
      const read = (value) => (value === 'true' ? true : value === 'false' ? false : value);
      return { id, field: choiceField({ ...common, options: Object.entries(names), read, strange, none: unsaid(parameter, names, t) }) };
    }
    return { id, field: kind === 'number' ? numberField(common) : textField(common) };
  });
}

/** A readable name for an id that the policy gives no title: `monthly-fee` is "Monthly fee". */
export function plainName(id) {
  const words = String(id).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function unsaid(parameter, names, t) {
  const value = parameter.default;
  return value === undefined ? t('notSaid') : t('byDefault', { value: names[String(value)] ?? String(value) });
}
