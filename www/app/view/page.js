// The frame of the page: header, titles, switches, the element itself, the notice above it and the small bar below.
import { byId, h, say } from '../dom.js';
import { countOn, faceOf } from '../package.js';
import { formats, textOf } from '../format/format.js';
import { toRfc3339 } from '../format/zone.js';
import { createSwitch } from '../preferences.js';
import { LANGUAGES, translate } from '../words/index.js';
import { badge } from './badge.js';
import { noticeOf } from './notice.js';

/** @param {object} host `store`, `words()`, `good()`, `open(id)`, `share()`, `showError(which)`, `audience(value)`, `isEdited()` (the policy is not the example's any more) */
export function createPage({ store, words, good, open, share, showError, audience, isEdited }) {
  const picker = byId('policy-picker');
  const clock = byId('clock');
  const language = createSwitch(byId('language'), Object.keys(LANGUAGES), (value) => store.change({ language: value }));
  const theme = createSwitch(byId('theme'), ['auto', 'light', 'dark'], (value) => store.change({ theme: value }));
  const seenBy = createSwitch(byId('audience'), ['internal', 'partner', 'customer'], audience);
  const shareButton = byId('share');
  let examples = [];

  picker.addEventListener('change', () => picker.value && open(picker.value));
  shareButton.addEventListener('click', async () => {
    say(shareButton, words()(await share()));
    setTimeout(() => say(shareButton, words()('copyLink')), 2500);
  });
  new IntersectionObserver(([entry]) => byId('pocket').classList.toggle('needed', !entry.isIntersecting)).observe(clock);

  function languageChanged(state) {
    const t = words();
    document.documentElement.lang = state.language;
    translate(document, t);
    language.update(state.language, (value) => value.toUpperCase());
    seenBy.update(state.audience, t);
    listExamples(examples);
    themeChanged(state);
  }

  function themeChanged(state) {
    theme.update(state.theme, words());
    if (state.theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = state.theme;
  }

  function listExamples(list) {
    examples = list;
    const { example, language: reader } = store.state;
    picker.replaceChildren(...list.map(({ id, title }) => h('option', { value: id }, nameOf(id, title, reader))));
    if (example) picker.value = example;
  }

  /** The title of an example; that of the one whose policy was changed says so. */
  function nameOf(id, title, reader) {
    const name = textOf(title, reader, id);
    return id === store.state.example && isEdited() ? words()('edited', { name }) : name;
  }

  function drawTitles({ assessment, ticket, language: reader }) {
    const t = words();
    const id = assessment?.ticket?.id ?? t('noTicketId');
    say(byId('ticket-title'), id);
    const kind = ticket?.kind ? t(`kinds.${ticket.kind}`) : '';
    const policy = assessment && [textOf(assessment.policy.title, reader, assessment.policy.id), assessment.policy.version].filter(Boolean).join(', ');
    say(byId('policy-title'), [kind, policy].filter(Boolean).join(' · '));
    document.title = assessment ? `${id} · SLA Clock` : 'SLA Clock';
  }

  function drawNotice(state) {
    const notice = byId('notice');
    const content = noticeOf(state, words(), showError);
    notice.hidden = !content;
    notice.replaceChildren(...(content ?? []).filter(Boolean));
    const wrong = state.policyError || state.ticketError || state.nowError;
    notice.classList.toggle('stale', Boolean(wrong || state.engineError));
    document.body.classList.toggle('is-stale', Boolean(wrong && state.assessment));
  }

  /** The element is given only what is good: its answer is then the page's last good one too. */
  function feed(state) {
    const { policy, ticket } = good() ?? {};
    if (!policy || ticket === undefined || !state.assessment) return;
    clock.timeZone = state.assessment.timeZone;
    clock.audience = state.audience;
    clock.now = state.live ? null : toRfc3339(state.assessedAt, state.assessment.timeZone);
    if (clock.policy !== policy) clock.policy = policy;
    clock.ticket = ticket;
  }

  function tick({ assessment, now, language: reader }) {
    const pocket = byId('pocket');
    const headline = assessment?.clocks.find(({ id }) => id === assessment.headline);
    pocket.hidden = !headline;
    if (!headline) return;
    const t = words();
    const format = formats(reader, assessment.timeZone);
    const counters = countOn(headline, now - Date.parse(assessment.now));
    const late = headline.state === 'breached';
    const minutes = (duration) => format.duration(Math.floor(duration / 60_000) * 60_000);
    pocket.replaceChildren(
      h('b', {}, assessment.priority.value), badge(faceOf(headline), t),
      h('span', {}, late ? t('lateBy', { duration: minutes(counters.lateness) }) : headline.due ? `${t('due')} ${format.due(headline, now)}` : ''));
  }

  store.on(['language'], languageChanged);
  store.on(['audience'], (state) => seenBy.update(state.audience, words()));
  store.on(['theme'], themeChanged);
  store.on(['example', 'policyText'], () => listExamples(examples));
  store.on(['assessment', 'ticket', 'language'], drawTitles);
  store.on(['assessment', 'policyError', 'ticketError', 'nowError', 'engineError', 'language'], drawNotice);
  store.on(['assessment', 'live', 'audience'], feed);
  store.on(['assessment', 'language'], tick);
  return { languageChanged, listExamples, tick };
}
