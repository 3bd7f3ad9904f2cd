// What is owed, how it came about, what it becomes next, and the cap.
import { h } from '../dom.js';
import { textOf } from '../format/format.js';
import { sentence } from './sentence.js';

/** The penalties of an assessment; nothing for an audience that may not see them. */
export function drawMoney(view) {
  const { assessment, t } = view;
  const penalties = assessment.penalties ?? [];
  if (penalties.length === 0) return undefined;
  return [
    ...penalties.map((penalty) => drawPenalty(penalty, view)),
    penalties.length > 1 && assessment.owed && h('div.sum.total', {}, h('span', {}, t('owed')), amount(assessment.owed.amount, view)),
  ];
}

function drawPenalty(penalty, view) {
  const { format, language, t, now, reveal } = view;
  const ledger = (penalty.ledger ?? []).map((entry) => h('li', {},
    sentence(entry, format.shared.locale.trace, view), ' ',
    entry.path && h('button.link.source', { type: 'button', onclick: () => reveal(entry.path) }, t('showPolicy'))));
  return h('div.penalty', {},
    h('div.sum', {}, h('h3', {}, textOf(penalty.title, language, penalty.id)), amount(penalty.amount, view)),
    penalty.nextAmount && penalty.nextStepAt
      && h('p.next-amount', {}, t('nextStep', { amount: format.money(penalty.nextAmount), at: format.near(penalty.nextStepAt, now) })),
    penalty.cap && h('p.soft.small.next-amount', {}, t('capLine', {
      amount: format.money(penalty.cap.amount), per: t(`capPer.${penalty.cap.per}`), left: format.money(penalty.cap.left),
    })),
    ledger.length > 0 && h('ol.ledger', {}, ledger));
}

function amount(money, { format }) {
  const nothing = /^0+(\.0+)? /.test(money);
  return h('span.amount', { 'data-nothing': nothing || undefined }, format.money(money));
}
