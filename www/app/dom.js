// Elements made by hand: text is always text, never markup, so no document can inject anything.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an HTML element.
 * @param {string} name tag name, with classes after dots: `p.soft.small`
 * @param {Record<string, unknown>} [attributes] `on…` become listeners, booleans become presence, `undefined` is left out
 * @param {...(Node | string | number | false | null | undefined | Array)} children
 */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name.split('.')[0]), name, attributes, children);
}

/** Makes an SVG element; the arguments are those of `h`. */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name.split('.')[0]), name, attributes, children);
}

function fill(element, name, attributes, children) {
  const classes = name.split('.').slice(1).join(' ');
  if (classes) element.setAttribute('class', classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') element.value = value;
    else if (key === 'checked') element.checked = Boolean(value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** Writes text only when it differs, so that nothing is laid out or read aloud again for nothing. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Calls `run` once things have been quiet for `wait` milliseconds. */
export function debounce(run, wait) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
}
