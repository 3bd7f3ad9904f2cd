// The package in plain Node, from a folder of its own.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { INSTALLED, elsewhere } from './support/elsewhere.mjs';

const www = new URL('../../www/', import.meta.url);

let user;
before(async () => {
  user = await elsewhere();
});
after(() => user.remove());

/** Runs a module there; what it prints is JSON. */
async function answer(source) {
  await user.write('program.mjs', source);
  return JSON.parse(await user.run(process.execPath, ['program.mjs']));
}

/** Every name a user may import that is JavaScript. */
async function doors() {
  const { exports } = JSON.parse(await readFile(join(user.folder, INSTALLED, 'package.json'), 'utf8'));
  return Object.keys(exports)
    .filter((door) => !door.includes('*') && !/\.(json|wasm|css)$/.test(door))
    .map((door) => `sla-clock${door.slice(1)}`);
}

test('every door opens without a browser, fetches nothing and leaves no global behind', async () => {
  const names = await doors();
  assert.ok(names.includes('sla-clock') && names.includes('sla-clock/define'), names.join());
  const seen = await answer(`
    globalThis.fetch = (url) => { throw new Error('fetched ' + url); };
    const before = Reflect.ownKeys(globalThis).length;
    for (const name of ${JSON.stringify(names)}) await import(name);
    console.log(JSON.stringify({ left: Reflect.ownKeys(globalThis).length - before }));
  `);
  assert.deepEqual(seen, { left: 0 });
});

test('a policy is compiled and a ticket assessed: due 00:35, 96.00 EUR for 3 h 15 late', async () => {
  await user.write('policy.json', await readFile(new URL('policies/b2b-fibre-gtr4.json', www)));
  await user.write('ticket.json', await readFile(new URL('tickets/b2b-fibre-gtr4.json', www)));
  const assessment = await answer(`
    import { readFile } from 'node:fs/promises';
    import { loadEngine } from 'sla-clock';
    const engine = await loadEngine();
    const policy = engine.compile(await readFile('policy.json', 'utf8'));
    const ticket = JSON.parse(await readFile('ticket.json', 'utf8'));
    console.log(JSON.stringify(policy.assess(ticket, { now: '2026-03-14T04:00:00+01:00', audience: 'internal' })));
  `);
  const restore = assessment.clocks.find((clock) => clock.metric === 'restore');
  assert.equal(restore.due, '2026-03-14T00:35:00+01:00');
  assert.equal(restore.state, 'breached');
  assert.equal(assessment.owed.amount, '96.00 EUR');
});

test('what is wrong with a policy arrives as an SlaError with its code and its problems', async () => {
  const error = await answer(`
    import { SlaError, loadEngine } from 'sla-clock';
    const engine = await loadEngine();
    try {
      engine.compile('{');
    } catch (error) {
      console.log(JSON.stringify({ ours: error instanceof SlaError, code: error.code, problems: error.problems.length }));
    }
  `);
  assert.deepEqual(error, { ours: true, code: 'policy-invalid', problems: 1 });
});
