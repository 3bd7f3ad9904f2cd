/**
 * What a clock is called. Where several of a ticket have the same name, its agreement tells them apart.
 *
 * @param {import('../../types.d.ts').ClockAnswer} clock
 * @param {import('../../types.d.ts').Assessment} assessment
 * @param {ReturnType<typeof import('../../locales/format.js').formatFor>} format
 */
export function titleOf(clock, assessment, format) {
  const nameOf = ({ title, metric }) => format.text(title || format.locale.metrics[metric] || metric);
  const name = nameOf(clock);
  const alone = (assessment.clocks || []).every((other) => other.id === clock.id || nameOf(other) !== name);
  const agreement = alone ? undefined : (assessment.agreements || []).find(({ id }) => id === clock.agreement);
  return agreement === undefined ? name : `${name} (${format.text(agreement.title || agreement.id)})`;
}
