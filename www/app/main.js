// The calculator: puts the parts together and says how they hear of each other.
import { byId, debounce } from './dom.js';
import { loadEngine } from './package.js';
import { createAnswers } from './state/answer.js';
import { readAddress, writeAddress } from './state/address.js';
import { editTicket, ticketFrom } from './state/documents.js';
import { loadExample, loadLibrary } from './state/library.js';
import { createStore } from './state/store.js';
import { chooseLanguage, wordsOf } from './words/index.js';
import { createEditor } from './input/editor.js';
import { createForm } from './input/form.js';
import { createTabs } from './input/tabs.js';
import { createTimeControl } from './now/control.js';
import { createLiveHand } from './now/live.js';
import { keepReadingOrder } from './view/order.js';
import { createPage } from './view/page.js';
import { createDetails } from './view/details.js';
import { inTicket } from './view/reasons.js';

start();

async function start() {
  keepReadingOrder();
  const asked = await readAddress(location.hash);
  const language = asked.language ?? chooseLanguage(navigator.languages);
  const store = createStore({
    policyText: '', ticketText: '', policy: undefined, names: undefined, ticket: undefined, ticketReadable: true, example: undefined,
    now: Date.now(), live: false, audience: asked.audience ?? 'internal', language, theme: asked.theme ?? 'auto', tab: asked.tab ?? 'form',
    assessment: undefined, assessedAt: 0, whatIf: undefined, curves: undefined, policyError: undefined, ticketError: undefined, nowError: undefined, engineError: undefined,
  });
  const words = () => wordsOf(store.state.language);
  const context = { store, words };
  let answers;
  let original;

  /** Lays new input over the state and asks for the answer to it, in one change. */
  function put(input) {
    const next = { ...store.state, ...input };
    store.change({ ...input, ...(answers && answers.ask(next)) });
  }
  const goTo = (now) => !Number.isNaN(now) && put({ now, live: false });
  const whatIf = (at) => store.change({ whatIf: at, ...(answers && answers.askWhatIf({ ...store.state, whatIf: at })) });
  const goLive = () => put({ now: Date.now(), live: true });
  const edit = (change) => put(editTicket(store.state.ticket, change));

  async function open(example, over = {}) {
    original = await loadExample(example);
    const policyText = over.policyText ?? original.policyText;
    put({
      ...ticketFrom(over.ticketText ?? original.ticketText), policyText, example: example.id,
      live: over.live ?? false, whatIf: undefined, now: over.live ? Date.now() : (over.now ?? Date.parse(example.now)),
    });
  }

  const lateText = (set) => {
    let latest;
    const late = debounce(() => set(latest), 120);
    return (text) => {
      latest = text;
      late();
    };
  };
  const ticketEditor = createEditor(byId('panel-ticket'), {
    name: 'ticketJson', words, language: () => store.state.language,
    set: lateText((text) => put(ticketFrom(text))),
    restore: () => put(ticketFrom(original.ticketText)),
  });
  const policyEditor = createEditor(byId('panel-policy'), {
    name: 'policyJson', words, language: () => store.state.language,
    set: lateText((text) => put({ policyText: text })),
    restore: () => put({ policyText: original.policyText }),
  });

  const showTab = (tab) => store.change({ tab });
  const form = createForm(byId('panel-form'), {
    ...context, edit, goTo,
    mend: () => showError('ticket'),
    restore: () => put(ticketFrom(answers?.good?.ticket ?? original.ticketText)),
    placeInTicket: ticketEditor.place,
    jumpInTicket: (problem) => {
      showTab('ticket');
      ticketEditor.jump(problem);
    },
  });
  const tabs = createTabs(document.querySelector('[role=tablist]'), showTab);

  function showError(which) {
    const { ticketReadable, ticketError, tab } = store.state;
    if (which === 'policy') {
      showTab('policy');
      policyEditor.jump(policyEditor.firstProblem());
    } else if (ticketReadable && tab === 'form' && form.focus(ticketError?.problems?.[0]?.path ?? '')) {
      byId('panel-form').scrollIntoView({ block: 'nearest' });
    } else {
      showTab('ticket');
      ticketEditor.jump(ticketEditor.firstProblem());
    }
  }
  function reveal(path) {
    showTab(inTicket(path) ? 'ticket' : 'policy');
    (inTicket(path) ? ticketEditor : policyEditor).reveal(path);
  }

  createTimeControl(byId('time'), { ...context, goTo, goLive });
  const details = createDetails(byId('details'), { ...context, reveal, whatIf, agenda: (span, language) => answers?.agenda(store.state, span, language) });
  const page = createPage({
    ...context, showError, good: () => answers?.good, open: (id) => open(library.find((example) => example.id === id)), share,
    audience: (audience) => put({ audience }),
    isEdited: () => original !== undefined && store.state.policyText !== original.policyText,
  });
  createLiveHand({ store, goLive, tick: (now) => { store.change({ now }); details.tick(store.state); page.tick(store.state); } });

  store.on(['ticketText', 'ticketError', 'language'], (state) => ticketEditor.update(state.ticketText, state.ticketError));
  store.on(['policyText', 'policyError', 'language'], (state) => policyEditor.update(state.policyText, state.policyError));
  store.on(['tab', 'ticketError', 'policyError', 'language'], ({ tab, ticketError, policyError }) => {
    const wrong = new Set([...(ticketError ? ['ticket', 'form'] : []), ...(policyError ? ['policy'] : [])]);
    tabs.update(tab, wrong);
  });

  const writeBack = debounce(async () => {
    const address = await writeAddress(store.state, original);
    if (address && address !== location.hash) history.replaceState(null, '', address);
  }, 400);
  async function share() {
    const address = await writeAddress(store.state, original);
    if (!address) return 'linkTooLong';
    history.replaceState(null, '', address);
    try {
      await navigator.clipboard.writeText(location.href);
      return 'linkCopied';
    } catch {
      return 'linkInBar';
    }
  }

  page.languageChanged(store.state);
  tabs.update(store.state.tab, new Set());
  let library = [];
  try {
    library = await loadLibrary();
    page.listExamples(library);
    await open(library.find(({ id }) => id === asked.example) ?? library[0], asked);
    answers = createAnswers(await loadEngine());
    put({});
    store.on(['policyText', 'ticketText', 'example', 'live', 'language', 'theme', 'audience', 'tab'], writeBack);
    store.on(['now'], ({ live }) => live || writeBack());
  } catch (error) {
    store.change({ engineError: error });
  }
}
