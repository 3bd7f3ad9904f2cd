import { h, setAttribute, setNumber, setPieces, setText, shape, show } from '../dom.js';
import { SHAPES } from './shapes.js';

/** The top of the element: label, state, the large value, the sentences, the bar. */
export class Head {
  constructor() {
    this.rank = h('span');
    this.rankWord = h('span', { class: 'unseen' });
    this.priority = h('span', { class: 'priority', part: 'priority' }, [this.rankWord, this.rank]);
    this.label = h('span', { class: 'label', part: 'label' });
    this.icon = h('span', { class: 'icon', part: 'icon' }, [shape(SHAPES.waiting)]);
    this.word = h('span');
    this.state = h('span', { class: 'state', part: 'state' }, [this.icon, this.word]);
    this.value = h('div', { class: 'value', part: 'value', role: 'timer' });
    this.lines = h('div', { class: 'lines', part: 'due' });
    this.fill = h('span', { class: 'fill', part: 'bar-fill' });
    this.marks = h('span', { class: 'marks' });
    this.bar = h('div', { class: 'bar', part: 'bar', role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100' }, [this.fill, this.marks]);
    this.used = h('span');
    this.next = h('span');
    this.caption = h('div', { class: 'caption' }, [this.used, this.next]);
    this.nodes = [
      h('div', { class: 'top' }, [this.priority, this.label, this.state]),
      this.value, this.lines, this.bar, this.caption,
    ];
  }

  /** @param {ReturnType<typeof import('../describe/head.js').describeHead>} head */
  draw(head, { words, dir }) {
    setAttribute(this.value, 'dir', dir);
    setText(this.rankWord, `${words.priority} `);
    setText(this.rank, head.priority);
    setAttribute(this.priority, 'data-rank', String(head.rank));
    show(this.priority, head.priority !== '');
    setText(this.label, head.label);
    setText(this.word, head.stateWord);
    setAttribute(this.icon.firstChild.firstChild, 'd', SHAPES[head.face] || SHAPES.none);
    setAttribute(this.bar, 'aria-label', words.progress);
    setSentences(this.lines, head.lines);
    show(this.bar, head.bar !== undefined);
    show(this.caption, head.bar !== undefined);
    if (head.bar !== undefined) {
      this.drawMarks(head.bar.marks);
      setPieces(this.next, head.bar.next);
    }
    this.drawHand(head);
  }

  /**
   * What moves with the hand: the value, the length of the bar, and the first sentence when it counts too.
   *
   * @param {{ value: any, phrase: string, bar: any, lead?: string }} hand
   */
  drawHand({ value, phrase, bar, lead }) {
    drawValue(this.value, value, phrase);
    if (lead !== undefined) setText(this.lines.firstElementChild, lead);
    if (bar === undefined) return;
    setNumber(this.fill, '--_share', bar.share);
    setAttribute(this.bar, 'aria-valuenow', String(Math.floor(bar.share * 100)));
    setText(this.used, bar.used);
  }

  drawMarks(marks) {
    const signature = marks.map((mark) => `${mark.share}${mark.state}`).join();
    if (this.marks.dataset.drawn === signature) return;
    this.marks.dataset.drawn = signature;
    this.marks.replaceChildren(...marks.map((mark) => {
      const node = h('span', { class: 'mark', 'data-state': mark.state });
      setNumber(node, '--_share', mark.share);
      return node;
    }));
  }
}

/** One paragraph for each sentence; paragraphs that stay are kept. */
function setSentences(node, sentences) {
  while (node.children.length > sentences.length) node.lastElementChild.remove();
  while (node.children.length < sentences.length) node.append(h('p'));
  sentences.forEach((pieces, i) => setPieces(node.children[i], pieces));
  show(node, sentences.length > 0);
}

/** Figures large, units small; the spans stay as long as their number does, so that only their text changes. */
function drawValue(node, value, phrase) {
  const spans = [];
  // Real spaces, so that the value reads and copies as words do.
  if (value.before) spans.push(['words', `${value.before} `]);
  for (const part of value.parts) {
    spans.push(['figure', part.before + part.figure], ['unit', `${part.gap}${part.unit} `]);
  }
  if (value.time) spans.push(['time', value.time.text, value.time.datetime]);
  if (value.after) spans.push([value.parts.length > 0 ? 'words' : 'text', value.after]);
  const signature = spans.map(([kind]) => kind).join();
  if (node.dataset.drawn !== signature) {
    node.dataset.drawn = signature;
    node.replaceChildren(...spans.map(([kind]) => h(kind === 'time' ? 'time' : 'span', { class: kind })));
  }
  spans.forEach(([kind, text, datetime], i) => {
    setText(node.children[i], text);
    if (kind === 'time') setAttribute(node.children[i], 'datetime', datetime);
  });
  setAttribute(node, 'aria-label', phrase);
}
