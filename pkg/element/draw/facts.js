import { h, setPieces, setText, shape, show } from '../dom.js';
import { SHAPES } from './shapes.js';

/** The rows of facts and the lines of the other clocks. */
export class Facts {
  constructor() {
    this.rows = h('dl', { class: 'facts', part: 'facts' });
    this.others = h('ul', { class: 'others', part: 'clocks' });
    this.nodes = [this.rows, this.others];
  }

  draw(facts, others) {
    this.rows.replaceChildren(...facts.map(row));
    show(this.rows, facts.length > 0);
    this.others.replaceChildren(...others.map(line));
    show(this.others, others.length > 0);
  }
}

function row(fact) {
  const value = h('dd', fact.tone ? { class: 'amount', 'data-tone': fact.tone } : { class: 'amount' }, [apart(fact.value)]);
  const nodes = [h('dt', {}, [fact.label]), value];
  if (fact.under.length > 0) {
    nodes.push(h('dd', { class: 'under' }, [apart(fact.under)]));
  }
  return h('div', { class: 'fact', part: fact.name }, nodes);
}

/** Text that keeps its own direction on a page that runs the other way. */
function apart(pieces) {
  const node = h('bdi');
  setPieces(node, pieces);
  return node;
}

function line(other) {
  const title = h('span', { class: 'label' });
  setText(title, other.title);
  const when = h('span', { class: 'when' });
  setPieces(when, other.when);
  const state = h('span', { class: 'state' }, [h('span', { class: 'icon' }, [shape(SHAPES[other.face] || SHAPES.none)]), h('span', {}, [other.word])]);
  return h('li', { 'data-face': other.face }, [title, state, when]);
}
