// The small switches: language, appearance, and for whom the answer is made.
import { h, say } from './dom.js';

/**
 * A row of radio buttons that looks like one switch.
 * @param {HTMLFieldSetElement} fieldset holds its legend already
 * @param {string[]} values
 * @param {(value: string) => void} chosen
 */
export function createSwitch(fieldset, values, chosen) {
  const items = values.map((value) => {
    const input = h('input', { type: 'radio', name: fieldset.id, value, id: `${fieldset.id}-${value}`, onchange: () => chosen(value) });
    const text = h('span');
    fieldset.append(h('label', { for: input.id }, input, text));
    return { value, input, text };
  });
  return {
    /** Shows which value holds, each in the words given for it. */
    update(current, wordFor) {
      for (const { value, input, text } of items) {
        input.checked = value === current;
        say(text, wordFor(value));
      }
    },
  };
}
