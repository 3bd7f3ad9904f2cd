/**
 * The reason that names the form of a clock's target, said as the whole promise: in the words of the answer itself.
 *
 * @param {import('../../types.d.ts').TraceLine} entry
 * @param {import('../../types.d.ts').Assessment} assessment
 */
export function asPromise(entry, assessment) {
  if (!entry.code.startsWith('allowed')) return entry;
  const clock = (assessment.clocks || []).find(({ id }) => entry.subject === `clock:${id}`);
  if (clock === undefined || clock.promise === undefined) return entry;
  return { ...entry, code: 'promised', values: { ...entry.values, promise: clock.promise } };
}
