// The calculator in a test: opened at an instant of the example, with words for what tests do to it.

/** Opens the page with its example answered. */
export async function openCalculator(browser, { hash = '#now=2026-03-13T21:40:00Z&lang=en', ...options } = {}) {
  const page = await browser.page(`/${hash}`, options);
  await page.locator('.clocks').waitFor();
  return Object.assign(page, {
    /** Shows a tab of the input. */
    tab: (name) => page.getByRole('tab', { name, exact: true }).or(page.getByRole('tab', { name: `${name} !`, exact: true })).click(),
    /** The text area of `ticket` or `policy`. */
    text: (name) => page.locator(`#panel-${name}-text`),
    /** Replaces a part of a text as typing would, and waits until the page has looked at it. */
    replace: async (name, from, to) => {
      const area = page.locator(`#panel-${name}-text`);
      await area.fill((await area.inputValue()).replace(from, to));
      await page.waitForTimeout(250);
    },
    /** The due instant that the table gives for a clock. */
    dueOf: (title) => page.locator('.clocks tr', { has: page.getByRole('rowheader', { name: title, exact: true }) }).locator('time').first().getAttribute('datetime'),
    /** The instant that the element is shown at. */
    shownTime: () => page.locator('sla-clock').getAttribute('now'),
  });
}
