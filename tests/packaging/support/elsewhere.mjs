// The npm package as its users have it: installed from its archive, in a folder that knows nothing of this one.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { setting } from '../../web/support/setting.mjs';

const start = promisify(execFile);
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The package's own folder in the folder `elsewhere` made. */
export const INSTALLED = join('node_modules', 'sla-clock');

/**
 * Makes a folder and installs the package there. `write` puts a file into it, `run` runs a program in it and hands back
 * what it printed; a program that fails rejects with what it said. `remove` takes it away.
 */
export async function elsewhere() {
  const folder = await mkdtemp(join(tmpdir(), 'sla-clock-user-'));
  const write = (name, text) => writeFile(join(folder, name), text);
  const run = async (program, words) => {
    try {
      return (await start(program, words, { cwd: folder })).stdout;
    } catch (failure) {
      throw new Error(`${failure.message}\n${failure.stdout}${failure.stderr}`);
    }
  };
  await write('package.json', JSON.stringify({ name: 'user', private: true, type: 'module' }));
  await run(NPM, ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', setting('ARCHIVE')]);
  return { folder, write, run, remove: () => rm(folder, { recursive: true, force: true }) };
}
