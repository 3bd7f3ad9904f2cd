// One hand for every clock of the page. It only says "look again": each clock reads the time it is given
// and works out what to show, so a late or missing beat (sleep, a busy page) costs nothing but the beat.

/** No wait is longer: far below the 2^31 ms at which timers overflow, and a changed system clock is noticed. */
const LONGEST = 3_600_000;

/**
 * @typedef {object} Beater
 * @property {number} grain 1000 or 60000: beats on each whole second or minute; 0: only at `wakeAt`
 * @property {number} wakeAt epoch milliseconds, or Infinity
 * @property {(now: number) => void} beat must not throw
 */

/**
 * @param {{ now(): number, setTimeout(run: () => void, ms: number): any, clearTimeout(id: any): void, document: any }} host
 */
export function createTicker(host) {
  /** @type {Set<Beater>} */
  const beaters = new Set();
  let timer;
  let target = Infinity;
  let last = 0;

  function nextFor(beater, now) {
    const aligned = beater.grain > 0 ? now - (now % beater.grain) + beater.grain : Infinity;
    return Math.min(aligned, Math.max(beater.wakeAt, now + 1));
  }

  function stop() {
    if (timer !== undefined) host.clearTimeout(timer);
    timer = undefined;
    target = Infinity;
  }

  function aim(at, now) {
    if (at >= target) return;
    stop();
    target = Math.min(at, now + LONGEST);
    timer = host.setTimeout(fire, target - now);
  }

  function aimAll(now) {
    let at = Infinity;
    for (const beater of beaters) at = Math.min(at, nextFor(beater, now));
    if (at < Infinity) aim(at, now);
  }

  function isDue(beater, now) {
    const turned = beater.grain > 0 && Math.floor(now / beater.grain) !== Math.floor(last / beater.grain);
    return turned || now >= beater.wakeAt;
  }

  function fire() {
    stop();
    const now = host.now();
    // A clock set back shows at once too: a smaller `now` turns the second as well.
    const due = [...beaters].filter((beater) => now < last || isDue(beater, now));
    last = now;
    for (const beater of due) beater.beat(now);
    aimAll(now);
  }

  function onVisibility() {
    stop();
    if (host.document.hidden) return;
    const now = host.now();
    last = now;
    for (const beater of [...beaters]) beater.beat(now);
    aimAll(now);
  }

  return {
    /** Adds a beater, or notes that its `grain` or `wakeAt` has changed. */
    watch(beater) {
      if (beaters.size === 0) host.document.addEventListener('visibilitychange', onVisibility);
      const now = host.now();
      if (timer === undefined) last = now;
      beaters.add(beater);
      if (!host.document.hidden) aim(nextFor(beater, now), now);
    },
    forget(beater) {
      if (!beaters.delete(beater) || beaters.size > 0) return;
      stop();
      host.document.removeEventListener('visibilitychange', onVisibility);
    },
    now: () => host.now(),
    get size() {
      return beaters.size;
    },
  };
}

let shared;

/** The ticker of this page, made when the first clock needs it. */
export function pageTicker() {
  if (shared === undefined) {
    shared = createTicker({
      now: () => Date.now(),
      setTimeout: (run, ms) => setTimeout(run, ms),
      clearTimeout: (id) => clearTimeout(id),
      document,
    });
  }
  return shared;
}
