// Every example of the page: it loads, its form knows every value of its ticket, and an edit of it is answered.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openCalculator } from './support/calculator.mjs';

const read = (path) => JSON.parse(readFileSync(new URL(`../../www/${path}`, import.meta.url), 'utf8'));
const examples = read('examples.json');

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const open = (id, lang = 'en') => openCalculator(browser, { hash: `#policy=${id}&lang=${lang}` });

/** Makes an event of this type and waits until the form has it. */
async function add(page, type) {
  await page.getByLabel('Add an event').selectOption(type);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
}
const written = (page) => page.text('ticket').inputValue().then(JSON.parse);
const options = (locator) => locator.locator('option').evaluateAll((list) => list.map(({ value }) => value).filter(Boolean));

for (const { id, ticket } of examples) {
  test(`${id}: the form holds the whole ticket and can change it`, async () => {
    const page = await open(id, 'fr');
    const { events, facts } = read(ticket);
    for (const [name, value] of Object.entries(facts)) {
      const field = page.locator(`[data-path="/facts/${name}"]`);
      assert.equal(await field.inputValue(), String(value), name);
    }
    for (const [index, event] of events.entries()) {
      for (const key of ['type', 'status', 'reason', 'priority', 'level', 'team', 'subject', 'cause', 'note', 'by']) {
        if (event[key] === undefined) continue;
        const field = page.locator(`[data-path="/events/${index}/${key}"]`);
        assert.equal(await field.inputValue(), event[key], `${index}/${key}`);
      }
    }
    assert.deepEqual(await page.getByText('absent des règles').count(), 0);

    await page.locator('.event').first().click();
    await page.locator('[data-path="/events/0/at"]').fill('2026-01-05T03:00');
    await page.locator('[data-path="/id"]').fill('X-1');
    await page.waitForFunction(() => document.querySelector('h1').textContent === 'X-1');
    assert.match((await written(page)).events[0].at, /^2026-01-05T03:00/);
    assert.equal(await page.locator('#notice').isVisible(), false);
    assert.deepEqual(page.problems, []);
  });
}

test('statuses of the policy are offered, and one entered stops its clock', async () => {
  const page = await open('interconnect');
  await add(page, 'status');
  const field = page.locator('.event-editor:not([hidden]) [data-path$="/status"]');
  assert.deepEqual(await options(field), ['acknowledged', 'inProgress', 'pending', 'resolved', 'reopened', 'closed', 'assessingCancellation', 'cancelled']);
  await field.selectOption('pending');
  await page.waitForFunction(() => document.querySelector('sla-clock').state === 'paused');
  await page.getByRole('button', { name: /Status: Pending/ }).first().waitFor();
  assert.deepEqual(page.problems, []);
});

test('a policy without statuses offers none; its causes are those it lists', async () => {
  const page = await open('consumer-mobile-handset');
  assert.ok(!(await options(page.getByLabel('Add an event'))).includes('status'));
  assert.deepEqual(await options(page.locator('[data-path="/cause"]')), ['force-majeure', 'handset']);
  await page.locator('[data-path="/events/4/cause"]').selectOption('force-majeure', { force: true });
  await page.locator('.clocks').getByText('Force majeure').first().waitFor();
  assert.deepEqual(page.problems, []);
});

test('the CRM’s own words are offered with what they mean, and act as such', async () => {
  const page = await open('vendor-billing-uc');
  await page.tab('Policy JSON');
  await page.replace('policy', '"format": 1,', '"format": 1, "events": { "Waiting": "paused" },');
  await page.tab('Ticket');
  const words = await page.getByLabel('Add an event').locator('option').allTextContents();
  assert.ok(words.includes('Waiting (Paused)'));
  await add(page, 'Waiting');
  const reason = page.locator('.event-editor:not([hidden]) [data-path$="/reason"]');
  assert.deepEqual(await options(reason), ['waiting-logs', 'waiting-remote-access', 'operator-change-freeze']);
  await page.tab('Ticket JSON');
  assert.ok((await written(page)).events.some(({ type, reason: why }) => type === 'Waiting' && why === 'waiting-logs'));
  assert.deepEqual(page.problems, []);
});

test('levels and teams of a hand-over, subjects of an update, sides of a word are offered', async () => {
  const departments = await open('ola-internal');
  const field = departments.locator('[data-path="/events/3/team"]');
  assert.deepEqual(await options(departments.locator('[data-path="/events/3/level"]')), ['L1', 'L2', 'L3', 'L4']);
  const offered = await field.evaluate((input) => [...input.list.options].map(({ value }) => value));
  for (const team of ['core-engineering', 'radio-planning', 'Vendor A']) assert.ok(offered.includes(team), team);

  const operators = await open('interconnect-dispute');
  await add(operators, 'updated');
  const offers = (path) => operators.locator(`.event-editor:not([hidden]) [data-path$="/${path}"]`).evaluate((input) => [...input.list.options].map(({ value }) => value));
  assert.deepEqual(await offers('subject'), ['dispute', 'dispute-escalated', 'incident-report']);
  assert.deepEqual(await offers('by'), ['buyer', 'seller']);
  assert.deepEqual([...departments.problems, ...operators.problems], []);
});

test('a parameter of the ready vocabulary is a choice with its words', async () => {
  const page = await open('ola-internal');
  const system = page.getByLabel('System', { exact: true });
  assert.ok((await options(system)).includes('mediation'));
  await system.selectOption('billing');
  await page.locator('.agreements').getByText('Billing vendor, in its own hours').waitFor();
  assert.deepEqual(page.problems, []);
});

test('what stands behind a promise is shown side by side, to the operator alone', async () => {
  const page = await open('ola-internal-weekend');
  const links = page.locator('.links > li');
  assert.equal(await links.count(), 4);
  assert.match(await links.nth(3).innerText(), /Vendor has it now[^]*Billing vendor[^]*does not fit/);
  await page.getByRole('radio', { name: 'Customer' }).check();
  await page.locator('.detail-chain').waitFor({ state: 'hidden' });
  assert.deepEqual(page.problems, []);
});

test('sides, modifiers, an undone breach, missed cycles and an excuse are shown', async () => {
  const seen = async (id, selector) => (await (await open(id)).locator(selector).innerText()).replace(/[\s\u00a0]+/g, ' ');
  assert.match(await seen('interconnect-dispute', '.detail-priority'), /P1 Buyer set by hand P3 Seller set by hand They have differed since 13:05; what Buyer holds/);
  assert.match(await seen('consumer-mobile-modifiers', '.detail-priority'), /P3 → P2 The customer is vulnerable P2 → P1 The same complaint/);
  assert.match(await seen('vendor-billing-uc-upgrade', '.clocks'), /Under P2 it was due 14:30 and 1h 30m late; the change of priority 16:00 undid that\./);
  assert.match(await seen('interconnect', '.clocks'), /Cycle 8; missed so far: 6/);
  assert.match(await seen('consumer-mobile-handset', '.clocks'), /Excused: the agreement answers no miss for this cause \(The customer's handset\)\./);
});
