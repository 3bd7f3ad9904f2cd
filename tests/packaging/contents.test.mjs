// What the archive holds, and whether its package.json tells the truth about it.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { after, before, test } from 'node:test';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

import { INSTALLED, elsewhere } from './support/elsewhere.mjs';

let user;
before(async () => {
  user = await elsewhere();
});
after(() => user.remove());

async function files() {
  const folder = join(user.folder, INSTALLED);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
}

test('the module and its glue are in the archive', async () => {
  const names = await files();
  assert.ok(names.includes('dist/sla_clock.js'), names.join('\n'));
  assert.ok(names.includes('dist/sla_clock_bg.wasm'), names.join('\n'));
});

test('nothing is in the archive but code, types, schemas and what a licence asks for', async () => {
  const known = /(\.js|\.d\.ts|\.wasm|\.json|^README\.md|^CHANGELOG\.md|^LICENSE[-A-Z]*)$/;
  assert.deepEqual((await files()).filter((name) => !known.test(name)), []);
});

test('the package depends on nothing', async () => {
  const manifest = JSON.parse(await readFile(join(user.folder, INSTALLED, 'package.json'), 'utf8'));
  assert.deepEqual(manifest.dependencies ?? {}, {});
});

test('publint finds nothing to say about package.json', async () => {
  const { messages, pkg } = await publint({ pkgDir: join(user.folder, INSTALLED), pack: false, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});
