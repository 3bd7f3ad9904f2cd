// Chromium and pages in it that look the same on every machine: zone, language, size and scheme are said, not found.
//
//   import { after, before, test } from 'node:test';
//   import { openBrowser } from './support/browser.mjs';
//
//   let browser;
//   before(async () => { browser = await openBrowser(); });
//   after(() => browser.close());
//
//   test('…', async () => {
//     const page = await browser.page('/', { now: '2026-03-13T20:35:00Z' });
//     …
//     assert.deepEqual(page.problems, []);
//   });
import { chromium } from 'playwright-core';

import { setting } from './setting.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the site under test is served, ending with a slash. */
export const site = setting('SITE');

/** Starts a Chromium. `page` opens a page of the site in it; `close` ends it. */
export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: setting('CHROMIUM'), args: FLAGS });
  return {
    page: (path, options) => openPage(browser, path, options),
    close: () => browser.close(),
  };
}

/**
 * A page of its own (no cookies, no cache shared with others). `page.problems` collects what went wrong in it:
 * errors of scripts, errors on the console (the content policy's refusals among them), and requests that failed or were
 * refused.
 *
 * `now` (anything `Date` takes) stops the page's clock there; `page.clock.setFixedTime` moves it on.
 * `before(page)` runs before the page is loaded: to route requests, for example.
 */
async function openPage(
  browser,
  path = '/',
  { width = 1280, height = 800, language = 'en-GB', timeZone = 'Europe/Paris', dark = false, now, before } = {},
) {
  const context = await browser.newContext({
    baseURL: site,
    viewport: { width, height },
    locale: language,
    timezoneId: timeZone,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.problems = [];
  collectProblems(page, page.problems);
  if (now !== undefined) {
    await page.clock.setFixedTime(new Date(now));
  }
  await before?.(page);
  await page.goto(path);
  return page;
}

function collectProblems(page, problems) {
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // A request that was refused is told below, with its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      problems.push(`answer: ${response.status()} ${response.url()}`);
    }
  });
  page.on('requestfailed', (request) => problems.push(`request: ${request.url()} ${request.failure()?.errorText}`));
}
