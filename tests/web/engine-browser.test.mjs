// The engine's loader in a page: what stands in the way is told by its code, and a retry is a real one.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openBody, sample } from './support/element.mjs';
import { setting } from './support/setting.mjs';

const NOW = '2026-03-13T22:40:00+01:00';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

/** How loading ends on a page: the due instant of the sample, or what the error says. */
async function load(page) {
  const { policy, ticket } = await sample();
  return page.evaluate(async ([policy, ticket, now]) => {
    const { loadEngine, SlaError } = await import('/pkg/engine.js');
    try {
      const engine = await loadEngine();
      return engine.compile(policy).assess(ticket, { now }).clocks[1].due;
    } catch (error) {
      return { known: error instanceof SlaError, code: error.code, status: error.status, url: error.url, message: error.message };
    }
  }, [policy, ticket, NOW]);
}

const DUE = '2026-03-14T00:35:00+01:00';

test('it loads under a strict content policy, with and without the right type', async () => {
  const body = await readFile(new URL('../../pkg/dist/sla_clock_bg.wasm', import.meta.url));
  for (const contentType of ['application/wasm', 'application/octet-stream', 'text/plain']) {
    const page = await openBody(browser, '', { routes: { '**/*.wasm': { contentType, body } } });
    assert.equal(await load(page), DUE, contentType);
    assert.deepEqual(page.problems, []);
  }
});

test('a content policy that refuses WebAssembly is named, with the words to add, and nothing is fetched', async () => {
  const page = await openBody(browser, '', { csp: "default-src 'self'" });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const error = await load(page);
  assert.equal(error.code, 'wasm-blocked');
  assert.match(error.message, /add 'wasm-unsafe-eval' to its script-src directive/);
  assert.ok(!asked.some((url) => url.endsWith('.wasm')));
});

test('a missing file, a page in its place, and no answer are told apart', async () => {
  const html = { contentType: 'text/html', body: '<!doctype html><p>Welcome</p>' };
  const cases = [
    [{ status: 404, ...html }, 404, /status 404/],
    [{ status: 200, ...html }, 200, /HTML page/],
    [{ status: 200, contentType: 'application/wasm', body: '<!doctype html>' }, 200, /damaged/],
    ['abort', 0, /did not answer/],
  ];
  for (const [answer, status, message] of cases) {
    const page = await openBody(browser, '', { routes: { '**/*.wasm': answer } });
    const error = await load(page);
    assert.deepEqual({ known: error.known, code: error.code, status: error.status }, { known: true, code: 'wasm-fetch', status });
    assert.match(error.message, message);
    assert.match(error.url, /sla_clock_bg\.wasm$/);
  }
});

test('a browser without the instructions that are needed is told so', async () => {
  const page = await openBody(browser, '', {
    before: (page) => page.addInitScript(() => { WebAssembly.validate = () => false; }),
  });
  assert.equal((await load(page)).code, 'wasm-unsupported');
});

test('after a failure the next call loads; after a success no call does', async () => {
  const page = await openBody(browser);
  let asked = 0;
  await page.route('**/*.wasm', (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.continue();
  });
  assert.equal((await load(page)).code, 'wasm-fetch');
  assert.equal(await load(page), DUE);
  assert.equal(await load(page), DUE);
  assert.equal(asked, 2);
});

test('in a page too, a trap ends one call and not the engine; elements go on', async () => {
  const dist = join(setting('TRAP_PACKAGE'), 'dist');
  const page = await openBody(browser, '', {
    routes: {
      '**/pkg/dist/sla_clock.js': { contentType: 'text/javascript', body: await readFile(join(dist, 'sla_clock.js'), 'utf8') },
      '**/pkg/dist/sla_clock_bg.wasm': { contentType: 'application/wasm', body: await readFile(join(dist, 'sla_clock_bg.wasm')) },
    },
  });
  const { policy, ticket } = await sample();
  const found = await page.evaluate(async ([policy, ticket, now]) => {
    await import('/pkg/define.js');
    const core = await import('/pkg/dist/sla_clock.js');
    const [good, bad] = [document.createElement('sla-clock'), document.createElement('sla-clock')];
    Object.assign(good, { policy, ticket, now });
    // Read twice: to be weighed, then by the instance, which traps.
    let reads = 0;
    const trapping = { get events() { reads += 1; return reads === 1 ? [] : core.trap(); } };
    Object.assign(bad, { policy, ticket: trapping, now });
    document.querySelector('main').append(bad, good);
    await Promise.all([bad.ready, good.ready]);
    const first = { bad: bad.error.code, good: good.assessment.clocks[1].due };
    bad.ticket = ticket;
    await bad.ready;
    return { ...first, again: bad.assessment.clocks[1].due, state: bad.state };
  }, [policy, ticket, NOW]);
  assert.deepEqual(found, { bad: 'internal', good: DUE, again: DUE, state: 'warning' });
});
