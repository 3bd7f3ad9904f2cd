// Small hands for the DOM: nodes are made, never parsed from text, and touched only when they change.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} [children]
 */
export function h(name, attributes = {}, children = []) {
  const node = document.createElement(name);
  for (const key of Object.keys(attributes)) node.setAttribute(key, attributes[key]);
  node.append(...children);
  return node;
}

/** @param {string} path one path of a 16 by 16 drawing, in the colour of the text */
export function shape(path) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setAttribute(node, name, value) {
  if (value === undefined || value === null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

export function show(node, visible) {
  if (node.hidden === visible) node.hidden = !visible;
}

/** A number for the style sheet to use. Through the CSSOM: allowed where inline styles are not. */
export function setNumber(node, property, number) {
  // A thousandth is less than a pixel of any bar.
  const value = String(Math.round(number * 1000) / 1000);
  if (node.style.getPropertyValue(property) !== value) node.style.setProperty(property, value);
}

/**
 * Writes a sentence: its instants as real `<time>` elements. Nothing is touched when it reads the same.
 *
 * @param {Element} node
 * @param {import('../locales/template.js').Piece[]} pieces
 */
export function setPieces(node, pieces) {
  const same = pieces.map((piece) => piece.text).join('') === node.textContent
    && [...node.querySelectorAll('time')].map((time) => time.dateTime).join() === pieces.filter((piece) => piece.datetime).map((piece) => piece.datetime).join();
  if (same) return;
  node.replaceChildren(...pieces.map((piece) => (piece.datetime ? h('time', { datetime: piece.datetime }, [piece.text]) : piece.text)));
}
