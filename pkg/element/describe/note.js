/**
 * What is said of an error, in the reader's words first, then in the exact ones of the engine.
 *
 * @param {import('../../error.js').SlaError} error
 */
export function describeError(error, format) {
  const { words, errors } = format.locale;
  // A misspelt key is two problems, one unknown and one missing: the one with a remedy is said.
  const first = error.problems.find((problem) => problem.nearest) || error.problems[0];
  const place = first && first.position ? format.say(words.place, first.position, 0) : '';
  const nearest = first && first.nearest ? format.say(words.nearest, first, 0) : '';
  const more = error.problems.length > 1 ? format.say(words.moreProblems, { count: format.count(error.problems.length - 1) }, 0) : '';
  const path = first ? first.path : error.path;
  return {
    sentence: errors[error.code] || errors.internal,
    detail: first ? format.say(words.foundExpected, first, 0) : error.message,
    place: [path, place].filter(Boolean).join(', '),
    hint: [nearest, more].filter(Boolean).join(' '),
  };
}
