// The control for the time shown: a slider over the ticket's life, an exact date and time, steps, and the real clock.
import { h, s, say } from '../dom.js';
import { setMoment } from '../input/field.js';
import { formats, textOf } from '../format/format.js';
import { fromLocal, instantOf } from '../format/zone.js';
import { createTimeline } from './timeline.js';
import { marksOf, spansOf } from './scale.js';
import { createSwitch } from '../preferences.js';

const MINUTE = 60_000;
// How near to a mark, in pixels, a dragged slider lands on it.
const SNAP = 5;

/**
 * @param {HTMLElement} section
 * @param {object} host `store`, `words()`, `goTo(instant)` and `goLive()`
 */
export function createTimeControl(section, { store, words, goTo, goLive }) {
  const timeline = createTimeline();
  const exact = h('input', { type: 'datetime-local', id: 'exact-time' });
  const exactLabel = h('label.unseen', { for: 'exact-time' });
  const zone = h('span.zone.soft');
  const live = h('button.live', { type: 'button', 'aria-pressed': 'false' });
  const previous = h('button.icon', { type: 'button', id: 'previous-mark' },
    s('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, s('path', { d: 'M10 3 5 8l5 5' })));
  const next = h('button', { type: 'button', id: 'next-change' });
  const trouble = h('p.problem', { id: 'time-trouble', role: 'status' });
  const slider = h('input.slider', { type: 'range', id: 'time-slider', step: MINUTE });
  const controls = h('div.time-controls', {}, h('span.exact', {}, exactLabel, exact, zone), h('span.steps', {}, previous, next));
  timeline.marksRow.after(slider);
  const reach = h('fieldset.segments', { id: 'reach' });
  const reachName = h('legend.unseen');
  reach.append(reachName);
  const reachSwitch = createSwitch(reach, ['near', 'whole'], (value) => {
    wanted = value;
    draw(store.state);
  });
  section.querySelector('.time-head').append(reach, live);
  section.append(controls, trouble, timeline.frame);

  let marks = [];
  let span;
  let wanted = 'near';
  let dragging = false;

  slider.addEventListener('pointerdown', () => { dragging = true; });
  addEventListener('pointerup', () => {
    if (!dragging) return;
    dragging = false;
    draw(store.state);
  });
  slider.addEventListener('input', () => goTo(dragging ? snapped(Number(slider.value)) : Number(slider.value)));
  exact.addEventListener('input', () => {
    const instant = fromLocal(exact.value, store.state.assessment?.timeZone ?? 'UTC');
    if (!Number.isNaN(instant)) goTo(instant);
  });
  live.addEventListener('click', () => (store.state.live ? goTo(store.state.now) : goLive()));
  next.addEventListener('click', () => goTo(instantOf(store.state.assessment?.nextChangeAt)));
  previous.addEventListener('click', () => goTo(before(store.state.now)));
  new ResizeObserver(() => draw(store.state)).observe(timeline.frame);

  /** A dragged time lands on a mark that is near, so that a due instant can be hit by hand. */
  function snapped(instant) {
    const perPixel = (span.to - span.from) / Math.max(1, slider.clientWidth);
    const near = marks.find(({ at }) => Math.abs(at - instant) <= SNAP * perPixel);
    return near ? near.at : instant;
  }

  const before = (now) => marks.map(({ at }) => at).filter((at) => at < now).at(-1);

  function draw(state) {
    const { assessment, ticket, now, language, policy } = state;
    if (!assessment) return;
    const t = words();
    const format = formats(language, assessment.timeZone);
    marks = marksOf(ticket, assessment);
    // The scale stands still under the hand that drags.
    if (!dragging || !span) {
      const spans = spansOf(marks, assessment, now);
      span = (wanted === 'near' && spans.near) || spans.whole;
      drawReach(assessment, spans, language, t);
    }
    timeline.draw({ assessment, policy, marks, span, now, language, t });

    slider.min = span.from;
    slider.max = span.to;
    slider.value = now;
    slider.setAttribute('aria-label', t('slider'));
    slider.setAttribute('aria-valuetext', format.moment(now));
    if (document.activeElement !== exact) setMoment(exact, now - (state.live ? now % 1000 : 0), assessment.timeZone);
    say(exactLabel, t('time'));
    say(zone, assessment.timeZone);
    say(live, t('live'));
    live.title = t('liveHint');
    live.setAttribute('aria-pressed', String(state.live));
    previous.title = t('previousMark');
    previous.setAttribute('aria-label', t('previousMark'));
    previous.disabled = before(now) === undefined;
    const change = instantOf(assessment.nextChangeAt);
    next.disabled = Number.isNaN(change);
    next.replaceChildren(Number.isNaN(change) ? t('noNextChange') : `${t('nextChange')} `, Number.isNaN(change) ? '' : h('b', {}, format.near(change, now)));
    say(trouble, state.nowError ? t('errors.out-of-range') : '');
  }

  /** The choice between the clock in front and the whole ticket, where there is one. */
  function drawReach(assessment, spans, language, t) {
    const clock = assessment.clocks.find(({ id }) => id === assessment.headline);
    reach.hidden = !spans.near;
    say(reachName, t('reach'));
    reachSwitch.update(span === spans.near ? 'near' : 'whole', (value) => (value === 'whole' ? t('whole') : textOf(clock?.title, language, clock?.metric)));
  }

  store.on(['assessment', 'assessedAt', 'now', 'live', 'language', 'ticket', 'nowError', 'policy'], draw);
  return { draw };
}
