// What a clock waits for before it starts, in words.

/**
 * `“Assigned”, L4`; several with the word between them that says whether one is enough. Nothing where it waits for none.
 *
 * @param {import('../../types.d.ts').ClockAnswer} clock
 * @param {ReturnType<import('../../locales/format.js').formatFor>} format
 * @returns {string | undefined}
 */
export function awaitedOf(clock, format) {
  const { awaits, awaitsAll } = clock;
  if (!awaits || awaits.length === 0) return undefined;
  const said = awaits.map((event) => format.say(format.locale.words.awaited, event, 0));
  return awaitsAll ? format.list.format(said) : format.either.format(said);
}
