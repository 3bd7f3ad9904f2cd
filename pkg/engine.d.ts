import type { Agenda, Assessment, Audience, ErrorCode, MessageAnswer, MessageRequest, Parameter, PenaltyCurve, PolicyDocument, Problem, Statement, Status, Text, Ticket } from './types.d.ts';

export type * from './types.d.ts';

/** The names for people that a policy gives its ids. */
export interface Names {
  readonly reasons: Readonly<Record<string, Text>>;
  readonly fees: Readonly<Record<string, Text>>;
  readonly calendars: Readonly<Record<string, Text>>;
  readonly parameters: Readonly<Record<string, Text>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  readonly rules: Readonly<Record<string, Text>>;
  readonly modifiers: Readonly<Record<string, Text>>;
  readonly causes: Readonly<Record<string, Text>>;
  readonly contacts: Readonly<Record<string, Text>>;
  readonly teams: Readonly<Record<string, Text>>;
  readonly constraints: Readonly<Record<string, Text>>;
  readonly agreements: Readonly<Record<string, Text>>;
  readonly recipients: Readonly<Record<string, Text>>;
  readonly news: Readonly<Record<string, Text>>;
}

export interface AssessOptions {
  /** The instant: epoch milliseconds, RFC 3339 text or a `Date`. The engine reads no clock. */
  now: number | string | Date;
  /** Default: `internal`. */
  audience?: Audience;
}

/** Which message: a `message` of the policy, or the one of an `item` of its communication plan. */
export interface MessageOptions extends MessageRequest {
  /** The instant: epoch milliseconds, RFC 3339 text or a `Date`. */
  now: number | string | Date;
}

export interface CurveOptions extends AssessOptions {
  /** Where the curve ends; without it, where nothing changes any more or after 500 points. */
  until?: number | string | Date;
  /** An instant of which each curve says what is owed if the ticket ends then. */
  resolved?: number | string | Date;
}

/** A ticket as `assess` takes it. */
export type TicketInput = Ticket | string | ArrayBuffer | ArrayBufferView;

export interface AgendaOptions {
  /** The start: events after it are not seen. */
  from: number | string | Date;
  /** The end, included: at most 366 days later. */
  to: number | string | Date;
  /** Default: `internal`. */
  audience?: Audience;
  /** The policy's own recurring tasks, too. Default: only when there is no ticket. */
  tasks?: boolean;
}

export interface CalendarOptions extends AgendaOptions {
  /** The language of the events: French for `fr`, else English. */
  language?: string;
}

/** Epoch milliseconds. A `Float64Array` is taken as it is, which is the quickest. */
export type Instants = Float64Array | Iterable<number | Date>;

export interface BatchOptions {
  /** A clock by id (`customer/restore`) or metric (`restore`). */
  clock: string;
  /** What the tickets have in common. */
  ticket?: Partial<Pick<Ticket, 'kind' | 'facts' | 'dates'>>;
  /** Instead of the policy's own decision. */
  priority?: string;
}

/** Why some have no number. Where nothing is promised there is none either, and no failure. */
export type BatchFailures = readonly Readonly<{ index: number; code: ErrorCode }>[];

export interface DueTimes {
  /** Epoch milliseconds, one for each start; NaN where there is none. */
  readonly due: Float64Array;
  readonly failures: BatchFailures;
}

export interface UsedTimes {
  /** Milliseconds, one for each start; NaN where there is none. */
  readonly used: Float64Array;
  readonly failures: BatchFailures;
}

export interface StatementOptions {
  /** The start of the period: an instant, or a date (`2026-04-01`), which begins at its midnight in the policy's zone. */
  from: number | string | Date;
  /** Its end, which is not in it. */
  to: number | string | Date;
  /** One agreement, by its id; every one whose money the audience sees when left out. */
  agreement?: string;
  /** The tickets of one party alone. */
  party?: string;
  /** Default: `internal`. */
  audience?: Audience;
  /** Fees for what a period measures, by name; without them it is the last one that a ticket of the account brought. */
  fees?: Readonly<Record<string, string>>;
}

/** A compiled policy. Nothing has to be freed. */
export interface Policy {
  /** The names the policy gives its ids: answers carry ids. */
  readonly names: Names;
  /** The parameters of the policy, those of the ready vocabulary written out with their words: what a form is made of. */
  readonly parameters: Readonly<Record<string, Exclude<Parameter, string>>>;
  /** The statuses of the CRM with what entering each means, those of a standard written out. */
  readonly statuses: Readonly<Record<string, Status>>;
  /**
   * Answers for one ticket at one instant; the answer is frozen.
   * @throws {SlaError}
   */
  assess(ticket: Ticket | string | ArrayBuffer | ArrayBufferView, options: AssessOptions): Assessment;
  /**
   * What is owed at every instant at which the ticket may end: the exact points at which that changes, from the due instant on.
   * For each agreement all its penalties together, then each of them.
   * @throws {SlaError}
   */
  penaltyCurve(ticket: Ticket | string | ArrayBuffer | ArrayBufferView, options: CurveOptions): readonly PenaltyCurve[];
  /**
   * Everything that comes for a ticket after `from`, up to and including `to`, if nothing else happens, in the order of time;
   * with null, the next occurrences of the policy's own recurring tasks.
   * @throws {SlaError} `out-of-range` for more than 366 days, `too-large` for more than 10,000 items
   */
  agenda(ticket: TicketInput | null, options: AgendaOptions): Agenda;
  /**
   * The agendas of many tickets as one, in the order of time. A ticket that is refused takes no other with it: see `failures`.
   * @throws {SlaError} as `agenda`, for the two instants and the number of items
   */
  agendas(tickets: Iterable<TicketInput>, options: AgendaOptions): Agenda;
  /**
   * The same as iCalendar text (RFC 5545): an event with an alarm for each item.
   * @throws {SlaError} as `agenda`; also for any ticket that is refused
   */
  icalendar(tickets: TicketInput | readonly TicketInput[] | null, options: CalendarOptions): string;
  /**
   * What is written to somebody about the ticket: a message of the policy, filled in. Nothing is sent: that is the host's.
   * @throws {SlaError} `out-of-range` for what the policy does not have, or the ticket has no use for
   */
  message(ticket: Ticket | string | ArrayBuffer | ArrayBufferView, options: MessageOptions): MessageAnswer;
  /**
   * The credits of many tickets over a period, with their proof. Tickets are given in the order in which they stopped, those
   * before the period too: they count for yearly caps, repeats and rights. All of them are held until the statement is made.
   * @throws {SlaError} whose `path` names the ticket: `/tickets/12/events/0/at`
   */
  statement(options: StatementOptions, tickets: Iterable<TicketInput>): Statement;
  statement(options: StatementOptions, tickets: AsyncIterable<TicketInput>): Promise<Statement>;
  /**
   * The policy that may be published to an audience, as JSON text: the same answers for them, and nothing that is not for them.
   * Of partners, `party` names the one it is for, as an agreement has it: then no other partner's agreement is in it.
   * @throws {SlaError} for an audience that there is not, and for a party that stands in no agreement with a partner
   */
  forAudience(audience: Audience, options?: { party?: string }): string;
  /**
   * The due times of one clock for many starts (epoch milliseconds), by one call. One that can't be reckoned takes no other with it.
   * @throws {SlaError} for a clock or a priority the policy does not have, or a ticket it can't read
   */
  dueTimes(starts: Instants, options: BatchOptions): DueTimes;
  /**
   * The open time of one clock's calendar between many starts and stops, by one call: for reports. Nothing is paused.
   * @throws {SlaError} as `dueTimes`, and `out-of-range` for lists of unlike length
   */
  usedTimes(starts: Instants, stops: Instants, options: BatchOptions): UsedTimes;
}

export interface Engine {
  /**
   * Reads a policy once, to ask it many times.
   * @throws {SlaError} with every problem found
   */
  compile(policy: PolicyDocument | string | ArrayBuffer | ArrayBufferView): Policy;
}

export type WasmSource = string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;

export interface LoadOptions {
  /** Where to take the WebAssembly from, when not from the file of this package. */
  wasm?: WasmSource | PromiseLike<WasmSource>;
}

/** Loads the engine, once; a failure is not kept. Nothing is fetched before. */
export function loadEngine(options?: LoadOptions): Promise<Engine>;

/** The one error of this package. */
export class SlaError extends Error {
  constructor(code: ErrorCode, message: string, more?: { path?: string; problems?: readonly Problem[]; cause?: unknown; status?: number; url?: string });
  readonly code: ErrorCode;
  /** JSON Pointer to what is wrong; empty for the whole input. */
  readonly path: string;
  /** Every problem found. */
  readonly problems: readonly Problem[];
  readonly cause?: unknown;
  /** When something was fetched: how the server answered (0: it did not). */
  readonly status?: number;
  /** When something was fetched: from where. */
  readonly url?: string;
}
