import { describeFacts, describeOthers } from '../describe/facts.js';
import { describeHand, describeHead } from '../describe/head.js';
import { describeNotes, describeStrip, describeTrace } from '../describe/why.js';

/**
 * What is drawn, and for whom.
 *
 * @typedef {object} Picture
 * @property {import('../../types.d.ts').Assessment} assessment
 * @property {import('../../types.d.ts').ClockAnswer | undefined} clock the one that stands large
 * @property {{ format: string, tick: string }} options
 * @property {Partial<import('../../engine.d.ts').Names>} names the policy's own
 * @property {ReturnType<typeof import('../../locales/format.js').formatFor>} format the reader's language and zone
 * @property {number} now the instant that is drawn, epoch milliseconds
 */

/**
 * Draws an answer whole.
 *
 * @param {import('./view.js').View} view
 * @param {Picture} picture
 */
export function paint(view, picture) {
  const head = describeHead(picture);
  const { locale } = picture.format;
  view.drawAnswer(head, locale);
  view.facts.draw(describeFacts(picture), describeOthers(picture));
  view.why.drawClosed(locale.words.why, (picture.assessment.trace || []).length > 0);
  paintWhy(view, picture);
  return head;
}

/** Draws the explanation, which costs nothing while it is closed. */
export function paintWhy(view, picture) {
  if (view.why.isOpen) view.why.draw(describeStrip(picture), describeTrace(picture), describeNotes(picture));
}

/** Draws only what moves with the hand. */
export function paintHand(view, picture) {
  view.head.drawHand(describeHand(picture));
}
