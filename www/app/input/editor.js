// A document's JSON as text: line numbers, its problems with the place of each, and a jump to it.
import { h, say } from '../dom.js';
import { formats } from '../format/format.js';
import { locate, offsetOf, positionOf, wordEnd } from '../json/locate.js';
import { writeJson } from '../json/write.js';
import { guard, MOST } from './guard.js';
import { problemLine, problemsOf } from './problem-line.js';

const SHOWN = 12;
// Beyond this, a text gets no line numbers: a million line breaks must not freeze the page.
const NUMBERED = 5000;

/**
 * @param {HTMLElement} panel
 * @param {object} of `name` of the area for assistive technology (a word key), `words()`, `language()`, `set(text)`, `restore()`
 */
export function createEditor(panel, { name, words, language, set, restore }) {
  const area = h('textarea', {
    spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', wrap: 'off', id: `${panel.id}-text`, 'aria-describedby': `${panel.id}-trouble`,
    oninput: () => changed(area.value),
    onscroll: () => { gutter.style.transform = `translateY(${-area.scrollTop}px)`; },
  });
  const gutter = h('div.gutter', { 'aria-hidden': 'true' });
  const trouble = h('div.trouble', { id: `${panel.id}-trouble`, role: 'status' });
  const label = h('label.unseen', { for: area.id });
  const tidy = h('button.quiet', { type: 'button', onclick: tidyUp });
  const back = h('button.quiet', { type: 'button', onclick: restore });
  panel.replaceChildren(trouble, h('div.editor', {}, label, h('div.gutter-frame', {}, gutter), area), h('div.actions', {}, tidy, back));

  let lines = -1;
  let error;
  let refusal;
  guard(area, (found) => {
    refusal = found;
    report();
  });

  function changed(text) {
    refusal = undefined;
    number(text);
    set(text);
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
    const count = text.split('\n').length;
    if (count !== lines) {
      lines = count;
      gutter.replaceChildren(...Array.from({ length: count > NUMBERED ? 0 : count }, (_, index) => h('span', {}, String(index + 1))));
    }
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
    const height = area.scrollHeight / Math.max(1, lines);
    area.scrollTop = Math.max(0, (line - 4) * height);
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
    const marked = new Set(problems.map((problem) => place(problem)?.line).filter(Boolean));
    [...gutter.children].forEach((row, index) => row.classList.toggle('wrong', marked.has(index + 1)));
    area.setAttribute('aria-invalid', String(problems.length > 0));
    const parts = [];
    if (refusal) {
      const { bytes } = formats(language(), 'UTC');
      parts.push(h('p.problem.refusal', {}, refusal.code === 'too-large'
        ? t('tooLarge', { size: bytes(refusal.size), limit: bytes(MOST) })
        : t('notText')));
    }
    if (problems.length > 0) {
      parts.push(h('p.problem-count', {}, h('strong', {}, t(`errors.${error.code}`)),
        problems.length > 1 && ` ${t('problemCount', { count: problems.length })}`));
      const mendable = (problem) => (problem.nearest && place(problem) ? mend : undefined);
      parts.push(...problems.slice(0, SHOWN).map((problem) => problemLine(problem, { t, place, jump, mend: mendable(problem) })));
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
      }
      number(text);
      error = nextError;
      const t = words();
      say(label, t(name));
      say(tidy, t('tidy'));
      say(back, t('backToExample'));
      report();
    },
  };
}
