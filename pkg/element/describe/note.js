/**
 * What is said of an error, in the reader's words first, then in the exact ones of the engine.
 *
 * @param {import('../../error.js').SlaError} error
 */
export function describeError(error, format) {
  const { words, errors } = format.locale;
  const [first] = error.problems;
  const place = first && first.position ? format.say(words.place, first.position, 0) : '';
  const nearest = first && first.nearest ? format.say(words.nearest, first, 0) : '';
  const more = error.problems.length > 1 ? format.say(words.moreProblems, { count: format.count(error.problems.length - 1) }, 0) : '';
  const path = error.path || (first && first.path) || '';
  return {
    sentence: errors[error.code] || errors.internal,
    detail: first ? format.say(words.foundExpected, first, 0) : error.message,
    place: [path, place].filter(Boolean).join(', '),
    hint: [nearest, more].filter(Boolean).join(' '),
  };
}
