// The curve as a table: the same break points in words.
import { h } from '../dom.js';
import { instantOf } from '../format/zone.js';

const ROWS = 24;

/** A table of a curve's points, the first ones when there are many. */
export function drawSteps({ points, complete }, { format, t, now }) {
  const row = (head, point) => h('tr', {}, h('th', { scope: 'row' }, head), h('td', {}, format.money(point.amount), point.rises && ` ${t('rising')}`));
  const [first, ...rest] = points.slice(0, ROWS);
  const more = points.length - ROWS;
  return h('table.steps-table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('itEnds')), h('th', { scope: 'col' }, t('owedThen')))),
    h('tbody', {},
      row(t('untilThen', { at: format.near(instantOf((rest[0] ?? first).at), now) }), first),
      rest.map((point) => row(t('afterThen', { at: format.near(instantOf(point.at), now) }), point)),
      (more > 0 || !complete) && h('tr', {}, h('td.soft', { colspan: 2 }, t('andSoOn')))));
}
