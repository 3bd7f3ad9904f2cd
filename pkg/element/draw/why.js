import { h, setNumber, setPieces, setText, show } from '../dom.js';

/** The explanation that opens: a strip of time, then sentences. Native `<details>`: keyboard, find in page and screen readers know it. */
export class Why {
  /** @param {() => void} onToggle called when the reader opens or closes it */
  constructor(onToggle) {
    this.summary = h('summary', { class: 'why', part: 'why' });
    this.body = h('div', { class: 'reasons' });
    this.details = /** @type {HTMLDetailsElement} */ (h('details', { part: 'trace' }, [this.summary, this.body]));
    this.details.addEventListener('toggle', onToggle);
    this.nodes = [this.details];
  }

  get isOpen() {
    return this.details.open;
  }

  drawClosed(word, hasReasons) {
    setText(this.summary, word);
    show(this.details, hasReasons);
  }

  draw(strip, groups, notes) {
    this.body.replaceChildren(
      ...(strip ? [drawStrip(strip)] : []),
      ...groups.map((group) => h('section', {}, [heading(group.title), list(group.sentences)])),
      ...notes.map((note) => sentence('p', note, { class: 'note' })),
    );
  }
}

function heading(text) {
  return h('h3', {}, [text]);
}

function list(sentences) {
  return h('ol', {}, sentences.map((pieces) => sentence('li', pieces)));
}

function sentence(name, pieces, attributes = {}) {
  const node = h(name, attributes);
  setPieces(node, pieces);
  return node;
}

function drawStrip(strip) {
  const parts = strip.parts.map((part) => {
    const node = h('span', { class: 'segment', 'data-kind': part.kind, title: part.text });
    setNumber(node, '--start', part.start);
    setNumber(node, '--end', part.end);
    return node;
  });
  const at = (name, share) => {
    const node = h('span', { class: name });
    setNumber(node, '--start', share);
    return node;
  };
  const label = strip.parts.map((part) => part.text).join('; ');
  return h('figure', { class: 'strip', part: 'timeline' }, [
    h('div', { class: 'track', role: 'img', 'aria-label': label }, [
      ...parts,
      ...strip.nights.map((share) => at('night', share)),
      ...(strip.due === undefined ? [] : [at('flag', strip.due)]),
      ...(strip.now === undefined ? [] : [at('moment', strip.now)]),
    ]),
    h('figcaption', {}, [timeOf(strip.first), timeOf(strip.last)]),
  ]);
}

function timeOf(piece) {
  return h('time', { datetime: piece.datetime }, [piece.text]);
}
