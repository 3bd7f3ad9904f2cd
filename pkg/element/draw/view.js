import { h, setAttribute, setText, shape, show } from '../dom.js';
import { Facts } from './facts.js';
import { Head } from './head.js';
import { SHAPES } from './shapes.js';
import { Why } from './why.js';

/** All that an element draws into its shadow tree, next to the slot that keeps the author's own text. */
export class View {
  /**
   * @param {ShadowRoot} root
   * @param {HTMLSlotElement} slot shown as long as there is no answer to show
   * @param {() => void} onToggle the explanation was opened or closed
   */
  constructor(root, slot, onToggle) {
    this.slot = slot;
    this.head = new Head();
    this.facts = new Facts();
    this.why = new Why(onToggle);
    this.sentence = h('p', { class: 'sentence' });
    this.detail = h('p', { class: 'detail' });
    this.stale = h('p', { class: 'since' });
    this.error = h('div', { class: 'error', part: 'error' }, [
      h('span', { class: 'icon' }, [shape(SHAPES.error)]), h('div', {}, [this.sentence, this.detail, this.stale]),
    ]);
    this.answer = h('div', { class: 'answer' }, [...this.head.nodes, h('div', { class: 'more' }, [...this.facts.nodes, ...this.why.nodes])]);
    this.base = h('div', { class: 'base', part: 'base' }, [this.error, this.answer]);
    this.status = h('div', { class: 'status', role: 'status' });
    show(this.error, false);
    show(this.answer, false);
    root.append(this.base, this.status);
  }

  drawAnswer(head, locale) {
    setAttribute(this.base, 'data-face', head.face);
    setAttribute(this.base, 'lang', locale.lang);
    this.head.draw(head, locale);
    show(this.answer, true);
    show(this.slot, false);
  }

  /** @param {undefined | { sentence: string, detail: string, place: string, hint: string }} error */
  drawError(error, staleText) {
    show(this.error, error !== undefined);
    setAttribute(this.base, 'data-stale', staleText ? '' : undefined);
    if (error === undefined) return;
    setText(this.sentence, error.sentence);
    setText(this.detail, [error.place, error.detail].filter(Boolean).join(': ') + (error.hint ? ` ${error.hint}` : ''));
    setText(this.stale, staleText);
    show(this.stale, staleText !== '');
  }

  /** Back to the author's own text. */
  drawNothing() {
    this.drawError(undefined, '');
    show(this.answer, false);
    show(this.slot, true);
  }

  /** Whether the author wrote something between the tags. */
  get hasOwnText() {
    return this.slot.assignedNodes().some((node) => node.nodeType === Node.ELEMENT_NODE || node.textContent.trim() !== '');
  }

  /** Said once to those who listen. */
  announce(head, format) {
    const line = head.lines.length > 0 ? head.lines[0].map((piece) => piece.text).join('') : '';
    setText(this.status, format.say(format.locale.words.announced, { title: head.label, state: head.stateWord, line }, 0));
  }
}
