import init, * as core from '../dist/sla_clock.js';
import { SlaError, fromRefusal, isRefusal } from '../error.js';
import { instantsInput, likeInput, withFailures } from './batch.js';
import { deepFreeze } from './freeze.js';
import { agendaOf } from './agenda.js';
import { eachTicket, statementInput } from './statement.js';
import { namesIn, parametersIn } from './names.js';
import { audienceInput, instantInput, partyInput, policyText, ticketInput } from './input.js';

// One instance of the module serves the page. Each start has its number:
// a handle is good only in the instance that gave it.
let instance = 1;
let broken = false;
let limits = { policyBytes: 0, ticketBytes: 0 };

const released = new FinalizationRegistry((record) => {
  if (record.instance === instance && !broken) core.release(record.handle);
});

/** Compiles policies. Comes from `loadEngine()`. */
export class Engine {
  /**
   * Reads a policy once, to ask it many times.
   *
   * @param {string | ArrayBuffer | ArrayBufferView | object} policy JSON text, its bytes, or an object (turned into text first)
   * @returns {Policy}
   * @throws {SlaError} with every problem found in `problems`
   * @example
   * const policy = engine.compile(await (await fetch('policy.json')).text());
   */
  compile(policy) {
    const record = { text: policyText(policy, limits.policyBytes), handle: 0, instance: 0 };
    handleOf(record);
    return new Policy(record);
  }
}

const records = new WeakMap();

/** A compiled policy. Nothing has to be freed: it goes when the last reference goes. */
export class Policy {
  constructor(record) {
    records.set(this, record);
    released.register(this, record);
    Object.freeze(this);
  }

  /** The names for people that the policy gives its ids: pause reasons, calendars, parameters and their options, rules, modifiers, causes, constraints, agreements. */
  get names() {
    const record = records.get(this);
    if (record.names === undefined) record.names = deepFreeze(namesIn(writtenOut(this, record), core.vocabulary));
    return record.names;
  }

  /** The parameters that the policy declares, those of the ready vocabulary written out: title, kind, options, default. For forms. */
  get parameters() {
    const record = records.get(this);
    if (record.parameters === undefined) record.parameters = deepFreeze(parametersIn(record.text, core.vocabulary));
    return record.parameters;
  }

  /** The statuses of the CRM with what entering each means, ready ones written out. For forms. */
  get statuses() {
    const record = records.get(this);
    if (record.statuses === undefined) record.statuses = deepFreeze(JSON.parse(writtenOut(this, record)).statuses ?? {});
    return record.statuses;
  }

  /**
   * Answers for one ticket at one instant. The answer is frozen, plain, and the caller's to keep.
   *
   * @param {object | string | ArrayBuffer | ArrayBufferView} ticket an object, JSON text or its bytes: the same answers
   * @param {{ now: number | string | Date, audience?: 'internal' | 'partner' | 'customer' }} options
   * @returns {import('../types.d.ts').Assessment}
   * @throws {SlaError}
   * @example
   * policy.assess(ticket, { now: '2026-03-13T22:40:00+01:00', audience: 'customer' });
   */
  assess(ticket, options) {
    const { now, audience } = options || {};
    const input = ticketInput(ticket, limits.ticketBytes);
    const instant = instantInput(now);
    const reader = audienceInput(audience === undefined || audience === null ? 'internal' : audience);
    const handle = handleOf(records.get(this));
    return deepFreeze(
      call(() => ('bytes' in input
        ? core.assessBytes(handle, input.bytes, instant, reader)
        : core.assess(handle, input.object, instant, reader))),
    );
  }

  /**
   * What is owed at every instant at which the ticket may end: the exact points at which that changes, from the due instant on.
   * For each agreement all its penalties together, then each of them.
   *
   * @param {object | string | ArrayBuffer | ArrayBufferView} ticket as for `assess`
   * @param {{ now: number | string | Date, audience?: 'internal' | 'partner' | 'customer', until?: number | string | Date, resolved?: number | string | Date }} options
   *   `until`: where the curve ends; `resolved`: an instant of which each curve says what is owed if the ticket ends then
   * @returns {readonly import('../types.d.ts').PenaltyCurve[]}
   * @throws {SlaError}
   * @example
   * const [together] = policy.penaltyCurve(ticket, { now: Date.now(), resolved: '2026-03-14T18:40:00+01:00' });
   */
  penaltyCurve(ticket, options) {
    const { now, audience, until, resolved } = options || {};
    const input = ticketInput(ticket, limits.ticketBytes);
    const instants = [now, until, resolved].map((at, index) => (index > 0 && (at === undefined || at === null) ? undefined : instantInput(at)));
    const reader = audienceInput(audience === undefined || audience === null ? 'internal' : audience);
    const handle = handleOf(records.get(this));
    const given = 'bytes' in input ? input.bytes : input.object;
    return deepFreeze(call(() => core.penaltyCurve(handle, given, instants[0], reader, instants[1], instants[2])));
  }

  /**
   * Everything that comes for a ticket after `from`, up to and including `to`, if nothing else happens: what falls due, warns,
   * escalates, must be told, moves to the next level or costs more, in the order of time. Without a ticket: the next
   * occurrences of the policy's own recurring tasks.
   *
   * @param {object | string | ArrayBuffer | ArrayBufferView | null} ticket as for `assess`, or null
   * @param {{ from: number | string | Date, to: number | string | Date, audience?: 'internal' | 'partner' | 'customer', tasks?: boolean }} options
   * @returns {import('../types.d.ts').Agenda}
   * @throws {SlaError} `out-of-range` for more than 366 days, `too-large` for more than 10,000 items
   * @example
   * for (const { at, summary } of policy.agenda(ticket, { from: Date.now(), to: Date.now() + 86_400_000 }).items) remind(at, summary.en);
   */
  agenda(ticket, options) {
    const none = ticket === undefined || ticket === null;
    const { answer, errors } = agendaOf(core, limits.ticketBytes, none ? [] : [ticket], { ...options, tasks: none || options?.tasks }, asking(this));
    if (answer.failures?.length) throw errors[0] ?? new SlaError(answer.failures[0].code, answer.failures[0].message, { path: answer.failures[0].problems[0]?.path ?? '', problems: answer.failures[0].problems });
    return deepFreeze(answer);
  }

  /**
   * The agendas of many tickets as one, in the order of time: "my next 24 hours". A ticket that is refused takes no other
   * with it; `failures` says which and why.
   *
   * @param {Iterable<object | string | ArrayBuffer | ArrayBufferView>} tickets
   * @param {{ from: number | string | Date, to: number | string | Date, audience?: 'internal' | 'partner' | 'customer', tasks?: boolean }} options
   *   `tasks`: the policy's own recurring tasks, too
   * @returns {import('../types.d.ts').Agenda}
   * @throws {SlaError} as `agenda`, for the two instants and the number of items
   */
  agendas(tickets, options) {
    return deepFreeze(agendaOf(core, limits.ticketBytes, [...tickets], options, asking(this)).answer);
  }

  /**
   * The same as iCalendar text (RFC 5545): an event with an alarm for each item. An event keeps its UID when it is made again.
   *
   * @param {object | string | ArrayBuffer | ArrayBufferView | readonly (object | string | ArrayBuffer | ArrayBufferView)[] | null} tickets one, a list of them, or null for the policy's own tasks
   * @param {{ from: number | string | Date, to: number | string | Date, audience?: 'internal' | 'partner' | 'customer', tasks?: boolean, language?: string }} options
   * @returns {string}
   * @throws {SlaError} as `agenda`; also for any ticket that is refused
   * @example
   * download('agenda.ics', policy.icalendar(ticket, { from, to, language: 'fr' }));
   */
  icalendar(tickets, options) {
    const none = tickets === undefined || tickets === null;
    const list = none ? [] : Array.isArray(tickets) ? tickets : [tickets];
    const { answer, errors } = agendaOf(core, limits.ticketBytes, list, { ...options, tasks: none || options?.tasks, language: options?.language ?? 'en' }, asking(this));
    if (errors.length > 0) throw errors[0];
    return answer;
  }

  /**
   * What is written to somebody about the ticket: a message of the policy, filled in. Nothing is sent: that is the host's.
   *
   * @param {object | string | ArrayBuffer | ArrayBufferView} ticket as for `assess`
   * @param {import('../engine.d.ts').MessageOptions} options `now`; a `message` of the policy, or the `item` of its communication plan that it is for
   * @returns {import('../types.d.ts').MessageAnswer}
   * @throws {SlaError} `out-of-range` for what the policy does not have, or the ticket has no use for
   * @example
   * const { subject, text, html } = policy.message(ticket, { now: Date.now(), item: 'received', channel: 'email' });
   */
  message(ticket, options) {
    const { now, ...request } = options || {};
    const input = ticketInput(ticket, limits.ticketBytes);
    const instant = instantInput(now);
    const handle = handleOf(records.get(this));
    const asked = JSON.stringify(request, (key, value) => (value === null ? undefined : value));
    return deepFreeze(call(() => core.message(handle, 'bytes' in input ? input.bytes : input.object, instant, asked)));
  }

  /**
   * The credits of many tickets over a period, with their proof: every line, what was measured, the rights that arose.
   * Tickets are given in the order in which they stopped, those before the period too: they count for yearly caps, repeats and rights.
   *
   * @param {{ from: number | string | Date, to: number | string | Date, agreement?: string, party?: string, audience?: 'internal' | 'partner' | 'customer', fees?: Record<string, string> }} options
   *   `from`, `to`: instants, or dates in the policy's zone, `to` not included; `fees`: for what a period measures
   * @param {Iterable<object | string | ArrayBuffer | ArrayBufferView> | AsyncIterable<object | string | ArrayBuffer | ArrayBufferView>} tickets each as for `assess`
   * @returns {import('../types.d.ts').Statement | Promise<import('../types.d.ts').Statement>} a promise when the tickets come one after the other in time
   * @throws {SlaError} whose `path` names the ticket: `/tickets/12/events/0/at`
   * @example
   * const statement = policy.statement({ from: '2026-04-01', to: '2026-05-01', agreement: 'customer' }, tickets);
   */
  statement(options, tickets) {
    const question = statementInput(options);
    const make = (inputs) => {
      const handle = handleOf(records.get(this));
      return deepFreeze(call(() => core.statement(handle, ...question, inputs)));
    };
    return eachTicket(tickets, limits.ticketBytes, make);
  }

  /**
   * The policy that may be published to an audience, as JSON text: the same answers for them, and nothing that is not for them.
   *
   * @param {'internal' | 'partner' | 'customer'} audience
   * @param {{ party?: string }} [options] `party`: of partners, the one it is for, as its agreements name it: no other partner's are in it
   * @returns {string}
   * @throws {SlaError} for an audience that there is not, and for a party that stands in no agreement with a partner
   * @example
   * await writeFile('portal/policy.json', policy.forAudience('customer'));
   * await writeFile('vendors/b.json', policy.forAudience('partner', { party: 'Vendor B' }));
   */
  forAudience(audience, options) {
    const party = partyInput((options || {}).party);
    const handle = handleOf(records.get(this));
    return call(() => core.forAudience(handle, String(audience), party));
  }

  /**
   * The due times of one clock for many starts, by one call: a hundred thousand in a few milliseconds.
   * A start for which there is none has NaN; `failures` says why, unless nothing is promised at all.
   *
   * @param {Float64Array | Iterable<number | Date>} starts epoch milliseconds
   * @param {{ clock: string, ticket?: object, priority?: string }} options
   *   `clock`: its id or metric; `ticket`: what the tickets have in common (facts, kind, dates); `priority`: instead of the policy's own decision
   * @returns {{ due: Float64Array, failures: readonly { index: number, code: string }[] }}
   * @throws {SlaError} for a clock or a priority the policy does not have, or a ticket it can't read
   * @example
   * const { due } = policy.dueTimes(reportedAt, { clock: 'restore', ticket: { facts: { severity: 'critical' } } });
   */
  dueTimes(starts, options) {
    const due = batch(this, options, core.dueTimes, [instantsInput(starts)]);
    return Object.freeze({ due, failures: withFailures(due) });
  }

  /**
   * The open time of one clock's calendar between many starts and stops, by one call: for reports.
   *
   * @param {Float64Array | Iterable<number | Date>} starts epoch milliseconds
   * @param {Float64Array | Iterable<number | Date>} stops as many; a stop before its start uses nothing
   * @param {{ clock: string, ticket?: object, priority?: string }} options as for `dueTimes`
   * @returns {{ used: Float64Array, failures: readonly { index: number, code: string }[] }} in milliseconds
   * @throws {SlaError} as `dueTimes`, and `out-of-range` for lists of unlike length
   */
  usedTimes(starts, stops, options) {
    const lists = [instantsInput(starts), instantsInput(stops)];
    if (lists[0].length !== lists[1].length) throw new SlaError('out-of-range', `${lists[0].length} starts and ${lists[1].length} stops: each start needs its stop`);
    const used = batch(this, options, core.usedTimes, lists);
    return Object.freeze({ used, failures: withFailures(used) });
  }
}

/** The text of a policy; where it takes ready statuses, with them and their reasons written out, as the core has it. */
function writtenOut(policy, record) {
  const { statuses } = JSON.parse(record.text);
  return typeof (statuses?.standard ?? statuses) === 'string' ? policy.forAudience('internal') : record.text;
}

/** How a call into the core is made for a policy. */
const asking = (policy) => (run) => {
  const handle = handleOf(records.get(policy));
  return call(() => run(handle));
};

function batch(policy, options, run, lists) {
  const { clock, ticket = {}, priority } = options || {};
  const like = likeInput(ticket);
  const handle = handleOf(records.get(policy));
  return call(() => run(handle, String(clock), like, priority === undefined ? undefined : String(priority), ...lists));
}

/**
 * Starts the core from a compiled module. The glue keeps that module: a later restart needs no network.
 *
 * @param {WebAssembly.Module} module
 */
export async function startEngine(module) {
  await init({ module_or_path: module });
  limits = core.limits();
  return Object.freeze(new Engine());
}

/** The handle of a policy in the instance that runs now: after a restart, policies compile again when they are next asked. */
function handleOf(record) {
  if (broken) restart();
  if (record.instance !== instance) {
    record.handle = call(() => core.compile(record.text));
    record.instance = instance;
  }
  return record.handle;
}

/** One call into the core. A refusal of the input is passed on; whatever else is thrown (a trap) ends this instance. */
function call(run) {
  if (broken) restart();
  try {
    return run();
  } catch (thrown) {
    if (isRefusal(thrown)) throw fromRefusal(thrown);
    broken = true;
    throw new SlaError('internal', 'a fault of the engine stopped this call; it starts afresh with the next one', { cause: thrown });
  }
}

function restart() {
  try {
    core.__wbg_reset_state();
  } catch (cause) {
    throw new SlaError('internal', 'the engine could not start afresh', { cause });
  }
  instance += 1;
  broken = false;
}
