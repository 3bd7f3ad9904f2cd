// Asks the engine, and keeps the last good answer when it refuses. The only file that calls it.
import { curvesOf } from './curves.js';

/**
 * The asking of one page: compiles when the policy's text differs, assesses when anything does.
 * @param {{ compile(text: string): { assess(ticket: string, options: object): object } }} engine
 */
export function createAnswers(engine) {
  let compiledText;
  let compiled;
  let policyError;
  /** What the last good answer was made with: a compiled policy and a ticket text. */
  let good;

  return {
    /** The compiled policy and the ticket text of the last good answer. */
    get good() {
      return good;
    },
    /** What comes within a time after the answer shown; as a calendar's text in a language. A refusal is told as such. */
    agenda({ assessedAt, audience }, span, language) {
      if (!good) return undefined;
      const options = { from: assessedAt, to: assessedAt + span, audience };
      try {
        return language ? good.policy.icalendar(good.ticket, { ...options, language }) : good.policy.agenda(good.ticket, options);
      } catch (error) {
        return { refused: error.message };
      }
    },
    /**
     * The state's answer to its own texts and time.
     * A text that is refused leaves the last good one of its kind in force, and its error in the state.
     */
    ask(state) {
      const changes = { policyError: undefined, ticketError: undefined, nowError: undefined };
      if (state.policyText !== compiledText) {
        compiledText = state.policyText;
        try {
          compiled = engine.compile(state.policyText);
          policyError = undefined;
          // Parameters of the ready vocabulary are written out: forms need their words.
          changes.policy = { ...JSON.parse(state.policyText), parameters: compiled.parameters, statuses: compiled.statuses };
          changes.names = compiled.names;
        } catch (error) {
          policyError = error;
        }
      }
      changes.policyError = policyError;
      if (!compiled) return changes;

      const options = { now: state.now, audience: state.audience };
      try {
        changes.assessment = compiled.assess(state.ticketText, options);
        good = { policy: compiled, ticket: state.ticketText };
      } catch (error) {
        if (concernsNow(error)) return { ...changes, nowError: error };
        changes.ticketError = error;
        changes.assessment = again(good, options);
      }
      if (changes.assessment) {
        changes.assessedAt = state.now;
        changes.curves = curves(good, changes.assessment, state);
      } else delete changes.assessment;
      return changes;
    },
    /** What is owed if the ticket ends at the state's `whatIf`; everything else stays. */
    askWhatIf: (state) => (good && state.assessment ? { curves: curves(good, state.assessment, state) } : {}),
  };
}

/** What the last good policy and ticket may still come to; undefined where that can't be told. */
function curves(good, assessment, state) {
  try {
    return curvesOf((options) => good.policy.penaltyCurve(good.ticket, options), assessment, { ...state, now: Date.parse(assessment.now) });
  } catch {
    return undefined;
  }
}

/** The last good policy and ticket at the instant now shown: the time control goes on working while a text is mended. */
function again(good, options) {
  try {
    return good?.policy.assess(good.ticket, options);
  } catch {
    return undefined;
  }
}

const concernsNow = (error) => error?.code === 'out-of-range' && (error.path === '' || error.path === '/now');
