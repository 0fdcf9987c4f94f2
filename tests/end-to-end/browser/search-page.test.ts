import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BROWSER,
  expectNoSidewaysScroll,
  findViolations,
  LOOKS,
  launchBrowser,
  openPage,
  PATIENT,
  type WatchedPage,
} from './browser.ts';
import { type Running, startWorker } from './worker-under-test.ts';

const ADDRESSES = {
  'the empty form': '/search',
  'a page of results': '/search?q=tea',
  'results with filters': '/search?q=water&filter=section%3Agarden&since=2022-01-01&sort=date%3Adesc',
  'nothing found': '/search?q=zzzyx',
  'a refusal': '/search?q=tea&limit=many',
};

describe.skipIf(BROWSER === undefined)('the search page, in a browser without JavaScript', () => {
  let worker: Running;
  let browser: Browser;
  let watched: WatchedPage;

  beforeAll(async () => {
    [worker, browser] = await Promise.all([startWorker(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await worker?.stop();
  });
  beforeEach(async () => {
    watched = await openPage(browser, { javaScript: false });
  });
  afterEach(async () => {
    const { faults } = watched;
    await watched.close();
    expect(faults).toEqual([]);
  });

  it('searches, filters and orders by keyboard alone', async () => {
    const { page } = watched;
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
    const { page } = watched;
    await page.goto(`${worker.url}/search?q=tea&limit=3`);
    const first = await page.locator('.hits h3').allInnerTexts();
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL('**offset=3**');
    const second = await page.locator('.hits h3').allInnerTexts();
    expect(first.filter((title) => second.includes(title))).toEqual([]);
    expect(await page.locator('.hits').getAttribute('start')).toBe('4');
  });

  it.each(LOOKS)('has no violation of axe, $scheme at $width pixels', PATIENT, async (look) => {
    for (const [what, address] of Object.entries(ADDRESSES)) {
      // The page has no script; axe itself needs one.
      const { page, close, faults } = await openPage(browser, look);
      await page.goto(worker.url + address);
      expect(await findViolations(page), what).toEqual([]);
      await expectNoSidewaysScroll(page);
      expect(faults, what).toEqual([]);
      await close();
    }
  });
});
