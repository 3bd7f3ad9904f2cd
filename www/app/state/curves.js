// What is asked of the engine about the ends that a ticket may still have: the curve, and what is owed at a chosen end.
import { instantOf } from '../format/zone.js';

const MINUTE = 60_000;
/** A drawing shows no more steps than this. */
const STEPS = 9;

/**
 * The curves of all the agreements whose money the reader sees, over one span of time, with a chosen end on them.
 * @param {(options: object) => readonly object[]} ask the engine's `penaltyCurve`, without the ticket
 * @param {object} assessment
 * @param {{ now: number, audience: string, whatIf: number | undefined }} state
 */
export function curvesOf(ask, assessment, { now, audience, whatIf }) {
  if (!assessment.settlements?.some(({ amount }) => amount !== undefined)) return undefined;
  const chosen = whatIf !== undefined && whatIf > now ? whatIf : lastMinuteOf(assessment, now);
  const drawn = (curve) => curve.penalty === undefined && curve.points.length > 1 && isKnown(curve, assessment);
  const curves = ask({ now, audience, resolved: chosen }).filter(drawn);
  if (curves.length === 0) return undefined;
  const open = isOpen(assessment, curves);
  const span = spanOf(curves, now, open ? chosen : undefined);
  const ends = ask({ now, audience, until: span.to, resolved: span.to }).filter(({ penalty }) => penalty === undefined);
  const together = curves.map((curve) => ({
    ...curve,
    after: curve.points.find(({ at, amount }) => instantOf(at) > chosen && amount !== curve.resolved.amount),
    end: ends.find(({ agreement }) => agreement === curve.agreement).resolved,
  }));
  return { together, whatIf: chosen, span, open };
}

const isKnown = ({ agreement }, { settlements }) => settlements.find((one) => one.agreement === agreement)?.amount !== undefined;

/** Until nothing is asked: the last minute before the amount steps, else now. */
function lastMinuteOf({ settlements }, now) {
  const steps = settlements.map(({ nextStepAt }) => instantOf(nextStepAt)).filter((at) => at > now);
  const last = Math.floor(Math.min(...steps) / MINUTE) * MINUTE;
  return Number.isFinite(last) && last > now ? last : Math.ceil(now / MINUTE) * MINUTE;
}

/** Whether the ticket may still end in more than one way: a clock of these agreements has not stopped. */
function isOpen({ clocks }, curves) {
  const agreements = curves.map(({ agreement }) => agreement);
  return clocks.some(({ agreement, state, stoppedAt, metric }) => agreements.includes(agreement) && !stoppedAt && state !== 'cancelled' && state !== 'met' && metric !== 'update');
}

/** The last step that is drawn: a few of them, and none that lies so far off that the rest would shrink to nothing. */
function lastDrawn(points, now) {
  const first = instantOf(points[0].at);
  let last = first;
  for (const { at } of points.slice(1, STEPS)) {
    const step = instantOf(at);
    if (last > now && last > first && step - first > 4 * (last - first)) break;
    last = step;
  }
  return last;
}

/** From a little before the first step, or now where that is near, to a little after the last that is drawn. */
function spanOf(curves, now, chosen) {
  const first = Math.min(...curves.map(({ points }) => instantOf(points[0].at)));
  const last = Math.max(...curves.map(({ points }) => lastDrawn(points, now)), chosen ?? first);
  const life = Math.max(last - first, 60 * MINUTE);
  const begins = now < first && first - now <= life ? now : first;
  const ends = now > last && now - last <= life ? now : last;
  const margin = Math.max((ends - begins) * 0.08, 15 * MINUTE);
  return { from: Math.floor((begins - margin) / MINUTE) * MINUTE, to: Math.ceil((ends + margin) / MINUTE) * MINUTE };
}
