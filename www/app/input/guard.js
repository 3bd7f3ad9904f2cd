// Keeps what is too large out of the text areas: it is measured before it lands there, and refused with what was there left as it was.

/** The most characters a text area takes. The engine has its own limit, in bytes, and names it. */
export const MOST = 1_000_000;

/**
 * @param {HTMLTextAreaElement} area
 * @param {(refusal: { code: string, size?: number }) => void} refuse told when something was kept out
 */
export function guard(area, refuse) {
  const room = () => MOST - area.value.length + (area.selectionEnd - area.selectionStart);

  function check(event, data) {
    if (!data) return;
    const file = data.files?.[0];
    if (file) {
      event.preventDefault();
      if (file.size > MOST) return refuse({ code: 'too-large', size: file.size });
      file.text().then((text) => {
        if (text.includes('\u0000')) refuse({ code: 'not-text' });
        else insert(area, text);
      });
      return;
    }
    const size = data.getData('text').length;
    if (size > room()) {
      event.preventDefault();
      refuse({ code: 'too-large', size });
    }
  }

  area.addEventListener('paste', (event) => check(event, event.clipboardData));
  area.addEventListener('drop', (event) => check(event, event.dataTransfer));
  area.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  // Other ways in (a browser's own menus, input methods) are seen here, still before anything lands.
  area.addEventListener('beforeinput', (event) => {
    const size = event.data?.length ?? event.dataTransfer?.getData('text').length ?? 0;
    if (size > room()) {
      event.preventDefault();
      refuse({ code: 'too-large', size });
    }
  });
}

/** A file dropped on the area takes the place of its text. */
function insert(area, text) {
  area.value = text;
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
