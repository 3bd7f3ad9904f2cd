// The engine without a page: loading, the doors for policies and tickets, what answers and errors are.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { loadEngine, SlaError } from '../../pkg/engine.node.js';
import { compileModule } from '../../pkg/load/compile.js';
import { sample } from './support/element.mjs';

const NOW = '2026-03-13T22:40:00+01:00';
const WASM = new URL('../../pkg/dist/sla_clock_bg.wasm', import.meta.url);

/** The error a call throws; a failure when it throws none. */
async function refusal(run) {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof SlaError, String(error && error.stack));
    return error;
  }
  return assert.fail('nothing was thrown');
}

test('a failure is not kept, a success is', async () => {
  const error = await refusal(() => loadEngine({ wasm: new URL('missing.wasm', WASM) }));
  assert.equal(error.code, 'wasm-fetch');
  assert.equal(error.status, 0);
  assert.match(error.url, /missing\.wasm$/);
  assert.equal(error.cause.code, 'ENOENT');
  const first = await loadEngine();
  assert.equal(await loadEngine(), first);
  assert.equal(await loadEngine({ wasm: 'https://example.com/never-asked' }), first);
});

test('wasm may be bytes, a module, a response of any type; HTML, 404 and damage are named', async () => {
  const bytes = await readFile(WASM);
  const module = await compileModule(bytes);
  assert.ok(module instanceof WebAssembly.Module);
  assert.equal(await compileModule(module), module);
  const response = (body, init) => compileModule(new Response(body, init));
  for (const type of ['application/wasm', 'application/wasm; charset=utf-8', 'application/octet-stream', 'text/html']) {
    assert.ok((await response(bytes, { headers: { 'content-type': type } })) instanceof WebAssembly.Module, type);
  }
  const html = await refusal(() => response('<!doctype html><title>Not here</title>', { headers: { 'content-type': 'text/html' } }));
  assert.equal(html.code, 'wasm-fetch');
  assert.equal(html.status, 200);
  assert.match(html.message, /HTML page/);
  assert.equal((await refusal(() => response('no', { status: 404 }))).status, 404);
  for (const type of ['application/wasm', 'application/octet-stream']) {
    const cut = await refusal(() => response(bytes.subarray(0, 5000), { headers: { 'content-type': type } }));
    assert.equal(cut.code, 'wasm-fetch');
    assert.match(cut.message, /damaged or cut short/);
  }
  assert.equal((await refusal(() => compileModule(42))).code, 'wasm-fetch');
});

test('the sample answers what its policy says, through every door', async () => {
  const engine = await loadEngine();
  const { policy, ticket } = await sample();
  const encode = (value) => new TextEncoder().encode(value);
  const policies = [policy, encode(policy), encode(policy).buffer, JSON.parse(policy)].map((given) => engine.compile(given));
  const text = JSON.stringify(ticket);
  const answers = new Set();
  for (const compiled of policies) {
    for (const given of [ticket, text, encode(text), new DataView(encode(text).buffer)]) {
      answers.add(JSON.stringify(compiled.assess(given, { now: '2026-03-14T09:00:00+01:00' })));
    }
  }
  assert.equal(answers.size, 1);
  const answer = JSON.parse([...answers][0]);
  const restore = answer.clocks.find((clock) => clock.id === 'customer/restore');
  assert.equal(restore.due, '2026-03-14T00:35:00+01:00');
  assert.equal(answer.owed.amount, '96.00 EUR');
});

test('now may be a number, a text or a Date, and nothing else', async () => {
  const { policy, ticket } = await sample();
  const compiled = (await loadEngine()).compile(policy);
  const answers = [Date.parse(NOW), NOW, new Date(NOW)].map((now) => JSON.stringify(compiled.assess(ticket, { now })));
  assert.equal(new Set(answers).size, 1);
  for (const now of [undefined, null, Number.NaN, Infinity, new Date('never'), 5e15, '2200-01-01T00:00:00Z', {}]) {
    const error = await refusal(() => compiled.assess(ticket, { now }));
    assert.equal(error.code, 'out-of-range', String(now));
  }
  assert.equal((await refusal(() => compiled.assess(ticket))).code, 'out-of-range');
  assert.equal((await refusal(() => compiled.assess(ticket, { now: NOW, audience: 'everybody' }))).code, 'out-of-range');
});

test('answers are plain, and frozen to the last leaf', async () => {
  const { policy, ticket } = await sample();
  const answer = (await loadEngine()).compile(policy).assess(ticket, { now: NOW });
  const walk = (value) => {
    if (typeof value !== 'object' || value === null) return;
    assert.ok(Object.isFrozen(value));
    assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
    Object.values(value).forEach(walk);
  };
  walk(answer);
  assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
});

test('a customer’s answer holds no money and no names', async () => {
  const { policy, ticket } = await sample();
  const answer = (await loadEngine()).compile(policy).assess(ticket, { now: NOW, audience: 'customer' });
  assert.deepEqual(['penalties', 'owed', 'escalation'].filter((key) => key in answer), []);
  assert.doesNotMatch(JSON.stringify(answer), /@example|EUR/);
});

test('the policy for customers gives their answers and tells nothing else', async () => {
  const { policy, ticket } = await sample();
  const engine = await loadEngine();
  const full = engine.compile(policy);
  const published = full.forAudience('customer');
  assert.doesNotMatch(published, /@example|percent|escalation|"L1"/);
  const options = { now: NOW, audience: 'customer' };
  assert.deepEqual(engine.compile(published).assess(ticket, options), full.assess(ticket, options));
  assert.equal((await refusal(() => full.forAudience('everybody'))).code, 'out-of-range');
});

test('the policy for one partner holds its own agreements and no other partner’s', async () => {
  const engine = await loadEngine();
  const full = engine.compile(await readFile(new URL('../../www/policies/ola-internal.json', import.meta.url), 'utf8'));
  const ids = (text) => JSON.parse(text).agreements.map((agreement) => agreement.id);
  const everybody = ids(full.forAudience('partner'));
  assert.ok(everybody.includes('network-vendor') && everybody.includes('billing-vendor'));
  const published = full.forAudience('partner', { party: 'Vendor B' });
  assert.deepEqual(ids(published), ['billing-vendor']);
  assert.doesNotMatch(published, /Vendor A/);
  assert.deepEqual(ids(engine.compile(published).forAudience('partner')), ['billing-vendor']);
  const misspelt = await refusal(() => full.forAudience('partner', { party: 'Vendor BB' }));
  assert.deepEqual([misspelt.code, misspelt.path, misspelt.problems[0].nearest], ['out-of-range', '/party', 'Vendor B']);
  assert.equal((await refusal(() => full.forAudience('customer', { party: 'Vendor B' }))).path, '/party');
  assert.equal((await refusal(() => full.forAudience('partner', { party: 7 }))).code, 'out-of-range');
});

test('a refused policy brings every problem with its place', async () => {
  const engine = await loadEngine();
  const { policy } = await sample();
  const wrong = policy.replace('"within": "30m"', '"within": "30 minutes"').replace('"otherwise": "P3"', '"otherwise": "P9"').replace('"currency"', '"curency"');
  const error = await refusal(() => engine.compile(wrong));
  assert.equal(error.code, 'policy-invalid');
  assert.equal(error.name, 'SlaError');
  assert.ok(error.problems.length >= 3);
  assert.ok(error.problems.every((problem) => problem.position.line > 0));
  assert.ok(error.problems.some((problem) => problem.nearest === 'currency'));
  assert.ok(Object.isFrozen(error.problems));
});

test('what is too large, too deep or a circle is refused before it crosses', async () => {
  const engine = await loadEngine();
  const { policy, ticket } = await sample();
  const compiled = engine.compile(policy);
  const long = 'x'.repeat(20_000_000);
  const circle = { ...ticket };
  circle.self = circle;
  let deep = {};
  for (let i = 0; i < 5000; i += 1) deep = { deep };
  const refused = [
    () => engine.compile(long),
    () => engine.compile({ long }),
    () => engine.compile(new TextEncoder().encode(long)),
    () => compiled.assess({ ...ticket, long }, { now: NOW }),
    () => compiled.assess(long, { now: NOW }),
    () => compiled.assess(new TextEncoder().encode(long), { now: NOW }),
    () => compiled.assess(circle, { now: NOW }),
    () => compiled.assess({ ...ticket, deep }, { now: NOW }),
  ];
  for (const run of refused) assert.equal((await refusal(run)).code, 'too-large', run.toString());
});

test('what is no policy and no ticket is refused with the right word', async () => {
  const engine = await loadEngine();
  const { policy } = await sample();
  const compiled = engine.compile(policy);
  const circle = {};
  circle.self = circle;
  for (const given of [undefined, null, 7, () => 1, circle, '', '[]', new Uint8Array([0xff, 0xfe])]) {
    assert.equal((await refusal(() => engine.compile(given))).code, 'policy-invalid', String(given));
  }
  const throwing = { get events() { throw new Error('not today'); } };
  for (const given of [undefined, null, 7, () => 1, '', '[]', new Uint8Array([0xff]), throwing, { events: [{ at: 'soon', type: 'opened' }] }]) {
    assert.equal((await refusal(() => compiled.assess(given, { now: NOW }))).code, 'ticket-invalid', String(given));
  }
  // None of that has hurt the engine.
  assert.equal(compiled.assess((await sample()).ticket, { now: NOW }).headline, 'customer/restore');
});

test('a policy gives its ids their names', async () => {
  const { policy } = await sample();
  const { names } = (await loadEngine()).compile(policy);
  assert.equal(names.reasons['site-inaccessible'].fr, 'Site inaccessible');
  assert.equal(names.options.sites.one.en, '1 site');
  assert.equal(names.calendars.always.en, '24/7');
  assert.equal(names.rules.emergency.en, 'Emergency calls are affected');
  assert.ok(Object.isFrozen(names.reasons));
});

test('a ticket of dates is the ticket of their texts; what JSON can’t write is refused with its place', async () => {
  const { policy, ticket } = await sample();
  const compiled = (await loadEngine()).compile(policy);
  const { trace: expected } = compiled.assess(ticket, { now: NOW });
  const dated = { ...ticket, events: ticket.events.map((event) => ({ ...event, at: new Date(event.at) })), crm: { note: undefined } };
  assert.deepEqual(compiled.assess(dated, { now: NOW }).trace, expected);
  class Row {
    constructor() {
      Object.assign(this, ticket);
    }
  }
  assert.deepEqual(compiled.assess(new Row(), { now: NOW }).trace, expected);
  const odd = [
    [new Map([['a', 1]]), 'a Map'], [() => 1, 'a function'], [Symbol('a'), 'a symbol'], [7n, 'the BigInt 7'], ['\ud83d', 'half of a character (a lone surrogate)'], [new Uint8Array(2), 'bytes'],
  ];
  for (const [value, found] of odd) {
    const error = await refusal(() => compiled.assess({ ...ticket, crm: { 'a/b': [0, value] } }, { now: NOW }));
    assert.equal(error.code, 'ticket-invalid');
    assert.equal(error.path, '/crm/a~1b/1');
    assert.equal(error.problems[0].found, found);
    assert.ok(Object.isFrozen(error.problems[0]));
  }
  const both = await refusal(() => compiled.assess({ ...dated, facts: { customers: NaN } }, { now: NOW }));
  assert.equal(both.path, '/facts/customers');
  assert.deepEqual(compiled.assess(ticket, { now: NOW }).trace, expected);
});

test('what refuses to be looked at, and options that are none, are refusals like any other', async () => {
  const { policy, ticket } = await sample();
  const engine = await loadEngine();
  const compiled = engine.compile(policy);
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.equal((await refusal(() => engine.compile(proxy))).code, 'policy-invalid');
  assert.equal((await refusal(() => compiled.assess(proxy, { now: NOW }))).code, 'ticket-invalid');
  assert.equal((await refusal(() => compiled.assess(ticket, { now: proxy }))).path, '/now');
  assert.equal((await refusal(() => compiled.assess(ticket, null))).path, '/now');
  assert.equal((await refusal(() => compiled.assess(ticket, { now: 'yesterday' }))).path, '/now');
  for (const audience of [7, {}, 'everybody']) {
    const error = await refusal(() => compiled.assess(ticket, { now: NOW, audience }));
    assert.deepEqual([error.code, error.path], ['out-of-range', '/audience']);
  }
});

test('a ticket may be as deep as the core reads, through both doors', async () => {
  const { policy, ticket } = await sample();
  const compiled = (await loadEngine()).compile(policy);
  const nested = (levels) => Array.from({ length: levels }).reduce((inner) => ({ inner }), 1);
  for (const door of [(value) => value, JSON.stringify]) {
    compiled.assess(door({ ...ticket, crm: nested(63) }), { now: NOW });
    assert.equal((await refusal(() => compiled.assess(door({ ...ticket, crm: nested(64) }), { now: NOW }))).code, 'too-large');
  }
});

test('due and used times of many tickets by one call; one that fails takes no other with it', async () => {
  const { policy, ticket } = await sample();
  const compiled = (await loadEngine()).compile(policy);
  const opened = Date.parse('2026-03-13T19:20:00+01:00');
  const { facts } = ticket;
  const alone = compiled.assess({ facts, events: [{ at: opened, type: 'opened' }] }, { now: opened });
  const due = Date.parse(alone.clocks.find(({ metric }) => metric === 'restore').due);
  const many = compiled.dueTimes([opened, NaN, new Date(opened), -5], { clock: 'restore', ticket: { facts } });
  assert.deepEqual([...many.due], [due, NaN, due, NaN]);
  assert.deepEqual(many.failures, [{ index: 1, code: 'out-of-range' }, { index: 3, code: 'out-of-range' }]);
  assert.ok(Object.isFrozen(many.failures[0]));
  const starts = new Float64Array([opened, opened]);
  const { used, failures } = compiled.usedTimes(starts, [opened + 60_000, opened - 1], { clock: 'customer/restore', ticket: { facts } });
  assert.deepEqual([[...used], failures.length], [[60_000, 0], 0]);
  assert.deepEqual([...starts], [opened, opened]);
  const wrong = await refusal(() => compiled.dueTimes(starts, { clock: 'restor', ticket: { facts } }));
  assert.deepEqual([wrong.code, wrong.path, wrong.problems[0].nearest], ['out-of-range', '/clock', 'restore']);
  assert.equal((await refusal(() => compiled.dueTimes(starts, { clock: 'restore', priority: 'P9' }))).path, '/priority');
  assert.equal((await refusal(() => compiled.usedTimes(starts, [1], { clock: 'restore' }))).code, 'out-of-range');
  assert.equal((await refusal(() => compiled.dueTimes(7, { clock: 'restore' }))).code, 'out-of-range');
});

test('a penalty curve has the break points of the answer, through every door', async () => {
  const { policy, ticket } = await sample();
  const compiled = (await loadEngine()).compile(policy);
  const options = { now: '2026-03-14T00:00:00+01:00', resolved: '2026-03-14T03:50:00+01:00' };
  const curves = compiled.penaltyCurve(ticket, options);
  assert.equal(curves[0].agreement, 'customer');
  assert.equal(curves[0].resolved.amount, compiled.assess(ticket, { now: '2026-03-14T09:00:00+01:00' }).settlements[0].amount);
  assert.deepEqual(compiled.penaltyCurve(JSON.stringify(ticket), options), curves);
  assert.ok(Object.isFrozen(curves[0].points[0]));
  assert.equal((await refusal(() => compiled.penaltyCurve(ticket, { now: options.now, until: 9e15 }))).path, '/until');
});

const LINES = {
  format: 1, id: 'lines', timeZone: 'Europe/Paris', currency: 'EUR', calendars: { always: { week: '24x7' } }, qualification: { otherwise: 'P1' },
  agreements: [{
    id: 'customer', kind: 'sla',
    targets: [{ metric: 'restore', by: { P1: { within: '4h', calendar: 'always' } } }],
    penalties: [{ id: 'late', on: 'restore', amount: '30.00 EUR', perStarted: '1h' }],
    settlement: { caps: [{ amount: '80.00 EUR', per: 'month' }] },
    statement: { measures: [{ id: 'availability', availability: {}, target: '99.9', percent: '10', of: 'monthly-fee' }] },
  }],
};

/** A ticket of so many hours, down all the while. */
function outage(id, day, hours) {
  const from = `2026-04-${day}T00:00:00Z`;
  const to = `2026-04-${day}T0${hours}:00:00Z`;
  return { id, events: [{ at: from, type: 'opened' }, { at: from, type: 'outage-started' }, { at: to, type: 'outage-ended' }, { at: to, type: 'restored' }] };
}

test('a statement adds up tickets, whatever they come as', async () => {
  const policy = (await loadEngine()).compile(LINES);
  const options = { from: '2026-04-01', to: '2026-05-01', fees: { 'monthly-fee': '100.00 EUR' } };
  const tickets = [outage('A', '02', 5), outage('B', '03', 6)];
  const statement = policy.statement(options, tickets);
  // One hour late, two hours late of which the cap leaves 50.00, and nothing for the availability.
  assert.deepEqual(statement.entries.map((entry) => `${entry.ticket ?? entry.terms} ${entry.amount}`), ['A 30.00 EUR', 'B 50.00 EUR', 'availability 0.00 EUR']);
  assert.equal(statement.totals[0].amount, '80.00 EUR');
  assert.ok(Object.isFrozen(statement.entries[0].ledger));
  assert.deepEqual(policy.statement(options, new Set(tickets.map((ticket) => JSON.stringify(ticket)))), statement);
  async function* inTime() {
    yield* tickets;
  }
  assert.deepEqual(await policy.statement(options, inTime()), statement);
  assert.deepEqual(policy.statement({ ...options, from: new Date('2026-03-31T22:00:00Z') }, tickets), statement);
});

test('what is wrong with a statement is named', async () => {
  const policy = (await loadEngine()).compile(LINES);
  const options = { from: '2026-04-01', to: '2026-05-01' };
  const error = async (given, tickets) => refusal(() => policy.statement({ ...options, ...given }, tickets));
  assert.equal((await error({}, [outage('A', '02', 5), { events: 3 }])).path, '/tickets/1/events');
  assert.match((await error({}, [outage('A', '03', 5), outage('B', '02', 5)])).message, /ticket B that stopped at 2026-04-02T07:00:00\+02:00/);
  assert.equal((await error({ from: undefined }, [])).path, '/from');
  assert.equal((await error({ to: 'May' }, [])).path, '/to');
  assert.equal((await error({ to: '2026-04-01' }, [])).path, '/to');
  assert.equal((await error({ fees: { 'monthly-fee': 'much' } }, [])).path, '/fees/monthly-fee');
  assert.equal((await error({ agreement: 'custmer' }, [])).problems[0].nearest, 'customer');
  assert.equal((await error({}, 'tickets')).path, '/tickets');
  assert.equal((await error({}, [outage('A', '02', 5), () => 1])).code, 'ticket-invalid');
  // Its customer is shown no money.
  assert.equal((await error({ audience: 'customer', agreement: 'customer' }, [])).path, '/agreement');
  assert.deepEqual(policy.statement({ ...options, audience: 'customer' }, [outage('A', '02', 5)]).agreements, []);
});
