// JSON as a person would lay it out: what fits on a line stays on one line, the rest opens.

const WIDTH = 110;

/** The text of `value`, with two spaces of indent, ending in a line break. */
export function writeJson(value) {
  return `${lay(value, '', 0)}\n`;
}

function lay(value, indent, taken) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const flat = onOneLine(value);
  const simple = indent !== '' && flat.length + indent.length + taken <= WIDTH;
  if (simple || flat.length <= 2) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => deeper + lay(item, deeper, 1)).join(',\n')}\n${indent}]`;
  }
  const lines = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => {
      const name = `${JSON.stringify(key)}: `;
      return deeper + name + lay(item, deeper, name.length + 1);
    });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function onOneLine(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : spread('[', value.map(onOneLine), ']');
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`);
  return pairs.length === 0 ? '{}' : spread('{ ', pairs, ' }');
}

const spread = (open, items, close) => open + items.join(', ') + close;
