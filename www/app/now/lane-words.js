// What a lane's drawing says, in words: for those who hear it, and for its tooltip.

/** A warning's place on its ladder: a share, or a time left. */
export const rung = (warning, format, t) => (warning.share ? format.share(warning.share) : t('timeLeft', { duration: format.duration(warning.left) }));

/** One sentence for a clock's life: its stretches, warnings, due and stop. */
export function laneWords(clock, { t, format, reason, title }) {
  const parts = (clock.segments ?? []).map((segment) => {
    const kind = t(`segments.${segment.kind}`);
    const name = segment.kind === 'paused' ? reason(segment.reason) : '';
    return `${format.moment(segment.from)} – ${format.near(segment.to, segment.from)} ${kind}${name ? ` (${name})` : ''}`;
  });
  for (const warning of clock.warnings ?? []) {
    if (warning.state !== 'cancelled') parts.push(`${t('warning')} ${rung(warning, format, t)} ${format.moment(warning.at)}`);
  }
  if (clock.due) parts.push(`${t(clock.provisional ? 'dueIfResumed' : 'due')} ${format.due(clock)}`);
  if (clock.stoppedAt) parts.push(`${t(`events.${clock.stoppedBy}`)} ${format.moment(clock.stoppedAt)}`);
  return `${title}: ${t(`states.${clock.state}`)}. ${parts.join('; ')}.`;
}
