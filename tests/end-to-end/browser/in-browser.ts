/** What the tests in a browser share: one Worker and one browser a file, one watched page a test. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import {
  BROWSER,
  expectNoSidewaysScroll,
  findViolations,
  type LOOKS,
  launchBrowser,
  openPage,
  type PageOptions,
  type WatchedPage,
} from './browser.ts';
import { type Running, startWorker } from './worker-under-test.ts';

/** Tests that are skipped, and say so, where no browser is. */
export const describeInBrowser = describe.skipIf(BROWSER === undefined);

/** Filled before the first test; `page` is another one for each. */
export interface InBrowser {
  worker: Running;
  browser: Browser;
  page: Page;
}

/** Starts a Worker over the test's articles and a browser; every page must come to its end without a fault. */
export function useBrowser(page: PageOptions = {}, start: () => Promise<Running> = startWorker): InBrowser {
  const shared = {} as InBrowser;
  let watched: WatchedPage;
  beforeAll(async () => {
    [shared.worker, shared.browser] = await Promise.all([start(), launchBrowser()]);
  });
  afterAll(async () => {
    await shared.browser?.close();
    await shared.worker?.stop();
  });
  beforeEach(async () => {
    watched = await openPage(shared.browser, page);
    shared.page = watched.page;
  });
  afterEach(async () => {
    const { faults } = watched;
    await watched.close();
    expect(faults).toEqual([]);
  });
  return shared;
}

/** A page as it is once `ready` is: no violation of axe, no sideways scroll, no fault. `what` names it in a failure. */
export async function expectAccessible(
  browser: Browser,
  look: (typeof LOOKS)[number],
  address: string,
  what: string,
  ready: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  const { page, close, faults } = await openPage(browser, look);
  await page.goto(address);
  await ready(page);
  expect(await findViolations(page), what).toEqual([]);
  await expectNoSidewaysScroll(page);
  expect(faults, what).toEqual([]);
  await close();
}
