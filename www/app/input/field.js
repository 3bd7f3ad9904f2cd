// The fields that forms are made of. Each knows the JSON Pointer it stands for, shows the problems found there,
// and never overwrites what is being typed in it.
import { h } from '../dom.js';
import { fromLocal, instantOf, toLocal, toRfc3339 } from '../format/zone.js';
import { problemLine } from './problem-line.js';
import { writtenNumber } from './figures.js';

let count = 0;

/**
 * A label over a control, with room for what is wrong below it.
 * @param {object} of `path` (JSON Pointer), `label`, `control` (the input), `show(value)`, and optionally `wide`
 * @returns {{ path: string, node: HTMLElement, update(value: unknown): void, report(problems: object[], context: object): void }}
 */
export function field({ path, label, control, show, wide = false, frame = control }) {
  const id = `field-${(count += 1)}`;
  control.id = id;
  control.dataset.path = path;
  const trouble = h('div.trouble', { id: `${id}-trouble` });
  const node = h(wide ? 'div.field.wide' : 'div.field', {}, h('label', { for: id }, label), frame, trouble);
  return {
    path,
    node,
    update(value) {
      if (document.activeElement !== control) show(value);
    },
    report(problems, context) {
      trouble.replaceChildren(...problems.map((problem) => problemLine(problem, context)));
      if (problems.length > 0) {
        control.setAttribute('aria-invalid', 'true');
        control.setAttribute('aria-describedby', trouble.id);
      } else {
        control.removeAttribute('aria-invalid');
        control.removeAttribute('aria-describedby');
      }
    },
  };
}

/** A line of text; empty means the key is left out. `suggestions`: what is likely meant; anything else may be typed all the same. */
export function textField({ path, label, edit, wide, mode, suggestions = [] }) {
  const list = suggestions.length > 0 && h('datalist', { id: `offers-${(count += 1)}` }, suggestions.map((value) => h('option', { value })));
  const control = h('input', {
    type: 'text', autocomplete: 'off', spellcheck: 'false', inputmode: mode, list: list && list.id,
    oninput: () => edit(control.value === '' ? undefined : control.value),
  });
  const frame = list ? h('span.offers', {}, control, list) : control;
  return field({ path, label, control, wide, frame, show: (value) => put(control, plain(value)) });
}

/** A number, kept as it is typed until it is one. */
export function numberField(of) {
  const edit = (text) => {
    const written = text === undefined ? undefined : writtenNumber(text);
    of.edit(written === undefined ? text : Number(written));
  };
  return textField({ ...of, edit, mode: 'decimal' });
}

/** An amount in the policy's currency, which stands beside it; another currency is typed with the amount. */
export function moneyField({ path, label, edit, currency }) {
  const control = h('input', {
    type: 'text', autocomplete: 'off', inputmode: 'decimal',
    oninput: () => {
      const typed = control.value.trim();
      const amount = writtenNumber(typed);
      edit(typed === '' ? undefined : amount === undefined ? typed : `${amount} ${currency}`);
    },
  });
  const frame = h('span.unit', {}, control, h('span', { 'aria-hidden': 'true' }, currency));
  const bare = (value) => (plain(value).endsWith(` ${currency}`) ? plain(value).slice(0, -currency.length - 1) : plain(value));
  return field({ path, label, control, frame, show: (value) => put(control, bare(value)) });
}

/**
 * One of a list. A value that is not in the list is shown as such, and stays until another is chosen.
 * @param {{ options: [string, string][], none?: string, strange: (value: string) => string }} of `none`: the words for no value
 */
export function choiceField({ path, label, edit, options, none, strange, wide, read = (value) => value }) {
  const control = h('select', { onchange: () => edit(control.value === '' ? undefined : read(control.value)) });
  const known = new Set(options.map(([value]) => value));
  const show = (value) => {
    const key = plain(value);
    const items = options.map(([item, text]) => h('option', { value: item }, text));
    if (none !== undefined || key === '') items.unshift(h('option', { value: '' }, none ?? ''));
    if (key !== '' && !known.has(key)) items.unshift(h('option', { value: key }, strange(key)));
    control.replaceChildren(...items);
    control.value = key;
  };
  return field({ path, label, control, wide, frame: h('span.select', {}, control), show });
}

/** A date and time in the policy's zone. A text that is no instant stays in sight, to be mended. */
export function momentField({ path, label, edit, zone }) {
  const control = h('input', {
    type: 'datetime-local',
    oninput: () => {
      if (control.type === 'text') return edit(control.value === '' ? undefined : control.value);
      const instant = fromLocal(control.value, zone);
      return Number.isNaN(instant) ? undefined : edit(toRfc3339(instant, zone));
    },
  });
  const show = (value) => {
    const instant = typeof value === 'number' ? value : instantOf(value);
    const readable = value === undefined || !Number.isNaN(instant);
    control.type = readable ? 'datetime-local' : 'text';
    if (readable && value !== undefined) setMoment(control, instant, zone);
    else put(control, plain(value));
  };
  return field({ path, label, control, show });
}

/** Shows an instant in a `datetime-local` field, with as many digits as it needs. */
export function setMoment(control, instant, zone) {
  const text = toLocal(instant, zone);
  control.step = text.length <= 16 ? '60' : text.length <= 19 ? '1' : '0.001';
  put(control, text);
}

function put(control, text) {
  if (control.value !== text) control.value = text;
}

function plain(value) {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
