// The page's money: what is owed, its limits, the curve, and the question what it would cost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openCalculator } from './support/calculator.mjs';

const THIRD = '#policy=b2b-fibre-gtr4-third&now=2026-05-20T11:20:00Z&lang=en';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const answerOf = (page) => page.locator('#what-if-answer').textContent();

test('an end that is asked about is told with what it costs, and what it costs after that', async () => {
  const page = await openCalculator(browser);
  assert.equal(await answerOf(page), 'At Sat 14 Mar 00:35 it costs €0.00; after 00:35, €48.00.');
  await page.getByLabel('If it ends at').first().fill('2026-03-14T04:30');
  assert.equal(await answerOf(page), 'At Sat 14 Mar 04:30 it costs €96.00; after 04:35, €144.00.');
  assert.equal(await page.shownTime(), '2026-03-13T22:40:00+01:00');
  assert.deepEqual(page.problems, []);
});

test('the same by keys alone, and it is heard', async () => {
  const page = await openCalculator(browser);
  const slider = page.locator('#what-if-slider');
  await slider.focus();
  await slider.press('ArrowRight');
  assert.equal(await slider.getAttribute('aria-valuetext'), 'At Sat 14 Mar 00:36 it costs €48.00; after 02:35, €96.00.');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'what-if-slider');
  assert.equal(await page.locator('#what-if').inputValue(), '2026-03-14T00:36');
  assert.equal(await page.locator('#what-if-answer').getAttribute('aria-live'), 'polite');
  assert.deepEqual(page.problems, []);
});

test('the curve can be read as a table', async () => {
  const page = await openCalculator(browser);
  await page.getByText('As a table').click();
  const rows = await page.locator('.steps-table tbody tr').allTextContents();
  assert.deepEqual(rows.slice(0, 4), ['by Sat 14 Mar 00:35€0.00', 'after Sat 14 Mar 00:35€48.00', 'after Sat 14 Mar 02:35€96.00', 'after Sat 14 Mar 04:35€144.00']);
  assert.match(await page.getByRole('img', { name: /Penalty over time/ }).getAttribute('aria-label'), /from €0\.00/);
  assert.deepEqual(page.problems, []);
});

test('caps say what is used and left, and each line names its clause', async () => {
  const page = await openCalculator(browser, { hash: THIRD });
  const money = page.locator('.detail-money');
  assert.deepEqual(await money.locator('.limits li').allTextContents(), [
    'Cap: €288.00 a ticket, €191.00 left', 'Cap: €480.00 a month, €216.00 used before, €167.00 left',
    'Cap: €1,440.00 a year, €696.00 used before, €647.00 left', 'To be claimed; until when is not known yet.',
  ]);
  assert.equal(await money.locator('.settlement > .sum .amount').textContent(), '€97.00');
  assert.equal(await money.locator('.settlement > .next-amount').textContent(), '€264.00 after 13:50');
  assert.match(await money.locator('.penalty').first().textContent(), /Late restoration clause “GTR”.*72\.00.*breach number 3/s);
  await money.locator('.penalty').first().getByRole('button', { name: 'in the policy' }).last().click();
  const selected = await page.text('policy').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.match(selected, /"times": "1\.5"/);
  assert.deepEqual(page.problems, []);
});

test('a ticket that is over has a curve and no question; its claim has a last day', async () => {
  const page = await openCalculator(browser, { hash: '#policy=b2b-fibre-gtr4-third&now=2026-05-22T08:00:00Z&lang=fr' });
  assert.equal(await page.locator('.curve-drawing').isVisible(), true);
  assert.equal(await page.locator('#what-if').isVisible(), false);
  assert.match(await page.locator('.limits').textContent(), /À réclamer jusqu’au 20 juin 2026/);
  assert.deepEqual(page.problems, []);
});

test('the claim is said in the element too', async () => {
  const page = await openCalculator(browser, { hash: '#policy=b2b-fibre-gtr4-third&now=2026-05-22T08:00:00Z&lang=en' });
  assert.match(await page.locator('sla-clock').evaluate((clock) => clock.shadowRoot.querySelector('[part=claim]').textContent), /Claimby .*20 Jun, end of day/);
  assert.deepEqual(page.problems, []);
});

test('a customer sees no money, unless the agreement shows it', async () => {
  const page = await openCalculator(browser);
  await page.getByRole('radio', { name: 'Customer' }).check();
  await page.locator('.detail-money').waitFor({ state: 'hidden' });
  await page.tab('Policy JSON');
  await page.replace('policy', '"penalties": [', '"penaltiesShownTo": ["customer"], "penalties": [');
  await page.locator('.detail-money').waitFor();
  assert.match(await answerOf(page), /it costs €0\.00; after 00:35, €48\.00/);
  assert.deepEqual(page.problems, []);
});

test('nothing runs off the page at 320 pixels', async () => {
  const page = await openCalculator(browser, { hash: THIRD, width: 320 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `${wide} pixels`);
  assert.deepEqual(page.problems, []);
});

test('on paper the curve stays and the question goes', async () => {
  const page = await openCalculator(browser);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.curve-drawing').isVisible(), true);
  assert.equal(await page.locator('.question').isVisible(), false);
  assert.deepEqual(page.problems, []);
});
