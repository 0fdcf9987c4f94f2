import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildIndex } from '../../../index/build.ts';
import { loadConfig } from '../../../index/config/load-config.ts';
import { renderReport } from '../../../index/report/render-report.ts';
import { LOOKS, launchBrowser, openPage, PATIENT, type WatchedPage } from './browser.ts';
import { describeInBrowser, expectAccessible } from './in-browser.ts';
import { ARTICLES } from './worker-under-test.ts';

interface MapData {
  x: number[];
  y: number[];
  titles: string[];
}

describeInBrowser('the build report, a file in a browser', () => {
  let folder: string;
  let report: string;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'alongside-report-'));
    const config = await loadConfig(folder, { sources: [ARTICLES], out: join(folder, 'index') });
    const build = await buildIndex(config, () => {}, { partial: true });
    const path = join(folder, 'report.html');
    await writeFile(path, renderReport(build, { name: 'Tea & bees', site: 'https://tea.example' }));
    report = pathToFileURL(path).href;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    watched = await openPage(browser);
    page = watched.page;
    await page.goto(report);
  });
  afterEach(async () => {
    const { faults } = watched;
    await watched.close();
    expect(faults).toEqual([]);
  });

  /** Where an article's dot is, from the canvas's corner. */
  async function placeOf(title: RegExp): Promise<{ x: number; y: number }> {
    const data = JSON.parse((await page.locator('#map-data').textContent())!) as MapData;
    const doc = data.titles.findIndex((one) => title.test(one));
    const box = (await page.locator('#map').boundingBox())!;
    return { x: (data.x[doc]! / 1000) * box.width, y: (data.y[doc]! / 1000) * box.height };
  }

  const takePicture = () => page.locator('#map').evaluate((map) => (map as HTMLCanvasElement).toDataURL());

  it('names the article under the pointer, a hostile title as text', async () => {
    await page.locator('#map').hover({ position: await placeOf(/^<img src=x/) });
    const tip = page.locator('#map-tip');
    await tip.waitFor();
    expect(await tip.locator('strong').textContent()).toBe(
      '<img src=x onerror=alert(1)> in a title about tea',
    );
    expect(await page.locator('img, svg, b, main script').count()).toBe(0);
    await page.locator('h1').hover();
    await tip.waitFor({ state: 'hidden' });
  });

  it('is drawn anew by zooming, by keys, and for one group alone', async () => {
    const pictures = [await takePicture()];
    const see = async () => {
      await expect.poll(async () => pictures.includes(await takePicture()), { timeout: 20_000 }).toBe(false);
      pictures.push(await takePicture());
    };
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await see();
    await page.locator('#map').focus();
    await page.keyboard.press('ArrowRight');
    await see();
    const group = page.getByRole('group', { name: 'Show one section' }).getByRole('button').first();
    await group.press('Enter');
    expect(await group.getAttribute('aria-pressed')).toBe('true');
    await see();
  });

  it('leads from its lists to the site', async () => {
    const link = page.getByRole('region', { name: 'Hubs' }).getByRole('link').first();
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/tea\.example\//);
  });

  it.each(LOOKS)('has no violation of axe, $scheme at $width pixels', PATIENT, async (look) => {
    await expectAccessible(browser, look, report, 'report');
  });
});
