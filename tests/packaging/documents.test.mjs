// The JavaScript of the README, run as it stands there.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { elsewhere } from './support/elsewhere.mjs';

const root = new URL('../../', import.meta.url);

let user;
before(async () => {
  user = await elsewhere();
});
after(() => user.remove());

test('the example for Node prints what it says', async () => {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const [, example] = /```js\n([^]*?)```/.exec(readme);
  const [, printed] = /console\.log.*\/\/ (.*)/.exec(example);
  await user.write('policy.json', await readFile(new URL('www/policies/b2b-fibre-gtr4.json', root)));
  await user.write('ticket.json', await readFile(new URL('www/tickets/b2b-fibre-gtr4.json', root)));
  await user.write('example.mjs', example);
  assert.equal((await user.run(process.execPath, ['example.mjs'])).trim(), printed);
});
