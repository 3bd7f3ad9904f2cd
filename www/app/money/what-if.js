// "If it ends at …": an instant is chosen, by hand or on the curve, and the engine says what is owed then.
import { h, say } from '../dom.js';
import { setMoment } from '../input/field.js';
import { formats, textOf } from '../format/format.js';
import { fromLocal, instantOf } from '../format/zone.js';
import { drawCurve } from './curve.js';
import { drawSteps } from './steps.js';

const MINUTE = 60_000;

/** The figure of a curve with its field and its slider. */
export function createWhatIf({ store, words, ask }) {
  const exact = h('input', { type: 'datetime-local', id: 'what-if' });
  const label = h('label', { for: 'what-if' });
  const slider = h('input.slider', { type: 'range', id: 'what-if-slider', step: MINUTE });
  const answer = h('output', { for: 'what-if what-if-slider', id: 'what-if-answer', 'aria-live': 'polite' });
  const question = h('div.question', {}, label, exact, answer);
  const drawing = h('div.curve');
  const title = h('figcaption');
  const summary = h('summary');
  const table = h('div');
  const steps = h('details.curve-steps', {}, summary, table);
  const figure = h('figure.what-if', {}, title, question, h('div.curve-frame', {}, drawing, slider), steps);
  let shown;

  exact.addEventListener('input', () => {
    const instant = fromLocal(exact.value, store.state.assessment?.timeZone ?? 'UTC');
    if (!Number.isNaN(instant)) ask(instant);
  });
  slider.addEventListener('input', () => ask(Number(slider.value)));
  new ResizeObserver(() => shown && paint(store.state)).observe(drawing);
  store.on(['curves'], (state) => shown && paint(state));

  function paint({ curves, assessment, language, now }) {
    const t = words();
    figure.hidden = !curves;
    if (!curves) return;
    const format = formats(language, assessment.timeZone);
    const { together, whatIf, span, open } = curves;
    say(title, t('curve'));
    say(label, t('ifItEnds'));
    say(summary, t('curveTable'));
    question.hidden = !open;
    slider.hidden = !open;
    slider.min = span.from;
    slider.max = span.to;
    slider.value = whatIf;
    const said = open ? sentenceOf(curves, { t, format, now, language, names: store.state.names }) : '';
    slider.setAttribute('aria-label', t('ifItEnds'));
    slider.setAttribute('aria-valuetext', said);
    exact.min = '';
    if (document.activeElement !== exact) setMoment(exact, whatIf, assessment.timeZone);
    say(answer, said);
    drawing.replaceChildren(...together.map((curve) => drawCurve(curve, { span, whatIf: open ? whatIf : undefined, now, width: Math.max(220, drawing.clientWidth), format, t, zone: assessment.timeZone })));
    table.replaceChildren(...together.map((curve) => drawSteps(curve, { format, t, now })));
  }

  return {
    draw({ language }) {
      shown = true;
      paint({ ...store.state, language });
      return figure;
    },
    clear() {
      shown = false;
    },
  };
}

/** What is owed at the chosen end, and from when it is another amount; of each agreement, where there are several. */
function sentenceOf({ together, whatIf }, { t, format, now, language, names }) {
  return together.map(({ agreement, resolved, after }) => {
    const values = { at: format.near(whatIf, now), amount: format.money(resolved.amount), after: after && format.near(instantOf(after.at), whatIf), then: after && format.money(after.amount) };
    const said = t(after ? 'ifThen' : 'ifLast', values);
    return together.length > 1 ? `${textOf(names?.agreements?.[agreement], language, agreement)}: ${said}` : said;
  }).join(' ');
}
