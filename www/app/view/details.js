// The answer in full: the main reasons beside the element, then clocks, chain, penalties and everything else that stands behind it.
import { byId, h, say } from '../dom.js';
import { formats } from '../format/format.js';
import { createAgenda } from './agenda.js';
import { drawAgreements } from './agreements.js';
import { drawChain } from './chain.js';
import { createClocks } from './clocks.js';
import { drawCommunication } from './communication.js';
import { drawConstraints } from './constraints.js';
import { createMoney } from '../money/money.js';
import { drawPriority } from './priority.js';
import { drawProcess } from './process.js';
import { drawMainReasons, drawOtherReasons } from './reasons.js';
import { drawEscalation } from './escalation.js';
import { drawSupport } from './support.js';

/**
 * @param {HTMLElement} root
 * @param {{ store: object, words: () => Function, reveal: (path: string) => void, whatIf: (at: number) => void, agenda: (span: number, language?: string) => any }} host
 */
export function createDetails(root, { store, words, reveal, whatIf, agenda }) {
  const clocks = createClocks();
  const money = createMoney({ store, words, ask: whatIf });
  const drawAgenda = createAgenda({ ask: agenda });
  const sections = [
    ['clocks', (view) => clocks.draw(view)],
    ['agenda', drawAgenda, 'half'],
    ['process', drawProcess, 'half'],
    ['chain', drawChain],
    ['money', (view) => money.draw(view)],
    ['priority', drawPriority, 'half'],
    ['constraints', drawConstraints, 'half'],
    ['support', drawSupport, 'half'],
    ['escalation', drawEscalation, 'half'],
    ['communication', drawCommunication],
    ['agreements', drawAgreements],
    ['otherReasons', drawOtherReasons],
  ].map(([name, draw, width = 'full']) => {
    const title = h('h2', { id: `${name}-title` });
    const body = h('div');
    const node = h('section', { class: `detail-${name.toLowerCase()} ${width}`, 'aria-labelledby': title.id }, title, body);
    return { name, draw, title, body, node };
  });
  root.append(...sections.map(({ node }) => node));

  const viewOf = (state) => ({
    assessment: state.assessment, language: state.language, policy: state.policy, names: state.names, reveal, t: words(), now: state.now,
    format: formats(state.language, state.assessment.timeZone),
  });

  function draw(state) {
    if (!state.assessment) return;
    const view = { ...viewOf(state), again: () => draw(store.state) };
    byId('why-reasons').replaceChildren(...drawMainReasons(view).filter(Boolean));
    for (const { name, draw, title, body, node } of sections) {
      const content = draw(view);
      say(title, view.t(name));
      node.hidden = !content;
      replace(body, (content ?? []).filter(Boolean));
    }
    pairUp(sections.map(({ node }) => node));
  }

  store.on(['assessment', 'language'], draw);
  return {
    /** Moves the running counters on to the state's time. */
    tick(state) {
      if (state.assessment) clocks.tick(viewOf(state));
    },
  };
}

/** New content; a node that is kept keeps the focus. */
function replace(body, content) {
  const held = document.activeElement;
  const holds = body.contains(held);
  body.replaceChildren(...content);
  if (holds && body.contains(held)) held.focus();
}

/** Halves that follow each other share a row; one that is left alone takes it all. */
function pairUp(nodes) {
  const shown = nodes.filter((node) => !node.hidden);
  let left;
  for (const [index, node] of shown.entries()) {
    const half = node.classList.contains('half');
    const pairs = half && left === undefined && shown[index + 1]?.classList.contains('half');
    node.classList.toggle('alone', half && !pairs && left === undefined);
    left = pairs ? node : undefined;
  }
}
