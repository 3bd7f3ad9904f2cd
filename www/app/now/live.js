// The real clock: while the page is live, its time moves on every second, and the engine is asked again
// only when the assessment says that something changes.
import { instantOf } from '../format/zone.js';

/** @param {{ store: object, goLive: () => void, tick: (now: number) => void }} host */
export function createLiveHand({ store, goLive, tick }) {
  let timer = 0;

  function beat() {
    clearTimeout(timer);
    const { live, assessment } = store.state;
    if (!live || document.hidden) return;
    const now = Date.now();
    const change = instantOf(assessment?.nextChangeAt);
    if (!assessment || now < Date.parse(assessment.now) || now >= change) goLive();
    else tick(now);
    timer = setTimeout(beat, 1000 - (Date.now() % 1000));
  }

  store.on(['live'], beat);
  document.addEventListener('visibilitychange', beat);
}
