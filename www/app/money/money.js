// What is owed: for each agreement the amount now and next, its caps and claim, the curve with its question "what if", and
// every line of how it came about, with the clause it rests on.
import { h } from '../dom.js';
import { textOf } from '../format/format.js';
import { instantOf } from '../format/zone.js';
import { sentence } from '../view/sentence.js';
import { createWhatIf } from './what-if.js';

/**
 * The section of money. What asks "what if" stays the same nodes from one drawing to the next, so that a hand keeps its hold.
 * @param {object} host `store`, `words()`, `ask(instant)`: what is owed if the ticket ends then
 */
export function createMoney(host) {
  const whatIf = createWhatIf(host);
  return {
    /** The nodes of the section; undefined for an audience that may not see them, and where nothing is agreed. */
    draw(view) {
      const { assessment, t } = view;
      const settlements = (assessment.settlements ?? []).map((settlement) => ({
        settlement, penalties: (assessment.penalties ?? []).filter(({ agreement }) => agreement === settlement.agreement),
      }));
      if (settlements.length === 0) {
        whatIf.clear();
        return undefined;
      }
      const several = settlements.length > 1;
      const curve = whatIf.draw(view);
      return [
        several && assessment.owed && h('div.sum.total', {}, h('span', {}, t('owed')), amount(assessment.owed.amount, view)),
        ...settlements.map((one) => drawSettlement(one, several, view, !several && curve)),
        several && curve,
      ];
    },
  };
}

function drawSettlement({ settlement, penalties }, several, view, curve) {
  const { t, names, format, now } = view;
  const title = several ? (names?.agreements?.[settlement.agreement] ?? settlement.agreement) : t('owed');
  return h('div.settlement', {},
    h('div.sum', {}, h('h3', {}, textOf(title, view.language, settlement.agreement)), settlement.amount && amount(settlement.amount, view)),
    settlement.missing?.length > 0 && h('p.soft.small', {}, t('missing', { names: settlement.missing.map((id) => feeName(id, view)).join(', ') })),
    next(settlement, view),
    (settlement.caps?.length > 0 || settlement.claim) && h('ul.limits.small.soft', {},
      (settlement.caps ?? []).map((cap) => h('li', {}, capWords(cap, view))),
      settlement.claim && h('li', {}, claimWords(settlement.claim, { t, format, now }))),
    curve,
    h('div.penalties', {}, penalties.map((penalty) => drawPenalty(penalty, view))),
    settlement.ledger?.length > 0 && h('div.penalty', {}, h('h4', {}, t('together')), ledgerOf(settlement, view)));
}

function drawPenalty(penalty, view) {
  const { t, language, format, now } = view;
  const clause = textOf(penalty.clause, language);
  const name = textOf(penalty.title, language, penalty.id);
  return h('div.penalty', {},
    h('div.sum', {}, h('h4', {}, name, clause && clause !== name && h('span.clause', {}, ` ${t('clause', { clause })}`)),
      penalty.amount ? amount(penalty.amount, view) : h('span.soft.small', {}, t('missing', { names: feeName(penalty.missingFee, view) }))),
    next(penalty, view),
    penalty.cap && h('p.soft.small.next-amount', {}, capWords(penalty.cap, view)),
    penalty.claim && h('p.soft.small', {}, claimWords(penalty.claim, { t, format, now })),
    ledgerOf(penalty, view));
}

function ledgerOf({ ledger = [] }, view) {
  const { format, t, reveal } = view;
  return ledger.length > 0 && h('ol.ledger', {}, ledger.map((entry) => h('li', {},
    sentence(entry, format.shared.locale.trace, view), ' ',
    entry.path && h('button.link.source', { type: 'button', onclick: () => reveal(entry.path) },
      t(/^\/(account|fees|events)/.test(entry.path) ? 'showTicket' : 'showPolicy')))));
}

const next = ({ nextAmount, nextStepAt }, { t, format, now }) => nextAmount && nextStepAt
  && h('p.next-amount', {}, t('nextStep', { amount: format.money(nextAmount), at: format.near(nextStepAt, now) }));

function capWords(cap, { t, format }) {
  const values = { amount: format.money(cap.amount), per: t(`capPer.${cap.per}`), left: format.money(cap.left), used: cap.used && format.money(cap.used) };
  return [
    t(cap.used && !isNothing(cap.used) ? 'capLineUsed' : 'capLine', values),
    cap.carried && ` ${t('carried', { amount: format.money(cap.carried) })}`,
  ];
}

function claimWords({ automatic, until, lapsed }, { t, format, now }) {
  if (automatic) return t('claimAutomatic');
  if (!until) return t('claimLater');
  // The midnight that ends the last day is not its date.
  const day = format.date(instantOf(until) - 1, now);
  return t(lapsed ? 'claimLapsed' : 'claimUntil', { day });
}

function feeName(id, { policy, language }) {
  return textOf(policy?.fees?.[id] ?? policy?.parameters?.[id]?.title, language, id);
}

const isNothing = (money) => /^0+(\.0+)? /.test(money);

function amount(money, { format }) {
  return h('span.amount', { 'data-nothing': isNothing(money) || undefined }, format.money(money));
}
