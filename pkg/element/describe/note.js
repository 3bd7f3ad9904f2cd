import { lastPart } from '../../load/url.js';

/**
 * What is said of an error, in the reader's words first, then in the exact ones of the engine.
 *
 * @param {import('../../error.js').SlaError} error
 */
export function describeError(error, format) {
  const { words, errors, inputs } = format.locale;
  // A misspelt key is two problems, one unknown and one missing: the one with a remedy is said.
  const first = error.problems.find((problem) => problem.nearest) || error.problems[0];
  const place = first && first.position ? format.say(words.place, first.position, 0) : '';
  const nearest = first && first.nearest ? format.say(words.nearest, first, 0) : '';
  const more = error.problems.length > 1 ? format.say(words.moreProblems, { count: format.count(error.problems.length - 1) }, 0) : '';
  const path = first ? first.path : error.path;
  return {
    sentence: inputs[blamed(error, path)] || errors[error.code] || errors.internal,
    detail: first ? format.say(words.foundExpected, first, 0) : withoutAddress(error),
    place: [path, place].filter(Boolean).join(', '),
    hint: [nearest, more].filter(Boolean).join(' '),
  };
}

/** The attribute that is wrong, rather than what stands in the policy or the ticket. */
function blamed(error, path) {
  return error.code === 'out-of-range' || error.code === 'zone-unknown' ? path.slice(1) : '';
}

/** A reader has no use for a whole address, which may hold what is not theirs to see: its last part is enough. */
function withoutAddress({ message, url }) {
  return url === undefined ? message : message.split(url).join(lastPart(url));
}
