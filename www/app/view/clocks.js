// Every clock of the ticket, one line each.
import { h, say } from '../dom.js';
import { awaitedOf, countOn, faceOf, titleOf } from '../package.js';
import { textOf } from '../format/format.js';
import { badge } from './badge.js';
import { clockNotes } from './clock-notes.js';

/** The table of clocks; `tick` moves its running counters on without asking the engine. */
export function createClocks() {
  let running = [];

  return {
    draw(view) {
      const { assessment, language, format, policy, t, now } = view;
      running = [];
      if (assessment.clocks.length === 0) return [h('p.soft', {}, t('noClocks'))];
      const heads = ['clock', 'state', 'dueColumn', 'left', 'used'].map((key) => h('th', { scope: 'col', class: `col-${key}` }, t(key)));
      const rows = assessment.clocks.flatMap((clock) => {
        const left = h('td.col-left');
        const used = h('td.col-used');
        running.push({ clock, left, used });
        const promise = h('tr.promise', {}, h('td', { colspan: heads.length }, textOf(clock.promise, language), clockNotes(clock, view)));
        return [h('tr', { 'data-face': faceOf(clock), 'data-headline': clock.id === assessment.headline || undefined },
          h('th.col-clock', { scope: 'row' }, titleOf(clock, assessment, format.shared)),
          h('td.col-state', {}, badge(faceOf(clock), t), ' ', h('span.since', {}, since(clock, { format, now, policy, language, t }))),
          h('td.col-dueColumn', {}, clock.due ? h('time', { datetime: clock.due }, format.due(clock, now)) : '–',
            clock.provisional && clock.due && h('span.soft.small', {}, ` ${t('ifResumed')}`)),
          left, used), promise];
      });
      const table = h('table.clocks', {}, h('thead', {}, h('tr', {}, heads)), h('tbody', {}, rows));
      this.tick({ assessment, format, t, now });
      return [table];
    },
    /** Writes what is left, late and used at `now`, counted on from the assessment. */
    tick({ assessment, format, t, now }) {
      const gone = now - Date.parse(assessment.now);
      for (const { clock, left, used } of running) {
        const counters = countOn(clock, gone);
        const late = clock.state === 'breached';
        say(left, unknown(clock) || clock.state === 'cancelled' ? '–'
          : late ? t('lateBy', { duration: format.duration(whole(counters.lateness)) }) : format.duration(whole(counters.remaining)));
        say(used, unknown(clock) ? '–'
          : t('usedOf', { used: format.duration(whole(counters.used)), allowed: format.duration(clock.allowed) }));
      }
    },
  };
}

// What a target of days gives is known once it starts.
const unknown = ({ state, allowed }) => allowed === undefined || (state === 'waiting' && allowed === 0);

// The table reads in minutes; below one, in seconds.
const whole = (duration) => (duration < 60_000 ? Math.floor(duration / 1000) * 1000 : Math.floor(duration / 60_000) * 60_000);

function since(clock, { format, now, policy, language, t }) {
  if (clock.stoppedAt) return t('stoppedAt', { event: t(`events.${clock.stoppedBy}`), at: format.near(clock.stoppedAt, now) });
  if (clock.pausedSince) {
    const reason = clock.pausedFor && textOf(policy?.pauseReasons?.[clock.pausedFor], language, clock.pausedFor);
    return t(reason ? 'pausedSince' : 'pausedSinceAlone', { at: format.near(clock.pausedSince, now), reason });
  }
  if (clock.startsAt) return t('startsAt', { at: format.near(clock.startsAt, now) });
  const awaited = awaitedOf(clock, format.shared);
  if (awaited) return t('startsWith', { awaited });
  return clock.opensAt ? t('opensAt', { at: format.near(clock.opensAt, now) }) : '';
}
