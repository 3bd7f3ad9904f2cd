// Bad input on the page: one clear error in its place, the last good answer kept and marked, nothing typed lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openCalculator } from './support/calculator.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const DUE = '2026-03-14T00:35:00+01:00';

/** Pastes a text over the selection, as the clipboard would. */
function paste(page, name, text) {
  return page.text(name).evaluate((area, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** The answer is still the last good one, and says so. */
async function assertKept(page) {
  await page.getByText('Last good answer.').waitFor();
  assert.equal(await page.dueOf('Restoration (GTR)'), DUE);
  assert.deepEqual(page.problems, []);
}

test('malformed JSON: line and column, a jump there, the text as it was typed, the form closed until then', async () => {
  const page = await openCalculator(browser);
  await page.tab('Ticket JSON');
  await page.replace('ticket', '"kind": "incident",', '"kind": "incident"');
  const typed = await page.text('ticket').inputValue();
  await assertKept(page);

  await page.locator('#panel-ticket').getByRole('button', { name: 'line 4, column 3' }).click();
  assert.equal(await page.text('ticket').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), '"facts"');

  await page.tab('Ticket');
  assert.equal(await page.getByLabel('Severity').isDisabled(), true);
  await page.getByRole('button', { name: 'Mend it' }).click();
  assert.equal(await page.text('ticket').inputValue(), typed);

  await page.replace('ticket', '"kind": "incident"', '"kind": "incident",');
  await page.getByText('Last good answer.').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#panel-ticket .problem').count(), 0);
});

test('a wrong type: the problem stands by its field', async () => {
  const page = await openCalculator(browser);
  await page.tab('Ticket JSON');
  await page.replace('ticket', '"480.00 EUR"', '480');
  await page.replace('ticket', '"type": "responded"', '"type": 7');
  await page.tab('Ticket');
  await assertKept(page);
  const fee = page.getByLabel('Monthly fee');
  assert.equal(await fee.getAttribute('aria-invalid'), 'true');
  assert.equal(await fee.inputValue(), '480');
  assert.equal(await page.locator('[data-path="/events/2/type"]').getAttribute('aria-invalid'), 'true');
});

test('what a form field refuses stays in it', async () => {
  const page = await openCalculator(browser);
  await page.getByLabel('Monthly fee').fill('4 hundred');
  await assertKept(page);
  await page.getByRole('button', { name: 'Show the error' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.path), '/fees/monthly-fee');
  assert.equal(await page.getByLabel('Monthly fee').inputValue(), '4 hundred');
});

test('an unknown zone: named with the nearest, which one click puts in its place', async () => {
  const page = await openCalculator(browser);
  await page.tab('Policy JSON');
  await page.replace('policy', 'Europe/Paris', 'Europe/Parsi');
  await assertKept(page);
  const panel = page.locator('#panel-policy');
  await panel.getByRole('button', { name: 'line 6, column 15' }).waitFor();
  await panel.getByRole('button', { name: 'Use Europe/Paris' }).click();
  await page.getByText('Last good answer.').waitFor({ state: 'detached' });
  assert.match(await page.text('policy').inputValue(), /"timeZone": "Europe\/Paris"/);
});

test('an unknown priority: its place in the JSON, and the nearest word', async () => {
  const page = await openCalculator(browser);
  await page.tab('Ticket JSON');
  await page.replace('ticket', '"type": "responded", "by": "NOC"', '"type": "prioritised", "priority": "P11"');
  await assertKept(page);
  const problem = page.locator('#panel-ticket .problem').last();
  assert.match(await problem.textContent(), /^line 9, column \d+ Found "P11"/);
  assert.equal(await problem.getByRole('button', { name: 'Use P1' }).count(), 1);
});

test('while the ticket is wrong, the time can still be moved through the last good answer', async () => {
  const page = await openCalculator(browser);
  await page.getByLabel('Monthly fee').fill('none');
  await assertKept(page);
  await page.locator('#next-change').click();
  assert.equal(await page.shownTime(), '2026-03-13T23:35:00+01:00');
});

test('a paste of 50 MB never reaches the text area, and the page goes on at once', async () => {
  const page = await openCalculator(browser);
  for (const [tab, name] of [['Ticket JSON', 'ticket'], ['Policy JSON', 'policy']]) {
    await page.tab(tab);
    const before = await page.text(name).inputValue();
    const took = await page.text(name).evaluate((area) => {
      const data = new DataTransfer();
      data.setData('text/plain', 'x'.repeat(50_000_000));
      const started = performance.now();
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      return performance.now() - started;
    });
    await page.locator(`#panel-${name}`).getByText('That is 50 MB; this page takes at most 1 MB. Nothing was changed.').waitFor();
    assert.equal(await page.text(name).inputValue(), before);
    // Reading the clipboard's text is the browser's own work; nothing else may follow it.
    assert.ok(took < 2000, `${took} ms`);
  }
  assert.equal(await page.dueOf('Restoration (GTR)'), DUE);
  assert.equal(await page.getByText('Last good answer.').count(), 0);
  assert.deepEqual(page.problems, []);
});

test('a text of too many lines is refused before it lands', async () => {
  const page = await openCalculator(browser);
  await page.tab('Ticket JSON');
  const before = await page.text('ticket').inputValue();
  await paste(page, 'ticket', '\n'.repeat(900_000));
  await page.getByText('That is 900,001 lines; this page takes at most 20,000. Nothing was changed.').waitFor();
  assert.equal(await page.text('ticket').inputValue(), before);
  assert.deepEqual(page.problems, []);
});

test('a long paste lands at once, and can be taken back', async () => {
  const page = await openCalculator(browser);
  await page.tab('Ticket JSON');
  const before = await page.text('ticket').inputValue();
  await page.text('ticket').selectText();
  await paste(page, 'ticket', `{ "events": [\n${'{},\n'.repeat(5000)}`);
  await assertKept(page);
  await page.getByRole('button', { name: 'Undo the paste' }).click();
  assert.equal(await page.text('ticket').inputValue(), before);
  await page.getByText('Last good answer.').waitFor({ state: 'detached' });
});

test('an engine that is not there: the page says so', async () => {
  const page = await browser.page('/', {
    before: (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' })),
  });
  await page.getByText('The engine can’t start here.').waitFor();
});
