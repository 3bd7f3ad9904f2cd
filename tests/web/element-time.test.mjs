// How the element moves: one ticker, the engine asked only when something changes, events of what time brings.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openBody, sample, seen } from './support/element.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

/** A page at `time` with one element on the sample ticket, and the number of times the engine was asked in `window.asked`. */
async function liveClock(time, { until = time, change, attributes = {}, ...options } = {}) {
  const { policy, ticket } = await sample({ until, change });
  const page = await openBody(browser, '', { time, ...options });
  await page.evaluate(async (policy) => {
    const { loadEngine } = await import('/pkg/index.js');
    const compiled = (await loadEngine()).compile(policy);
    window.asked = 0;
    window.counted = { names: compiled.names, assess: (...words) => { window.asked += 1; return compiled.assess(...words); } };
  }, policy);
  await page.evaluate(() => import('/pkg/define.js').then(() => undefined));
  await page.evaluate(async ([ticket, attributes]) => {
    window.events = [];
    const element = document.createElement('sla-clock');
    for (const type of ['sla-ready', 'sla-change', 'sla-step', 'sla-breach', 'sla-error']) {
      element.addEventListener(type, ({ detail }) => window.events.push([type, detail.to || detail.state || (detail.step && detail.step.share) || (detail.clock && detail.clock.id)]));
    }
    for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
    element.policy = window.counted;
    element.ticket = ticket;
    document.querySelector('main').append(element);
    await element.ready;
  }, [ticket, attributes]);
  return { page, clock: page.locator('sla-clock') };
}

test('the hand moves by the minute, then by the second, and the engine is not asked for it', async () => {
  const { page, clock } = await liveClock('2026-03-13T22:40:00+01:00');
  assert.equal(await seen(clock, '[part=value]'), '1h 55m left');
  await page.clock.runFor(60_000);
  assert.equal(await seen(clock, '[part=value]'), '1h 54m left');
  assert.equal(await page.evaluate(() => window.asked), 1);
  await page.clock.runFor(54 * 60_000);
  assert.match(await seen(clock, '[part=value]'), /^1h 00m left$/);
  await page.clock.runFor(1000);
  assert.equal(await seen(clock, '[part=value]'), '59m 59s left');
  // 23:35, the 75 % mark, is the one instant at which anything else changed.
  assert.equal(await page.evaluate(() => window.asked), 2);
});

test('going past due: the breach is said once, and the steps and the money follow', async () => {
  const { page, clock } = await liveClock('2026-03-14T00:34:58+01:00');
  assert.equal(await seen(clock, '[part=value]'), '2s left');
  assert.equal(await seen(clock, '[part=penalty] .amount'), '€0.00');
  await page.clock.runFor(2000);
  assert.equal(await seen(clock, '[part=value]'), '0s left');
  assert.equal(await clock.getAttribute('data-state'), 'warning');
  await page.clock.runFor(1000);
  assert.equal(await clock.getAttribute('data-state'), 'breached');
  assert.equal(await clock.evaluate((element) => element.matches(':state(breached)')), true);
  assert.equal(await seen(clock, '[part=penalty] .amount'), '€48.00');
  assert.match(await clock.locator('[role=status]').textContent(), /^Restoration \(GTR\): Breached\. Was due 00:35/);
  await page.clock.runFor(4 * 60_000);
  assert.match(await seen(clock, '[part=value]'), /^4m 0\ds late$/);
  assert.deepEqual(await page.evaluate(() => window.events), [
    ['sla-ready', 'warning'],
    // The step comes at the due instant itself, the breach after it.
    ['sla-step', '100%'],
    ['sla-change', 'breached'],
    ['sla-breach', 'customer/restore'],
  ]);
});

test('in a pause the value stands still and the due instant moves along', async () => {
  const { page, clock } = await liveClock('2026-03-13T21:30:00+01:00');
  assert.equal(await seen(clock, '[part=value]'), '2h 20m left');
  assert.match(await seen(clock, '[part=due]'), /^Paused since 21:00: Site closed Due 23:50 if it resumed now$/);
  await page.clock.runFor(10 * 60_000);
  assert.equal(await seen(clock, '[part=value]'), '2h 20m left');
  assert.match(await seen(clock, '[part=due]'), /Due tomorrow 00:00 if it resumed now$/);
  assert.ok((await page.evaluate(() => window.asked)) <= 11);
});

test('outside working hours the hand rests until the calendar opens', async () => {
  const degraded = (ticket) => { ticket.facts = { severity: 'redundancy-lost', sites: 'one' }; ticket.events = ticket.events.slice(0, 1); };
  const { page, clock } = await liveClock('2026-03-13T20:00:00+01:00', { change: degraded });
  assert.equal(await clock.getAttribute('data-state'), 'closed');
  assert.equal(await seen(clock, '[part=value]'), '4h 00m left');
  assert.equal(await seen(clock, '[part=due]'), 'Due Monday 12:00 Counts again Monday 08:00');
  await page.clock.runFor(60 * 3_600_000);
  assert.equal(await clock.getAttribute('data-state'), 'running');
  assert.equal(await seen(clock, '[part=value]'), '4h 00m left');
  await page.clock.runFor('00:30:00');
  assert.equal(await seen(clock, '[part=value]'), '3h 30m left');
});

test('a fixed now stands still, and moving it is not echoed as an event', async () => {
  const { page, clock } = await liveClock('2026-03-13T22:40:00+01:00', { attributes: { now: '2026-03-13T22:40:00+01:00' } });
  await page.clock.runFor('02:00:00');
  assert.equal(await seen(clock, '[part=value]'), '1h 55m left');
  await page.evaluate(async () => {
    const element = document.querySelector('sla-clock');
    element.now = '2026-03-14T00:45:00+01:00';
    await element.ready;
  });
  assert.equal(await clock.getAttribute('data-state'), 'breached');
  assert.equal(await seen(clock, '[part=value]'), '10m 00s late');
  assert.deepEqual(await page.evaluate(() => window.events), [['sla-ready', 'warning']]);
  await page.evaluate(() => { document.querySelector('sla-clock').now = null; });
  await page.clock.runFor(1000);
  assert.equal(await seen(clock, '[part=value]'), '5m 01s late');
});

test('tick says how often; none never moves by itself', async () => {
  const expected = { second: '1h 54m 59s left', minute: '1h 55m left', none: '1h 55m left' };
  for (const [tick, text] of Object.entries(expected)) {
    const { page, clock } = await liveClock('2026-03-13T22:40:00+01:00', { attributes: { tick } });
    await page.clock.runFor(1000);
    assert.equal(await seen(clock, '[part=value]'), text, tick);
  }
});

test('two hundred elements take one timer a second and ask the engine no more than once each', async () => {
  const { page } = await liveClock('2026-03-14T00:10:00+01:00');
  const counts = await page.evaluate(async () => {
    const first = document.querySelector('sla-clock');
    const rows = Array.from({ length: 199 }, () => {
      const row = document.createElement('sla-clock');
      row.policy = window.counted;
      row.ticket = first.ticket;
      document.querySelector('main').append(row);
      return row;
    });
    await Promise.all(rows.map((row) => row.ready));
    window.timers = 0;
    const real = window.setTimeout;
    window.setTimeout = (...words) => { window.timers += 1; return real(...words); };
    return { asked: window.asked };
  });
  assert.deepEqual(counts, { asked: 200 });
  await page.clock.runFor(10_000);
  assert.equal(await page.evaluate(() => window.timers), 10);
  assert.equal(await page.evaluate(() => window.asked), 200);
  assert.equal(await page.locator('sla-clock').evaluateAll((rows) => new Set(rows.map((row) => row.shadowRoot.querySelector('[part=value]').textContent)).size), 1);
});

test('text is written only when it reads differently', async () => {
  const { page } = await liveClock('2026-03-13T22:40:00+01:00', { attributes: { tick: 'second' } });
  await page.evaluate(() => {
    window.written = [];
    new MutationObserver((records) => window.written.push(...records.map((record) => record.type === 'attributes' ? record.attributeName : record.target.className)))
      .observe(document.querySelector('sla-clock').shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.clock.runFor(1000);
  await page.clock.runFor(1000);
  const written = await page.evaluate(() => window.written);
  // 54m 59s, then 58s: the figures that changed, the phrase for those who listen, the length of the bar. Nothing else.
  assert.ok(written.length <= 10, written.join());
  assert.ok(written.every((name) => ['figure', 'aria-label', 'style', 'aria-valuenow'].includes(name)), written.join());
});

test('a hidden tab has no timer; shown again, the element is right at once and tells what happened', async () => {
  const { page, clock } = await liveClock('2026-03-14T00:30:00+01:00');
  const hide = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await hide(true);
  await page.clock.runFor('00:10:00');
  assert.equal(await seen(clock, '[part=value]'), '5m 00s left');
  await hide(false);
  assert.equal(await seen(clock, '[part=value]'), '5m 00s late');
  assert.deepEqual((await page.evaluate(() => window.events)).map(([type]) => type), ['sla-ready', 'sla-change', 'sla-step', 'sla-breach']);
});

test('removed, the element asks and moves no more; put back or moved, it goes on', async () => {
  const { page, clock } = await liveClock('2026-03-13T22:40:00+01:00');
  await page.evaluate(() => {
    const element = document.querySelector('sla-clock');
    const other = document.createElement('section');
    document.body.append(other);
    other.append(element);
  });
  await page.clock.runFor(60_000);
  assert.equal(await seen(clock, '[part=value]'), '1h 54m left');
  await page.evaluate(() => { window.kept = document.querySelector('sla-clock'); window.kept.remove(); });
  await page.clock.runFor('01:00:00');
  const asked = await page.evaluate(() => window.asked);
  assert.ok(asked <= 3, String(asked));
  await page.evaluate(async () => { document.querySelector('main').append(window.kept); await window.kept.ready; });
  assert.equal(await seen(clock, '[part=value]'), '54m 00s left');
});

test('while a newer ticket is on its way, an instant that comes asks nobody', async () => {
  const { page, clock } = await liveClock('2026-03-14T00:34:58+01:00');
  // The request may reach this side after the page has gone on.
  let arrives;
  const request = new Promise((resolve) => { arrives = resolve; });
  await page.route('**/later.json', arrives);
  await page.evaluate(() => {
    const element = document.querySelector('sla-clock');
    element.ticket = null;
    element.ticketSrc = '/later.json';
  });
  await page.clock.runFor(10_000);
  assert.equal(await clock.getAttribute('data-state'), 'warning');
  assert.equal(await page.evaluate(() => window.asked), 1);
  await (await request).fulfill({ json: { id: 'later', events: [] } });
  await page.evaluate(() => document.querySelector('sla-clock').ready);
  assert.equal(await page.evaluate(() => document.querySelector('sla-clock').assessment.ticket.id), 'later');
});

test('a fault of the engine leaves the last answer, and the element asks again by itself', async () => {
  const { page, clock } = await liveClock('2026-03-14T00:34:00+01:00');
  await page.evaluate(() => {
    const { assess } = window.counted;
    window.counted.assess = () => { window.counted.assess = assess; throw new WebAssembly.RuntimeError('unreachable'); };
  });
  await page.clock.runFor(61_000);
  assert.equal(await clock.getAttribute('data-state'), 'stale');
  assert.match(await seen(clock, '[part=error]'), /^The clock has failed; it will start afresh\./);
  await page.clock.runFor(61_000);
  assert.equal(await clock.getAttribute('data-state'), 'breached');
});
