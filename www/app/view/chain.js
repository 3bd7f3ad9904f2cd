// A promise and what stands behind it, side by side: each level, until when it may have the ticket, who serves it, whether that fits.
import { h } from '../dom.js';
import { faceOf } from '../package.js';
import { textOf } from '../format/format.js';
import { badge } from './badge.js';

/** The chains of an assessment; nothing for an audience that may not see them. */
export function drawChain(view) {
  const chains = view.assessment.chain ?? [];
  if (chains.length === 0) return undefined;
  return chains.map((chain) => drawOne(chain, view));
}

function drawOne(chain, view) {
  const { assessment, format, language, now, t } = view;
  const promise = assessment.clocks.find(({ id }) => id === chain.target);
  return h('div.chain', {},
    h('p', {}, h('b', {}, textOf(promise?.title, language, promise?.metric ?? chain.target)), ' ',
      promise?.due && h('span.soft', {}, `${t('due')} ${format.due(promise, now)}`),
      chain.provisional && h('span.soft', {}, ` ${t('ifResumed')}`)),
    h('ol.links', {}, chain.levels.map((level) => drawLevel(level, view))));
}

function drawLevel(level, view) {
  const { format, language, now, t } = view;
  const current = level.state === 'current';
  return h('li', { 'data-state': level.state, 'aria-current': current ? 'step' : undefined },
    h('span.rung', {}, level.level),
    h('div.link-level', {},
      h('p', {}, h('b', {}, textOf(level.title, language, level.level)), current && h('span.soft.small', {}, ` ${t('hasItNow')}`)),
      h('p.small.soft', {}, [
        level.until && t(level.reached === 'passed' ? 'wasUntil' : 'until', { at: format.near(level.until, now) }),
        level.share && t('ownShare', { share: level.share }),
      ].filter(Boolean).join(' · '))),
    level.clocks.length > 0 && h('ul.link-clocks', {}, folded(level.clocks, view)));
}

/** The clocks that have started, or can say whether they fit, one by one; those that wait and say nothing in one line. */
function folded(clocks, view) {
  const idle = clocks.filter((clock) => clock.state === 'waiting' && clock.fits === undefined && !clock.handOverBy);
  const shown = idle.length > 1 ? clocks.filter((clock) => !idle.includes(clock)) : clocks;
  return [
    ...shown.map((clock) => drawClock(clock, view)),
    shown.length < clocks.length && h('li.soft.small', {}, `${view.t('notStarted')} ${idle.map(({ agreement }) => textOf(view.names.agreements[agreement], view.language, agreement)).join(', ')}`),
  ];
}

function drawClock(serving, view) {
  const { assessment, format, now, t } = view;
  const clock = assessment.clocks.find(({ id }) => id === serving.clock) ?? serving;
  return h('li', {},
    h('span.link-name', {}, nameOf(serving, view)), ' ', badge(faceOf(clock), t), ' ',
    serving.due && h('span.small', {}, `${t('due')} ${format.due(clock, now)}`), ' ',
    serving.fits !== undefined && h('span.fit', { 'data-fits': String(serving.fits) }, t(serving.fits ? 'fits' : 'fitsNot')), ' ',
    serving.handOverBy && h('span.small.soft', {}, t('handOverBy', { at: format.near(serving.handOverBy, now) })));
}

function nameOf({ agreement, clock: id, metric }, { assessment, names, language }) {
  const clock = assessment.clocks.find((one) => one.id === id);
  return `${textOf(names.agreements[agreement], language, agreement)} · ${textOf(clock?.title, language, metric)}`;
}
