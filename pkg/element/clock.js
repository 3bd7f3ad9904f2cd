import { Base } from './base.js';
import { OBSERVED, defineAttributes, upgrade } from './attributes.js';
import { showState } from './states.js';
import { sharedSheet } from './style.js';
import { Works } from './work.js';

const works = new WeakMap();
const rich = new WeakMap();

const KIND = { 'policy-src': 'policy', 'ticket-src': 'ticket', now: 'question', audience: 'question', clock: 'question', 'time-zone': 'question' };

/**
 * The clock of one ticket: how urgent, due when, how much is left, what it costs, who hears of it next, and why.
 *
 * @tagname sla-clock
 * @slot - what is shown until there is an answer, and when there can't be one
 * @attr {string} policy-src - address of the policy
 * @attr {string} ticket-src - address of the ticket
 * @attr {string} clock - which clock: a metric such as `restore`, or an id; without it, the one that matters most
 * @attr {'remaining' | 'due' | 'elapsed' | 'percent'} format - what stands large
 * @attr {'auto' | 'second' | 'minute' | 'none'} tick - how often the hand moves
 * @attr {string} time-zone - IANA zone of the reader; inherited from the page
 * @attr {string} lang - language of the reader; inherited from the page
 * @attr {string} now - a fixed instant; the hand then stands still
 * @attr {'internal' | 'partner' | 'customer'} audience - for whom the answer is made
 * @fires sla-ready - the first answer is drawn
 * @fires sla-change - time changed the state: `detail.from`, `detail.to`
 * @fires sla-step - an escalation step was reached: `detail.step`
 * @fires sla-breach - a clock went past its due instant: `detail.clock`
 * @fires sla-error - something can't be read or loaded: `detail.error`
 */
export class SlaClockElement extends Base {
  constructor() {
    super();
    const root = this.attachShadow({ mode: new.target.shadowMode });
    const slot = document.createElement('slot');
    root.adoptedStyleSheets = [sharedSheet()];
    root.append(slot);
    const internals = this.attachInternals();
    rich.set(this, {});
    works.set(this, new Works({
      root,
      slot,
      element: this,
      read: () => read(this),
      onState: (state) => showState(this, internals, state),
      onLabel: (label) => {
        internals.role = 'group';
        internals.ariaLabel = label;
      },
      emit: (type, detail) => this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: Object.freeze(detail) })),
    }));
  }

  static get observedAttributes() {
    return OBSERVED;
  }

  /**
   * `open`; a subclass may answer `closed` for hosts that ask for it.
   *
   * @returns {ShadowRootMode}
   */
  static get shadowMode() {
    return 'open';
  }

  /**
   * Registers the element, once; does nothing where there are no custom elements.
   *
   * @param {string} [tag]
   * @param {CustomElementRegistry} [registry]
   */
  static define(tag = 'sla-clock', registry = typeof customElements === 'undefined' ? undefined : customElements) {
    if (registry === undefined) return;
    const known = registry.get(tag);
    if (known === undefined) registry.define(tag, this);
    else if (known !== this) console.warn(`<${tag}> is already defined by another copy of sla-clock: that one stays`);
  }

  connectedCallback() {
    upgrade(this);
    works.get(this).connect();
  }

  disconnectedCallback() {
    works.get(this).disconnect();
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) works.get(this).change(KIND[name] || 'look');
  }

  /** The policy: an object, its text or bytes, or a compiled policy. Goes before `policy-src`. */
  get policy() {
    return rich.get(this).policy;
  }

  set policy(value) {
    setRich(this, 'policy', value);
  }

  /** The ticket: an object, its text or bytes. Goes before `ticket-src`. */
  get ticket() {
    return rich.get(this).ticket;
  }

  set ticket(value) {
    setRich(this, 'ticket', value);
  }

  /** Asks again for the policy and the ticket, also for what could not be loaded before; resolves as `ready` does. */
  reload() {
    works.get(this).change('policy', 'ticket');
    return this.ready;
  }

  /** The answer that is shown, frozen; undefined before the first. */
  get assessment() {
    return works.get(this).assessment;
  }

  /** What is wrong with the latest input, or undefined. */
  get error() {
    return works.get(this).error;
  }

  /** One of `loading waiting running warning closed paused met breached cancelled none stale error`. */
  get state() {
    return works.get(this).state;
  }

  /** Resolves to the element once what was set so far is drawn, or shown as an error. Never rejects. */
  get ready() {
    return works.get(this).settled;
  }
}

if (Base.prototype !== undefined) defineAttributes(SlaClockElement.prototype);

function setRich(element, name, value) {
  const values = rich.get(element);
  const given = value === null ? undefined : value;
  // An object may have changed inside: it is always looked at again. Text that is the same is the same.
  if (given === values[name] && typeof given !== 'object') return;
  values[name] = given;
  works.get(element).change(name);
}

function read(element) {
  const { policy, ticket } = rich.get(element);
  return {
    policy: source(policy, element.getAttribute('policy-src')),
    ticket: source(ticket, element.getAttribute('ticket-src')),
    now: element.getAttribute('now') || undefined,
    audience: element.getAttribute('audience') || undefined,
    clock: element.getAttribute('clock') || undefined,
    options: { format: element.format, tick: element.tick },
  };
}

function source(value, src) {
  if (value !== undefined) return { value };
  if (!src) return undefined;
  try {
    return { src: new URL(src, document.baseURI).href };
  } catch {
    // No address at all: fetching it fails, and the failure is told like any other.
    return { src };
  }
}
