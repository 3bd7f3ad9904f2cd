// Who is told what: what was said, what is due next, and what should have been said.
import { h } from '../dom.js';
import { textOf } from '../format/format.js';

// A state is said by its word, its shape and its colour.
const SHAPES = { told: '✓', overdue: '!', next: '▸', due: '•', waiting: '○', cancelled: '–' };
const ORDER = ['overdue', 'next', 'due', 'told', 'waiting', 'cancelled'];

/** The rows of the communication plan, the pressing ones first. */
export function drawCommunication({ assessment, language, format, t, now }) {
  const rows = assessment.communication ?? [];
  if (rows.length === 0) return undefined;
  const sorted = rows.map((row, place) => ({ row, place }))
    .sort((a, b) => ORDER.indexOf(a.row.state) - ORDER.indexOf(b.row.state) || lateness(b.row) - lateness(a.row) || a.place - b.place);
  return [h('ol.news', {}, sorted.map(({ row }) => h('li', { 'data-state': row.state },
    h('span.news-shape', { 'aria-hidden': 'true' }, SHAPES[row.state]),
    h('div', {},
      h('p', {}, h('b', {}, textOf(row.title, language, row.id)), ` → ${textOf(row.toTitle, language, row.to)}`),
      h('p.small.soft', {}, details(row, rows, { format, now, t }))),
    h('p.news-when', {}, h('span.news-state', {}, t(`newsStates.${row.state}`)), when(row, { format, now, t })))))];
}

/** How long it has been overdue, so that what is so for longest comes first; nothing else is sorted by time. */
function lateness({ state, due }) {
  return state === 'overdue' ? -Date.parse(due) : 0;
}

function when(row, { format, now, t }) {
  if (row.state === 'told') return h('time', { datetime: row.toldAt }, format.near(row.toldAt, now));
  if (row.state === 'cancelled' || !(row.due ?? row.at)) return '';
  if (!row.due) return h('span', {}, row.state === 'waiting' ? h('time', { datetime: row.at }, format.near(row.at, now)) : t('newsAtOnce'));
  return h('time', { datetime: row.due }, t(row.state === 'overdue' ? 'newsSince' : row.provisional ? 'newsByIf' : 'newsBy', { at: format.due(row, now) }));
}

function details({ id, at, channels = [], notice, lateness, state, missed }, rows, { format, now, t }) {
  const parts = channels.map((channel) => t(`newsChannels.${channel}`));
  // The same item again: each is told apart by when its moment came.
  if (at && rows.filter((row) => row.id === id).length > 1) parts.unshift(t('newsOf', { at: format.near(at, now) }));
  if (notice) parts.push(t(`notices.${notice.verdict}`));
  if (state === 'told' && lateness > 0) parts.push(t('newsLate', { length: format.shared.duration(lateness) }));
  if (missed) parts.push(t('newsMissed', { count: missed }));
  return parts.join(' · ');
}
