// Keeps what is too large out of the text areas: it is measured before it lands there, and refused with what was there left as it was.
// What is large but welcome is set in one go: a browser types a pasted text in line by line, which takes minutes for thousands of lines.

/** The most characters and lines that a text area takes. The engine has its own limits, in bytes, and names them. */
export const MOST = 1_000_000;
export const MOST_LINES = 20_000;
const LARGE = 20_000;
const MANY_LINES = 200;

/**
 * @param {HTMLTextAreaElement} area
 * @param {object} told
 * @param {(refusal: { code: string, size?: number, lines?: number }) => void} told.refuse something was kept out
 * @param {(before: string) => void} told.landed a large text was set in one go, over `before`
 */
export function guard(area, { refuse, landed }) {
  /** Whether the browser may go on with its own way of putting this text in. */
  function take(event, text) {
    const size = text.length;
    const room = MOST - area.value.length + (area.selectionEnd - area.selectionStart);
    if (size <= LARGE && size <= room && linesOf(text, MANY_LINES) <= MANY_LINES) return;
    event.preventDefault();
    land(text, area.selectionStart, area.selectionEnd, room);
  }

  function land(text, from, to, room) {
    const lines = linesOf(text, Infinity);
    if (text.length > room) refuse({ code: 'tooLarge', size: text.length });
    else if (lines > MOST_LINES) refuse({ code: 'tooManyLines', lines });
    else {
      const before = area.value;
      area.setRangeText(text, from, to, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
      landed(before);
    }
  }

  /** A file that is dropped takes the place of the whole text. */
  async function takeFile(event, file) {
    event.preventDefault();
    if (file.size > MOST) return refuse({ code: 'tooLarge', size: file.size });
    const text = await file.text();
    if (text.includes('\u0000')) refuse({ code: 'notText' });
    else land(text, 0, area.value.length, MOST);
  }

  area.addEventListener('paste', (event) => take(event, event.clipboardData?.getData('text') ?? ''));
  area.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file) takeFile(event, file);
    else take(event, event.dataTransfer?.getData('text') ?? '');
  });
  area.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  // Other ways in (a browser's own menus, input methods) are seen here, still before anything lands.
  area.addEventListener('beforeinput', (event) => take(event, event.data ?? event.dataTransfer?.getData('text') ?? ''));
}

/** The lines of a text; once it is known to have more than `enough`, counting stops. */
function linesOf(text, enough) {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= enough; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
