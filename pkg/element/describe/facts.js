// The facts under the bar, as plain data: money, who is told next and of what, who has it, the other clocks.

import { faceOf, isExcused } from '../hand.js';
import { dueOf } from './due.js';
import { nameOf } from './names.js';
import { describeNews } from './news.js';
import { titleOf } from './title.js';

/** What the penalty is, and what it becomes next; undefined when the answer holds none (a customer's answer does not). */
function describePenalty(assessment, format, now) {
  const { words } = format.locale;
  const penalties = (assessment.penalties || []).filter((penalty) => penalty.amount !== undefined);
  const sums = assessment.owed && penalties.length > 0 ? [assessment.owed] : penalties;
  return sums.map((sum) => {
    const caps = [...penalties.map(({ cap }) => cap), ...(assessment.settlements || []).flatMap((one) => one.caps || [])];
    const capped = sum.nextAmount === undefined && !isZero(sum.amount) && caps.some((cap) => cap && isZero(cap.left));
    const under = sum.nextAmount !== undefined && sum.nextStepAt !== undefined
      ? format.pieces(words.penaltyNext, { amount: sum.nextAmount, at: sum.nextStepAt }, now)
      : capped ? format.pieces(words.penaltyCapped, { amount: sum.amount }, now) : [];
    return { name: 'penalty', label: words.penalty, value: [{ text: format.money(sum.amount) }], under, tone: isZero(sum.amount) ? '' : 'breached' };
  });
}

/** How what is owed is claimed: once for each agreement that says so. */
function describeClaims(assessment, format, now) {
  const { words } = format.locale;
  return (assessment.settlements || []).filter(({ claim }) => claim !== undefined).map(({ claim }) => {
    const template = claim.automatic ? words.claimAutomatic : claim.until === undefined ? words.claimLater : claim.lapsed ? words.claimLapsed : words.claimUntil;
    const until = dueOf({ due: claim.until, dueDay: claim.lastDay }, assessment.timeZone, format);
    return { name: 'claim', label: words.claim, value: format.pieces(template, { until }, now), under: [], tone: claim.lapsed ? 'breached' : '' };
  });
}

/** Whom the next step of escalation tells: of this clock while one is ahead, else of the one that comes first. */
function describeTold(assessment, clock, format, now) {
  const steps = (assessment.escalation || []).filter(({ state, at }) => at !== undefined && (state === 'next' || state === 'ahead'));
  const own = (step) => clock !== undefined && step.agreement === clock.agreement && step.on === clock.metric;
  const step = steps.find(own) || steps.find(({ state }) => state === 'next');
  if (step === undefined) return [];
  const { words } = format.locale;
  const names = (step.tell || []).map((contact) => contact.title || contact.id);
  const other = own(step) ? undefined : (assessment.clocks || []).find(({ agreement, metric }) => agreement === step.agreement && metric === step.on);
  // A count of misses is that of its own clock: several agreements each have one.
  const misses = step.misses === undefined ? {} : { misses: format.count(step.misses), counted: format.count(step.counted || 0) };
  const moment = format.pieces(words.toldAt, { ...step, ...misses, clock: other && titleOf(other, assessment, format) }, now);
  return [{
    name: 'told', label: words.toldNext, tone: '',
    value: names.length > 0 ? format.pieces('{names:list}', { names }, now) : moment,
    under: names.length > 0 ? moment : [],
  }];
}

function describeSupport(assessment, format, now) {
  const support = assessment.support;
  if (support === undefined || support.level === undefined) return [];
  const { words } = format.locale;
  return [{
    name: 'support', label: words.support, tone: '',
    value: format.pieces('{level:text}[ {title:text}]', support, now),
    under: support.since ? format.pieces(words.supportSince, { since: support.since, next: support.next?.level, at: support.next?.at }, now) : [],
  }];
}

/** The rows of facts, each a label, a value and what stands smaller under it. */
export function describeFacts({ assessment, clock, format, now }) {
  return [
    ...describePenalty(assessment, format, now),
    ...describeClaims(assessment, format, now),
    ...describeTold(assessment, clock, format, now),
    ...describeNews(assessment, format, now),
    ...describeSupport(assessment, format, now),
  ];
}

/** The other clocks of the ticket, one line each. */
export function describeOthers({ assessment, clock, format, names, now }) {
  const { words, states } = format.locale;
  return (assessment.clocks || []).filter((other) => other !== clock).map((other) => {
    const face = faceOf(other);
    const cause = isExcused(other) ? nameOf(names.causes, other.excused) : undefined;
    // A clock that is in its first cycle says by its state whether that is missed.
    const missed = other.cycle > 1 && other.missed ? format.count(other.missed) : undefined;
    const when = other.stoppedAt !== undefined ? format.pieces(words.otherEnded, { at: other.stoppedAt, missed, cause }, now)
      : other.due !== undefined ? format.pieces(words.otherDue, { due: dueOf(other, assessment.timeZone, format), missed, cause }, now)
        : other.startsAt !== undefined ? format.pieces(words.otherStarts, other, now) : [];
    return { face, title: titleOf(other, assessment, format), word: states[face], when };
  });
}

function isZero(money) {
  return /^-?[0.]+(\s|$)/.test(String(money));
}
