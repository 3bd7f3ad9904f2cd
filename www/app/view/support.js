// The support levels with their contact points, who has the ticket now, and who is told as the clock runs down.
import { h } from '../dom.js';
import { titleOf } from '../package.js';
import { textOf } from '../format/format.js';

/** The ladder of support levels; nothing for an audience that may not see it. */
export function drawSupport({ assessment, language, format, t, now }) {
  const { support } = assessment;
  if (!support?.levels?.length) return undefined;
  return [h('ol.levels', {}, support.levels.map((level) => {
    const current = level.state === 'current';
    const team = current && support.team && support.team !== textOf(level.title, language) && support.team !== textOf(level.title, 'en') ? support.team : '';
    return h('li', { 'data-state': level.state, 'aria-current': current ? 'step' : undefined },
      h('span.rung', {}, level.level),
      h('div', {},
        h('p.level-name', {}, h('b', {}, textOf(level.title, language, level.level)), team && ` · ${team}`,
          current && support.since && h('span.soft.small', {}, ` ${t('hasIt', { at: format.near(support.since, now) })}`)),
        h('p.small', {}, contacts(level.contacts, language, t))));
  }))];
}

/** The steps of the escalation, passed and to come. */
export function drawEscalation({ assessment, language, format, t, now }) {
  const steps = assessment.escalation ?? [];
  if (steps.length === 0) return undefined;
  const clockTitle = (step) => {
    const clock = assessment.clocks.find(({ agreement, metric }) => agreement === step.agreement && metric === step.on);
    return clock ? titleOf(clock, assessment, format.shared) : step.on;
  };
  const several = new Set(steps.map(({ agreement, on }) => `${agreement}/${on}`)).size > 1;
  return [h('ol.steps-list', {}, steps.map((step) => h('li', { 'data-state': step.state },
    h('span.step-share', {}, step.share ? format.share(step.share) : ''),
    h('span.step-who', {}, step.tell?.length ? contacts(step.tell, language, t) : h('span.soft', {}, t('nobody')),
      several && h('span.step-clock', {}, clockTitle(step))),
    h('span.step-when', {}, h('time', { datetime: step.at }, format.near(step.at, now)), ' ', h('span.step-state', {}, t(`stepStates.${step.state}`))))))];
}

function contacts(list, language, t) {
  return (list ?? []).flatMap((contact, index) => {
    const name = textOf(contact.title, language, contact.id);
    const way = contact.email ? h('a', { href: `mailto:${encodeURI(contact.email)}`, title: contact.email }, name)
      : contact.phone ? h('a', { href: `tel:${encodeURI(contact.phone)}`, title: contact.phone }, name) : name;
    const shut = contact.reachable === false && h('span.soft', {}, ` (${t('closedNow')})`);
    return index > 0 ? [', ', way, shut] : [way, shut];
  });
}
