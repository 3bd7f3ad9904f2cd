// What keeps work from going on, now or later, and what it does to the clocks.
import { h } from '../dom.js';
import { plainName } from '../input/facts.js';
import { textOf } from '../format/format.js';

/** The constraints that concern the ticket. */
export function drawConstraints({ assessment, policy, language, format, now, t }) {
  const constraints = assessment.constraints ?? [];
  if (constraints.length === 0) return undefined;
  return [h('ul.constraints', {}, constraints.map((one) => h('li', { 'data-in-force': one.inForce || undefined },
    h('p', {}, h('b', {}, textOf(one.title, language, plainName(t(`constraintKinds.${one.kind}`)))), ' ',
      one.title && h('span.soft.small', {}, t(`constraintKinds.${one.kind}`))),
    h('p.small', {}, t(one.inForce ? 'inForce' : 'notYet'), stretch(one, { format, now, t })),
    h('p.small.soft', {}, one.pauses ? t('stopsClocks', { reason: textOf(policy?.pauseReasons?.[one.pauses], language, one.pauses) }) : t('stopsNothing')))))];
}

function stretch({ from, to }, { format, now, t }) {
  const parts = [from && t('from', { at: format.near(from, now) }), to && t('to', { at: format.near(to, now) })].filter(Boolean);
  return parts.length > 0 ? `: ${parts.join(' ')}` : '';
}
