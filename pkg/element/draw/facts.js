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
  const value = h('dd', fact.tone ? { class: 'amount', 'data-tone': fact.tone } : { class: 'amount' });
  setPieces(value, fact.value);
  const nodes = [h('dt', {}, [fact.label]), value];
  if (fact.under.length > 0) {
    const under = h('dd', { class: 'under' });
    setPieces(under, fact.under);
    nodes.push(under);
  }
  return h('div', { class: 'fact', part: fact.name }, nodes);
}

function line(other) {
  const title = h('span', { class: 'label' });
  setText(title, other.title);
  const when = h('span', { class: 'when' });
  setPieces(when, other.when);
  const state = h('span', { class: 'state' }, [h('span', { class: 'icon' }, [shape(SHAPES[other.face] || SHAPES.none)]), h('span', {}, [other.word])]);
  return h('li', { 'data-face': other.face }, [title, state, when]);
}
