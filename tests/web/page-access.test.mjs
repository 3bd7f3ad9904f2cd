// The page for everyone: no violation that axe knows, in every state and appearance, and a keyboard is enough.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openCalculator } from './support/calculator.mjs';

let browser;
let axe;
before(async () => {
  browser = await openBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
after(() => browser.close());

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`);
}

const STATES = {
  'at risk': '#now=2026-03-13T21:40:00Z&lang=en',
  paused: '#now=2026-03-13T20:30:00Z&lang=fr',
  breached: '#now=2026-03-14T02:40:00Z&lang=en',
  ended: '#now=2026-03-14T08:00:00Z&lang=fr',
  'not reported': '#now=2026-03-13T12:00:00Z&lang=en',
};

for (const [state, hash] of Object.entries(STATES)) {
  for (const dark of [false, true]) {
    for (const width of [1280, 390]) {
      test(`axe finds nothing: ${state}, ${dark ? 'dark' : 'light'}, ${width} pixels`, async () => {
        const page = await openCalculator(browser, { hash, dark, width });
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(page.problems, []);
      });
    }
  }
}

test('axe finds nothing in a text with an error, nor in a form with one', async () => {
  const page = await openCalculator(browser);
  await page.getByLabel('Monthly fee').fill('none');
  await page.getByText('Last good answer.').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.tab('Ticket JSON');
  assert.deepEqual(await violations(page), []);
});

test('the tabs answer to arrow keys, and only the chosen one is in the order of focus', async () => {
  const page = await openCalculator(browser);
  await page.getByRole('tab', { name: 'Ticket', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-policy');
  assert.equal(await page.locator('#panel-policy').isVisible(), true);
  assert.equal(await page.locator('[role=tab][tabindex="0"]').count(), 1);
  await page.keyboard.press('Home');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-form');
});

test('nothing is wider than a narrow screen', async () => {
  for (const hash of Object.values(STATES)) {
    const page = await openCalculator(browser, { hash, width: 390 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await page.tab(hash.includes('lang=fr') ? 'JSON du ticket' : 'Ticket JSON');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  }
});

test('written from right to left, the page mirrors without breaking', async () => {
  const page = await openCalculator(browser, { width: 390 });
  await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
  await page.locator('#next-change').click();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.deepEqual(page.problems, []);
});

test('beside the editor no part of the answer is wider than its place, in either language', async () => {
  for (const language of ['en', 'fr']) {
    const page = await openCalculator(browser, { hash: `#now=2026-03-13T21:40:00Z&lang=${language}&view=policy` });
    const wider = await page.evaluate(() => [...document.querySelectorAll('.details > section')].filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className));
    assert.deepEqual(wider, [], language);
  }
});

test('the order of focus is the order in which the page is seen', async () => {
  for (const [width, first] of [[1280, 'input'], [400, 'answer']]) {
    const page = await openCalculator(browser, { width });
    const order = await page.evaluate(() => [...document.querySelectorAll('main > section')].map((part) => part.className));
    assert.equal(order[0], first);
  }
});

test('the name of a policy that was changed says so', async () => {
  const page = await openCalculator(browser);
  const chosen = () => page.locator('#policy-picker option:checked').innerText();
  assert.doesNotMatch(await chosen(), /edited/);
  await page.tab('Policy JSON');
  await page.replace('policy', '"within": "4h"', '"within": "5h"');
  assert.match(await chosen(), / \(edited\)$/);
  await page.replace('policy', '"within": "5h"', '"within": "4h"');
  assert.doesNotMatch(await chosen(), /edited/);
});
