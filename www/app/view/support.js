// Who has the ticket, who had it and who gets it next, with the contact points of each level.
import { h } from '../dom.js';
import { textOf } from '../format/format.js';

/** The ladder of support levels; nothing for an audience that may not see it. */
export function drawSupport(view) {
  const { support } = view.assessment;
  if (!support?.levels?.length) return undefined;
  return [
    h('ol.levels', {}, support.levels.map((level) => drawLevel(level, support, view))),
    drawPath(support, view),
  ];
}

function drawLevel(level, support, view) {
  const { language, t } = view;
  const current = level.state === 'current';
  const title = textOf(level.title, language, level.level);
  const team = level.team ? textOf(level.teamTitle, language, level.team) : '';
  const known = [title, textOf(level.title, 'en')].includes(team);
  return h('li', { 'data-state': level.state, 'aria-current': current ? 'step' : undefined },
    h('span.rung', {}, level.level),
    h('div', {},
      h('p.level-name', {}, h('b', {}, title), team && !known && ` · ${team}`,
        support.skipped.includes(level.level) && h('span.soft.small', {}, ` · ${t('skipped')}`)),
      current && drawHolder(support, view),
      support.next?.level === level.level && drawNext(support.next, view),
      h('p.small', {}, drawContacts(level.contacts, view)),
      current && drawRemedies(support.remedies ?? [], view)));
}

/** Since when the level has it, whether it took it, and how long it may keep it. */
function drawHolder(support, { assessment, format, language, now, t }) {
  const nameOf = (target) => textOf(assessment.clocks.find(({ id }) => id === target)?.title, language, target);
  const said = [
    support.since && t('hasIt', { at: format.near(support.since, now) }),
    support.pendingSince ? t('handOverPending') : support.acceptedAt && t('handOverAccepted', { at: format.near(support.acceptedAt, now) }),
    ...(support.budgets ?? []).filter(({ until }) => until).map((budget) => [
      t(budget.reached === 'passed' ? 'wasUntil' : 'until', { at: format.near(budget.until, now) }),
      `(${[t('ownShare', { share: budget.share }), nameOf(budget.target), budget.provisional && t('ifResumed')].filter(Boolean).join(', ')})`,
    ].join(' ')),
  ];
  return h('p.small.soft', {}, said.filter(Boolean).join(' · '));
}

function drawNext(next, { format, now, t }) {
  const when = next.at && t(next.overdue ? 'goesOverdue' : 'goesAt', { at: format.near(next.at, now) });
  return h('p.small', { 'data-overdue': String(next.overdue) },
    h('b.next-level', {}, t('nextLevel')), when && ` ${when}`, next.by === 'remedies' && ` (${t('afterRemedies')})`, next.provisional && ` ${t('ifResumed')}`);
}

function drawRemedies(remedies, { format, language, now, t }) {
  return remedies.map((remedy) => h('div.remedy.small', {},
    h('p.soft', {}, t('remedies'), remedy.until && ` ${t(remedy.over ? 'triedOver' : 'triedUntil', { at: format.near(remedy.until, now) })}`),
    h('ol', {}, remedy.try.map((step) => h('li', {}, textOf(step, language))))));
}

/** Who had it, one stay after the other; a ticket that never moved has nothing to tell. */
function drawPath(support, { format, language, now, t }) {
  if (support.history.length < 2) return undefined;
  return h('div.stays', {},
    h('p.small.soft', {}, [t('handOvers', { count: support.history.length - 1 }), support.bounces > 0 && t('bounces', { count: support.bounces })].filter(Boolean).join(' · ')),
    h('ol.small', {}, support.history.map((stay) => h('li', {},
      h('span.rung', {}, stay.level), ' ',
      h('time', { datetime: stay.from }, format.near(stay.from, now)), ' ',
      [stay.team && textOf(stay.teamTitle, language, stay.team), t(`cameBy.${stay.by}`), stay.refused && t('refused'), stay.reason].filter(Boolean).join(' · ')))));
}

/** Contacts with the way to each, and from when they are there. */
export function drawContacts(list, { language, format, now, t }) {
  return (list ?? []).flatMap((contact, index) => {
    const name = textOf(contact.title, language, contact.id);
    const way = hrefOf(contact);
    const shown = way ? h('a', { href: way, title: contact[contact.channel] }, name) : name;
    const notes = [
      contact.channel && contact.channel !== 'email' && t(`channels.${contact.channel}`),
      textOf(contact.party, language),
      contact.reachable === false && (contact.reachableFrom ? t('thereFrom', { at: format.near(contact.reachableFrom, now) }) : t('closedNow')),
    ].filter(Boolean);
    const note = notes.length > 0 && h('span.soft', {}, ` (${notes.join(', ')})`);
    return index > 0 ? [', ', shown, note] : [shown, note];
  });
}

/** Where the way leads that goes before the others; a chat room has no address that every program knows. */
function hrefOf({ channel, email, phone, url }) {
  if (channel === 'phone') return `tel:${encodeURI(phone)}`;
  if (channel === 'url' && /^https?:/.test(url)) return url;
  return channel === 'email' ? `mailto:${encodeURI(email)}` : undefined;
}
