import type { Assessment, Audience, ClockAnswer, Policy, PolicyDocument, SlaError, StepAnswer, Ticket } from './engine.d.ts';
import type { Locale } from './locales/locale.d.ts';

export * from './engine.js';
export type { Locale } from './locales/locale.d.ts';

/** Adds a language, or replaces one. */
export function registerLocale(locale: Locale): void;

/** What `state` and `:state()` can be. */
export type SlaClockState =
  | 'loading' | 'waiting' | 'running' | 'warning' | 'closed' | 'paused'
  | 'met' | 'breached' | 'cancelled' | 'none' | 'stale' | 'error';

/** The events of `<sla-clock>`; all bubble and are composed. */
export interface SlaClockEventMap {
  'sla-ready': CustomEvent<Readonly<{ assessment: Assessment; state: SlaClockState }>>;
  'sla-change': CustomEvent<Readonly<{ from: SlaClockState; to: SlaClockState; assessment: Assessment }>>;
  'sla-step': CustomEvent<Readonly<{ step: StepAnswer; assessment: Assessment }>>;
  'sla-breach': CustomEvent<Readonly<{ clock: ClockAnswer; assessment: Assessment }>>;
  'sla-error': CustomEvent<Readonly<{ error: SlaError }>>;
}

export class SlaClockElement extends HTMLElement {
  /** Registers the element once; does nothing where there are no custom elements. */
  static define(tag?: string, registry?: CustomElementRegistry): void;
  static readonly shadowMode: ShadowRootMode;

  policySrc: string | null;
  ticketSrc: string | null;
  clock: string | null;
  get format(): 'remaining' | 'due' | 'elapsed' | 'percent';
  set format(format: 'remaining' | 'due' | 'elapsed' | 'percent' | null);
  get tick(): 'auto' | 'second' | 'minute' | 'none';
  set tick(tick: 'auto' | 'second' | 'minute' | 'none' | null);
  timeZone: string | null;
  audience: Audience | null;
  get now(): string | null;
  set now(now: string | number | Date | null);

  get policy(): PolicyDocument | string | ArrayBuffer | ArrayBufferView | Policy | undefined;
  set policy(policy: PolicyDocument | string | ArrayBuffer | ArrayBufferView | Policy | null | undefined);
  get ticket(): Ticket | string | ArrayBuffer | ArrayBufferView | undefined;
  set ticket(ticket: Ticket | string | ArrayBuffer | ArrayBufferView | null | undefined);

  /** Asks again for the policy and the ticket, also for what could not be loaded before; resolves as `ready` does. */
  reload(): Promise<SlaClockElement>;

  readonly assessment: Assessment | undefined;
  readonly error: SlaError | undefined;
  readonly state: SlaClockState;
  /** Resolves once what was set so far is drawn, or shown as an error. Never rejects. */
  readonly ready: Promise<SlaClockElement>;

  addEventListener<K extends keyof SlaClockEventMap>(type: K, listener: (this: SlaClockElement, event: SlaClockEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SlaClockElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof SlaClockEventMap>(type: K, listener: (this: SlaClockElement, event: SlaClockEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SlaClockElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'sla-clock': SlaClockElement;
  }
}
