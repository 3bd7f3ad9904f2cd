// Why: every reason of the trace in words, each with the place in the policy or the ticket that it rests on.
import { h } from '../dom.js';
import { textOf } from '../format/format.js';
import { sentence } from './sentence.js';

/** The reasons, grouped by what they are about; the headline's clock comes right after the priority. */
export function drawReasons(view) {
  const { assessment, t } = view;
  const groups = new Map();
  for (const entry of assessment.trace ?? []) groups.set(entry.subject, [...(groups.get(entry.subject) ?? []), entry]);
  const order = ['priority', `clock:${assessment.headline}`];
  const rank = (subject) => (order.includes(subject) ? order.indexOf(subject) : order.length);
  const subjects = [...groups.keys()].sort((one, other) => rank(one) - rank(other));
  const remarks = assessment.warnings ?? [];
  return [
    remarks.length > 0 && h('section', {}, h('h3', {}, t('remarks')), list(remarks, view, view.format.shared.locale.warnings)),
    ...subjects.map((subject) => h('section', {}, h('h3', {}, titleOf(subject, view)), list(groups.get(subject), view, view.format.shared.locale.trace))),
  ];
}

function list(entries, view, templates) {
  const { t, reveal } = view;
  return h('ol.reasons', {}, entries.map((entry) => h('li', {}, sentence(entry, templates, view), ' ',
    entry.path && h('button.link.source', { type: 'button', onclick: () => reveal(entry.path) },
      t(inTicket(entry.path) ? 'showTicket' : 'showPolicy')))));
}

/** Whether a pointer of the answer points into the ticket; the others point into the policy. */
export const inTicket = (path) => /^\/(events|facts|fees)(\/|$)/.test(path);

function titleOf(subject, { assessment, language, t }) {
  const [kind] = subject.split(':');
  const id = subject.slice(kind.length + 1);
  const among = { clock: assessment.clocks, penalty: assessment.penalties }[kind] ?? [];
  const found = among.find((item) => item.id === id);
  if (found) return textOf(found.title, language, found.metric ?? id);
  return { priority: t('reasonsPriority'), support: t('support'), penalty: t('money') }[kind] ?? id;
}
