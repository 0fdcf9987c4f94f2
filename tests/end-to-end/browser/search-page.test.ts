import { expect, it } from 'vitest';
import { LOOKS, PATIENT } from './browser.ts';
import { describeInBrowser, expectAccessible, useBrowser } from './in-browser.ts';

const ADDRESSES = {
  'the empty form': '/search',
  'a page of results': '/search?q=tea',
  'results with filters': '/search?q=water&filter=section%3Agarden&since=2022-01-01&sort=date%3Adesc',
  'nothing found': '/search?q=zzzyx',
  'a refusal': '/search?q=tea&limit=many',
};

describeInBrowser('the search page, in a browser without JavaScript', () => {
  const shared = useBrowser({ javaScript: false });

  it('searches, filters and orders by keyboard alone', async () => {
    const { page, worker } = shared;
    await page.goto(`${worker.url}/search`);
    await page.locator('#q:focus').waitFor();
    await page.keyboard.type('garden');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=garden');
    expect(await page.getByRole('status').textContent()).toMatch(/^\d+ results/);
    const facet = page.locator('.facet a', { hasText: 'bees' });
    await facet.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**filter=tag%3Abees');
    expect(await page.getByRole('link', { name: 'Remove filter: bees' }).count()).toBe(1);
    await page.getByLabel('Order').selectOption('date:asc');
    await page.getByRole('button', { name: 'Apply' }).press('Enter');
    await page.waitForURL('**sort=date%3Aasc**');
    expect(new URL(page.url()).searchParams.get('filter')).toBe('tag:bees');
    const days = await page
      .locator('.hits time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')!));
    expect(days).toEqual([...days].sort());
  });

  it('leads through its pages', async () => {
    const { page, worker } = shared;
    await page.goto(`${worker.url}/search?q=tea&limit=3`);
    const first = await page.locator('.hits h3').allInnerTexts();
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL('**offset=3**');
    const second = await page.locator('.hits h3').allInnerTexts();
    expect(first.filter((title) => second.includes(title))).toEqual([]);
    expect(await page.locator('.hits').getAttribute('start')).toBe('4');
  });

  it.each(LOOKS)('has no violation of axe, $scheme at $width pixels', PATIENT, async (look) => {
    const { browser, worker } = shared;
    // The page has no script; axe itself needs one.
    for (const [what, address] of Object.entries(ADDRESSES)) {
      await expectAccessible(browser, look, worker.url + address, what);
    }
  });
});
