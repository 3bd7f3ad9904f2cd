// Where a JSON Pointer points in a text, so that an error or a reason can be jumped to. Forgiving: it stops where the text stops making sense.

/**
 * The stretch of `text` that the pointer's value takes up, or the longest part of the pointer that is there.
 * @param {string} text
 * @param {string} pointer RFC 6901, such as `/events/3/reason`
 * @returns {{ from: number, to: number } | undefined} offsets into the text
 */
export function locate(text, pointer) {
  const wanted = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gsu;
  const path = [];
  let best;
  let match;

  // One frame per open bracket: where its value began, what is counted or named inside, and whether a key comes next.
  const frames = [];
  const depthOf = () => path.filter((part, index) => part === wanted[index]).length;
  const onPath = () => path.length <= wanted.length && depthOf() === path.length;
  const note = (from, to) => {
    if (onPath() && (!best || path.length >= best.depth)) best = { from, to, depth: path.length };
  };

  while ((match = token.exec(text))) {
    const [word] = match;
    const from = match.index;
    const to = from + word.length;
    const frame = frames.at(-1);
    if (word === '{' || word === '[') {
      note(from, to);
      frames.push({ from, list: word === '[', index: 0, key: word === '{' });
      path.push(word === '[' ? '0' : '');
    } else if (word === '}' || word === ']') {
      const closed = frames.pop();
      path.pop();
      if (!closed) break;
      if (onPath() && best && best.depth === path.length && best.from === closed.from) best.to = to;
      if (best && path.length < best.depth && best.depth === wanted.length) break;
    } else if (word === ',') {
      if (!frame) break;
      if (frame.list) path[path.length - 1] = String((frame.index += 1));
      else frame.key = true;
    } else if (word === ':') {
      if (frame) frame.key = false;
    } else if (frame && !frame.list && frame.key) {
      path[path.length - 1] = unquote(word);
      // A key that is itself the trouble (unknown, say) is found by its own pointer.
      if (onPath() && path.length === wanted.length) best = { from, to, depth: path.length - 0.5 };
    } else {
      note(from, to);
      if (onPath() && path.length === wanted.length) break;
    }
  }
  return best && { from: best.from, to: best.to };
}

function unquote(word) {
  try {
    return String(JSON.parse(word));
  } catch {
    return word;
  }
}

/** The offset of a line and column, both counted from 1, the column in characters (code points). */
export function offsetOf(text, { line, column }) {
  let from = 0;
  for (let count = 1; count < line; count += 1) {
    const end = text.indexOf('\n', from);
    if (end < 0) return text.length;
    from = end + 1;
  }
  const end = text.indexOf('\n', from);
  const row = [...text.slice(from, end < 0 ? text.length : end)];
  return from + row.slice(0, column - 1).join('').length;
}

/** The line and column of an offset, both counted from 1. */
export function positionOf(text, offset) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...before.at(-1)].length + 1 };
}

/** The end of the word, string or sign that begins at an offset: what to select there. */
export function wordEnd(text, offset) {
  const match = /^(?:"(?:[^"\\\n]|\\.)*"?|[^\s{}[\],:"]+|.)/su.exec(text.slice(offset, offset + 400));
  return offset + (match ? match[0].length : 0);
}
