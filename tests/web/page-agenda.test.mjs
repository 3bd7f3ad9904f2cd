// What comes next and the steps of the process, on the page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openCalculator } from './support/calculator.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const agenda = (page) => page.locator('.detail-agenda');

test('the next 24 hours are listed in order, and seven days hold no less', async () => {
  const page = await openCalculator(browser);
  const times = () => agenda(page).locator('time').evaluateAll((all) => all.map((time) => Date.parse(time.dateTime)));
  const day = await times();
  assert.ok(day.length > 3);
  assert.deepEqual(day, day.toSorted((a, b) => a - b));
  assert.ok((await agenda(page).locator('.agenda-what').allTextContents()).includes('Due: Restoration (GTR)'));
  await agenda(page).getByRole('button', { name: '7 days' }).click();
  assert.equal(await agenda(page).getByRole('button', { name: '7 days' }).getAttribute('aria-pressed'), 'true');
  assert.ok((await times()).length >= day.length);
  assert.deepEqual(page.problems, []);
});

test('it is saved as a calendar in the reader’s language', async () => {
  const page = await openCalculator(browser);
  await page.getByRole('radio', { name: 'FR' }).check();
  const [download] = await Promise.all([page.waitForEvent('download'), agenda(page).getByRole('button', { name: 'Enregistrer comme calendrier' }).click()]);
  assert.match(download.suggestedFilename(), /\.ics$/);
  const text = await readFile(await download.path(), 'utf8');
  assert.ok(text.startsWith('BEGIN:VCALENDAR\r\n'));
  assert.match(text.replaceAll('\r\n ', ''), /SUMMARY:\S+ P1 Échéance : GTR\r\n/);
  assert.deepEqual(page.problems, []);
});

test('the steps are an ordered list with the current one marked, and say who owes what', async () => {
  const page = await openCalculator(browser);
  const steps = page.locator('.detail-process ol li');
  assert.equal(await steps.count(), 6);
  const current = page.locator('.detail-process [aria-current="step"]');
  assert.equal(await current.count(), 1);
  assert.match(await page.locator('.detail-process .owes').textContent(), /Restoration \(GTR\)/);
  assert.deepEqual(page.problems, []);
});

test('a customer’s agenda tells nobody of the inside', async () => {
  const page = await openCalculator(browser);
  await page.locator('#audience').getByRole('radio', { name: 'Customer' }).check();
  await page.waitForFunction(() => !document.querySelector('.detail-agenda [data-kind="escalation"]'));
  assert.equal(await agenda(page).locator('[data-kind="cost"], [data-kind="level"]').count(), 0);
  assert.ok(await agenda(page).locator('[data-kind="due"]').count() > 0);
  assert.deepEqual(page.problems, []);
});
