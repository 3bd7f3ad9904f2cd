// The stretch of time that is drawn, and where an instant falls in it.
import { instantOf } from '../format/zone.js';
import { eventsOf } from '../state/documents.js';

const MINUTE = 60_000;

/**
 * The instants that a ticket's drawing has marks for: its events, and what the assessment names.
 * @returns {{ at: number, kind: 'event' | 'warning' | 'due' | 'step', later?: boolean, type?: string, share?: string, clock?: object, index?: number }[]}
 */
export function marksOf(ticket, assessment) {
  const marks = [];
  eventsOf(ticket).forEach((event, index) => {
    marks.push({ kind: 'event', at: instantOf(event?.at), type: event?.type, index, later: assessment.later?.includes(index) ?? false });
  });
  for (const clock of assessment.clocks) {
    if (clock.due) marks.push({ kind: 'due', at: instantOf(clock.due), clock });
    for (const warning of clock.warnings ?? []) {
      if (warning.state !== 'cancelled') marks.push({ kind: 'warning', at: instantOf(warning.at), share: warning.share, clock });
    }
  }
  return marks.filter(({ at }) => !Number.isNaN(at)).sort((one, other) => one.at - other.at);
}

/**
 * From a little before the first mark to a little after the last. The time shown widens it, unless it is so far off
 * that the ticket's life would shrink to nothing; then it lies outside the drawing.
 * @returns {{ from: number, to: number }} in whole minutes
 */
export function spanOf(marks, now) {
  const instants = marks.map(({ at }) => at);
  let first = instants.length > 0 ? Math.min(...instants) : now;
  let last = instants.length > 0 ? Math.max(...instants) : now;
  const life = Math.max(last - first, 60 * MINUTE);
  if (now < first && first - now <= life) first = now;
  if (now > last && now - last <= life) last = now;
  const margin = Math.max((last - first) * 0.06, 15 * MINUTE);
  return { from: Math.floor((first - margin) / MINUTE) * MINUTE, to: Math.ceil((last + margin) / MINUTE) * MINUTE };
}

/** Where an instant falls in a width of pixels, from the side on which the language begins to read. */
export function scaleOf({ from, to }, width) {
  return (instant) => ((instant - from) / (to - from)) * width;
}
