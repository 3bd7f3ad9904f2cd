// The ticket as a form, made from the policy's own parameters, fees and reasons.
import { h } from '../dom.js';
import { choiceField, momentField, textField } from './field.js';
import { causesOf, datesOf } from './offers.js';
import { factFields, plainName } from './facts.js';
import { feeFields, feeNames } from './fees.js';
import { createHistory } from './history.js';
import { put } from './event-fields.js';
import { problemLine, problemsOf } from './problem-line.js';
import { objectOf } from '../state/documents.js';

const KINDS = ['incident', 'request', 'problem', 'upgrade', 'task'];

/**
 * @param {HTMLElement} panel where the form is laid out
 * @param {object} host `store`, `words()`, `edit(change)`, `goTo(instant)`, `mend()` (go to the JSON), `restore()` (the last readable ticket)
 */
export function createForm(panel, host) {
  const { store } = host;
  let built;

  function build(state) {
    const t = host.words();
    const { language, policy } = state;
    const zone = policy?.timeZone ?? 'UTC';
    const names = feeNames(policy, state.ticket);
    const editKey = (key) => (value) => host.edit((draft) => put(draft, key, value));
    const editIn = (key) => (id, value) => host.edit((draft) => put((draft[key] = objectOf(draft[key])), id, value));

    const head = [
      { read: (ticket) => ticket?.id, field: textField({ path: '/id', label: t('reference'), edit: editKey('id') }) },
      {
        read: (ticket) => ticket?.kind,
        field: choiceField({
          path: '/kind', label: t('kind'), edit: editKey('kind'), strange: (value) => value,
          options: KINDS.map((kind) => [kind, t(`kinds.${kind}`)]),
        }),
      },
    ];
    const causes = causesOf(policy, language);
    if (causes.length > 0) {
      const strange = (value) => t('notKnown', { value });
      head.push({ read: (ticket) => ticket?.cause, field: choiceField({ path: '/cause', label: t('fields.cause'), edit: editKey('cause'), options: causes, none: t('notSaid'), strange }) });
    }
    const dates = datesOf(policy).map((id) => ({
      read: (ticket) => ticket?.dates?.[id],
      field: momentField({ path: `/dates/${id}`, label: plainName(id), zone, edit: (value) => editIn('dates')(id, value) }),
    }));
    const facts = factFields({ policy, language, t, base: '/facts', edit: editIn('facts') })
      .map(({ id, field }) => ({ read: (ticket) => ticket?.facts?.[id], field }));
    const fees = feeFields({ policy, names, language, edit: editIn('fees') })
      .map(({ id, field }) => ({ read: (ticket) => ticket?.fees?.[id], field }));
    const history = createHistory({ t, language, zone, policy, edit: host.edit, goTo: host.goTo, now: () => store.state.now });

    const locked = h('div.notice', { role: 'status', hidden: true }, h('p', {}, t('formLocked')),
      h('p.actions', {}, h('button', { type: 'button', onclick: host.mend }, t('mendIt')),
        h('button.quiet', { type: 'button', onclick: host.restore }, t('backToReadable'))));
    const rest = h('div.trouble', { role: 'status' });
    const sets = h('fieldset.form', {},
      h('div.fields', {}, head.map(({ field }) => field.node)),
      facts.length > 0 && h('section', {}, h('h3', {}, t('facts')), h('div.fields', {}, facts.map(({ field }) => field.node))),
      dates.length > 0 && h('section', {}, h('h3', {}, t('dates')), h('div.fields', {}, dates.map(({ field }) => field.node))),
      fees.length > 0 && h('section', {}, h('h3', {}, t('fees')), h('div.fields', {}, fees.map(({ field }) => field.node))),
      h('section', {}, h('h3', {}, t('history')), history.node));
    panel.replaceChildren(locked, rest, sets);
    return { t, language, policy, names: names.join(' '), fields: [...head, ...facts, ...dates, ...fees], history, locked, rest, sets };
  }

  function update(state) {
    if (!state.policy) return;
    const names = feeNames(state.policy, state.ticket).join(' ');
    if (!built || built.language !== state.language || built.policy !== state.policy || built.names !== names) built = build(state);
    built.locked.hidden = state.ticketReadable;
    built.sets.disabled = !state.ticketReadable;
    for (const { read, field } of built.fields) field.update(read(state.ticket));
    built.history.update(state.ticket, state.assessment?.later ?? []);
    report(state);
  }

  /** Each problem by its field; what belongs to no field stands on top. */
  function report(state) {
    const problems = state.ticketReadable ? problemsOf(state.ticketError) : [];
    const fields = [...built.fields.map(({ field }) => field), ...built.history.fields()];
    const placed = new Set();
    for (const field of fields) {
      const own = problems.filter(({ path }) => path === field.path || path.startsWith(`${field.path}/`));
      own.forEach((problem) => placed.add(problem));
      field.report(own, { t: built.t, language: built.language });
    }
    for (const problem of placed) {
      const [, index] = /^\/events\/(\d+)(?:\/|$)/.exec(problem.path) ?? [];
      if (index !== undefined) built.history.reveal(Number(index));
    }
    const others = problems.filter((problem) => !placed.has(problem));
    built.rest.replaceChildren(...others.map((problem) => problemLine(problem, {
      t: built.t, language: built.language, place: host.placeInTicket, jump: host.jumpInTicket,
    })));
  }

  store.on(['policy', 'ticket', 'ticketReadable', 'ticketError', 'language', 'assessment'], update);
  return {
    update,
    /** Brings the field of a pointer into view and focus, where there is one. */
    focus(path) {
      const [, index] = /^\/events\/(\d+)/.exec(path) ?? [];
      if (index !== undefined) built?.history.reveal(Number(index));
      const target = panel.querySelector(`[data-path="${CSS.escape(path)}"]`) ?? panel.querySelector('[aria-invalid]');
      target?.focus();
      return Boolean(target);
    },
  };
}
