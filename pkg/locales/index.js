import en from './en.js';
import fr from './fr.js';

const tables = new Map([['en', en], ['fr', fr]]);

/**
 * Adds a language, or replaces one. Elements drawn later speak it.
 *
 * @param {import('./locale.d.ts').Locale} locale made like `sla-clock/locales/en`
 * @example
 * import { registerLocale } from 'sla-clock';
 * registerLocale({ ...en, lang: 'de', formats: 'de', words: { … } });
 */
export function registerLocale(locale) {
  tables.set(locale.lang.toLowerCase(), locale);
}

/**
 * The table for a BCP 47 tag: the tag itself, then ever shorter beginnings of it, then English.
 *
 * @param {string} tag
 */
export function localeFor(tag) {
  for (let lang = tag.toLowerCase(); lang !== ''; lang = lang.slice(0, Math.max(0, lang.lastIndexOf('-')))) {
    if (tables.has(lang)) return tables.get(lang);
  }
  return en;
}
