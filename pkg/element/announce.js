// What happened between two answers, as events and as one spoken sentence.

import { faceOf } from './hand.js';

/** Spoken at most this often; a breach is always said. */
const QUIET = 60_000;

/**
 * The events of a change that time brought. A change the host made itself is not echoed.
 *
 * @returns {{ type: string, detail: object }[]}
 */
export function happenings(before, after, was, is) {
  const events = [];
  if (was !== is) events.push({ type: 'sla-change', detail: { from: was, to: is, assessment: after } });
  const steps = stepsOf(before);
  for (const step of after.escalation || []) {
    if (step.state === 'passed' && steps.get(keyOf(step)) !== 'passed') events.push({ type: 'sla-step', detail: { step, assessment: after } });
  }
  for (const clock of after.clocks || []) {
    const old = (before.clocks || []).find((candidate) => candidate.id === clock.id);
    if (clock.state === 'breached' && old && old.state !== 'breached') events.push({ type: 'sla-breach', detail: { clock, assessment: after } });
  }
  return events;
}

/** Decides when a change of face is spoken. */
export class Speaker {
  constructor() {
    this.face = undefined;
    this.spokenAt = -Infinity;
  }

  /** @returns {boolean} whether this face is to be said now */
  hears(clock, now) {
    const face = faceOf(clock);
    const first = this.face === undefined;
    if (face === this.face) return false;
    if (!first && face !== 'breached' && now - this.spokenAt < QUIET && now >= this.spokenAt) return false;
    this.face = face;
    if (first) return false;
    this.spokenAt = now;
    return true;
  }
}

function stepsOf(assessment) {
  return new Map((assessment.escalation || []).map((step) => [keyOf(step), step.state]));
}

function keyOf(step) {
  return [step.agreement, step.on, step.share, step.at].join(' ');
}
