// The words: languages say the same things, lengths and instants read well, nothing depends on the host's zone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import en from '../../pkg/locales/en.js';
import fr from '../../pkg/locales/fr.js';
import { formatFor } from '../../pkg/locales/format.js';
import { localeFor, registerLocale } from '../../pkg/locales/index.js';
import { problemIn } from '../../pkg/locales/problems.js';
import { fillText, placeholders } from '../../pkg/locales/template.js';
import { awaitedOf } from '../../pkg/element/describe/awaited.js';

const NOW = Date.parse('2026-03-13T22:40:00+01:00');
const at = (text) => Date.parse(text);
// Intl puts no-break spaces where a reader sees a space.
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');

const sections = Object.keys(en).filter((key) => typeof en[key] === 'object');

test('French has every sentence that English has, with the same values', () => {
  for (const section of sections) {
    assert.deepEqual(Object.keys(fr[section]).sort(), Object.keys(en[section]).sort(), section);
    for (const key of Object.keys(en[section])) {
      assert.deepEqual(placeholders(fr[section][key]).sort(), placeholders(en[section][key]).sort(), `${section}.${key}`);
    }
  }
});

test('what stands in brackets goes when one of its values is missing', () => {
  const types = { text: String };
  assert.equal(fillText('Paused[: {reason:text}][ by {by:text}]', { by: 'NOC' }, types), 'Paused by NOC');
  assert.equal(fillText('Due {due:text}', {}, types), 'Due –');
});

test('lengths are hours and minutes, never days', () => {
  const [english, french] = [formatFor('en'), formatFor('fr')];
  const cases = [
    [4 * 3_600_000, '4h', '4 h'],
    [75 * 60_000, '1h 15m', '1 h 15 min'],
    [50 * 3_600_000 + 5 * 60_000, '50h 05m', '50 h 05 min'],
    [42_000, '42s', '42 s'],
    [0, '0s', '0 s'],
  ];
  for (const [ms, inEnglish, inFrench] of cases) {
    assert.equal(plain(english.duration(ms)), inEnglish);
    assert.equal(plain(french.duration(ms)), inFrench);
  }
});

test('an instant names its day as a person would, in the reader’s zone', () => {
  const paris = formatFor('en', 'Europe/Paris');
  const cases = [
    ['2026-03-13T23:35:00+01:00', '23:35'],
    ['2026-03-14T00:35:00+01:00', 'tomorrow 00:35'],
    ['2026-03-12T08:00:00+01:00', 'yesterday 08:00'],
    ['2026-03-16T08:00:00+01:00', 'Monday 08:00'],
    ['2026-03-24T08:00:00+01:00', '24 Mar 08:00'],
    ['2027-01-04T08:00:00+01:00', '4 Jan 2027 08:00'],
  ];
  for (const [instant, expected] of cases) assert.equal(paris.instant(at(instant), NOW), expected);
  assert.equal(formatFor('fr', 'Europe/Paris').instant(at('2026-03-14T00:35:00+01:00'), NOW), 'demain 00:35');
  // The same instant is still today in New York.
  assert.equal(formatFor('en', 'America/New_York').instant(at('2026-03-14T00:35:00+01:00'), NOW), '19:35');
});

test('a date without an hour is said as a day, wherever the reader is', () => {
  const cases = [['2026-03-13', 'today, end of day'], ['2026-03-14', 'tomorrow, end of day'], ['2026-03-17', 'Tuesday, end of day'], ['2026-03-30', '30 Mar, end of day']];
  for (const [day, expected] of cases) {
    assert.equal(formatFor('en', 'Europe/Paris').endOf(day, NOW), expected);
  }
  assert.equal(formatFor('fr', 'Europe/Paris').endOf('2026-03-14', NOW), 'demain, fin de journée');
});

test('the night the clocks change is one day from the day before', () => {
  const paris = formatFor('en', 'Europe/Paris');
  assert.equal(paris.instant(at('2026-03-29T03:00:00+02:00'), at('2026-03-28T23:59:00+01:00')), 'tomorrow 03:00');
});

test('a tag with a region brings the habits of that region', () => {
  assert.match(plain(formatFor('en-US', 'Europe/Paris').instant(NOW, NOW)), /10:40 PM/);
  assert.equal(formatFor('en', 'Europe/Paris').instant(NOW, NOW), '22:40');
});

test('an unknown zone, language or currency costs nobody the answer', () => {
  assert.equal(typeof formatFor('en', 'Europe/Atlantis').instant(NOW, NOW), 'string');
  assert.equal(formatFor('tlh', 'Europe/Paris').locale, en);
  assert.equal(formatFor('not a tag', 'Europe/Paris').locale, en);
  assert.equal(formatFor('en').money('12 goats'), '12 goats');
});

test('money keeps every digit', () => {
  assert.equal(formatFor('en').money('96.00 EUR'), '€96.00');
  assert.equal(plain(formatFor('fr').money('96.00 EUR')), '96,00 €');
  assert.equal(formatFor('en').money('9007199254740993.07 EUR'), '€9,007,199,254,740,993.07');
});

test('texts of a policy are taken in the reader’s language, then in English, then in any', () => {
  const french = formatFor('fr');
  assert.equal(french.text({ en: 'Site closed', fr: 'Site inaccessible' }), 'Site inaccessible');
  assert.equal(french.text({ en: 'Site closed', de: 'Geschlossen' }), 'Site closed');
  assert.equal(french.text({ de: 'Geschlossen' }), 'Geschlossen');
  assert.equal(french.text('As it is'), 'As it is');
});

test('a registered language is found by its region too', () => {
  registerLocale({ ...en, lang: 'de', formats: 'de-DE' });
  assert.equal(localeFor('de-AT').formats, 'de-DE');
  assert.equal(localeFor('fr-CA'), fr);
});

test('what a clock waits for is said: one event, the first of several, or all of them', () => {
  const [english, french] = [formatFor('en'), formatFor('fr')];
  const handOver = { awaits: [{ event: 'assigned', level: 'L4', team: 'core-engineering' }] };
  assert.equal(awaitedOf(handOver, english), '“Assigned” (L4), core engineering');
  assert.equal(plain(awaitedOf(handOver, french)), '« Affecté » (L4), core engineering');
  const two = [{ event: 'completed' }, { event: 'acknowledged' }];
  assert.equal(awaitedOf({ awaits: two }, english), '“Completed” or “Acknowledged”');
  assert.equal(awaitedOf({ awaits: two, awaitsAll: true }, english), '“Completed” and “Acknowledged”');
  assert.equal(plain(awaitedOf({ awaits: two }, french)), '« Complété » ou « Pris en compte »');
  assert.equal(awaitedOf({}, english), undefined);
});

test('mistakes are said in French, with what the policy itself says as it stands', () => {
  const said = [
    ['the unknown key "polcy"', 'la clé inconnue "polcy"'],
    ['a name declared in /calendars: always, office', 'un nom déclaré dans /calendars : always, office'],
    ['a name declared in /fees (there is none)', "un nom déclaré dans /fees (il n'y en a aucun)"],
    ['"4 hours"', '"4 hours"'],
  ];
  for (const [english, french] of said) {
    assert.equal(problemIn(english, 'fr-CA'), french);
    assert.equal(problemIn(english, 'en'), english);
  }
});
