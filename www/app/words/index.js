import { localeFor } from '../package.js';
import en from './en.js';
import fr from './fr.js';

const tables = { en, fr };

/** The languages that the page speaks, by their own names. */
export const LANGUAGES = { en: 'English', fr: 'Français' };

/** The best of our languages for a list such as `navigator.languages`. */
export function chooseLanguage(wanted) {
  return wanted.map((tag) => String(tag).toLowerCase().split('-')[0]).find((tag) => tag in tables) ?? 'en';
}

/**
 * The word finder of a language: `t('place', { line: 3, column: 5 })`. Events, states, segments and errors are
 * the package's words, so that page and element call them alike: `t('events.opened')`, `t('errors.too-large')`.
 * A name that neither knows (a new event, say) reads as it stands.
 */
export function wordsOf(language) {
  const own = tables[language] ?? en;
  const shared = localeFor(language);
  return (key, values = {}) => {
    const [table, name] = key.split('.');
    const text = name === undefined ? own[table] : (own[table]?.[name] ?? shared[table]?.[name]);
    if (typeof text !== 'string') return name ?? table;
    return text.replace(/\{(\w+)\}/g, (_, word) => String(values[word] ?? ''));
  };
}

/** Writes the words of the static page: every element with `data-word`. */
export function translate(root, t) {
  for (const element of root.querySelectorAll('[data-word]')) element.textContent = t(element.dataset.word);
}
