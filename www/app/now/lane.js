// One clock drawn over time: pale where its hours are open, blank where they are closed, hatched where it is paused,
// warnings as ticks, due as a flag, lateness dark from the flag on. Shapes differ, so that it reads the same in grey.
import { s } from '../dom.js';
import { instantOf } from '../format/zone.js';

const TOP = 14;
const BAND = 18;
const FOOT = 16;
/** How high a lane's drawing is, in pixels. */
export const LANE_HEIGHT = TOP + BAND + FOOT;

/**
 * @param {object} clock as the assessment has it
 * @param {object} of `x(instant)`, `width`, `now` (`at`, and the span's `from` and `to`), `format`, `label` (what the drawing says in words), `reason(id)`, `mirrored`
 */
export function drawLane(clock, { x, width, now, format, label, reason, mirrored }) {
  const at = (instant) => (mirrored ? width - x(instant) : x(instant));
  const stretch = (from, to) => {
    const [a, b] = [at(clamp(from)), at(clamp(to))];
    return { x: Math.min(a, b), width: Math.max(0.75, Math.abs(b - a)) };
  };
  // What goes on beyond the span is cut at its ends.
  const clamp = (instant) => Math.max(now.from, Math.min(now.to, instant));
  const drawing = s('svg.lane-drawing', { role: 'img', 'aria-label': label, width, height: LANE_HEIGHT, viewBox: `0 0 ${width} ${LANE_HEIGHT}` });

  for (const segment of clock.segments ?? []) {
    const from = instantOf(segment.from);
    const to = instantOf(segment.to);
    if (to <= now.from || from >= now.to) continue;
    const box = stretch(from, to);
    if (segment.kind === 'closed') {
      drawing.append(s('line.closed', { x1: box.x, x2: box.x + box.width, y1: TOP + BAND / 2, y2: TOP + BAND / 2 }));
      if (box.width > 28) drawing.append(moon(box.x + box.width / 2, TOP + BAND / 2));
      continue;
    }
    drawing.append(s(`rect.${segment.kind}`, { ...box, y: TOP, height: BAND }));
    if (segment.kind === 'paused') {
      drawing.append(s('rect.hatch', { ...box, y: TOP, height: BAND, fill: 'url(#hatch)' }));
      const name = reason(segment.reason);
      if (name && box.width > name.length * 6.2) {
        drawing.append(s('text.pause-name', { x: box.x + box.width / 2, y: TOP + BAND + 12, 'text-anchor': 'middle' }, name));
      }
    }
    if (segment.kind === 'open') {
      const past = Math.min(to, now.at);
      if (past > from) drawing.append(s('rect.used', { ...stretch(from, past), y: TOP + BAND - 4, height: 4 }));
    }
  }

  drawWarnings(drawing, clock, at, format, width);
  const isDrawn = (text) => text && instantOf(text) >= now.from && instantOf(text) <= now.to;
  if (isDrawn(clock.due)) drawing.append(flag(at(instantOf(clock.due)), clock, mirrored));
  if (isDrawn(clock.stoppedAt)) drawing.append(stop(at(instantOf(clock.stoppedAt)), clock.state));
  return drawing;
}

function drawWarnings(drawing, clock, at, format, width) {
  let free = -Infinity;
  const pauses = (clock.segments ?? []).filter(({ kind }) => kind === 'paused').map(({ from, to }) => [at(instantOf(from)), at(instantOf(to))].sort((a, b) => a - b));
  for (const warning of clock.warnings ?? []) {
    if (warning.state === 'cancelled') continue;
    const place = at(instantOf(warning.at));
    if (place < 0 || place > width) continue;
    drawing.append(s('line.warning', { x1: place, x2: place, y1: TOP + BAND - 1, y2: TOP + BAND + 5, 'data-state': warning.state }));
    const room = Math.abs(place - free) > 34 && place > 14 && place < width - 14;
    const clear = pauses.every(([from, to]) => place < from - 12 || place > to + 12);
    if (room && clear && warning.share) {
      drawing.append(s('text.warning-share', { x: place, y: TOP + BAND + 15, 'text-anchor': 'middle' }, format.share(warning.share)));
      free = place;
    }
  }
}

function flag(place, clock, mirrored) {
  const fly = mirrored ? -9 : 9;
  return s('g.flag', { 'data-provisional': clock.provisional || undefined },
    s('line', { x1: place, x2: place, y1: 1, y2: TOP + BAND }),
    s('path', { d: `M${place} 1 l${fly} 4 l${-fly} 4 z` }));
}

function stop(place, state) {
  const middle = TOP + BAND / 2;
  const sign = state === 'breached' ? `M${place - 3} ${middle - 3} l6 6 m0 -6 l-6 6` : `M${place - 3.5} ${middle} l2.5 2.8 l4.5 -5.4`;
  return s('g.stop', { 'data-state': state }, s('circle', { cx: place, cy: middle, r: 7 }), s('path', { d: sign }));
}

const moon = (x, y) => s('path.moon', { d: `M${x + 1.5} ${y - 5} a5 5 0 1 0 3.2 7.6 a4.2 4.2 0 0 1 -3.2 -7.6 z` });

/** The pattern of a pause, shared by every lane of the page. */
export function hatchPattern() {
  return s('svg.patterns', { width: 0, height: 0, 'aria-hidden': 'true' },
    s('defs', {}, s('pattern', { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      s('line.hatch-line', { x1: 0, y1: 0, x2: 0, y2: 6 }))));
}
