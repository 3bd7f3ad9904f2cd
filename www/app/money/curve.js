// The curve drawn: time across, money up. Only what the engine's points say is drawn; numbers here are pixels, never sums.
import { s } from '../dom.js';
import { instantOf } from '../format/zone.js';
import { axisTicks } from '../now/axis-ticks.js';
import { scaleOf } from '../now/scale.js';

const TOP = 22;
const PLOT = 120;
const FOOT = 40;
const HEIGHT = TOP + PLOT + FOOT;

/**
 * @param {object} curve `points`, `resolved`, `end` (what is owed at the span's end)
 * @param {object} of `span`, `whatIf` (an instant, or undefined), `now`, `width`, `format`, `t`, `zone`
 */
export function drawCurve({ points, resolved, end }, { span, whatIf, now, width, format, t, zone }) {
  const x = scaleOf(span, width);
  const corners = cornersOf(points, end, span);
  const highest = Math.max(...corners.map(({ amount }) => heightOf(amount)), heightOf(resolved.amount), Number.MIN_VALUE);
  const y = (amount) => TOP + PLOT - (heightOf(amount) / highest) * PLOT;
  const label = t('curveLabel', {
    first: format.money(points[0].amount), last: format.money(end.amount), from: format.near(span.from, now), to: format.near(span.to, now),
  });
  const drawing = s('svg.curve-drawing', { role: 'img', 'aria-label': label, width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });

  drawing.append(...axis({ span, x, width, format, zone }));
  const line = corners.map(({ at, amount }, index) => `${index === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(amount).toFixed(1)}`).join(' ');
  drawing.append(s('path.area', { d: `${line} L${x(span.to).toFixed(1)} ${TOP + PLOT} L${x(span.from).toFixed(1)} ${TOP + PLOT} Z` }));
  drawing.append(s('path.owed', { d: line }));
  drawing.append(...labels(points, { x, y, span, width, format }));
  if (now >= span.from && now <= span.to) {
    drawing.append(s('line.now', { x1: x(now), x2: x(now), y1: TOP - 6, y2: TOP + PLOT }), text('mark', clamp(x(now), width), TOP - 10, t('now')));
  }
  if (whatIf !== undefined && whatIf >= span.from && whatIf <= span.to) {
    drawing.append(
      s('line.chosen', { x1: x(whatIf), x2: x(whatIf), y1: TOP, y2: TOP + PLOT }),
      s('circle.chosen', { cx: x(whatIf), cy: y(resolved.amount), r: 5 }));
  }
  return drawing;
}

/** The corners of the line within the span: a step goes straight up, a rise goes over to the next point. */
function cornersOf(points, end, span) {
  const corners = [];
  let before;
  for (const point of points) {
    const at = Math.max(span.from, Math.min(span.to, instantOf(point.at)));
    if (before && !before.rises) corners.push({ at, amount: before.amount });
    else if (!before) corners.push({ at: span.from, amount: point.amount });
    if (instantOf(point.at) > span.to) {
      if (before?.rises) corners.push({ at: span.to, amount: end.amount });
      return corners;
    }
    corners.push({ at, amount: point.amount });
    before = point;
  }
  corners.push({ at: span.to, amount: end.amount });
  return corners;
}

/**
 * The amounts above their steps, as far as there is room: at the start of a step that is long enough, else at its end, where
 * what came before is lower and crosses nothing.
 */
function labels(points, { x, y, span, width, format }) {
  const found = [];
  let free = { x: -Infinity, y: Infinity };
  points.forEach(({ at, amount }, place) => {
    if (instantOf(at) < span.from || instantOf(at) > span.to) return;
    const words = format.money(amount);
    const room = words.length * 6.6 + 6;
    const height = y(amount) - 6;
    const start = x(instantOf(at));
    const next = points[place + 1];
    const end = Math.min(width, next === undefined ? width : x(instantOf(next.at)));
    const fits = end - start >= room;
    const from = fits ? start : end - room;
    if (from < 0 || (from < free.x && Math.abs(height - free.y) < 14)) return;
    found.push(fits ? s('text.amount-at', { x: start + 4, y: height }, words) : s('text.amount-at', { x: end - 3, y: height, 'text-anchor': 'end' }, words));
    free = { x: from + room, y: height };
  });
  return found;
}

function axis({ span, x, width, format, zone }) {
  const base = TOP + PLOT;
  const { hours, days } = axisTicks(span, zone, Math.max(2, Math.floor(width / 64)));
  const found = [s('line.base', { x1: 0, x2: width, y1: base, y2: base })];
  const tick = (at) => s('line.tick', { x1: x(at), x2: x(at), y1: base, y2: base + 5 });
  let free = -Infinity;
  for (const hour of hours) {
    found.push(tick(hour));
    if (x(hour) > 18 && x(hour) < width - 18) found.push(text('hour', x(hour), base + 18, format.hour(hour)));
  }
  for (const day of days) {
    found.push(tick(day));
    const words = format.day(day);
    if (x(day) < free || x(day) + words.length * 6.5 > width) continue;
    free = x(day) + words.length * 6.5 + 10;
    found.push(s('text.day', { x: x(day) + 2, y: base + 31 }, words));
  }
  return found;
}

const text = (kind, x, y, words) => s(`text.${kind}`, { x, y, 'text-anchor': 'middle' }, words);
const clamp = (x, width) => Math.max(14, Math.min(width - 14, x));
/** How high an amount is, for the drawing alone. */
const heightOf = (amount) => Number.parseFloat(amount);
