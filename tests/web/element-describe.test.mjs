// From an answer to what is said of it, without a page: targets of days, warnings by time left, every reason a sentence.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { describeFacts, describeOthers } from '../../pkg/element/describe/facts.js';
import { describeHead } from '../../pkg/element/describe/head.js';
import { describeNotes, describeTrace } from '../../pkg/element/describe/why.js';
import { headlineOf } from '../../pkg/element/hand.js';
import { loadEngine } from '../../pkg/engine.node.js';
import en from '../../pkg/locales/en.js';
import { formatFor } from '../../pkg/locales/format.js';
import { sample } from './support/element.mjs';

const root = new URL('../../', import.meta.url);
const textOf = (pieces) => pieces.map((piece) => piece.text).join('').replace(/[\u00a0\u202f]/g, ' ');

function pictureOf(assessment, { lang = 'en', zone = 'Europe/Paris', clock, names = {} } = {}) {
  return { assessment, clock: headlineOf(assessment, clock), options: { format: 'remaining', tick: 'auto' }, names, format: formatFor(lang, zone), now: Date.parse(assessment.now) };
}

/** The sample ticket under the sample policy, whose restoration is promised in this form. */
async function promised(form, now, warnAt = '["75%"]') {
  const { policy, ticket } = await sample({ until: now });
  const document = JSON.parse(policy);
  const restore = document.agreements[0].targets.find((target) => target.metric === 'restore');
  restore.by.P1 = form;
  restore.warnAt = JSON.parse(warnAt);
  const compiled = (await loadEngine()).compile(document);
  return { assessment: compiled.assess(ticket, { now }), names: compiled.names };
}

test('a target of days is due at the end of a day, said so in the policy’s zone and as an instant elsewhere', async () => {
  const { assessment } = await promised({ workingDays: 1, calendar: 'S1' }, '2026-03-13T22:40:00+01:00');
  const lines = (options) => describeHead(pictureOf(assessment, { clock: 'restore', ...options })).lines.map(textOf);
  assert.equal(lines()[0], 'Due Monday, end of day');
  assert.equal(lines({ lang: 'fr' })[0], 'Échéance lundi, fin de journée');
  assert.equal(lines({ zone: 'America/New_York' })[0], 'Due Monday 19:00');
});

test('a warning by time left has its mark and its words', async () => {
  const { assessment } = await promised({ within: '4h', calendar: 'always' }, '2026-03-13T20:00:00+01:00', '["30m"]');
  const { bar } = describeHead(pictureOf(assessment, { clock: 'restore' }));
  assert.deepEqual(bar.marks, [{ share: 0.875, state: 'next' }]);
  assert.equal(textOf(bar.next), '30m left at 22:50');
});

test('a clock that has not started says what it will give, or only that it waits', async () => {
  const { policy, ticket } = await sample({ until: '2026' });
  const compiled = (await loadEngine()).compile(policy);
  const answer = compiled.assess({ ...ticket, events: [] }, { now: '2026-03-13T19:00:00+01:00' });
  const head = describeHead(pictureOf(answer, { clock: 'restore' }));
  assert.equal(head.face, 'waiting');
  assert.equal(head.phrase, '4 hours 0 minutes once it starts');
  assert.deepEqual(head.lines.map(textOf), ['Starts with “Reported”']);
});

test('a long wait and a long lateness stay hours', async () => {
  const { policy, ticket } = await sample({ until: '2026-03-13T19:30' });
  const answer = (await loadEngine()).compile(policy).assess(ticket, { now: '2026-03-20T19:30:00+01:00' });
  assert.equal(describeHead(pictureOf(answer, { clock: 'restore' })).phrase, '164 hours 10 minutes late');
});

test('every reason, notice and event that the case files bring up has its sentence', async () => {
  const engine = await loadEngine();
  const read = async (path) => JSON.parse(await readFile(new URL(path, root), 'utf8'));
  const folder = 'tests/cases/assess/';
  let answers = 0;
  for (const file of await readdir(new URL(folder, root))) {
    const { policy, cases } = await read(folder + file);
    const compiled = engine.compile(typeof policy === 'string' ? await read(`www/policies/${policy}.json`) : policy);
    for (const { ticket, now, audience } of cases) {
      const given = typeof ticket === 'string' ? await read(`www/tickets/${ticket}.json`) : ticket;
      const assessment = compiled.assess(given, { now, audience });
      answers += 1;
      for (const { code } of assessment.trace) assert.ok(code in en.trace, code);
      for (const { code } of assessment.warnings) assert.ok(code in en.warnings, code);
      for (const { stoppedBy } of assessment.clocks) assert.ok(stoppedBy === undefined || stoppedBy in en.events, stoppedBy);
      for (const lang of ['en', 'fr']) {
        const picture = pictureOf(assessment, { lang, names: compiled.names });
        const head = describeHead(picture);
        const sentences = [
          ...head.lines, ...describeNotes(picture), ...describeTrace(picture).flatMap((group) => group.sentences),
          ...describeFacts(picture).flatMap((fact) => [fact.value, fact.under]), ...describeOthers(picture).map((other) => other.when),
        ].map(textOf);
        for (const text of [...sentences, head.phrase, head.label, head.stateWord]) assert.doesNotMatch(text, /undefined|null|NaN|\[object|–|\{|\}/, text);
      }
    }
  }
  assert.ok(answers > 5);
});

test('what excuses a clock, which cycle it is in and what started late are said', async () => {
  const { policy } = await sample();
  const document = JSON.parse(policy);
  document.causes = { handset: { en: 'The handset', fr: 'Le téléphone' } };
  Object.assign(document.agreements[0], { excludedCauses: ['handset'] });
  document.agreements[0].targets = [
    { metric: 'update', by: { P1: { within: '30m', calendar: 'always' } } },
    { metric: 'restore', start: { event: 'opened', after: '24h' }, by: { P1: { within: '4h', calendar: 'always' } } },
  ];
  for (const target of document.agreements[0].targets) for (const priority of ['P2', 'P3', 'P4']) target.by[priority] = 'none';
  delete document.agreements[0].penalties;
  delete document.agreements[0].escalation;
  const compiled = (await loadEngine()).compile(document);
  const { ticket } = await sample({ until: '2026-03-13T19:30' });
  const events = [...ticket.events, { at: '2026-03-13T20:00:00+01:00', type: 'updated' }];
  const answer = compiled.assess({ ...ticket, cause: 'handset', events }, { now: '2026-03-13T20:10:00+01:00' });
  const lines = (clock, lang) => describeHead(pictureOf(answer, { clock, lang, names: compiled.names })).lines.map(textOf);
  assert.deepEqual(lines('update'), ['Due 20:30', 'Excused, cause: The handset', 'Cycle 2, missed so far: 1']);
  assert.deepEqual(lines('restore', 'fr')[0], 'Part demain 19:20');
  const [other] = describeOthers(pictureOf(answer, { clock: 'restore', names: compiled.names }));
  assert.equal(textOf(other.when), 'due 20:30, missed: 1, excused: The handset');
});

test('clocks of the same name are told apart by their agreement', async () => {
  const { policy, ticket } = await sample({ until: '2026-03-13T19:30' });
  const document = JSON.parse(policy);
  const [first] = document.agreements;
  document.agreements.push({ ...structuredClone(first), id: 'second', title: 'Second' });
  const answer = (await loadEngine()).compile(document).assess(ticket, { now: '2026-03-13T19:30:00+01:00' });
  const titles = describeOthers(pictureOf(answer)).map(({ title }) => title);
  assert.equal(new Set(titles).size, titles.length);
  assert.ok(titles.some((title) => title.endsWith('(Second)')));
});
