// What the element says of the communication plan and of misses: whom it is for, by when, and whose misses are counted.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { describeFacts, describeOthers } from '../../pkg/element/describe/facts.js';
import { describeHead } from '../../pkg/element/describe/head.js';
import { headlineOf } from '../../pkg/element/hand.js';
import { loadEngine } from '../../pkg/engine.node.js';
import { formatFor } from '../../pkg/locales/format.js';

const always = (within) => ({ P1: { within, calendar: 'always' } });
const title = (en, fr) => ({ en, fr });

/** Two customers of one ticket: the first is told every half hour, the second on a grid of an hour. */
const POLICY = {
  format: 1, id: 'two', timeZone: 'Europe/Paris', priorities: ['P1'], calendars: { always: { week: '24x7' } },
  pauseReasons: { 'no-access': 'No access' },
  contacts: { lead: { title: title('Team lead', 'Chef d’équipe'), email: 'lead@example.com' }, director: { title: 'Director', email: 'director@example.com' } },
  qualification: { otherwise: 'P1' },
  communication: {
    recipients: {
      customer: { title: title('The customer', 'Le client'), consumer: true, shownTo: ['customer'] },
      regulator: { title: title('The regulator', 'Le régulateur') },
      cell: { title: title('Crisis cell', 'Cellule de crise') },
    },
    plan: [
      { id: 'news', title: title('News', 'Nouvelles'), to: 'customer', rhythm: 'first/update' },
      { id: 'duty', title: title('Duty to inform', 'Devoir d’information'), to: 'regulator', on: 'opened', due: { within: '2h', calendar: 'always' } },
      { id: 'day', to: 'regulator', on: 'opened', due: { calendarDays: 1, at: 'end' } },
      { id: 'crisis', to: 'cell', on: 'opened' },
    ],
  },
  agreements: [
    {
      id: 'first', kind: 'sla', title: 'First', pausedBy: ['no-access'],
      targets: [{ metric: 'restore', by: always('8h') }, { metric: 'update', by: always('30m') }],
      escalation: [{ on: 'update', misses: 2, tell: ['lead'] }, { on: 'restore', at: '50%', tell: ['lead'] }],
    },
    {
      id: 'second', kind: 'sla', title: 'Second',
      targets: [{ metric: 'restore', by: always('10h') }, { metric: 'update', repeats: 'grid', by: always('1h') }],
      escalation: [{ on: 'update', misses: 4, tell: ['director'] }, { on: 'restore', at: '50%', tell: ['director'] }],
    },
  ],
};

const day = (time) => `2026-03-13T${time}:00+01:00`;
const opened = { at: day('10:00'), type: 'opened' };
const paused = { at: day('10:10'), type: 'paused', reason: 'no-access' };
const told = (time) => ({ at: day(time), type: 'updated' });

async function pictureAt(time, events, { lang = 'en', clock, ...request } = {}) {
  const assessment = (await loadEngine()).compile(POLICY).assess({ events: [opened, ...events] }, { now: day(time), ...request });
  return { assessment, clock: headlineOf(assessment, clock), options: { format: 'remaining', tick: 'auto' }, names: {}, format: formatFor(lang, 'Europe/Paris'), now: Date.parse(day(time)) };
}

const textOf = (pieces) => pieces.map((piece) => piece.text).join('').replace(/[\u00a0\u202f]/g, ' ');
const rowsOf = (picture) => Object.fromEntries(describeFacts(picture).map(({ name, label, value, under, tone }) => [name, [label, textOf(value), textOf(under), tone]]));

test('whom to tell next is said with what and by when', async () => {
  const rows = rowsOf(await pictureAt('10:20', [told('10:05')]));
  assert.deepEqual(rows['news-next'], ['News next', 'The customer', 'News, by 10:35', '']);
  assert.equal(rows['news-overdue'], undefined);
});

test('what is overdue is said first, with what is so for longest, and how much more there is', async () => {
  // The customer should have heard by 10:30 and the regulator by 12:00; the day after is left, and the crisis cell has no hour.
  const rows = rowsOf(await pictureAt('12:10', []));
  assert.deepEqual(rows['news-overdue'], ['News overdue', 'The customer and The regulator', 'News, was due 10:30, missed so far: 1, and 1 more', 'breached']);
  assert.deepEqual(rows['news-next'], ['News next', 'The regulator', 'day, by tomorrow, end of day', '']);
  assert.deepEqual(Object.keys(rows).filter((name) => name.startsWith('news')), ['news-overdue', 'news-next']);
});

test('the same in French', async () => {
  const rows = rowsOf(await pictureAt('12:10', [], { lang: 'fr' }));
  assert.deepEqual(rows['news-overdue'], ['Information en retard', 'Le client et Le régulateur', 'Nouvelles, échéance passée : 10:30, manquées jusqu’ici : 1, et 1 de plus', 'breached']);
  assert.deepEqual(rows['news-next'], ['Prochaine information', 'Le régulateur', 'day, au plus tard demain, fin de journée', '']);
});

test('news that moves with a pause is not promised an hour', async () => {
  // Of what has an hour the regulator is next; once both its duties are told, what is left moves with the pause.
  const duty = [{ ...told('10:12'), recipient: 'regulator' }, { ...told('10:13'), recipient: 'cell' }];
  const rows = rowsOf(await pictureAt('10:20', [paused, ...duty]));
  assert.deepEqual(rows['news-next'], ['News next', 'The customer', 'News, by 10:40 if it resumed now', '']);
});

test('what has no hour is at once', async () => {
  const all = [told('10:01'), { ...told('10:02'), recipient: 'regulator' }, { at: day('11:00'), type: 'closed' }];
  const rows = rowsOf(await pictureAt('11:10', all));
  assert.deepEqual(rows['news-next'], ['News next', 'Crisis cell', 'crisis, at once', '']);
});

test('a customer reads what is for them, and no plan is no row', async () => {
  const rows = rowsOf(await pictureAt('12:10', [], { audience: 'customer' }));
  assert.deepEqual(rows['news-overdue'], ['News overdue', 'The customer', 'News, was due 10:30, missed so far: 1', 'breached']);
  assert.equal(rows['news-next'], undefined);
  assert.deepEqual(rowsOf(await pictureAt('10:20', [{ at: day('10:10'), type: 'cancelled' }], { audience: 'customer' })), {});
});

test('misses are those of each agreement’s own clock', async () => {
  // Silent from 10:00 to 12:10: chained that is one miss of the first, on the grid of an hour two of the second.
  const picture = await pictureAt('12:10', [], { clock: 'second/update' });
  assert.deepEqual(describeHead(picture).lines.map(textOf), ['Due 13:00', 'Cycle 3, missed so far: 2']);
  const others = Object.fromEntries(describeOthers(picture).map((other) => [other.title, `${other.word}, ${textOf(other.when)}`]));
  assert.equal(others['Update (First)'], 'Breached, due 10:30');
  assert.equal(others['Update (Second)'], undefined);
});

test('whom a count of misses will reach is said for the clock that is shown, with its own count', async () => {
  const first = rowsOf(await pictureAt('11:10', [told('10:40'), told('10:50')], { clock: 'first/update' }));
  // Told 10 min late at 10:40: one miss; the next would come at 11:20.
  assert.deepEqual(first.told, ['Told next', 'Team lead', 'at miss 2, 1 so far, 11:20', '']);
  const restore = rowsOf(await pictureAt('11:10', [told('10:40'), told('10:50')], { clock: 'second/restore' }));
  assert.deepEqual(restore.told, ['Told next', 'Director', 'at 50%, 15:00', '']);
});

test('where the clock that is shown has no step left, the next one says whose it is', async () => {
  const rows = rowsOf(await pictureAt('14:30', [told('10:05'), told('10:10')], { clock: 'first/restore' }));
  assert.equal(rows.told[1], 'Director');
  assert.match(rows.told[2], /^Restoration \(Second\), at 50%, 15:00$/);
});
