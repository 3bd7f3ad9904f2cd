import { CSS } from './css.js';

let sheet;

/** One constructed style sheet for all elements: nothing inline, so a strict `style-src 'self'` holds. */
export function sharedSheet() {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
