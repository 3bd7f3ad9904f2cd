import { formatFor } from '../locales/format.js';
import { pageTicker } from '../ticker.js';
import { Speaker, happenings } from './announce.js';
import { Asker } from './asker.js';
import { contextOf, follow, unfollow } from './context.js';
import { describeError } from './describe/note.js';
import { paint, paintHand, paintWhy } from './draw/paint.js';
import { View } from './draw/view.js';
import { countOn, faceOf, grainOf, headlineOf } from './hand.js';
import { checkWanted, checkZone, isZone } from './wanted.js';

/** Words such as "tomorrow" change at a midnight, and every midnight on earth falls on a quarter of an hour. */
const QUARTER = 900_000;

const SECOND = 1000;
const MINUTE = 60_000;

/** After a fault of the engine, when to ask again. */
const RETRY = MINUTE;

/**
 * The works of one element: gathers changes for one microtask, asks when something changed or at `nextChangeAt`,
 * draws, and lets the page's ticker move the hand in between.
 */
export class Works {
  /**
   * @param {{ root: ShadowRoot, slot: HTMLSlotElement, read: () => any, element: HTMLElement,
   *   onState: (state: string) => void,
   *   onLabel: (label: string) => void, emit: (type: string, detail: object) => void }} host
   */
  constructor(host) {
    this.host = host;
    this.assessment = undefined;
    this.error = undefined;
    this.state = 'loading';
    this.isConnected = false;
    this.isReady = false;
    this.changes = new Set();
    this.speaker = new Speaker();
    this.asker = new Asker(() => this.change('arrival'));
    this.beater = { grain: 0, wakeAt: Infinity, beat: (now) => this.beat(now) };
    // A zone that can't be read, or can again, is told like any other input.
    this.restyle = () => this.change(this.error === undefined && isZone(contextOf(this.host.element).zone) ? 'look' : 'question');
    this.retry = () => this.error !== undefined && this.change('retry');
    this.settle();
    this.unsettle();
  }

  connect() {
    this.isConnected = true;
    if (this.view === undefined) this.view = new View(this.host.root, this.host.slot, () => this.onToggle());
    this.setState(this.state);
    follow(this.restyle);
    addEventListener('online', this.retry);
    if (this.isOpen) this.change('question');
    else this.change('policy', 'ticket');
    this.isOpen = true;
  }

  disconnect() {
    this.isConnected = false;
    unfollow(this.restyle);
    removeEventListener('online', this.retry);
    this.stopHand();
    // A node that is only moved is back before this runs, and keeps what it has.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.asker.close();
      this.isOpen = false;
    });
  }

  /** @param {...('policy' | 'ticket' | 'question' | 'look' | 'arrival' | 'retry')} kinds */
  change(...kinds) {
    if (this.changes.size === 0) queueMicrotask(() => this.flush());
    for (const kind of kinds) this.changes.add(kind);
    if (this.isSettled && !kinds.every((kind) => kind === 'look')) this.unsettle();
  }

  flush() {
    const changes = this.changes;
    this.changes = new Set();
    if (!this.isConnected) return;
    const inputs = this.host.read();
    if (changes.has('policy')) this.asker.policy.use(inputs.policy);
    if (changes.has('ticket')) this.asker.ticket.use(inputs.ticket);
    if (changes.has('question') || changes.has('retry')) this.asker.retry();
    if (changes.size === 1 && changes.has('look')) this.draw();
    else if (this.asker.isWaiting) this.draw();
    else if (this.asker.isComplete) this.answer(false);
    else this.clear();
  }

  /** Asks the engine. `byTime`: nothing was set, an instant came. */
  answer(byTime) {
    const { now, audience, clock } = this.host.read();
    let after;
    try {
      after = this.asker.ask(now === undefined ? pageTicker().now() : now, audience);
      checkWanted(after, clock);
      checkZone(contextOf(this.host.element).zone);
    } catch (error) {
      this.fail(error);
      return;
    }
    const before = this.assessment;
    const was = this.state;
    this.assessment = after;
    this.wanted = clock;
    this.from = Date.parse(after.now);
    this.until = after.nextChangeAt === null ? Infinity : Date.parse(after.nextChangeAt);
    this.error = undefined;
    this.draw();
    this.setState(faceOf(this.clock));
    if (!this.isReady) {
      this.isReady = true;
      this.host.emit('sla-ready', { assessment: after, state: this.state });
    } else if (byTime) {
      for (const { type, detail } of happenings(before, after, was, this.state)) this.host.emit(type, detail);
    }
    this.settle();
  }

  fail(error) {
    this.error = error;
    this.setState(this.assessment === undefined ? 'error' : 'stale');
    this.draw();
    this.host.emit('sla-error', { error });
    this.settle();
  }

  /** Nothing is given any more: back to the author's own text. */
  clear() {
    this.assessment = undefined;
    this.error = undefined;
    this.stopHand();
    this.view.drawNothing();
    this.setState('loading');
  }

  beat(now) {
    // A newer policy or ticket is on its way: it will be asked, not the one before.
    if (this.asker.isWaiting) {
      this.beater.wakeAt = now + SECOND;
      return;
    }
    const moved = this.clock && this.clock.provisional && Math.floor(now / MINUTE) !== Math.floor(this.from / MINUTE);
    if (this.error !== undefined || now >= this.until || now < this.from || moved) this.answer(true);
    else if (Math.floor(now / QUARTER) !== this.quarter) this.draw();
    else {
      paintHand(this.view, this.picture(now));
      this.wind(now);
    }
  }

  draw() {
    if (this.error !== undefined) this.drawError();
    else this.view.drawError(undefined, '');
    if (this.assessment === undefined) return;
    this.inputs = this.host.read();
    const now = this.instant();
    this.quarter = Math.floor(now / QUARTER);
    this.format = this.reader();
    this.clock = headlineOf(this.assessment, this.wanted);
    const head = paint(this.view, this.picture(now));
    this.host.onLabel(head.label);
    if (this.speaker.hears(this.clock, now) && this.error === undefined) {
      this.view.announce(head, this.format);
    }
    this.wind(now);
  }

  drawError() {
    const isOurs = this.error.code.startsWith('wasm-');
    const format = this.reader();
    const since = this.assessment === undefined ? '' : format.say(format.locale.words.stale, { at: this.assessment.now }, this.instant());
    // Without an engine the author's own words are better than ours.
    const quiet = isOurs && this.assessment === undefined && this.view.hasOwnText;
    this.view.drawError(quiet ? undefined : describeError(this.error, format), since);
  }

  /** The instant that is shown: a stale answer stays at its own. */
  instant() {
    const { now } = this.host.read();
    if (this.assessment !== undefined && (now !== undefined || this.error !== undefined)) return this.from;
    return pageTicker().now();
  }

  reader() {
    const { lang, zone } = contextOf(this.host.element);
    return formatFor(lang, zone);
  }

  picture(now) {
    const { options } = this.inputs;
    return { assessment: this.assessment, clock: this.clock, options, names: this.asker.names, format: this.format, now };
  }

  /** Tells the ticker how often, and when at the latest, to call. */
  wind(now) {
    if (!this.isConnected) return;
    const { now: fixed, options } = this.inputs;
    if (fixed !== undefined || (this.error !== undefined && this.error.code !== 'internal')) {
      this.stopHand();
      return;
    }
    if (this.error !== undefined) {
      this.beater.grain = 0;
      this.beater.wakeAt = pageTicker().now() + RETRY;
    } else {
      const counters = this.clock && countOn(this.clock, now - this.from);
      this.beater.grain = grainOf(options.tick, this.clock, counters);
      // In a pause the due instant moves along: only the engine knows where to, and once a minute is enough.
      const step = this.clock && this.clock.provisional ? MINUTE : QUARTER;
      this.beater.wakeAt = Math.min(this.until, (Math.floor(now / step) + 1) * step);
    }
    pageTicker().watch(this.beater);
  }

  stopHand() {
    pageTicker().forget(this.beater);
  }

  onToggle() {
    if (this.assessment !== undefined) paintWhy(this.view, this.picture(this.instant()));
  }

  setState(state) {
    this.state = state;
    this.host.onState(state);
  }

  unsettle() {
    this.isSettled = false;
    this.settled = new Promise((resolve) => {
      this.resolveSettled = resolve;
    });
  }

  settle() {
    this.isSettled = true;
    if (this.resolveSettled) this.resolveSettled(this.host.element);
  }
}
