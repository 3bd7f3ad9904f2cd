// Who must be told something, as plain data: what should have been said already, then what is to be said next.

import { dueOf } from './due.js';

/** A row for all that is overdue, and one for what comes next; none where the answer holds no such plan. */
export function describeNews(assessment, format, now) {
  const rows = assessment.communication || [];
  const { words } = format.locale;
  const overdue = rows.filter(({ state }) => state === 'overdue').sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
  const next = rows.find(({ state }) => state === 'next') || rows.find(({ state }) => state === 'due');
  const found = [];
  if (overdue.length > 0) {
    const more = overdue.length > 1 ? format.count(overdue.length - 1) : undefined;
    found.push(row('news-overdue', words.newsOverdue, overdue, words.newsWas, { more }, 'breached'));
  }
  if (next !== undefined) {
    const template = next.due === undefined ? words.newsAtOnce : next.provisional ? words.newsIfResumed : words.newsBy;
    found.push(row('news-next', words.newsNext, [next], template, {}, ''));
  }
  return found;

  function row(name, label, items, template, values, tone) {
    const [first] = items;
    const missed = first.missed ? format.count(first.missed) : undefined;
    const said = { title: first.title || first.id, due: dueOf(first, assessment.timeZone, format), missed, ...values };
    return { name, label, tone, value: format.pieces('{names:list}', { names: namesOf(items) }, now), under: format.pieces(template, said, now) };
  }
}

/** Whom they are for, each once. */
function namesOf(items) {
  return [...new Map(items.map(({ to, toTitle }) => [to, toTitle || to])).values()];
}
