// The order of the page for those who go through it by keyboard or hear it: the one in which it is seen.
import { byId } from '../dom.js';

/** Beside each other the input comes first; under each other the answer does. */
export function keepReadingOrder() {
  const narrow = matchMedia('(max-width: 900px)');
  const answer = byId('answer');
  const input = document.querySelector('section.input');
  const place = () => (narrow.matches ? answer.after(input) : answer.before(input));
  narrow.addEventListener('change', place);
  place();
}
