import { SlaError } from '../error.js';
import { openPolicy, openTicket } from './sources.js';

/** One thing an element needs, from the moment it is named until it is there. A newer naming makes an older arrival void. */
class Slot {
  constructor(open, onArrival) {
    this.open = open;
    this.onArrival = onArrival;
    this.use(undefined);
  }

  use(source) {
    this.drop();
    this.source = source;
    this.isGiven = source !== undefined;
    this.isWaiting = this.isGiven;
    if (!this.isGiven) return;
    const arrival = {};
    this.arrival = arrival;
    this.open(source).then(
      (held) => (this.arrival === arrival ? this.arrive(held, undefined) : held.release()),
      (error) => this.arrival === arrival && this.arrive(undefined, error),
    );
  }

  /** Asks again for what could not be loaded; what is wrong in itself stays so. */
  retry() {
    if (this.error && isOfLoading(this.error)) this.use(this.source);
  }

  arrive(held, error) {
    this.held = held;
    this.error = error;
    this.isWaiting = false;
    this.onArrival();
  }

  drop() {
    if (this.held) this.held.release();
    this.held = undefined;
    this.error = undefined;
    this.arrival = undefined;
  }
}

/** Holds the policy and the ticket of one element, and asks the one about the other. */
export class Asker {
  /** @param {() => void} onArrival something that was waited for is there, or has failed */
  constructor(onArrival) {
    this.policy = new Slot(openPolicy, onArrival);
    this.ticket = new Slot(openTicket, onArrival);
  }

  get isWaiting() {
    return this.policy.isWaiting || this.ticket.isWaiting;
  }

  /** What could not be loaded is asked for again. */
  retry() {
    this.policy.retry();
    this.ticket.retry();
  }

  /** Both are named; they may still be on their way. */
  get isComplete() {
    return this.policy.isGiven && this.ticket.isGiven;
  }

  /**
   * @returns {import('../types.d.ts').Assessment}
   * @throws {SlaError}
   */
  ask(now, audience) {
    const failed = this.policy.error || this.ticket.error;
    if (failed) throw asSlaError(failed);
    try {
      return this.policy.held.policy.assess(this.ticket.held.ticket, audience ? { now, audience } : { now });
    } catch (error) {
      throw asSlaError(error);
    }
  }

  /** The names the policy gives its ids. */
  get names() {
    const { held } = this.policy;
    return (held && held.policy.names) || {};
  }

  close() {
    this.policy.use(undefined);
    this.ticket.use(undefined);
  }
}

function isOfLoading(error) {
  return /^wasm-|-fetch$/.test(error.code) && error.code !== 'wasm-unsupported';
}

function asSlaError(error) {
  if (error instanceof SlaError) return error;
  return new SlaError('internal', error instanceof Error ? error.message : String(error), { cause: error });
}
