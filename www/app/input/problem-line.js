// One problem in words: what was found, what was expected, the nearest word to use, and the place to jump to.
import { h } from '../dom.js';
import { problemIn } from '../package.js';

/**
 * @param {{ found?: string, expected?: string, nearest?: string, path: string, position?: object, message?: string }} problem
 * @param {object} context
 * @param {Function} context.t words
 * @param {string} context.language the reader's
 * @param {((problem: object) => { line: number, column: number } | undefined)} [context.place] where it stands in the text
 * @param {((problem: object) => void)} [context.jump] goes there
 * @param {((problem: object) => void)} [context.mend] puts the nearest word there
 */
export function problemLine(problem, { t, language, place, jump, mend }) {
  const at = place?.(problem);
  const says = problem.found
    ? [`${t('found')} `, h('code', {}, short(problemIn(problem.found, language))), `, ${t('expected')} `, problemIn(problem.expected, language), '. ']
    : [h('span', { lang: 'en' }, problem.message ?? t(`errors.${problem.code}`)), ' '];
  return h('p.problem', {},
    at && jump && h('button.link', { type: 'button', onclick: () => jump(problem) }, t('place', at)),
    at && jump && ' ',
    h('span', {}, says),
    problem.nearest && (mend
      ? h('button.link', { type: 'button', onclick: () => mend(problem) }, t('mendWord', { word: problem.nearest }))
      : h('span', {}, t('didYouMean', { word: problem.nearest }))));
}

const short = (text) => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

/** The problems of an error; one of its own when it names none. */
export function problemsOf(error) {
  if (!error) return [];
  const listed = Array.isArray(error.problems) ? error.problems : [];
  return listed.length > 0 ? listed : [{ code: error.code ?? 'internal', path: error.path ?? '', message: error.message }];
}
