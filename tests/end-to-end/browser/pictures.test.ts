import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../index/build.ts';
import { loadConfig } from '../../../index/config/load-config.ts';
import { renderReport } from '../../../index/report/render-report.ts';
import { openPage, PATIENT } from './browser.ts';
import { describeInBrowser, useBrowser } from './in-browser.ts';
import { startWorker } from './worker-under-test.ts';

const PICTURES = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../../index/sample', import.meta.url));

const LOOKS = [
  ['', { scheme: 'light' }],
  ['-dark', { scheme: 'dark' }],
  ['-phone', { scheme: 'light', width: 390, height: 844 }],
] as const;

/** Taken when `SCREENSHOTS=1` asks for them, because no two machines draw the same pixels. */
const describePictures = process.env.SCREENSHOTS === '1' ? describeInBrowser : describe.skip;

describePictures('the pictures of the sample', () => {
  const shared = useBrowser({}, () => startWorker({ source: SAMPLE }));

  async function take(name: string, address: string, ready: (page: Page) => Promise<void>): Promise<void> {
    for (const [look, options] of LOOKS) {
      const { page, close, faults } = await openPage(shared.browser, options);
      await page.goto(address);
      await ready(page);
      await page.mouse.move(0, 0);
      await mkdir(PICTURES, { recursive: true });
      await page.screenshot({ path: `${PICTURES}${name}${look}.png` });
      expect(faults).toEqual([]);
      await close();
    }
  }

  it('show the explorer', PATIENT, async () => {
    await take('explorer', `${shared.worker.url}/?q=green+tea`, async (page) => {
      await page.locator('.hits a').first().click();
      await page.locator('.links > li').first().waitFor();
    });
  });

  it('show the search page', PATIENT, async () => {
    await take('search', `${shared.worker.url}/search?q=water`, async () => {});
  });

  it('show the build report', PATIENT, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'alongside-pictures-'));
    const config = await loadConfig(folder, { sources: [SAMPLE], out: join(folder, 'index') });
    const build = await buildIndex(config, () => {}, { partial: true });
    const path = join(folder, 'report.html');
    await writeFile(path, renderReport(build, { name: 'The sample' }));
    await take('report', pathToFileURL(path).href, async (page) => {
      await page.getByRole('heading', { name: 'The map' }).evaluate((heading) => heading.scrollIntoView());
    });
    await rm(folder, { recursive: true });
  });
});
