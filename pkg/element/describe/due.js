/**
 * When a clock is due, as a reader in the policy's own zone would say it: an instant,
 * or a whole day for a target of days, which ends at the midnight after it.
 *
 * @param {import('../../types.d.ts').ClockAnswer} clock
 * @param {string} zone the policy's
 * @param {ReturnType<typeof import('../../locales/format.js').formatFor>} format
 * @returns {string | { day: string, at: string } | undefined}
 */
export function dueOf(clock, zone, format) {
  const endsAtMidnight = clock.dueDay !== undefined && /T00:00(:00)?(\.0+)?(Z|[+-])/.test(clock.due || '');
  // Elsewhere that midnight is another hour, perhaps another day: there the instant itself is said.
  return endsAtMidnight && format.zone === zone ? { day: clock.dueDay, at: clock.due } : clock.due;
}
