// What comes next, as a list that can be taken into a calendar. Over which time is the reader's choice.
import { h } from '../dom.js';
import { textOf } from '../format/format.js';

const HOUR = 3_600_000;
const SPANS = [['day', 24 * HOUR], ['week', 7 * 24 * HOUR]];
/** So many lines at first; the rest opens on demand. */
const SHOWN = 12;

/** @param {{ ask: (span: number, language?: string) => any }} host asks the engine, from the time shown on */
export function createAgenda({ ask }) {
  let span = SPANS[0][1];
  let redraw = () => {};

  function draw(view) {
    redraw = () => view.again();
    const { t } = view;
    const agenda = ask(span);
    const choice = h('div.segments', { role: 'group', 'aria-label': t('agendaSpan') }, SPANS.map(([name, value]) => h('button', {
      type: 'button', 'aria-pressed': String(value === span), onclick: () => { span = value; redraw(); },
    }, t(`agendaSpans.${name}`))));
    if (agenda?.refused) return [choice, h('p.small', {}, agenda.refused)];
    if (!agenda) return undefined;
    const lines = agenda.items.map((item) => drawItem(item, view));
    return [
      h('div.agenda-head', {}, choice, agenda.items.length > 0 && h('button.quiet', { type: 'button', onclick: () => save(view) }, t('agendaSave'))),
      lines.length > 0 ? h('ol.agenda', {}, lines.slice(0, SHOWN)) : h('p.soft', {}, t('agendaEmpty')),
      lines.length > SHOWN && h('details', {}, h('summary', {}, t('agendaMore', { count: lines.length - SHOWN })), h('ol.agenda', { start: SHOWN + 1 }, lines.slice(SHOWN))),
      agenda.paused.length > 0 && h('ul.agenda-paused.small', {}, agenda.paused.map((clock) => drawPaused(clock, view))),
      h('p.small.soft', {}, t('agendaAssumes')),
    ];
  }

  function save({ assessment, language }) {
    const file = new Blob([ask(span, language)], { type: 'text/calendar' });
    const link = h('a', { href: URL.createObjectURL(file), download: `${(assessment.ticket.id ?? 'ticket').replace(/[^\w.-]+/g, '-')}.ics` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  return draw;
}

function drawItem(item, { format, language, now, t }) {
  return h('li', { 'data-kind': item.kind },
    h('time', { datetime: item.at }, format.near(item.at, now)),
    h('span.agenda-kind', {}, t(`agendaKinds.${item.kind}`)),
    h('span.agenda-what', {}, textOf(item.summary, language)));
}

function drawPaused(clock, { format, language, names, now, t }) {
  const reason = textOf(names.reasons[clock.reason], language, clock.reason);
  const due = clock.due && t(clock.provisional ? 'agendaDueIf' : 'agendaDue', { at: format.near(clock.due, now) });
  return h('li', {}, h('b', {}, textOf(clock.title, language, clock.clock)), ` ${t('pausedSince', { at: format.near(clock.since, now), reason })}`, due && `; ${due}`);
}
