// The page's one ticker, on a clock and timers of its own: nothing here waits, and timers are counted.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createTicker } from '../../pkg/ticker.js';

const START = Date.parse('2026-03-13T20:35:00.250Z');

/** A page whose time moves only when told to. */
function fakePage(start = START) {
  const timers = new Map();
  const listeners = new Set();
  let id = 0;
  const page = {
    time: start,
    skew: 0,
    set: 0,
    pending: () => timers.size,
    nextAt: () => Math.min(...[...timers.values()].map((timer) => timer.at)),
    document: {
      hidden: false,
      addEventListener: (_, listener) => listeners.add(listener),
      removeEventListener: (_, listener) => listeners.delete(listener),
    },
    listeners,
    hide(hidden) {
      page.document.hidden = hidden;
      for (const listener of [...listeners]) listener();
    },
    advance(ms) {
      const until = page.time + ms;
      while (timers.size > 0 && page.nextAt() <= until) {
        const [key, timer] = [...timers].sort((a, b) => a[1].at - b[1].at)[0];
        timers.delete(key);
        page.time = timer.at;
        timer.run();
      }
      page.time = until;
    },
  };
  page.ticker = createTicker({
    now: () => page.time + page.skew,
    setTimeout: (run, ms) => {
      assert.ok(ms > 0 && ms < 2 ** 31, `a wait of ${ms} ms`);
      page.set += 1;
      timers.set((id += 1), { at: page.time + ms, run });
      return id;
    },
    clearTimeout: (key) => timers.delete(key),
    document: page.document,
  });
  return page;
}

function beater(grain, wakeAt = Infinity) {
  const beats = [];
  return { grain, wakeAt, beats, beat: (now) => beats.push(now) };
}

test('two hundred clocks share one timer, and one timer a second', () => {
  const page = fakePage();
  const clocks = Array.from({ length: 200 }, () => beater(1000));
  for (const clock of clocks) page.ticker.watch(clock);
  assert.equal(page.pending(), 1);
  assert.equal(page.set, 1);
  page.advance(10_000);
  assert.equal(page.set, 11);
  assert.ok(clocks.every((clock) => clock.beats.length === 10));
});

test('beats fall on whole seconds and whole minutes, all of them together', () => {
  const page = fakePage();
  const [second, minute] = [beater(1000), beater(60_000)];
  page.ticker.watch(minute);
  page.ticker.watch(second);
  page.advance(120_000);
  assert.ok(second.beats.every((at) => at % 1000 === 0));
  assert.deepEqual(minute.beats.map((at) => new Date(at).toISOString()), ['2026-03-13T20:36:00.000Z', '2026-03-13T20:37:00.000Z']);
});

test('a clock that stands still is woken at the instant it named, not before', () => {
  const page = fakePage();
  const still = beater(0, START + 90_001);
  page.ticker.watch(still);
  page.advance(90_000);
  assert.deepEqual(still.beats, []);
  page.advance(1);
  assert.deepEqual(still.beats, [START + 90_001]);
});

test('an instant weeks away takes no timer beyond an hour', () => {
  const page = fakePage();
  const far = beater(0, START + 40 * 86_400_000);
  page.ticker.watch(far);
  page.advance(3 * 3_600_000);
  assert.deepEqual(far.beats, []);
  assert.equal(page.set, 4);
});

test('a hidden page has no timer; shown again, every clock looks at once', () => {
  const page = fakePage();
  const clock = beater(1000);
  page.ticker.watch(clock);
  page.hide(true);
  assert.equal(page.pending(), 0);
  page.advance(7_200_000);
  assert.deepEqual(clock.beats, []);
  page.hide(false);
  assert.deepEqual(clock.beats, [START + 7_200_000]);
  assert.equal(page.pending(), 1);
});

test('a clock added while the page is hidden starts when it is shown', () => {
  const page = fakePage();
  page.document.hidden = true;
  const clock = beater(1000);
  page.ticker.watch(clock);
  assert.equal(page.pending(), 0);
  page.hide(false);
  assert.equal(clock.beats.length, 1);
});

test('a system clock that is set back is seen at the next beat', () => {
  const page = fakePage();
  const clock = beater(0, START + 600_000);
  const second = beater(1000);
  page.ticker.watch(clock);
  page.ticker.watch(second);
  page.advance(1000);
  assert.deepEqual(clock.beats, []);
  page.skew = -3_600_000;
  page.advance(1000);
  assert.deepEqual(clock.beats, [START - 250 + 2000 - 3_600_000]);
});

test('the last clock to leave takes timer and listener with it', () => {
  const page = fakePage();
  const clocks = [beater(1000), beater(1000)];
  for (const clock of clocks) page.ticker.watch(clock);
  page.ticker.forget(clocks[0]);
  assert.equal(page.pending(), 1);
  page.ticker.forget(clocks[1]);
  assert.equal(page.pending(), 0);
  assert.equal(page.listeners.size, 0);
  page.ticker.watch(clocks[0]);
  page.advance(1000);
  assert.equal(clocks[0].beats.length, 1);
  assert.equal(clocks[1].beats.length, 0);
});
