// The ticket's history: one line for each event, which opens for editing.
import { h, say } from '../dom.js';
import { newEvent, retype } from './event-shape.js';
import { eventFields } from './event-fields.js';
import { choiceField } from './field.js';
import { causesOf, eventTypesOf, nameOfEvent, typeOf } from './offers.js';
import { formats, textOf } from '../format/format.js';
import { instantOf, toRfc3339 } from '../format/zone.js';
import { eventsOf, objectOf } from '../state/documents.js';

/**
 * The list of events and the control to add one.
 * @param {object} of `t`, `language`, `zone`, `policy`, `edit(change)` on the ticket's draft, `goTo(instant)`, `now()`
 */
export function createHistory({ t, language, zone, policy, edit, goTo, now }) {
  const format = formats(language, zone);
  const list = h('ol.history');
  let rows = [];
  let opened = -1;
  let shape = '';
  let latest = [];

  const picker = choiceField({
    path: '', label: t('addEvent'), options: eventTypesOf(policy, t), strange: (value) => value, edit: () => {},
  });
  picker.update('paused');
  const chosen = () => picker.node.querySelector('select').value;
  const adder = h('div.adder', {}, picker.node, h('button', { type: 'button', onclick: () => add(chosen()) }, t('add')));

  function add(type) {
    const at = Math.floor(now() / 60_000) * 60_000;
    edit((draft) => {
      const events = (draft.events = eventsOf(draft));
      const later = events.findIndex((event) => instantOf(event?.at) > at);
      opened = later < 0 ? events.length : later;
      events.splice(opened, 0, newEvent(type, toRfc3339(at, zone), policy));
    });
    rows[opened]?.focus();
  }

  function remove(index) {
    opened = -1;
    edit((draft) => draft.events.splice(index, 1));
    (rows[Math.min(index, rows.length - 1)] ?? { focus: () => adder.querySelector('select').focus() }).focus();
  }

  /** Puts the list in the order of time once an event has been left, so that no line jumps while it is typed in. */
  function settle(leaving) {
    if (leaving.currentTarget.contains(leaving.relatedTarget)) return;
    const instants = latest.map((event) => instantOf(event?.at));
    if (instants.some(Number.isNaN) || instants.every((at, index) => index === 0 || instants[index - 1] <= at)) return;
    const order = [...latest.keys()].sort((one, other) => instants[one] - instants[other]);
    opened = order.indexOf(opened);
    edit((draft) => { draft.events = order.map((index) => draft.events[index]); });
  }

  function rebuild(events) {
    rows = events.map((event, index) => createRow({
      index, type: typeOf(event, policy), open: index === opened, t, language, zone, policy, format, goTo,
      toggle: () => {
        opened = opened === index ? -1 : index;
        rows.forEach((row, i) => row.open(i === opened));
      },
      edit: (change) => edit((draft) => change(draft.events[index])),
      retype: (type) => edit((draft) => { draft.events[index] = retype(draft.events[index], type, policy); }),
      remove: () => remove(index),
      settle,
    }));
    list.replaceChildren(...rows.map((row) => row.node));
    if (rows.length === 0) list.append(h('li.soft', {}, t('emptyHistory')));
  }

  return {
    node: h('div', {}, list, adder),
    fields: () => rows.flatMap((row) => row.fields),
    /** Opens the event at this index and leaves the others as they are. */
    reveal(index) {
      if (opened !== index) rows[index]?.toggle();
    },
    update(ticket, later) {
      const events = eventsOf(ticket);
      latest = events;
      const next = events.map((event) => typeOf(event, policy)).join(' ');
      if (next !== shape || rows.length !== events.length) {
        const focused = document.activeElement?.dataset?.path;
        const inside = list.contains(document.activeElement);
        shape = next;
        rebuild(events);
        if (inside && focused) list.querySelector(`[data-path="${CSS.escape(focused)}"]`)?.focus();
      }
      rows.forEach((row, index) => row.update(events[index], later.includes(index), events[index - 1]));
    },
  };
}

function createRow({ index, type, open, t, language, zone, policy, format, goTo, toggle, edit, retype: changeType, remove, settle }) {
  const fields = eventFields({ type, index, policy, language, zone, t, edit, retype: changeType });
  const time = h('time');
  const day = h('span.day');
  const name = h('span.name');
  const detail = h('span.detail');
  const later = h('span.later', { title: t('laterLong') }, t('later'));
  const editor = h('div.event-editor', { id: `event-${index}`, hidden: !open, onfocusout: settle },
    h('div.fields', {}, fields.map(({ field }) => field.node)),
    h('div.event-tools', {},
      h('button.quiet', { type: 'button', onclick: () => goTo(instantOf(latest?.at)) }, t('goThere')),
      h('button.quiet', { type: 'button', onclick: remove }, t('remove'))));
  const head = h('button.event', { type: 'button', 'aria-expanded': String(open), 'aria-controls': editor.id, onclick: toggle },
    h('span.when', {}, day, time), h('span.dot', { 'aria-hidden': 'true' }),
    h('span.what', {}, name, ' ', detail, ' ', later));
  const node = h('li', {}, head, editor);
  let latest;

  return {
    node,
    toggle,
    fields: fields.map(({ field }) => field),
    focus: () => head.focus(),
    open(wanted) {
      editor.hidden = !wanted;
      head.setAttribute('aria-expanded', String(wanted));
    },
    update(event, isLater, before) {
      latest = event;
      const instant = instantOf(event?.at);
      // The day is written where it changes.
      say(day, Number.isNaN(instant) || format.day(instant) === format.day(before?.at) ? '' : format.day(instant));
      say(time, Number.isNaN(instant) ? String(event?.at ?? '–') : format.time(instant));
      say(name, nameOfEvent(event, policy, language, t));
      say(detail, detailOf(event, policy, language));
      later.hidden = !isLater;
      node.classList.toggle('is-later', isLater);
      node.dataset.type = typeOf(event, policy) ?? '';
      for (const { read, field } of fields) field.update(read(event));
    },
  };
}

/** What an event's line says beside its name. */
function detailOf(event, policy, language) {
  const reasons = objectOf(policy?.pauseReasons);
  const reason = event?.reason && (reasons[event.reason] ? textOf(reasons[event.reason], language) : String(event.reason));
  const cause = event?.cause && (causesOf(policy, language).find(([id]) => id === event.cause)?.[1] ?? String(event.cause));
  return [event?.priority, event?.level, event?.team, reason, event?.subject, cause, event?.service, event?.by, event?.note]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ');
}
