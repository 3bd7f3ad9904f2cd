// Between whom the clocks run, in which version; and the agreements that do not hold for this ticket, with the reason.
import { h } from '../dom.js';
import { formats, textOf } from '../format/format.js';
import { sentence } from './sentence.js';

/** The agreements of an assessment, those in force first. */
export function drawAgreements(view) {
  const { assessment, names, language, format, t, reveal } = view;
  const others = assessment.trace.filter(({ subject }) => subject.startsWith('agreement:'));
  if (assessment.agreements.length + others.length === 0) return undefined;
  return [
    h('ul.agreements', {}, assessment.agreements.map((one) => h('li', {},
      h('p', {}, h('b', {}, textOf(one.title, language, one.id)), ' ', h('span.soft.small', {}, t(`agreementKinds.${one.kind}`))),
      h('p.small', {}, parties(one, view)),
      h('p.small.soft', {}, standing(one, view))))),
    others.length > 0 && h('details.not-held', {}, h('summary', {}, t('notHeld', { count: format.number(others.length) })),
      h('ul.reasons', {}, others.map((entry) => h('li', {},
        h('span.agreement-name', {}, textOf(names.agreements[entry.subject.slice('agreement:'.length)], language, entry.subject.slice('agreement:'.length))), ': ',
        sentence(entry, format.shared.locale.trace, view), ' ',
        entry.path && h('button.link.source', { type: 'button', onclick: () => reveal(entry.path) }, t('showPolicy')))))),
  ];
}

function parties({ provider, consumer, department, vendor }, { language, t }) {
  const from = textOf(provider, language) || vendor || department;
  const to = textOf(consumer, language);
  return from && to ? t('promises', { from, to }) : from || to || '';
}

function standing(one, { language, t }) {
  // Dates of a contract are dates, in no zone.
  const date = (day) => day && formats(language, 'UTC').date(`${day}T00:00:00Z`);
  const valid = one.validFrom && one.validTo ? 'valid' : one.validFrom ? 'validFrom' : one.validTo && 'validTo';
  const roles = (one.agreedBy ?? []).map((role) => textOf(role, language)).join(', ');
  return [
    one.version && t('version', { version: one.version }),
    valid && t(valid, { from: date(one.validFrom), to: date(one.validTo) }),
    one.agreedOn && [t('agreed', { on: date(one.agreedOn) }), roles && t('agreedBy', { by: roles })].filter(Boolean).join(' '),
  ].filter(Boolean).join(' · ');
}
