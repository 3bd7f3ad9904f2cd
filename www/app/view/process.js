// The steps a ticket goes through, the one it stands at, and who owes what now.
import { h } from '../dom.js';
import { titleOf } from '../package.js';
import { textOf } from '../format/format.js';

/** The steps, then what is owed; nothing before the report. */
export function drawProcess(view) {
  const { process } = view.assessment;
  if (!process) return undefined;
  const { t, format, now } = view;
  return [
    h('ol.process', { 'aria-label': t('process') }, process.steps.map((step) => drawStep(step, view))),
    process.cancelled && h('p.small', {}, t('calledOff', { at: format.near(process.cancelled, now) })),
    process.returns > 0 && h('p.small.soft', {}, t('wentBack', { count: process.returns })),
    drawNext(process.next, view),
    drawOwes(process.owes, view),
    h('p.small.soft', {}, t('calledElsewhere', { tmf621: process.status.tmf621, mef: process.status.mef })),
  ];
}

function drawStep(step, { language, format, now, t }) {
  const current = step.state === 'current';
  return h('li', { 'data-state': step.state, 'aria-current': current ? 'step' : undefined },
    h('span.process-name', {}, textOf(step.title, language, step.step)),
    h('span.process-when', {}, step.at ? h('time', { datetime: step.at }, format.near(step.at, now)) : step.state === 'skipped' ? t('skipped') : ''));
}

function drawNext(next, view) {
  if (next.length === 0) return undefined;
  const { format, now, t } = view;
  const name = (id) => textOf(view.assessment.process.steps.find(({ step }) => step === id)?.title, view.language, id);
  const said = next.map(({ step, back, at }) => {
    if (at) return t('stepAt', { step: name(step), at: format.near(at, now) });
    return back ? t('stepBack', { step: name(step) }) : name(step);
  });
  return h('p.small', {}, t('mayComeNext', { steps: said.join(', ') }));
}

function drawOwes(owes, view) {
  if (owes.length === 0) return undefined;
  return h('ul.owes', { 'aria-label': view.t('owesNow') }, owes.map((owe) => drawOwe(owe, view)));
}

function drawOwe(owe, { assessment, language, format, now, t }) {
  const party = owe.party && t(`parties.${owe.party}`);
  const clock = assessment.clocks.find(({ id }) => id === owe.clock);
  const what = owe.what === 'waiting' ? t('waitsFor', { title: textOf(owe.title, language, owe.reason) })
    : owe.what === 'pass-on' ? t('passOn', { level: owe.level }) : clock ? titleOf(clock, assessment, format.shared) : owe.what;
  // A clock of days is due on a day; what a level owes has an hour of its own.
  const by = owe.by && format.due({ due: owe.by, dueDay: owe.level ? undefined : clock?.dueDay }, now);
  const when = by ? t(owe.late ? 'wasOwedBy' : 'owedBy', { at: by })
    : owe.since ? t('pausedSinceAlone', { at: format.near(owe.since, now) }) : '';
  return h('li', { 'data-late': owe.late ? 'true' : undefined },
    h('b', {}, textOf(owe.who, language, party || t('nobodyNamed'))), ' ', h('span', {}, what), ' ', when && h('span.soft', {}, when));
}
