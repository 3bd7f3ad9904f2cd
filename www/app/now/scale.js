// The stretch of time that is drawn, and where an instant falls in it.
import { instantOf } from '../format/zone.js';
import { eventsOf } from '../state/documents.js';

const MINUTE = 60_000;

/**
 * The instants that a ticket's drawing has marks for: its events, and what the assessment names.
 * @returns {{ at: number, kind: 'event' | 'warning' | 'due' | 'step', later?: boolean, event?: object, warning?: object, clock?: object, index?: number }[]}
 */
export function marksOf(ticket, assessment) {
  const marks = [];
  eventsOf(ticket).forEach((event, index) => {
    marks.push({ kind: 'event', at: instantOf(event?.at), event, index, later: assessment.later?.includes(index) ?? false });
  });
  for (const clock of assessment.clocks) {
    if (clock.due) marks.push({ kind: 'due', at: instantOf(clock.due), clock });
    for (const warning of clock.warnings ?? []) {
      if (warning.state !== 'cancelled') marks.push({ kind: 'warning', at: instantOf(warning.at), warning, clock });
    }
  }
  return marks.filter(({ at }) => !Number.isNaN(at)).sort((one, other) => one.at - other.at);
}

/**
 * From a little before the first instant to a little after the last. The time shown widens it, unless it is so far off
 * that the rest would shrink to nothing; then it lies outside the drawing.
 * @returns {{ from: number, to: number }} in whole minutes
 */
export function spanOf(instants, now) {
  let first = instants.length > 0 ? Math.min(...instants) : now;
  let last = instants.length > 0 ? Math.max(...instants) : now;
  const life = Math.max(last - first, 60 * MINUTE);
  if (now < first && first - now <= life) first = now;
  if (now > last && now - last <= life) last = now;
  const margin = Math.max((last - first) * 0.06, 15 * MINUTE);
  return { from: Math.floor((first - margin) / MINUTE) * MINUTE, to: Math.ceil((last + margin) / MINUTE) * MINUTE };
}

/**
 * The spans that a ticket can be drawn over: its whole life, and that of the clock that matters most,
 * when it would be too small to read in the whole and the time shown lies in it.
 * @returns {{ whole: { from: number, to: number }, near: { from: number, to: number } | undefined }}
 */
export function spansOf(marks, assessment, now) {
  const whole = spanOf(marks.map(({ at }) => at), now);
  const clock = assessment.clocks.find(({ id }) => id === assessment.headline);
  const own = [clock?.start, clock?.due, clock?.stoppedAt].map(instantOf).filter((at) => !Number.isNaN(at));
  if (own.length === 0) return { whole, near: undefined };
  const near = spanOf(own, now);
  const fits = now >= near.from && now <= near.to && (near.to - near.from) * 2.5 < whole.to - whole.from;
  return { whole, near: fits ? near : undefined };
}

/** Where an instant falls in a width of pixels, from the side on which the language begins to read. */
export function scaleOf({ from, to }, width) {
  return (instant) => ((instant - from) / (to - from)) * width;
}
