// What a clock's line says under its promise: what excuses it, what of it was missed, what a change of priority did.
import { h } from '../dom.js';
import { isExcused } from '../package.js';
import { textOf } from '../format/format.js';

// More missed cycles than this are not listed one by one: the last ones are.
const LISTED = 12;

/** The notes on a clock; none for most. */
export function clockNotes(clock, view) {
  const { format, names, language, now, t } = view;
  const near = (instant) => format.near(instant, now);
  return [
    isExcused(clock) && h('p.note', {}, t('excused', { cause: textOf(names.causes[clock.excused], language, clock.excused) })),
    clock.madeLateAt && h('p.note', {}, t('madeLate', { at: near(clock.madeLateAt) })),
    ...(clock.history ?? []).map((breach) => h('p.note', {}, t(breach.stands ? 'breachStands' : 'breachUndone', {
      priority: breach.priority, due: near(breach.due), at: near(breach.changedAt), duration: format.duration(breach.lateness.working),
    }))),
    cycles(clock, view),
  ].filter(Boolean);
}

/** The cycles before this one: those that were missed, or all of a clock that started anew. */
function cycles(clock, { format, now, t }) {
  const before = clock.cycles ?? [];
  if (before.length === 0) return undefined;
  const repeats = clock.missed !== undefined;
  const shown = repeats ? before.filter(({ state }) => state === 'breached') : before;
  const says = repeats ? t('missedCycles', { missed: format.number(clock.missed), cycle: format.number(clock.cycle) }) : t('cycleOf', { cycle: format.number(clock.cycle) });
  if (shown.length === 0) return h('p.note', {}, says);
  const rest = shown.length - LISTED;
  return h('details.cycles', {}, h('summary', {}, says), h('ol', {},
    rest > 0 && h('li', {}, t('earlierCycles', { count: format.number(rest) })),
    shown.slice(-LISTED).map((cycle) => h('li', {}, cycleLine(cycle, { format, now, t })))));
}

function cycleLine(cycle, { format, now, t }) {
  const due = t('cycleDue', { cycle: format.number(cycle.cycle), due: format.near(cycle.due, now) });
  const end = cycle.stoppedAt ? t('stoppedAt', { event: t(`events.${cycle.stoppedBy}`), at: format.near(cycle.stoppedAt, now) }) : t(`states.${cycle.state}`);
  return [due, end, cycle.lateness.working > 0 && t('lateBy', { duration: format.duration(cycle.lateness.working) })].filter(Boolean).join(' · ');
}
