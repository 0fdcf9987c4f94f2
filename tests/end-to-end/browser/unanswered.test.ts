import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { LOOKS, PATIENT } from './browser.ts';
import { describeInBrowser, expectAccessible, useBrowser } from './in-browser.ts';
import { startWorker } from './worker-under-test.ts';

const TOKEN = 'sixteen-characters-or-more';

const ROWS = [
  { query: 'samovar', lang: '', searches: '1204' },
  { query: '<img src=x onerror=alert(1)>', lang: 'en', searches: '7' },
];

/** Stands for Cloudflare's SQL API on this machine. */
let analytics: Server;

async function start() {
  analytics = createServer((request, response) => {
    const isAllowed = request.headers.authorization === 'Bearer account-token';
    response.writeHead(isAllowed ? 200 : 403, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ data: ROWS }));
  });
  await new Promise<void>((resolve) => analytics.listen(0, '127.0.0.1', resolve));
  return startWorker({
    vars: {
      EDITORS_TOKEN: TOKEN,
      ANALYTICS_ACCOUNT_ID: '0123456789abcdef0123456789abcdef',
      ANALYTICS_DATASET: 'searches',
      ANALYTICS_TOKEN: 'account-token',
      ANALYTICS_API: `http://127.0.0.1:${(analytics.address() as AddressInfo).port}`,
    },
  });
}

describeInBrowser('what was not found, in the explorer', () => {
  const shared = useBrowser({}, start);
  afterAll(() => {
    analytics?.close();
  });

  it('is shown for the editors’ token alone, as text, and leads to each search', async () => {
    const { page, worker } = shared;
    await page.goto(`${worker.url}/#/not-found`);
    const token = page.getByLabel('Editors’ token');
    await token.fill('not-the-token');
    await page.keyboard.press('Enter');
    await page.getByText('This is not the editors’ token.').waitFor();
    await token.fill(TOKEN);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2 searches of the last 30 days found nothing' }).waitFor();
    expect(await page.getByRole('row').allInnerTexts()).toEqual([
      expect.stringMatching(/Search\s+Language\s+Times/),
      expect.stringMatching(/samovar\s+any\s+1,204/),
      expect.stringMatching(/<img src=x onerror=alert\(1\)>\s+English\s+7/),
    ]);
    expect(await page.locator('main img').count()).toBe(0);
    await page.getByRole('link', { name: 'samovar' }).click();
    await page.getByRole('heading', { name: 'Nothing found for “samovar”' }).waitFor();
    await page.goBack();
    await page.getByRole('row', { name: /samovar/ }).waitFor();
  });

  it.each(LOOKS)('has no violation of axe, $scheme at $width pixels', PATIENT, async (look) => {
    const { browser, worker } = shared;
    await expectAccessible(browser, look, `${worker.url}/#/not-found`, 'list', async (page) => {
      await page.getByLabel('Editors’ token').fill(TOKEN);
      await page.keyboard.press('Enter');
      await page.getByRole('row', { name: /samovar/ }).waitFor();
    });
  });
});
