// The answer in full: the main reasons beside the element, then clocks, penalties, support levels, escalation and the other reasons.
import { byId, h, say } from '../dom.js';
import { formats } from '../format/format.js';
import { createClocks } from './clocks.js';
import { drawMoney } from './money.js';
import { drawMainReasons, drawOtherReasons } from './reasons.js';
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
    ['otherReasons', drawOtherReasons],
  ].map(([name, draw]) => {
    const title = h('h2', { id: `${name}-title` });
    const body = h('div');
    const node = h('section', { class: `detail-${name.toLowerCase()}`, 'aria-labelledby': title.id }, title, body);
    return { name, draw, title, body, node };
  });
  root.append(...sections.map(({ node }) => node));

  const viewOf = (state) => ({
    assessment: state.assessment, language: state.language, policy: state.policy, names: state.names, reveal, t: words(), now: state.now,
    format: formats(state.language, state.assessment.timeZone),
  });

  store.on(['assessment', 'language'], (state) => {
    if (!state.assessment) return;
    const view = viewOf(state);
    byId('why-reasons').replaceChildren(...drawMainReasons(view).filter(Boolean));
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
