// Takes the pictures of the README from a page that is being served: `node docs/images/take.mjs http://127.0.0.1:8080/`.
import { chromium } from 'playwright-core';

const [site = 'http://127.0.0.1:8080/'] = process.argv.slice(2);
const MOMENT = '#now=2026-03-13T21:40:00Z&lang=en';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const colorScheme of ['light', 'dark']) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1226 }, colorScheme, locale: 'en-GB', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' });
  await page.goto(site + MOMENT);
  await page.locator('sla-clock:is([data-state="running"], [data-state="warning"])').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: new URL(`calculator-${colorScheme}.png`, import.meta.url).pathname });
}
await browser.close();
