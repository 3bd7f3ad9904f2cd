// What an answer costs inside the WebAssembly module, and what crossing its boundary adds. Prints; asserts nothing.
//
//   cargo xtask bench
//
// The calendar and the starts are those of the native benches: Monday to Friday 09:00-12:30 and 13:30-18:00 in Paris
// without French holidays, seconds anywhere in 2024 to 2027.
import { readFile } from 'node:fs/promises';
import { loadEngine } from '../pkg/index.node.js';

const COUNT = 100_000;
const HOURS = { '30 min': '30m', '4 h': '4h', '8 h': '8h', '40 h': '40h', '200 h': '200h', '2,000 h': '2000h' };
const MINUTES = { '1 min': 1, '1 h': 60, '1 day': 1_440, '7 days': 10_080, '30 days': 43_200, '100 days': 144_000, '400 days': 576_000 };

const OFFICE = { week: { 'mon-fri': ['09:00-12:30', '13:30-18:00'] }, holidays: ['FR'] };
const promises = (calendar) => Object.fromEntries(Object.entries(HOURS).map(([name, within]) => [name, { within, calendar }]));
const document = (targets) => JSON.stringify({
  format: 1, id: 'bench', timeZone: 'Europe/Paris', priorities: [...Object.keys(HOURS), 'day'],
  calendars: { office: OFFICE, always: { week: '24x7' } },
  qualification: { otherwise: '4 h' },
  agreements: [{ id: 'customer', kind: 'sla', targets }],
});
const POLICY = document([
  { metric: 'restore', by: { ...promises('office'), day: { workingDays: 2, calendar: 'office' } } },
  { metric: 'resolve', by: promises('always') },
]);

const engine = await loadEngine();
const starts = Float64Array.from({ length: COUNT }, randomSeconds());

const policy = engine.compile(POLICY);
heading(`inside the module, ${COUNT.toLocaleString('en')} by one call`, ['a call', 'each']);
for (const name of Object.keys(HOURS)) row(`add ${name}`, () => policy.dueTimes(starts, { clock: 'restore', priority: name }));
row('add 4 h, 24x7', () => policy.dueTimes(starts, { clock: 'resolve', priority: '4 h' }));
row('end of 2nd working day', () => policy.dueTimes(starts, { clock: 'restore', priority: 'day' }));
for (const [name, minutes] of Object.entries(MINUTES)) {
  const stops = starts.map((start) => start + minutes * 60_000);
  row(`elapsed ${name}`, () => policy.usedTimes(starts, stops, { clock: 'restore' }));
}

heading('with the boundary, one by one', ['each']);
const one = new Float64Array(1);
each('add 4 h', 20_000, (i) => {
  one[0] = starts[i];
  return policy.dueTimes(one, { clock: 'restore', priority: '4 h' });
});

heading('cold', ['each']);
each('compile a small policy', 200, () => engine.compile(POLICY));
each('compile it, and its first due time', 200, (i) => {
  one[0] = starts[i];
  return engine.compile(POLICY).dueTimes(one, { clock: 'restore', priority: '4 h' });
});
const b2b = await readFile(new URL('../www/policies/b2b-fibre-gtr4.json', import.meta.url), 'utf8');
each('compile b2b-fibre-gtr4', 200, () => engine.compile(b2b));

heading(`${COUNT.toLocaleString('en')} tickets through b2b-fibre-gtr4`, ['each', 'all']);
const real = engine.compile(b2b);
const tickets = Array.from({ length: COUNT }, (_, i) => ({
  id: `INC-${i}`, facts: { severity: 'total-loss' }, events: [{ at: new Date(starts[i]).toISOString(), type: 'opened' }],
}));
const texts = tickets.map((ticket) => JSON.stringify(ticket));
once('as objects', tickets, (ticket, i) => real.assess(ticket, { now: starts[i] + 3_600_000 }));
once('as text', texts, (text, i) => real.assess(text, { now: starts[i] + 3_600_000 }));

/** The same seconds in every run: xorshift, as in the native benches. */
function randomSeconds() {
  const [from, to] = [BigInt(Date.UTC(2024, 0, 1)), BigInt(Date.UTC(2028, 0, 1))];
  const mask = (1n << 64n) - 1n;
  let state = 0x2545f4914f6cdd1dn;
  return () => {
    state ^= (state << 13n) & mask;
    state ^= state >> 7n;
    state ^= (state << 17n) & mask;
    return Number(((from + (state % (to - from))) / 1000n) * 1000n);
  };
}

/** The best of many calls, and that by item: what the machine does besides is not ours. */
function row(name, run) {
  const best = Math.min(...Array.from({ length: 25 }, () => took(run)));
  line(name, [`${best.toFixed(2)} ms`, nanoseconds(best / COUNT)]);
}

/** The median of a tenth of the calls at a time. */
function each(name, count, run) {
  const rounds = Array.from({ length: 10 }, (_, round) => took(() => {
    for (let i = 0; i < count / 10; i += 1) run(round * (count / 10) + i);
  }));
  line(name, [nanoseconds(rounds.sort((a, b) => a - b)[4] / (count / 10))]);
}

function once(name, items, run) {
  items.slice(0, 500).forEach(run);
  const all = took(() => items.forEach(run));
  line(name, [nanoseconds(all / items.length), `${(all / 1000).toFixed(2)} s`]);
}

function took(run) {
  const begun = performance.now();
  run();
  return performance.now() - begun;
}

function nanoseconds(milliseconds) {
  const found = milliseconds * 1e6;
  return found < 1e4 ? `${found.toFixed(1)} ns` : `${(found / 1000).toFixed(1)} µs`;
}

function heading(title, columns) {
  console.log(`\n${title.padEnd(52)}${columns.map((column) => column.padStart(12)).join('')}`);
}

function line(name, columns) {
  console.log(`  ${name.padEnd(50)}${columns.map((column) => column.padStart(12)).join('')}`);
}
