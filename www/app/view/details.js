// The rest of the answer: clocks, penalties, support levels, escalation and reasons, each in its own section.
import { h, say } from '../dom.js';
import { formats } from '../format/format.js';
import { createClocks } from './clocks.js';
import { drawMoney } from './money.js';
import { drawReasons } from './reasons.js';
import { drawEscalation, drawSupport } from './support.js';

/**
 * @param {HTMLElement} root
 * @param {{ store: object, words: () => Function, reveal: (path: string) => void }} host
 */
export function createDetails(root, { store, words, reveal }) {
  const clocks = createClocks();
  const sections = [
    ['clocks', (view) => clocks.draw(view)],
    ['money', drawMoney],
    ['support', drawSupport],
    ['escalation', drawEscalation],
    ['reasons', drawReasons],
  ].map(([name, draw]) => {
    const title = h('h2', { id: `${name}-title` });
    const body = h('div');
    const node = h('section', { class: `detail-${name}`, 'aria-labelledby': title.id }, title, body);
    return { name, draw, title, body, node };
  });
  root.append(...sections.map(({ node }) => node));

  const viewOf = (state) => ({
    assessment: state.assessment, language: state.language, policy: state.policy, reveal, t: words(), now: state.now,
    format: formats(state.language, state.assessment.timeZone),
  });

  store.on(['assessment', 'language'], (state) => {
    if (!state.assessment) return;
    const view = viewOf(state);
    for (const { name, draw, title, body, node } of sections) {
      const content = draw(view);
      say(title, view.t(name));
      node.hidden = !content;
      body.replaceChildren(...(content ?? []).filter(Boolean));
    }
  });
  return {
    /** Moves the running counters on to the state's time. */
    tick(state) {
      if (state.assessment) clocks.tick(viewOf(state));
    },
  };
}
