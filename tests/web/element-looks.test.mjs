// What is seen and heard, in every state: nothing axe objects to, nothing cut off, words in the reader's language and zone.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { openBody, place, sample, seen } from './support/element.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

/** Each state of the clock, from the sample at an instant. */
const STATES = {
  running: { now: '2026-03-13T20:00:00+01:00' },
  warning: { now: '2026-03-13T22:40:00+01:00' },
  paused: { now: '2026-03-13T21:30:00+01:00' },
  breached: { now: '2026-03-14T03:40:00+01:00' },
  met: { now: '2026-03-13T23:50:00+01:00', change: (ticket) => { ticket.events.push({ at: '2026-03-13T23:40:00+01:00', type: 'restored' }); } },
  cancelled: { now: '2026-03-13T23:50:00+01:00', change: (ticket) => { ticket.events.push({ at: '2026-03-13T23:40:00+01:00', type: 'cancelled' }); } },
  closed: { now: '2026-03-13T20:00:00+01:00', clock: 'respond', change: (ticket) => { ticket.facts.severity = 'question'; ticket.events.length = 1; } },
  waiting: { now: '2026-03-13T19:00:00+01:00', change: (ticket) => { ticket.events.length = 0; } },
  none: { now: '2026-03-13T20:00:00+01:00', change: (ticket) => { ticket.facts.severity = 'question'; } },
};

/** An element in a state, its explanation open; on the page given instead of the one before, or on a page of its own. */
async function inState(name, { audience = 'internal', page, ...options } = {}) {
  const { now, change, clock = 'restore' } = STATES[name];
  const { policy, ticket } = await sample({ until: now, change });
  const on = page ?? await openBody(browser, '', { csp: undefined, ...options });
  await on.evaluate(() => document.querySelector('main').replaceChildren());
  const element = await place(on, { attributes: { now, clock, audience, 'time-zone': 'Europe/Paris' }, properties: { policy, ticket } });
  assert.equal(await element.getAttribute('data-state'), name);
  await element.evaluate(async (node) => {
    const details = node.shadowRoot.querySelector('details');
    const opened = new Promise((done) => { details.addEventListener('toggle', done, { once: true }); });
    details.open = true;
    await opened;
  });
  return { page: on, element };
}

/** Grounds on which the contrast must hold: those of a light and of a dark panel. */
const SCHEMES = {
  light: ':root { background: #fff; color: #1b1f24 }',
  dark: ':root { color-scheme: dark; background: #16181c; color: #e6e8eb }',
};

test('axe finds nothing in any state, light and dark, the explanation open', async () => {
  const page = await openBody(browser, '', { csp: undefined });
  await page.evaluate(axe);
  for (const name of Object.keys(STATES)) {
    await inState(name, { page });
    for (const [scheme, css] of Object.entries(SCHEMES)) {
      const found = await page.evaluate(async (css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
        const { violations } = await window.axe.run('main', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } });
        return violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]);
      }, css);
      assert.deepEqual(found, [], `${name}, ${scheme}`);
    }
  }
  assert.deepEqual(page.problems, []);
});

test('nothing is cut off or overflows at 320 pixels, in English and French, at double size too', async () => {
  const page = await openBody(browser, '', { csp: undefined, width: 320 });
  for (const lang of ['en', 'fr']) {
    await page.evaluate((lang) => { document.documentElement.lang = lang; }, lang);
    for (const name of Object.keys(STATES)) {
      const { element } = await inState(name, { page });
      for (const size of ['100%', '200%']) {
        const wide = await element.evaluate((element, size) => {
          document.documentElement.style.fontSize = size;
          return [document.documentElement, ...element.shadowRoot.querySelectorAll('.base *')]
            .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline' && !node.matches('.unseen'))
            .map((node) => node.className || node.localName);
        }, size);
        assert.deepEqual(wide, [], `${name}, ${lang}, ${size}`);
      }
    }
  }
});

test('the sample reads well in English and in French', async () => {
  const english = (await inState('warning')).element;
  assert.equal(await seen(english, '[part=priority]'), 'Priority P1');
  assert.equal(await seen(english, '[part=label]'), 'Restoration (GTR)');
  assert.equal(await seen(english, '[part=state]'), 'At risk');
  assert.equal(await seen(english, '[part=value]'), '1h 55m left');
  assert.equal(await seen(english, '[part=due]'), 'Due tomorrow 00:35');
  assert.equal(await seen(english, '[part=penalty]'), 'Penalty €0.00 €48.00 after tomorrow 00:35');
  assert.match(await seen(english, '[part=told]'), /^Told next Head of operations and Customer's IT duty desk at 75%, 23:35$/);
  assert.match(await seen(english, '[part=trace]'), /Total loss of service and 1 site give P1\. .*Stopped from 21:00 to 22:15: Site closed\..*So it is due tomorrow 00:35\./);

  const french = (await inState('warning', { lang: 'fr' })).element;
  assert.equal(await seen(french, '[part=label]'), 'GTR');
  assert.equal(await seen(french, '[part=state]'), 'À risque');
  assert.equal(await seen(french, '[part=value]'), '1 h 55 min avant l’échéance');
  assert.equal(await seen(french, '[part=due]'), 'Échéance demain 00:35');
  assert.equal(await seen(french, '[part=penalty]'), 'Pénalité 0,00 € 48,00 € après demain 00:35');
  assert.match(await seen(french, '[part=trace]'), /Perte totale du service et 1 site donnent P1\. .*Site inaccessible\..*L’échéance est donc demain 00:35\./);
});

test('language and zone come from the page around, and follow it when it changes', async () => {
  const { policy, ticket } = await sample({ until: '2026-03-13T22:40:00+01:00' });
  const page = await openBody(browser, '', { timeZone: 'America/New_York', language: 'en-GB' });
  const element = await place(page, { attributes: { now: '2026-03-13T22:40:00+01:00' }, properties: { policy, ticket } });
  assert.equal(await seen(element, '[part=due]'), 'Due 19:35');
  assert.equal(await element.locator('[part=due] time').getAttribute('datetime'), '2026-03-14T00:35:00+01:00');
  const change = (attributes) => page.evaluate(async (attributes) => {
    for (const [name, value] of Object.entries(attributes)) document.querySelector('main').setAttribute(name, value);
    await new Promise((done) => { setTimeout(done); });
  }, attributes);
  await change({ lang: 'fr', 'time-zone': 'Europe/Paris' });
  assert.equal(await seen(element, '[part=due]'), 'Échéance demain 00:35');
  await change({ lang: 'en', 'time-zone': 'Asia/Tokyo' });
  assert.equal(await seen(element, '[part=due]'), 'Due 08:35');
});

test('a customer reads a promise, and finds no money, names or steps', async () => {
  const { element } = await inState('warning', { audience: 'customer' });
  assert.equal(await seen(element, '[part=due]'), 'We expect to have this fixed by tomorrow 00:35.');
  assert.doesNotMatch(await element.evaluate((node) => node.shadowRoot.textContent), /€|Penalty|Told next|supervisor/);
});

test('the explanation opens and closes from the keyboard, with a focus that is seen', async () => {
  const { policy, ticket } = await sample();
  const page = await openBody(browser);
  const element = await place(page, { attributes: { now: STATES.warning.now }, properties: { policy, ticket } });
  await page.keyboard.press('Tab');
  assert.equal(await element.evaluate((node) => node.shadowRoot.activeElement.localName), 'summary');
  assert.notEqual(await element.locator('summary').evaluate((node) => getComputedStyle(node).outlineStyle), 'none');
  await page.keyboard.press('Enter');
  await element.locator('[part=timeline]').waitFor({ state: 'visible' });
  await page.keyboard.press('Space');
  await element.locator('[part=timeline]').waitFor({ state: 'hidden' });
});

test('the value is a timer with a phrase, the state is heard politely, the author’s own attributes stay', async () => {
  const { policy, ticket } = await sample({ until: '2026-03-13T22:40:00+01:00' });
  const page = await openBody(browser);
  const own = { role: 'region', title: 'Mine', class: 'mine', 'aria-label': 'My clock', tabindex: '0' };
  const element = await place(page, { attributes: { ...own, now: '2026-03-13T22:40:00+01:00' }, properties: { policy, ticket } });
  const value = element.locator('[part=value]');
  assert.equal(await value.getAttribute('role'), 'timer');
  assert.equal(await value.getAttribute('aria-label'), '1 hour 55 minutes left');
  assert.equal(await element.locator('[role=status]').textContent(), '');
  for (const [name, text] of Object.entries(own)) assert.equal(await element.getAttribute(name), text);
  assert.equal(await element.getAttribute('style'), null);
});

test('hidden is hidden; forced colours and right-to-left pages are drawn', async () => {
  const { page, element } = await inState('breached', { lang: 'ar', csp: undefined });
  await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
  const [label, state] = await Promise.all(['[part=priority]', '[part=state]'].map((part) => element.locator(part).boundingBox()));
  assert.ok(label.x > state.x);
  assert.equal(await seen(element, '[part=value]'), '3h 05m late');
  await page.emulateMedia({ forcedColors: 'active' });
  assert.ok(await element.locator('[part=bar]').isVisible());
  await element.evaluate((node) => { node.hidden = true; });
  assert.ok(!(await element.isVisible()));
});
