// Pages made by the tests themselves, served from the site's own origin, with a strict content policy unless said otherwise.
import { readFile } from 'node:fs/promises';

const data = new URL('data/', import.meta.url);

/** A page on which everything but the package's needs is refused: no inline style, no inline script, no HTML from text. */
export const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
].join('; ');

/** A policy and a ticket of the tests' own, so that the page's samples may grow; the ticket up to `until` (RFC 3339), changed by `change`. */
export async function sample({ until = '2100', change = (ticket) => ticket } = {}) {
  const [policy, ticket] = await Promise.all([
    readFile(new URL('policy.json', data), 'utf8'),
    readFile(new URL('ticket.json', data), 'utf8').then(JSON.parse),
  ]);
  ticket.events = ticket.events.filter((event) => event.at <= until);
  return { policy, ticket: change(ticket) ?? ticket };
}

/**
 * Opens `body` as a page.
 *
 * - `time`: the page's clock stands there, its timers under `page.clock`
 * - `csp`: its content policy; `lang`: its language
 * - `routes`: `{ pattern: answer }`, an answer being Playwright's options of `fulfill` or 'abort'
 * - the rest as in `browser.page`
 */
export async function openBody(browser, body = '', { csp = STRICT, lang = 'en', time, routes = {}, before, ...options } = {}) {
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Test</title></head><body><main>${body}</main></body></html>`;
  return browser.page('/element-under-test.html', {
    ...options,
    async before(page) {
      await page.route('**/element-under-test.html', (route) => route.fulfill({ contentType: 'text/html', body: html, headers: csp ? { 'content-security-policy': csp } : {} }));
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      for (const [pattern, answer] of Object.entries(routes)) {
        await page.route(pattern, (route) => (answer === 'abort' ? route.abort() : route.fulfill(answer)));
      }
      if (time !== undefined) {
        // Installed a moment earlier, because a clock can only be stopped ahead.
        await page.clock.install({ time: new Date(Date.parse(time) - 1000) });
        await page.clock.pauseAt(new Date(time));
      }
      await before?.(page);
    },
  });
}

/** Registers the element on a page. */
export function define(page) {
  return page.evaluate(() => import('/pkg/define.js').then(() => undefined));
}

/**
 * Puts an element with these attributes and properties on the page and waits until it is drawn.
 * The events it sends are gathered in `window.events` as `[type, short detail]`.
 */
export async function place(page, { attributes = {}, properties = {}, text = 'Call us' } = {}) {
  await define(page);
  await page.evaluate(async ([attributes, properties, text]) => {
    window.events = [];
    const element = document.createElement('sla-clock');
    for (const type of ['sla-ready', 'sla-change', 'sla-step', 'sla-breach', 'sla-error']) {
      element.addEventListener(type, ({ detail }) => window.events.push([type, detail.to || detail.state || (detail.step && detail.step.share) || (detail.clock && detail.clock.id) || detail.error.code]));
    }
    for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
    Object.assign(element, properties);
    element.textContent = text;
    document.querySelector('main').append(element);
    await element.ready;
  }, [attributes, properties, text]);
  return page.locator('sla-clock').last();
}

/** What a reader sees of an element, without the gaps between its parts. */
export async function seen(locator, selector) {
  const text = await locator.locator(selector).innerText();
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

/** Whether the author's own text between the tags is drawn. */
export function showsOwnText(locator) {
  return locator.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getClientRects().length > 0;
  });
}
