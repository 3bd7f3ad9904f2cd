// Who is told as the clocks run down: each step with its moment, passed or to come.
import { h } from '../dom.js';
import { titleOf } from '../package.js';
import { textOf } from '../format/format.js';
import { drawContacts } from './support.js';

/** The steps of the escalation; nothing for an audience that may not see them. */
export function drawEscalation(view) {
  const { assessment, format, now, t } = view;
  const steps = assessment.escalation ?? [];
  if (steps.length === 0) return undefined;
  const several = new Set(steps.map(({ agreement, on }) => `${agreement}/${on}`)).size > 1;
  return [h('ol.steps-list', {}, steps.map((step) => h('li', { 'data-state': step.state },
    h('span.step-share', {}, momentOf(step, view)),
    h('span.step-who', {}, step.tell?.length ? drawContacts(step.tell, view) : h('span.soft', {}, t('nobody')),
      drawLater(step, view),
      several && step.on && h('span.step-clock', {}, clockTitle(step, view))),
    h('span.step-when', {}, step.at && h('time', { datetime: step.at }, format.near(step.at, now)), ' ', h('span.step-state', {}, t(`stepStates.${step.state}`))))))];
}

/** What a step goes by: a share, the opening, a time after the start or around due, a count of misses. */
function momentOf({ trigger, share, offset, misses, counted }, { format, t }) {
  if (trigger === 'share') return format.share(share);
  if (trigger === 'misses') return t('moments.misses', { count: misses, counted });
  return t(`moments.${trigger}`, { time: offset === undefined ? '' : format.duration(offset) });
}

/** Whom it reaches only when they next open. */
function drawLater(step, { language, format, now, t }) {
  const late = (step.tell ?? []).filter(({ reachedAt }) => step.at && reachedAt && reachedAt !== step.at);
  return late.map((contact) => h('span.step-clock', {},
    t('reachesAt', { contact: textOf(contact.title, language, contact.id), at: format.near(contact.reachedAt, now) })));
}

function clockTitle(step, { assessment, format }) {
  const clock = assessment.clocks.find(({ agreement, metric }) => agreement === step.agreement && metric === step.on);
  return clock ? titleOf(clock, assessment, format.shared) : step.on;
}
