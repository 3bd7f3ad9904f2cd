// What goes into the element: properties, attributes, addresses, and what happens when they are wrong.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { define, openBody, place, sample, seen, showsOwnText } from './support/element.mjs';

const TIME = '2026-03-13T22:40:00+01:00';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

test('importing the package asks for nothing and registers nothing', async () => {
  const page = await openBody(browser);
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const known = await page.evaluate(async () => {
    await import('/pkg/index.js');
    return customElements.get('sla-clock') !== undefined;
  });
  assert.equal(known, false);
  assert.ok(asked.length > 0 && asked.every((path) => path.endsWith('.js')), asked.join());
});

test('one answer, whichever comes first: the class, the markup or the properties', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  const orders = {
    'class, then element': async ([policy, ticket]) => {
      await import('/pkg/define.js');
      const element = document.createElement('sla-clock');
      Object.assign(element, { policy, ticket, now: '2026-03-13T22:40:00+01:00' });
      document.body.append(element);
    },
    'element and properties, then class': async ([policy, ticket]) => {
      const element = document.createElement('sla-clock');
      Object.assign(element, { policy, ticket, now: '2026-03-13T22:40:00+01:00' });
      document.body.append(element);
      await import('/pkg/define.js');
    },
    'element, class, then properties one by one': async ([policy, ticket]) => {
      const element = document.createElement('sla-clock');
      document.body.append(element);
      await import('/pkg/define.js');
      element.now = '2026-03-13T22:40:00+01:00';
      await Promise.resolve();
      element.policy = JSON.parse(policy);
      await Promise.resolve();
      element.ticket = ticket;
    },
  };
  for (const [name, order] of Object.entries(orders)) {
    const page = await openBody(browser);
    await page.evaluate(order, [policy, ticket]);
    await page.evaluate(() => document.querySelector('sla-clock').ready);
    assert.equal(await seen(page.locator('sla-clock'), '[part=value]'), '1h 55m left', name);
    assert.equal(await page.evaluate(() => Object.keys(document.querySelector('sla-clock')).length), 0, name);
    assert.deepEqual(page.problems, [], name);
  }
});

test('attributes and properties are one truth; rich data is never reflected', async () => {
  const page = await openBody(browser);
  await define(page);
  const found = await page.evaluate(() => {
    const element = document.createElement('sla-clock');
    const properties = ['policySrc', 'ticketSrc', 'clock', 'timeZone', 'audience', 'now', 'format', 'tick', 'policy', 'ticket'];
    const have = properties.every((name) => name in element);
    element.policySrc = '/p.json';
    element.timeZone = 'Europe/Paris';
    element.setAttribute('format', 'percent');
    element.setAttribute('tick', 'sometimes');
    element.now = new Date(Date.UTC(2026, 2, 13, 21, 40));
    element.policy = { a: 1 };
    const first = { html: element.cloneNode().outerHTML, format: element.format, tick: element.tick };
    element.now = 0;
    const zero = element.now;
    element.policySrc = null;
    return { have, ...first, zero, gone: element.hasAttribute('policy-src'), policy: element.policy };
  });
  assert.deepEqual(found, {
    have: true,
    html: '<sla-clock policy-src="/p.json" time-zone="Europe/Paris" format="percent" tick="sometimes" now="2026-03-13T21:40:00.000Z"></sla-clock>',
    format: 'percent',
    tick: 'auto',
    zero: '1970-01-01T00:00:00.000Z',
    gone: false,
    policy: { a: 1 },
  });
});

test('many changes in one task are one question; the same value is none', async () => {
  const page = await openBody(browser);
  await define(page);
  const asked = await page.evaluate(async () => {
    const element = document.createElement('sla-clock');
    let asked = 0;
    element.policy = {
      assess: (ticket, { now }) => {
        asked += 1;
        return { now, audience: 'internal', clocks: [], trace: [], warnings: [], later: [], nextChangeAt: null };
      },
    };
    element.ticket = {};
    element.now = '2026-03-13T21:40:00Z';
    element.audience = 'internal';
    document.body.append(element);
    element.now = '2026-03-13T21:41:00Z';
    await element.ready;
    const first = asked;
    element.now = '2026-03-13T21:41:00Z';
    element.audience = 'internal';
    await element.ready;
    const same = asked;
    element.format = 'due';
    await new Promise((done) => { setTimeout(done); });
    const look = asked;
    element.now = '2026-03-13T21:42:00Z';
    await element.ready;
    return { first, same, look, last: asked };
  });
  assert.deepEqual(asked, { first: 1, same: 1, look: 1, last: 2 });
});

test('policy and ticket from addresses; rows that share a policy fetch and compile it once', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  const asked = [];
  const page = await openBody(browser, '', {
    routes: { '**/p.json': { contentType: 'application/json', body: policy }, '**/t.json': { contentType: 'application/json', body: JSON.stringify(ticket) } },
  });
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await define(page);
  await page.evaluate(async (now) => {
    for (let i = 0; i < 5; i += 1) {
      const row = document.createElement('sla-clock');
      row.policySrc = 'p.json';
      row.ticketSrc = '/t.json';
      row.now = now;
      document.querySelector('main').append(row);
    }
    await Promise.all([...document.querySelectorAll('sla-clock')].map((row) => row.ready));
  }, TIME);
  assert.equal(await page.locator('sla-clock[data-state=warning]').count(), 5);
  assert.equal(asked.filter((path) => path === '/p.json').length, 1);
  assert.equal(asked.filter((path) => path.endsWith('.wasm')).length, 1);
  assert.deepEqual(page.problems, []);
});

test('a ticket as object, text or bytes is the same ticket', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  const page = await openBody(browser);
  await define(page);
  const answers = await page.evaluate(async ([policy, ticket, now]) => {
    const text = JSON.stringify(ticket);
    const answers = [];
    for (const given of [ticket, text, new TextEncoder().encode(text), new TextEncoder().encode(text).buffer]) {
      const element = document.createElement('sla-clock');
      Object.assign(element, { policy, ticket: given, now });
      document.body.append(element);
      await element.ready;
      answers.push(JSON.stringify(element.assessment));
    }
    return answers;
  }, [policy, ticket, TIME]);
  assert.equal(new Set(answers).size, 1);
  assert.match(answers[0], /"due":"2026-03-14T00:35:00\+01:00"/);
});

test('without an engine the author’s own text stays, and sla-error says why', async () => {
  const { policy, ticket } = await sample();
  const cases = {
    'wasm-blocked': { csp: "script-src 'self'; style-src 'self'" },
    'wasm-fetch': { routes: { '**/*.wasm': { status: 404, body: 'no' } } },
  };
  for (const [code, options] of Object.entries(cases)) {
    const page = await openBody(browser, '', options);
    const clock = await place(page, { attributes: { now: TIME }, properties: { policy, ticket }, text: 'Call 1234' });
    assert.equal(await clock.innerText(), 'Call 1234', code);
    assert.ok(await showsOwnText(clock), code);
    assert.equal(await clock.getAttribute('data-state'), 'error');
    assert.deepEqual(await page.evaluate(() => window.events), [['sla-error', code]]);
    const told = await page.evaluate(() => document.querySelector('sla-clock').error.message);
    if (code === 'wasm-blocked') assert.match(told, /'wasm-unsafe-eval'/);
    else assert.match(told, /404/);
  }
});

test('with no text of the author, the reader is told in one sentence', async () => {
  const { policy, ticket } = await sample();
  const page = await openBody(browser, '', { routes: { '**/*.wasm': 'abort' }, lang: 'fr' });
  const clock = await place(page, { properties: { policy, ticket }, text: '' });
  assert.match(await seen(clock, '[part=error]'), /^L’horloge n’a pas pu être chargée\./);
});

test('a failed load is tried again by the next element', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  const page = await openBody(browser);
  let failing = true;
  await page.route('**/*.wasm', (route) => (failing ? route.abort() : route.continue()));
  const first = await place(page, { attributes: { now: TIME }, properties: { policy, ticket } });
  assert.equal(await first.getAttribute('data-state'), 'error');
  failing = false;
  const second = await place(page, { attributes: { now: TIME }, properties: { policy, ticket } });
  assert.equal(await second.getAttribute('data-state'), 'warning');
});

test('bad input after good: the last good answer stays, marked, and the error stands in its place', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  const page = await openBody(browser);
  const clock = await place(page, { attributes: { now: TIME }, properties: { policy, ticket } });
  const bad = [
    [{ policy: '{ "format": 1,' }, 'policy-invalid'],
    [{ policy: policy.replace('"within": "4h", "calendar": "always"', '"within": "4 hours", "calendar": "alway"') }, 'policy-invalid'],
    [{ policy: policy.replace('Europe/Paris', 'Europe/Pariss') }, 'zone-unknown'],
    [{ ticket: { events: 'none' } }, 'ticket-invalid'],
    [{ ticket: '{' }, 'ticket-invalid'],
    [{ ticket: `{"note":"${'x'.repeat(50_000_000)}"}` }, 'too-large'],
    [{ now: '2200-01-01T00:00:00Z' }, 'out-of-range'],
  ];
  for (const [change, code] of bad) {
    const found = await page.evaluate(async (change) => {
      const element = document.querySelector('sla-clock');
      Object.assign(element, change);
      await element.ready;
      return { state: element.state, code: element.error.code, due: element.assessment.clocks[1].due };
    }, change);
    assert.deepEqual(found, { state: 'stale', code, due: '2026-03-14T00:35:00+01:00' });
    assert.equal(await seen(clock, '[part=value]'), '1h 55m left', code);
    assert.match(await seen(clock, '[part=error]'), /Last good answer, of 22:40/, code);
    await page.evaluate(async ([policy, ticket, now]) => {
      const element = document.querySelector('sla-clock');
      Object.assign(element, { policy, ticket, now });
      await element.ready;
    }, [policy, ticket, TIME]);
    assert.equal(await clock.getAttribute('data-state'), 'warning', code);
    assert.ok(!(await clock.locator('[part=error]').isVisible()), code);
  }
});

test('an error names the line to mend and the nearest word', async () => {
  const { policy, ticket } = await sample();
  const page = await openBody(browser);
  const clock = await place(page, { properties: { policy: policy.replace('"qualification"', '"qualificaton"'), ticket } });
  const text = await seen(clock, '[part=error]');
  assert.match(text, /^The policy can’t be used as it stands\./);
  assert.match(text, /line \d+, column \d+/);
  assert.match(text, /Did you mean “qualification”\?/);
});

test('taking the ticket away brings the author’s text back', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  const page = await openBody(browser);
  const clock = await place(page, { attributes: { now: TIME }, properties: { policy, ticket }, text: 'Call 1234' });
  assert.ok(!(await showsOwnText(clock)));
  await page.evaluate(async () => {
    document.querySelector('sla-clock').ticket = null;
    await new Promise((done) => { setTimeout(done); });
  });
  assert.ok(await showsOwnText(clock));
  assert.equal(await clock.getAttribute('data-state'), 'loading');
});

test('two copies of the package: the first stays, nothing breaks', async () => {
  const page = await openBody(browser);
  const same = await page.evaluate(async () => {
    customElements.define('sla-clock', class extends HTMLElement {});
    await import('/pkg/define.js');
    const { SlaClockElement } = await import('/pkg/index.js');
    SlaClockElement.define('sla-clock-two');
    return document.createElement('sla-clock-two') instanceof SlaClockElement;
  });
  assert.equal(same, true);
  assert.deepEqual(page.problems, []);
});

test('a clock the policy does not have is an error, which names the nearest; the last good answer stays', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  const page = await openBody(browser);
  const clock = await place(page, { attributes: { now: TIME, clock: 'restore' }, properties: { policy, ticket } });
  await page.evaluate(async () => {
    const element = document.querySelector('sla-clock');
    element.clock = 'restor';
    await element.ready;
  });
  assert.equal(await clock.getAttribute('data-state'), 'stale');
  assert.equal(await seen(clock, '[part=value]'), '1h 55m left');
  assert.match(await seen(clock, '[part=error]'), /^No clock has this name\..*“restor”, expected one of .*Did you mean “restore”\?/);
  assert.deepEqual(await page.evaluate(() => window.events.at(-1)), ['sla-error', 'out-of-range']);
  const fresh = await place(page, { attributes: { now: TIME, clock: 'restor' }, properties: { policy, ticket } });
  assert.equal(await fresh.getAttribute('data-state'), 'error');
});

test('a time zone that does not exist is an error, on the element and on the page around it', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  const page = await openBody(browser);
  const clock = await place(page, { attributes: { now: TIME, 'time-zone': 'Europe/Pari' }, properties: { policy, ticket } });
  assert.equal(await clock.getAttribute('data-state'), 'error');
  assert.match(await seen(clock, '[part=error]'), /^This time zone does not exist\. .*“Europe\/Pari”.*Did you mean “Europe\/Paris”\?/);
  const found = await page.evaluate(async () => {
    const element = document.querySelector('sla-clock');
    const states = [];
    const after = async (change) => {
      change();
      await new Promise((done) => { setTimeout(done); });
      await element.ready;
      states.push(element.state);
    };
    await after(() => element.setAttribute('time-zone', 'Europe/Paris'));
    await after(() => element.removeAttribute('time-zone'));
    await after(() => document.documentElement.setAttribute('time-zone', 'Mars/Olympus'));
    await after(() => document.documentElement.removeAttribute('time-zone'));
    return states;
  });
  assert.deepEqual(found, ['warning', 'warning', 'stale', 'warning']);
});

test('what could not be loaded is asked for again: by reload(), by a new question, when the network is back', async () => {
  const { policy, ticket } = await sample({ until: TIME });
  for (const way of ['reload', 'question', 'online']) {
    const page = await openBody(browser);
    let failing = true;
    const answers = { wasm: '', 'policy.json': policy, 'ticket.json': JSON.stringify(ticket) };
    for (const [end, body] of Object.entries(answers)) {
      await page.route(`**/*${end}`, (route) => (failing ? route.abort() : end === 'wasm' ? route.continue() : route.fulfill({ body })));
    }
    const clock = await place(page, { attributes: { now: TIME, 'policy-src': '/data/policy.json', 'ticket-src': '/data/ticket.json' } });
    assert.equal(await clock.getAttribute('data-state'), 'error', way);
    failing = false;
    await page.evaluate(async (way) => {
      const element = document.querySelector('sla-clock');
      if (way === 'reload') element.reload();
      if (way === 'question') element.setAttribute('audience', 'customer');
      if (way === 'online') window.dispatchEvent(new Event('online'));
      await element.ready;
    }, way);
    assert.equal(await clock.getAttribute('data-state'), 'warning', way);
  }
});

test('a policy that is not there is said so, without its whole address', async () => {
  const { ticket } = await sample({ until: TIME });
  const page = await openBody(browser, '', { routes: { '**/private/**': { status: 404, body: 'no' } } });
  const clock = await place(page, { attributes: { now: TIME, 'policy-src': '/private/area/policy.json?token=secret' }, properties: { ticket }, text: '' });
  assert.match(await seen(clock, '[part=error]'), /^The policy could not be fetched\. the server answered 404/);
  assert.doesNotMatch(await seen(clock, '[part=error]'), /private|secret/);
  const { code, status, url } = await clock.evaluate(({ error: { code, status, url } }) => ({ code, status, url }));
  assert.deepEqual([code, status, new URL(url).pathname], ['policy-fetch', 404, '/private/area/policy.json']);
});
