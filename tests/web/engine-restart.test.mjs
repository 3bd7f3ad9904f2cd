// A trap ends an instance, not the page. The package copy under test exports `trap`.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { sample } from './support/element.mjs';
import { setting } from './support/setting.mjs';

const NOW = '2026-03-13T22:40:00+01:00';
const file = (name) => import(pathToFileURL(join(setting('TRAP_PACKAGE'), name)));

test('a call into a trapped instance fails as internal, the next one works, also for policies of before', async () => {
  const { loadEngine, SlaError } = await file('engine.node.js');
  const core = await file('dist/sla_clock.js');
  const { policy, ticket } = await sample();
  const engine = await loadEngine();
  const [one, two] = [engine.compile(policy), engine.compile(policy)];
  const before = JSON.stringify(one.assess(ticket, { now: NOW }));

  for (let round = 0; round < 3; round += 1) {
    // The object is read once to weigh it, and once more by the instance: there it traps.
    let reads = 0;
    const trapping = {
      get events() {
        reads += 1;
        return reads === 1 ? ticket.events : core.trap();
      },
    };
    assert.throws(() => one.assess(trapping, { now: NOW }), (error) => {
      assert.ok(error instanceof SlaError);
      assert.equal(error.code, 'internal');
      assert.ok(error.cause instanceof WebAssembly.RuntimeError);
      return true;
    });
    assert.equal(JSON.stringify(one.assess(ticket, { now: NOW })), before);
    assert.equal(JSON.stringify(two.assess(ticket, { now: NOW })), before);
    assert.equal(JSON.stringify(engine.compile(policy).assess(ticket, { now: NOW })), before);
  }
});
