// A document's JSON as text: line numbers, its problems with the place of each, and a jump to it.
import { h, say } from '../dom.js';
import { formats } from '../format/format.js';
import { locate, offsetOf, positionOf, wordEnd } from '../json/locate.js';
import { writeJson } from '../json/write.js';
import { guard, MOST, MOST_LINES } from './guard.js';
import { problemLine, problemsOf } from './problem-line.js';

const SHOWN = 12;
// The height of a line in pixels, as the style sheet has it.
const LINE = 20;

/**
 * @param {HTMLElement} panel
 * @param {object} of `name` of the area for assistive technology (a word key), `words()`, `language()`, `set(text)`, `restore()`
 */
export function createEditor(panel, { name, words, language, set, restore }) {
  const area = h('textarea', {
    spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', wrap: 'off', id: `${panel.id}-text`, 'aria-describedby': `${panel.id}-trouble`,
    oninput: () => changed(area.value),
    onkeydown: ({ key }) => key.length === 1 || forgive(),
    onblur: forgive,
    onscroll: () => { gutter.style.transform = `translateY(${-area.scrollTop}px)`; },
  });
  const numbers = h('span');
  const gutter = h('div.gutter', { 'aria-hidden': 'true' }, numbers);
  const trouble = h('div.trouble', { id: `${panel.id}-trouble`, role: 'status' });
  const label = h('label.unseen', { for: area.id });
  const tidy = h('button.quiet', { type: 'button', onclick: tidyUp });
  const back = h('button.quiet', { type: 'button', onclick: restore });
  const undo = h('button.quiet', { type: 'button', hidden: true, onclick: takeBack });
  panel.replaceChildren(trouble, h('div.editor', {}, label, h('div.gutter-frame', {}, gutter), area), h('div.actions', {}, tidy, back, undo));

  let lines = -1;
  let error;
  let refusal;
  let replaced;
  guard(area, {
    refuse: (found) => {
      refusal = found;
      report();
    },
    landed: (before) => {
      replaced = before;
      undo.hidden = false;
    },
  });

  /** What was refused is said until the reader goes on. */
  function forgive() {
    if (refusal === undefined) return;
    refusal = undefined;
    report();
  }

  function changed(text) {
    refusal = undefined;
    undo.hidden = true;
    number(text);
    set(text);
  }

  /** Takes back a text that was set in one go, which the browser's own undo knows nothing of. */
  function takeBack() {
    area.value = replaced;
    changed(replaced);
    area.focus();
  }

  function tidyUp() {
    try {
      area.value = writeJson(JSON.parse(area.value));
      changed(area.value);
    } catch {
      // What can't be read can't be tidied: its problems stand above already.
    }
    area.focus();
  }

  function number(text) {
    let count = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
    if (count === lines) return;
    lines = count;
    say(numbers, Array.from({ length: Math.min(count, MOST_LINES) }, (_, index) => index + 1).join('\n'));
  }

  /** Where a problem stands: as the reader of the text says, else where its pointer leads. */
  function place(problem) {
    if (problem.position) return problem.position;
    const found = problem.path ? locate(area.value, problem.path) : undefined;
    return found && positionOf(area.value, found.from);
  }

  function select(from, to) {
    area.focus();
    area.setSelectionRange(from, to);
    const { line, column } = positionOf(area.value, from);
    area.scrollTop = Math.max(0, (line - 4) * LINE);
    area.scrollLeft = column > 60 ? (column - 40) * 8 : 0;
  }

  function jump(problem) {
    const at = place(problem);
    if (!at) return area.focus();
    const from = offsetOf(area.value, at);
    select(from, wordEnd(area.value, from));
  }

  /** Puts the nearest valid word where the wrong one stands, in a way that can be undone. */
  function mend(problem) {
    const from = offsetOf(area.value, place(problem));
    const to = wordEnd(area.value, from);
    select(from, to);
    area.setRangeText(JSON.stringify(problem.nearest), from, to, 'select');
    changed(area.value);
  }

  function report() {
    const t = words();
    const problems = problemsOf(error);
    const marked = new Set(problems.slice(0, SHOWN).map((problem) => place(problem)?.line).filter(Boolean));
    gutter.replaceChildren(numbers, ...[...marked].map((line) => {
      const mark = h('span.wrong', {}, String(line));
      mark.style.insetBlockStart = `${(line - 1) * LINE}px`;
      return mark;
    }));
    area.setAttribute('aria-invalid', String(problems.length > 0));
    const parts = [];
    if (refusal) {
      const { bytes, number } = formats(language(), 'UTC');
      const most = refusal.code === 'tooManyLines'
        ? { lines: number(refusal.lines), limit: number(MOST_LINES) }
        : { size: bytes(refusal.size ?? 0), limit: bytes(MOST) };
      parts.push(h('p.problem.refusal', {}, t(refusal.code, most)));
    }
    if (problems.length > 0) {
      parts.push(h('p.problem-count', {}, h('strong', {}, t(`errors.${error.code}`)),
        problems.length > 1 && ` ${t('problemCount', { count: problems.length })}`));
      const mendable = (problem) => (problem.nearest && place(problem) ? mend : undefined);
      parts.push(...problems.slice(0, SHOWN).map((problem) => problemLine(problem, { t, language: language(), place, jump, mend: mendable(problem) })));
      if (problems.length > SHOWN) parts.push(h('p.soft', {}, t('more', { count: problems.length - SHOWN })));
    }
    trouble.replaceChildren(...parts);
  }

  return {
    place,
    jump,
    /** The first problem of the text as it stands, if it has one. */
    firstProblem: () => problemsOf(error)[0] ?? { path: '' },
    /** Selects the value that a pointer leads to. */
    reveal(path) {
      const found = locate(area.value, path);
      if (found) select(found.from, Math.min(found.to, found.from + 2000));
      else area.focus();
    },
    update(text, nextError) {
      if (area.value !== text) {
        area.value = text;
        refusal = undefined;
        undo.hidden = true;
      }
      number(text);
      error = nextError;
      const t = words();
      say(label, t(name));
      say(tidy, t('tidy'));
      say(back, t('backToExample'));
      say(undo, t('undoPaste'));
      report();
    },
  };
}
