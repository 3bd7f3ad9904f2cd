import { SlaError } from '../error.js';
import { audienceInput, instantInput, ticketInput } from './input.js';

/**
 * Asks the core for an agenda, or for its iCalendar text when a language is named.
 * A ticket that can't even be handed over is refused in its place, as the core would.
 *
 * @param {{ agenda: Function }} core
 * @param {number} limit of a ticket, in bytes
 * @param {readonly unknown[]} tickets
 * @param {{ from: unknown, to: unknown, audience?: unknown, tasks?: boolean, language?: string }} options
 * @param {(run: (handle: number) => any) => any} ask makes the call
 * @returns {{ answer: any, errors: SlaError[] }} the errors of tickets that were not handed over
 */
export function agendaOf(core, limit, tickets, options, ask) {
  const { from, to, audience, tasks = false, language } = options || {};
  const [start, end] = [instantInput(from, 'from'), instantInput(to, 'to')];
  const reader = audienceInput(audience === undefined || audience === null ? 'internal' : audience);
  /** @type {Map<number, SlaError>} */
  const refused = new Map();
  const given = tickets.map((ticket, index) => {
    try {
      const input = ticketInput(ticket, limit);
      return 'bytes' in input ? input.bytes : input.object;
    } catch (error) {
      if (!(error instanceof SlaError)) throw error;
      refused.set(index, error);
      return undefined;
    }
  });
  const errors = [...refused.values()];
  if (language !== undefined && errors.length > 0) return { answer: undefined, errors };
  const answer = ask((handle) => core.agenda(handle, given, Boolean(tasks), start, end, reader, language === undefined ? undefined : String(language)));
  for (const failure of language === undefined ? answer.failures ?? [] : []) {
    const error = refused.get(failure.index);
    if (error) Object.assign(failure, { code: error.code, message: error.message, problems: [...error.problems] });
  }
  return { answer, errors };
}
