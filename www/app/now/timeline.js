// The drawing of all clocks over one span of time, with its axis, the marks of the ticket's events, and now as a hairline.
import { h, s, say } from '../dom.js';
import { titleOf } from '../package.js';
import { formats, textOf } from '../format/format.js';
import { axisTicks } from './axis-ticks.js';
import { drawLane, hatchPattern } from './lane.js';
import { nameOfEvent } from '../input/offers.js';
import { laneWords, rung } from './lane-words.js';
import { scaleOf } from './scale.js';

const AXIS_HEIGHT = 36;
const MARKS_HEIGHT = 22;

/** The timeline's parts: `frame` holds everything that shares the scale; the slider is laid over its last row. */
export function createTimeline() {
  const axis = h('div.axis', { 'aria-hidden': 'true' });
  const lanes = h('div.lanes');
  const marksRow = h('div.marks', { 'aria-hidden': 'true' });
  const hairline = h('div.hairline', { 'aria-hidden': 'true' });
  const nowLabel = h('span.now-label');
  hairline.append(nowLabel);
  const frame = h('div.timeline', {}, hatchPattern(), axis, lanes, marksRow, hairline);

  return {
    frame,
    marksRow,
    /** Draws an assessment; cheap enough to be done again at each move of the slider. */
    draw({ assessment, policy, marks, span, now, language, t }) {
      const width = Math.max(200, lanes.clientWidth);
      const mirrored = getComputedStyle(frame).direction === 'rtl';
      const format = formats(language, assessment.timeZone);
      const x = scaleOf(span, width);
      const place = (instant) => (mirrored ? width - x(instant) : x(instant));
      const reason = (id) => (id ? textOf(policy?.pauseReasons?.[id], language, id) : '');
      const view = { ...span, at: now };

      axis.replaceChildren(drawAxis({ span, place, width, mirrored, format, zone: assessment.timeZone }));
      lanes.replaceChildren(...assessment.clocks.map((clock) => {
        const title = titleOf(clock, assessment, format.shared);
        const label = laneWords(clock, { t, format, reason, title });
        return h('div.lane', { 'data-empty': !clock.segments?.length || undefined, 'data-state': clock.state, 'data-headline': clock.id === assessment.headline || undefined },
          h('div.lane-head', {}, h('span.lane-title', {}, title), h('span.lane-due', {}, laneDue(clock, format, now, t))),
          clock.segments?.length > 0 && drawLane(clock, { x, width, now: view, format, label, reason, mirrored }));
      }));
      marksRow.replaceChildren(drawMarks({ marks, policy, language, place, width, format, t }));

      const outside = now < span.from ? 'before' : now > span.to ? 'after' : undefined;
      hairline.style.insetInlineStart = `${Math.max(0, Math.min(width, x(now)))}px`;
      hairline.classList.toggle('outside', Boolean(outside));
      const room = outside ? 220 : 28;
      hairline.classList.toggle('near-start', x(now) < room);
      hairline.classList.toggle('near-end', x(now) > width - room);
      say(nowLabel, outside ? t(outside === 'before' ? 'nowBefore' : 'nowAfter', { at: format.moment(now) }) : format.time(now));
    },
  };
}

function laneDue(clock, format, now, t) {
  if (clock.stoppedAt) return `${t(`states.${clock.state}`)} · ${format.near(clock.stoppedAt, now)}`;
  if (clock.startsAt) return t('startsAt', { at: format.near(clock.startsAt, now) });
  if (!clock.due) return t(`states.${clock.state}`);
  return `${t(clock.provisional ? 'dueIfResumed' : 'due')} ${format.due(clock, now)}`;
}

function drawAxis({ span, place, width, mirrored, format, zone }) {
  const { hours, days, everyDay } = axisTicks(span, zone, Math.max(2, Math.floor(width / 64)));
  const drawing = s('svg', { width, height: AXIS_HEIGHT, viewBox: `0 0 ${width} ${AXIS_HEIGHT}` });
  for (const hour of hours) {
    drawing.append(s('line.tick', { x1: place(hour), x2: place(hour), y1: AXIS_HEIGHT - 5, y2: AXIS_HEIGHT }));
    if (inside(place(hour), width, 16)) drawing.append(label('hour', place(hour), 28, format.hour(hour)));
  }
  let free = -Infinity;
  const named = [...(hours.length > 0 && !days.includes(span.from) ? [{ at: span.from, first: true }] : []), ...days.map((at) => ({ at }))];
  named.forEach(({ at, first }, index) => {
    const x = place(at);
    if (!first) drawing.append(s('line.midnight', { x1: x, x2: x, y1: 0, y2: AXIS_HEIGHT }));
    const next = named[index + 1];
    const room = next ? Math.abs(place(next.at) - x) : (mirrored ? x : width - x);
    const text = everyDay ? format.day(at) : format.dayOfMonth(at);
    if (room < text.length * 6.5 + 8 || Math.abs(x - free) < 40) return;
    free = x;
    drawing.append(s('text.day', { x: mirrored ? x - 5 : x + 5, y: 11 }, text));
  });
  return drawing;
}

const inside = (x, width, room) => x >= room && x <= width - room;
const label = (kind, x, y, text) => s(`text.${kind}`, { x, y, 'text-anchor': 'middle' }, text);

function drawMarks({ marks, policy, language, place, width, format, t }) {
  const middle = MARKS_HEIGHT / 2;
  const drawing = s('svg', { width, height: MARKS_HEIGHT, viewBox: `0 0 ${width} ${MARKS_HEIGHT}` });
  drawing.append(s('line.track', { x1: 0, x2: width, y1: middle, y2: middle }));
  for (const mark of marks) {
    const x = place(mark.at);
    if (x < 0 || x > width) continue;
    const words = mark.kind === 'event' ? nameOfEvent(mark.event, policy, language, t) : `${t(mark.kind)}${mark.warning ? ` ${rung(mark.warning, format, t)}` : ''}`;
    const title = s('title', {}, `${format.moment(mark.at)} ${words}`);
    if (mark.kind === 'event') drawing.append(s('circle.event-mark', { cx: x, cy: middle, r: 3.5, 'data-later': mark.later || undefined }, title));
    else drawing.append(s(`line.${mark.kind}-mark`, { x1: x, x2: x, y1: middle - 6, y2: middle + 6 }, title));
  }
  return drawing;
}
