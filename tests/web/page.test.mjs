// The calculator: what a form, a text and the time control do to the answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openCalculator } from './support/calculator.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

test('a change in the form changes what is due, and shows in the JSON', async () => {
  const page = await openCalculator(browser);
  assert.equal(await page.dueOf('Restoration (GTR)'), '2026-03-14T00:35:00+01:00');

  await page.getByLabel('Severity').selectOption('degraded');
  assert.equal(await page.dueOf('Restoration (GTR)'), '2026-03-14T04:35:00+01:00');

  await page.tab('Ticket JSON');
  assert.match(await page.text('ticket').inputValue(), /"severity": "degraded"/);
  assert.deepEqual(page.problems, []);
});

test('a change in the JSON shows in the form', async () => {
  const page = await openCalculator(browser);
  await page.tab('Ticket JSON');
  await page.replace('ticket', '"sites": "one"', '"sites": "many"');
  await page.replace('ticket', '"total-loss"', '"redundancy-lost"');
  await page.tab('Ticket');
  assert.equal(await page.getByLabel('Sites affected').inputValue(), 'many');
  assert.equal(await page.dueOf('Restoration (GTR)'), '2026-03-14T04:35:00+01:00');
  assert.deepEqual(page.problems, []);
});

test('an event can be added, changed and removed', async () => {
  const page = await openCalculator(browser);
  await page.getByLabel('Add an event').selectOption('paused');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('sla-clock').state === 'paused');
  await page.locator('[data-path="/events/6/reason"]').selectOption('force-majeure');
  await page.tab('Ticket JSON');
  assert.match(await page.text('ticket').inputValue(), /"at": "2026-03-13T22:40:00\+01:00", "type": "paused", "reason": "force-majeure"/);

  await page.tab('Ticket');
  await page.getByRole('button', { name: 'Remove' }).locator('visible=true').click();
  await page.waitForFunction(() => document.querySelector('sla-clock').state === 'warning');
  assert.deepEqual(page.problems, []);
});

test('an event whose time is changed moves to its place once it is left', async () => {
  const page = await openCalculator(browser);
  await page.getByRole('button', { name: /Assigned/ }).click();
  await page.locator('[data-path="/events/3/at"]').fill('2026-03-13T19:30');
  await page.getByRole('button', { name: 'Copy link' }).focus();
  const names = await page.locator('.history .name').allTextContents();
  assert.deepEqual(names.slice(0, 4), ['Reported', 'Completed', 'Assigned', 'Answered']);
  assert.deepEqual(page.problems, []);
});

test('the time can be stepped, dragged by keys, and set exactly', async () => {
  const page = await openCalculator(browser);
  await page.locator('#next-change').click();
  assert.equal(await page.shownTime(), '2026-03-13T23:35:00+01:00');

  await page.getByRole('slider', { name: /Time shown/ }).press('ArrowRight');
  assert.equal(await page.shownTime(), '2026-03-13T23:36:00+01:00');

  await page.getByRole('button', { name: 'Previous mark' }).click();
  assert.equal(await page.shownTime(), '2026-03-13T23:35:00+01:00');

  await page.getByLabel('Time shown', { exact: true }).fill('2026-03-14T09:00');
  assert.equal(await page.shownTime(), '2026-03-14T09:00:00+01:00');
  assert.match(await page.locator('.detail-money .penalty .amount').first().textContent(), /96\.00/);
  assert.deepEqual(page.problems, []);
});

test('a clock that is short beside the ticket is drawn over its own life, or over the whole', async () => {
  const page = await openCalculator(browser);
  const reach = async () => Number(await page.getByRole('slider', { name: /Time shown/ }).getAttribute('max')) - Number(await page.getByRole('slider', { name: /Time shown/ }).getAttribute('min'));
  const near = await reach();
  await page.getByRole('radio', { name: 'The whole ticket' }).check();
  assert.ok((await reach()) > 5 * near);
  assert.deepEqual(page.problems, []);
});

test('live follows the real clock', async () => {
  const page = await openCalculator(browser, { now: '2026-03-13T21:10:00Z' });
  await page.getByRole('button', { name: 'Live' }).click();
  assert.equal(await page.locator('.now-label').textContent(), '22:10');
  assert.equal(await page.locator('sla-clock').getAttribute('now'), null);
  assert.deepEqual(page.problems, []);
});

test('a link carries edited documents, the time, the language and the appearance', async () => {
  const page = await openCalculator(browser);
  await page.getByLabel('Severity').selectOption('degraded');
  await page.getByRole('radio', { name: 'FR' }).check();
  await page.getByRole('radio', { name: 'Sombre' }).check();
  await page.waitForFunction(() => location.hash.includes('ticket-text') && location.hash.includes('theme=dark'));

  const other = await openCalculator(browser, { hash: new URL(page.url()).hash });
  assert.equal(await other.locator('html').getAttribute('lang'), 'fr');
  assert.equal(await other.locator('html').getAttribute('data-theme'), 'dark');
  assert.equal(await other.getByLabel('Gravité', { exact: true }).inputValue(), 'degraded');
  assert.equal(await other.dueOf('GTR'), '2026-03-14T04:35:00+01:00');
  assert.deepEqual([...page.problems, ...other.problems], []);
});

test('a reason leads to its place in the policy', async () => {
  const page = await openCalculator(browser);
  await page.locator('.why').getByText('Total loss of service').getByRole('button').click();
  const selected = await page.text('policy').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(selected, '"P1"');
  assert.deepEqual(page.problems, []);
});

test('a customer is shown no money, no contacts and no escalation', async () => {
  const page = await openCalculator(browser);
  await page.getByRole('radio', { name: 'Customer' }).check();
  await page.locator('.detail-money').waitFor({ state: 'hidden' });
  assert.equal(await page.locator('.detail-support').isVisible(), false);
  assert.equal(await page.locator('.detail-escalation').isVisible(), false);
  assert.deepEqual(page.problems, []);
});
