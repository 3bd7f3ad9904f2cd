// Why: every reason of the trace in words, each with the place in the policy or the ticket that it rests on.
import { h } from '../dom.js';
import { asPromise, titleOf as titleOfClock } from '../package.js';
import { textOf } from '../format/format.js';
import { sentence } from './sentence.js';

/** The reasons that matter first: the remarks on the ticket, its priority, the headline's clock and what it costs. */
export function drawMainReasons(view) {
  const remarks = view.assessment.warnings ?? [];
  return [
    remarks.length > 0 && section(view.t('remarks'), list(remarks, view, view.format.shared.locale.warnings)),
    ...groups(view, (subject) => isMain(subject, view.assessment)),
  ];
}

/** The reasons of everything else, agreements excepted: they have a section of their own; undefined when there are none. */
export function drawOtherReasons(view) {
  const others = groups(view, (subject) => !isMain(subject, view.assessment) && !subject.startsWith('agreement:'));
  return others.length > 0 ? others : undefined;
}

const isMain = (subject, { headline }) => subject === 'priority' || subject === `clock:${headline}`;

function groups(view, wanted) {
  const found = new Map();
  for (const entry of view.assessment.trace ?? []) {
    if (wanted(entry.subject)) found.set(entry.subject, [...(found.get(entry.subject) ?? []), entry]);
  }
  return [...found].map(([subject, entries]) => section(titleOf(subject, view), list(entries.map((entry) => asPromise(entry, view.assessment)), view, view.format.shared.locale.trace)));
}

const section = (title, content) => h('section', {}, h('h3', {}, title), content);

// More counted stretches than this are folded into one line.
const STRETCHES = 3;

function list(entries, view, templates) {
  const stretches = entries.filter(({ code }) => code === 'open-interval');
  const folded = stretches.length > STRETCHES;
  const items = entries.flatMap((entry) => {
    if (!folded || entry.code !== 'open-interval') return [item(entry, view, templates)];
    return entry === stretches[0] ? [fold(stretches, view, templates)] : [];
  });
  return h('ol.reasons', {}, items);
}

function item(entry, view, templates) {
  const { t, reveal } = view;
  return h('li', {}, sentence(entry, templates, view), ' ',
    entry.path && h('button.link.source', { type: 'button', onclick: () => reveal(entry.path) },
      t(inTicket(entry.path) ? 'showTicket' : 'showPolicy')));
}

function fold(stretches, view, templates) {
  const { t, format, now } = view;
  const says = t('countedStretches', {
    count: stretches.length, from: format.near(stretches[0].values.from, now), to: format.near(stretches.at(-1).values.to, now),
  });
  return h('li', {}, h('details.counted', {}, h('summary', {}, says),
    h('ol', {}, stretches.map((entry) => item(entry, view, templates)))));
}

/** Whether a pointer of the answer points into the ticket; the others point into the policy. */
export const inTicket = (path) => /^\/(events|facts|fees)(\/|$)/.test(path);

function titleOf(subject, { assessment, policy, language, format, t }) {
  const [kind] = subject.split(':');
  const id = subject.slice(kind.length + 1);
  if (kind === 'communication') return textOf(assessment.communication?.find((row) => row.id === id)?.title, language, id);
  const among = { clock: assessment.clocks, penalty: assessment.penalties }[kind] ?? [];
  const found = among.find((item) => item.id === id);
  if (found && kind === 'clock') return titleOfClock(found, assessment, format.shared);
  if (found) return textOf(found.title, language, found.metric ?? id);
  if (kind === 'clock') return titleInPolicy(id, policy, language);
  return { priority: t('reasonsPriority'), support: t('support'), escalation: t('escalation'), process: t('process'), penalty: t('money'), settlement: t('money') }[kind] ?? (id || subject);
}

/** A clock that was not promised for this priority is not in the answer: its name is in the policy. */
function titleInPolicy(id, policy, language) {
  const [agreement, metric] = id.split('/');
  const targets = policy?.agreements?.find((one) => one.id === agreement)?.targets ?? [];
  return textOf(targets.find((target) => target.metric === metric)?.title, language, metric ?? id);
}
