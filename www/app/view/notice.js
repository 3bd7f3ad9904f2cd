// Says that the answer is the last good one, why, and leads to the error; or that there is none yet.
import { h } from '../dom.js';

/** What stands above the answer in this state; undefined when all is well. */
export function noticeOf(state, t, show) {
  const { engineError, policyError, ticketError, nowError, assessment } = state;
  if (engineError) {
    return [h('p', {}, h('b', {}, t('engineFailed')), ' ', t(`errors.${engineError.code ?? 'internal'}`)),
      h('p.small', { lang: 'en' }, engineError.message)];
  }
  const wrong = policyError ? 'policy' : ticketError ? 'ticket' : nowError ? 'now' : undefined;
  if (!wrong) return assessment ? undefined : [h('p.soft', {}, t('loading'))];
  const says = { policy: 'stalePolicy', ticket: 'staleTicket', now: 'staleNow' }[wrong];
  return [
    h('p', {}, h('b', {}, t(assessment ? 'lastGood' : 'nothingYet')), ' ', t(says)),
    wrong !== 'now' && h('p', {}, h('button', { type: 'button', onclick: () => show(wrong) }, t('showError'))),
  ];
}
