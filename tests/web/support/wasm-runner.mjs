// Runs one file of WebAssembly tests in a browser that has no WebDriver: wasm-bindgen's runner serves the page,
// Playwright opens it, and the page says how it went.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

import { setting } from './setting.mjs';

const [runner, ...words] = process.argv.slice(2);
const patience = 1000 * Number(setting('WASM_BINDGEN_TEST_TIMEOUT'));

const server = spawn(runner, words, {
  env: { ...process.env, NO_HEADLESS: '1', WASM_BINDGEN_TEST_ADDRESS: '127.0.0.1:0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const stopped = new Promise((resolve) => server.once('close', resolve));

/** The address the runner prints, or nothing when it has no test to run. */
async function address() {
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (found) {
      return found[0];
    }
    console.log(line);
  }
  return undefined;
}

async function outcome(url) {
  const browser = await chromium.launch({ executablePath: setting('CHROMIUM'), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => console.log(message.text()));
    await page.goto(url);
    const output = page.locator('#output', { hasText: 'test result: ' });
    await output.waitFor({ state: 'attached', timeout: patience });
    return await output.textContent();
  } finally {
    await browser.close();
  }
}

const url = await address();
if (url === undefined) {
  process.exitCode = await stopped;
} else {
  try {
    const text = await outcome(url);
    console.log(text);
    process.exitCode = text.includes('test result: ok') ? 0 : 1;
  } finally {
    server.kill();
  }
}
