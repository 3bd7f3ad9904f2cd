// Figures as people type them. A comma before three digits groups thousands, before any other number of them it is a decimal comma.

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^-?\d+([.,]\d+)?$/;

/**
 * The number a text means, as JSON writes it: `1,500` and `1 500` are 1500, `1,5` is 1.5; undefined when it is none.
 *
 * @param {string} text
 */
export function writtenNumber(text) {
  const typed = text.trim().replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '');
  if (GROUPED.test(typed)) return typed.replaceAll(',', '');
  return PLAIN.test(typed) ? typed.replace(',', '.') : undefined;
}
