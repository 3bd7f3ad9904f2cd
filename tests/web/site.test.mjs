// The page as a whole: that it loads under the strict content policy, from this machine alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser, site } from './support/browser.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

test('the page loads without a complaint and asks no other host for anything', async () => {
  const hosts = new Set();
  const page = await browser.page('/', {
    before: (page) => page.on('request', (request) => hosts.add(new URL(request.url()).origin)),
  });
  await page.waitForLoadState('networkidle');
  assert.deepEqual(page.problems, []);
  assert.deepEqual([...hosts], [new URL(site).origin]);
});

test('the content policy is in force: a script in the page itself is refused', async () => {
  const page = await browser.page('/');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.head.append(script);
    return globalThis.ranInline === true;
  });
  assert.equal(ran, false);
});

test('the module is served as WebAssembly', async () => {
  const response = await fetch(new URL('pkg/dist/sla_clock_bg.wasm', site));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/wasm');
});
