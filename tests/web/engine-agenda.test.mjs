// The agenda through the package, in Node: the same answers as natively, iCalendar text, refusals in their places.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { SlaError, loadEngine } from '../../pkg/index.node.js';

const read = (path) => readFile(new URL(`../../www/${path}`, import.meta.url), 'utf8');
const engine = await loadEngine();
const lines = engine.compile(await read('policies/b2b-fibre-gtr4.json'));
const tasks = engine.compile(await read('policies/ola-internal.json'));
const opened = (id, at) => ({ id, facts: { severity: 'total-loss' }, events: [{ at, type: 'opened' }, { at, type: 'completed' }] });
const window = { from: '2026-03-13T22:40:00+01:00', to: '2026-03-14T22:40:00+01:00' };

test('a ticket as an object, a text or bytes: one frozen agenda', () => {
  const ticket = opened('A', '2026-03-13T22:30:00+01:00');
  const agenda = lines.agenda(ticket, window);
  assert.ok(Object.isFrozen(agenda) && Object.isFrozen(agenda.items[0]));
  assert.deepEqual(lines.agenda(JSON.stringify(ticket), window), agenda);
  assert.deepEqual(lines.agenda(new TextEncoder().encode(JSON.stringify(ticket)), { from: Date.parse(window.from), to: new Date(window.to) }), agenda);
  assert.ok(agenda.items.some(({ kind, at }) => kind === 'due' && at === '2026-03-14T02:30:00+01:00'));
});

test('without a ticket it is the policy’s own tasks', () => {
  const agenda = tasks.agenda(null, { from: '2026-07-02T09:30:00+02:00', to: '2026-07-02T18:00:00+02:00' });
  assert.deepEqual(agenda.items.map(({ at, kind, task }) => [at, kind, task]), [
    ['2026-07-02T12:00:00+02:00', 'warning', 'bill-run'], ['2026-07-02T18:00:00+02:00', 'due', 'bill-run'],
  ]);
});

test('many tickets in one order; one that is refused takes no other with it, wherever it is refused', () => {
  const agenda = lines.agendas([opened('B', '2026-03-13T22:35:00+01:00'), { events: 'none' }, opened('A', '2026-03-13T22:30:00+01:00'), () => {}], window);
  const due = agenda.items.filter(({ kind, metric }) => kind === 'due' && metric === 'restore').map(({ ticket }) => ticket);
  assert.deepEqual(due, ['A', 'B']);
  assert.deepEqual(agenda.failures.map(({ index, code }) => [index, code]), [[1, 'ticket-invalid'], [3, 'ticket-invalid']]);
});

test('as iCalendar, in either language, and not without one of its tickets', () => {
  const text = lines.icalendar(opened('A', '2026-03-13T22:30:00+01:00'), { ...window, language: 'fr' });
  assert.match(text, /\r\nDTSTART:20260314T013000Z\r\nSUMMARY:A P1 Échéance : GTR\r\n/);
  assert.throws(() => lines.icalendar([opened('A', window.from), {}], window), (error) => error instanceof SlaError && error.code === 'ticket-invalid');
  assert.match(tasks.icalendar(null, { from: '2026-07-02T09:30:00+02:00', to: '2026-07-02T18:00:00+02:00' }), /Due: Monthly bill run/);
});

test('what is refused says where', () => {
  const refusal = (run) => {
    try {
      run();
    } catch (error) {
      return [error.code, error.path];
    }
    return undefined;
  };
  const ticket = opened('A', window.from);
  assert.deepEqual(refusal(() => lines.agenda(ticket, { from: window.to, to: window.from })), ['out-of-range', '/to']);
  assert.deepEqual(refusal(() => lines.agenda(ticket, { from: window.from })), ['out-of-range', '/to']);
  assert.deepEqual(refusal(() => lines.agenda({ events: 'none' }, window)), ['ticket-invalid', '/events']);
  assert.deepEqual(refusal(() => lines.agenda(ticket, { ...window, audience: 'everybody' })), ['out-of-range', '/audience']);
});

test('ready statuses are written out for forms, with the reasons they bring', async () => {
  const policy = engine.compile(await read('policies/interconnect.json'));
  assert.deepEqual(Object.keys(policy.statuses), ['acknowledged', 'inProgress', 'pending', 'resolved', 'reopened', 'closed', 'assessingCancellation', 'cancelled']);
  const bare = engine.compile({ format: 1, id: 'x', qualification: { otherwise: 'P1' }, statuses: 'TMF621' });
  assert.equal(bare.names.reasons['waiting-customer'].fr, 'En attente du client');
});
