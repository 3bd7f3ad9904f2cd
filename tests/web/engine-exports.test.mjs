// What the package promises in its manifest exists, and importing it on a server does nothing.
import assert from 'node:assert/strict';
import { access, readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

const pkg = new URL('../../pkg/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', pkg), 'utf8'));
const elements = JSON.parse(await readFile(new URL('custom-elements.json', pkg), 'utf8'));

/** The files of an entry of the exports map, by condition. */
function targets(entry) {
  return typeof entry === 'string' ? [['default', entry]] : Object.entries(entry);
}

async function sources(folder = pkg) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) found.push(...await sources(new URL(`${entry.name}/`, folder)));
    else if (entry.name.endsWith('.js')) found.push(new URL(entry.name, folder));
  }
  return found;
}

test('every exported path exists, types come first, and it is among the files', async () => {
  for (const [name, entry] of Object.entries(manifest.exports)) {
    const conditions = targets(entry);
    if (conditions.length > 1) assert.equal(conditions[0][0], 'types', name);
    for (const [, path] of conditions) {
      await access(new URL(path, pkg));
      const packed = path.replace('./', '');
      assert.ok(packed === 'package.json' || manifest.files.some((allowed) => packed === allowed || packed.startsWith(`${allowed}/`)
        || (allowed.startsWith('*.') && !packed.includes('/') && packed.endsWith(allowed.slice(1)))), packed);
    }
  }
});

test('importing any script on a server is inert', async () => {
  for (const [name, entry] of Object.entries(manifest.exports)) {
    for (const [condition, path] of targets(entry)) {
      if (!path.endsWith('.js') || condition === 'types') continue;
      assert.ok(await import(new URL(path, pkg)), name);
    }
  }
  assert.equal(globalThis.customElements, undefined);
});

test('the package has no dependency, runs nothing when installed, and names its one side effect', () => {
  assert.deepEqual(['dependencies', 'peerDependencies', 'optionalDependencies', 'scripts'].filter((key) => key in manifest), []);
  assert.deepEqual(manifest.sideEffects, ['./define.js']);
});

test('only one file asks for its own address, and none waits at its top', async () => {
  const asking = [];
  for (const file of await sources()) {
    const text = await readFile(file, 'utf8');
    const code = text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
    if (code.includes('import.meta')) asking.push(file.pathname.split('/pkg/')[1]);
    assert.doesNotMatch(code, /^await |^(const|let) .*= await /m, file.pathname);
    assert.doesNotMatch(code, /innerHTML|insertAdjacentHTML|localStorage|sessionStorage|document\.cookie/, file.pathname);
  }
  assert.deepEqual(asking, ['load/url.js']);
});

test('the manifest of elements names the attributes, events, parts and properties that the code has', async () => {
  const text = (await Promise.all((await sources()).map((file) => readFile(file, 'utf8')))).join('\n');
  const [declaration] = elements.modules[0].declarations;
  const names = (list) => list.map((item) => item.name).sort();
  const found = (pattern) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]))].sort();
  const { OBSERVED } = await import(new URL('element/attributes.js', pkg));
  assert.deepEqual(names(declaration.attributes), [...OBSERVED].sort());
  assert.deepEqual(names(declaration.events), found(/'(sla-(?:ready|change|step|breach|error))'/g));
  assert.deepEqual(names(declaration.cssProperties), found(/(--sla-[a-z-]+)/g));
  const parts = [...found(/part: '([a-z-]+)'/g), ...found(/name: '(penalty|claim|told|support)'/g), ...found(/row\('(news-[a-z]+)'/g)].sort();
  assert.deepEqual(names(declaration.cssParts), parts);
});
