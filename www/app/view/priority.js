// How the priority came about where there is more to it than one decision: two sides, modifiers, changes, a word without right.
import { h } from '../dom.js';
import { textOf } from '../format/format.js';
import { plainName } from '../input/facts.js';

/** Nothing when one rule, cell or sum decided and nothing changed since. */
export function drawPriority(view) {
  const { priority } = view.assessment;
  const parts = [sides(priority, view), modifiers(priority, view), history(priority, view)].filter(Boolean);
  if (priority.entitled === false) parts.unshift(h('p.note', {}, view.t('noRight')));
  return parts.length > 0 ? parts : undefined;
}

function sides({ sides: two }, { format, now, t }) {
  if (!two) return undefined;
  const says = two.governs ? t('sidesDiffer', { side: plainName(two.governs), at: format.near(two.since, now) }) : t('sidesAgree');
  return h('section', {}, h('h3', {}, t('sides')),
    h('ul.sides', {}, two.of.map(({ name, priority, by }) => h('li', { 'data-governs': two.governs === name || undefined },
      h('b.rung', {}, priority), ' ', h('span', {}, plainName(name)), ' ', h('span.soft.small', {}, t(`decidedBy.${by}`))))),
    h('p.small.soft', {}, says));
}

function modifiers({ modifiers: acted }, { assessment, names, language, t }) {
  if (!acted?.length) return undefined;
  const changes = assessment.trace.filter(({ code }) => code === 'modifier-applied');
  return h('section', {}, h('h3', {}, t('modifiers')),
    h('ul.changes', {}, acted.map((id) => {
      const change = changes.find(({ values }) => values.modifier === id)?.values;
      return h('li', {}, change && h('b', {}, `${change.from} → ${change.priority}`), ' ', textOf(names.modifiers[id], language, plainName(id)));
    })));
}

function history({ history: past }, { format, now, t }) {
  if (!past?.length) return undefined;
  return h('section', {}, h('h3', {}, t('priorityHistory')),
    h('ol.changes', {}, past.map(({ at, value }) => h('li', {}, h('b', {}, value), ' ', h('time.soft', { datetime: at }, t('from', { at: format.near(at, now) }))))));
}
