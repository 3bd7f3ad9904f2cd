// The pages that the documentation shows, in a browser, as they stand there.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';

const root = new URL('../../', import.meta.url);
const NOW = '2026-03-13T21:40:00Z';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** The first block of a language in a document. */
async function block(document, language) {
  const text = await readFile(new URL(document, root), 'utf8');
  return new RegExp('```' + language + '\\n([^]*?)```').exec(text)[1];
}

/** Serves a page, with the package, the policy and the ticket where the documentation puts them. */
async function show(html, script = '') {
  const page = await browser.page('/favicon.svg', { now: NOW });
  const serve = (path, file) => page.route(path, async (route) => {
    const found = await page.request.get(typeof file === 'string' ? file : file(route.request().url()));
    await route.fulfill({ response: found });
  });
  await serve('**/sla-clock/**', (url) => new URL(url).pathname.replace('/sla-clock/', '/pkg/'));
  await serve('**/sla/b2b-fibre-gtr4.json', '/policies/b2b-fibre-gtr4.json');
  await serve('**/sla/INC-2041.json', '/tickets/b2b-fibre-gtr4.json');
  await page.route('**/crm.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.route('**/crm', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en">${html}</html>` }));
  await page.goto('/crm');
  return page;
}

for (const document of ['README.md', 'docs/embedding.md']) {
  test(`the clock of ${document} counts`, async () => {
    const page = await show(await block(document, 'html'));
    await page.locator('sla-clock:is([data-state="running"], [data-state="warning"])').waitFor();
    assert.match(await page.locator('sla-clock').evaluate((clock) => clock.shadowRoot.textContent), /1\s*h\s*55/);
    assert.deepEqual(page.problems, []);
  });
}

test('data handed over as docs/embedding.md has it is drawn', async () => {
  // What a bundler or an import map would do with the package's names.
  const script = (await block('docs/embedding.md', 'js'))
    .replace("from 'sla-clock'", "from '/sla-clock/index.js'")
    .replace("import 'sla-clock/define'", "import '/sla-clock/define.js'");
  const page = await show('<sla-clock>Due soon</sla-clock><script type="module" src="/crm.js"></script>', script);
  // Nobody has answered: the first clock to be due is late.
  await page.locator('sla-clock[data-state="breached"]').waitFor();
  assert.deepEqual(page.problems, []);
});
