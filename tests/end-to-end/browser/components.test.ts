import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLongestMotion, LOOKS, openPage, PATIENT } from './browser.ts';
import { describeInBrowser, expectAccessible, useBrowser } from './in-browser.ts';
import { type Running, startSite } from './worker-under-test.ts';

const STYLE = `
  body { margin: 0 auto; max-width: 44rem; padding: 1rem; font: 17px/1.6 sans-serif; }
  .dressed { --alongside-link: rgb(1, 2, 3); }
  .dressed::part(heading) { text-transform: uppercase; }
  .reserved { display: block; min-block-size: 22rem; }
`;

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="16" height="9" fill="#3a7"/></svg>';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh', 'ar'];

/** By page, what stands in it as soon as the Worker has answered. */
const SHOWN = {
  '/list': 'related-links a',
  '/reasons': 'related-links a',
  '/cards': 'related-links a',
  '/unknown': 'related-links[empty]',
  '/arabic': 'related-links a',
  '/search': 'site-search input',
  '/modal': 'site-search button',
};

describeInBrowser('the elements, in a page of another origin with a strict policy', () => {
  const shared = useBrowser();
  let site: Running;

  beforeAll(async () => {
    const { worker } = shared;
    const canonical = '<link rel="canonical" href="/kitchen/green-tea/">';
    const page = (body: string, { lang = 'en', dir = 'ltr', head = canonical } = {}) => `<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>A page</title>
${head}<link rel="stylesheet" href="/style.css">
<script type="module" src="${worker.url}/alongside.js"></script></head>
<body><main><h1>How to brew green tea</h1>${body}</main></body></html>`;
    site = await startSite(worker.url, {
      '/style.css': STYLE,
      '/pictures/tea.svg': SVG,
      '/list': page('<related-links></related-links>'),
      '/no-canonical': page('<related-links></related-links>', { head: '' }),
      '/reasons': page('<related-links reasons limit="3" heading="Read next"></related-links>'),
      '/cards': page('<related-links view="cards" article="kitchen/black-tea"></related-links>'),
      '/dressed': page(
        `<related-links class="dressed" words='{"related":"Mehr davon"}'></related-links>
           <site-search words='{"search":"Finde"}'></site-search>`,
      ),
      '/unknown': page('<related-links url="/nowhere/"></related-links><p>after</p>'),
      '/reserved': page('<related-links class="reserved"></related-links><p id="after">after</p>'),
      '/search': page('<site-search></site-search>'),
      '/modal': page('<site-search mode="modal" shortcut="Alt+S"></site-search>'),
      '/languages': page(
        LANGUAGES.map((lang) => `<div lang="${lang}"><related-links></related-links></div>`).join(''),
      ),
      '/arabic': page('<site-search></site-search><related-links reasons></related-links>', {
        lang: 'ar',
        dir: 'rtl',
      }),
      '/kitchen/black-tea/': page('black tea'),
      '/workshop/chain/': page('the chain'),
    });
  });
  afterAll(async () => {
    await site?.stop();
  });

  describe('<related-links>', () => {
    it('finds the canonical address of the page and links to what belongs to it', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/list`);
      const links = page.locator('related-links').getByRole('link');
      await links.first().waitFor();
      expect(await links.allInnerTexts()).toContain('Black tea for a grey morning');
      expect(await page.getByRole('complementary', { name: 'Related articles' }).count()).toBe(1);
      expect(await links.first().getAttribute('href')).toMatch(/^http:\/\/localhost/);
    });

    it('asks for the page’s own address, with its query, where there is no canonical one', async () => {
      const { page } = shared;
      const asked = page.waitForRequest(/\/v1\/related/);
      await page.goto(`${site.url}/no-canonical?p=7#part`);
      expect(new URL((await asked).url()).searchParams.get('url')).toBe(`${site.url}/no-canonical?p=7`);
    });

    it('tells its reasons on wish, under a heading of one’s own', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/reasons`);
      await page.getByRole('heading', { name: 'Read next' }).waitFor();
      expect(await page.locator('related-links').getByRole('listitem').count()).toBeLessThanOrEqual(3);
      expect(await page.locator('related-links aside').textContent()).toMatch(/Both about:|Same tags:/);
    });

    it('is dressed by custom properties and parts, and says the words of the page', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/dressed`);
      const heading = page.getByRole('heading', { name: 'Mehr davon' });
      await heading.waitFor();
      await page.getByRole('combobox', { name: 'Finde' }).waitFor();
      expect(await heading.evaluate((one) => getComputedStyle(one).textTransform)).toBe('uppercase');
      const link = page.locator('related-links').getByRole('link').first();
      expect(await link.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(1, 2, 3)');
    });

    it('takes no room when there is nothing to show', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/unknown`);
      await page.locator('related-links[empty]').waitFor({ state: 'attached' });
      expect(await page.locator('related-links').boundingBox()).toBeNull();
    });

    it('shifts nothing where its height is reserved', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/reserved`);
      await page.locator('related-links').getByRole('link').first().waitFor();
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 300);
          }),
      );
      expect(shift).toBe(0);
    });

    it('keeps a hostile answer as text and links nowhere but to http(s)', async () => {
      const { page } = shared;
      await page.route('**/v1/related**', async (route) => {
        const response = await route.fetch();
        const answer = (await response.json()) as { hits: object[] };
        answer.hits = [
          {
            ...answer.hits[0],
            title: '<img src=x onerror=alert(1)>',
            url: 'javascript:alert(1)',
            image: 'javascript:alert(1)',
          },
        ];
        await route.fulfill({ response, json: answer });
      });
      for (const path of ['/list', '/cards']) {
        await page.goto(site.url + path);
        await page.getByText('<img src=x onerror=alert(1)>').waitFor();
        expect(await page.locator('related-links').getByRole('link').count()).toBe(0);
        expect(await page.locator('related-links img').count()).toBe(0);
      }
    });
  });

  describe('<site-search>', () => {
    it('leads from the shortcut to an article by keyboard alone', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/search`);
      const box = page.getByRole('combobox', { name: 'Search' });
      await box.waitFor();
      expect(await box.getAttribute('aria-keyshortcuts')).toBe('Control+K');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('sprockets');
      const option = page.getByRole('option', { name: /A bicycle chain that lasts/ });
      await option.waitFor();
      expect(await page.locator('site-search').getByRole('status').textContent()).toBe('1 result');
      await page.keyboard.press('ArrowUp');
      expect(await option.getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}/workshop/chain/`);
    });

    it('leads to the page of all results where nothing is chosen', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/search`);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('tea');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${shared.worker.url}/search?q=tea`);
    });

    it('opens as a dialog with a shortcut of one’s own, and Escape closes it', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/modal`);
      const button = page.getByRole('button', { name: 'Search' });
      await button.waitFor();
      expect(await button.getAttribute('aria-keyshortcuts')).toBe('Alt+S');
      await page.keyboard.press('Alt+s');
      await page.getByRole('dialog', { name: 'Search' }).waitFor();
      await page.keyboard.type('honey');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });

    it('says that nothing was found, and that the Worker does not answer', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/search`);
      const status = page.locator('site-search').getByRole('status');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('zzzyx');
      await page.waitForFunction(
        () => document.querySelector('site-search')?.shadowRoot?.querySelector('[role=status]')?.textContent,
      );
      expect(await status.textContent()).toBe('Nothing found');
      await page.route('**/v1/**', (route) => route.abort());
      await page.keyboard.type('q');
      await page.waitForTimeout(500);
      expect(await status.textContent()).toBe('The search does not answer at the moment');
    });

    it('speaks the language that it stands in, from right to left where that does', async () => {
      const { page } = shared;
      await page.goto(`${site.url}/arabic`);
      const box = page.getByRole('combobox', { name: 'بحث' });
      await box.waitFor();
      await page.getByRole('heading', { name: 'مقالات ذات صلة' }).waitFor();
      const field = (await box.boundingBox())!;
      const keys = (await page.locator('site-search kbd').boundingBox())!;
      // What stands at the end of a line stands left.
      expect(keys.x - field.x).toBeLessThan(field.width / 4);
    });

    it('opens without movement where less of it is asked for', async () => {
      for (const reducedMotion of [false, true]) {
        const { page, close } = await openPage(shared.browser, { reducedMotion });
        await page.goto(`${site.url}/modal`);
        await page.getByRole('button', { name: 'Search' }).click();
        await page.getByRole('dialog').waitFor();
        expect((await findLongestMotion(page)) > 0).toBe(!reducedMotion);
        await close();
      }
    });
  });

  it('speak eight languages', async () => {
    const { page } = shared;
    await page.goto(`${site.url}/languages`);
    const headings = page.locator('related-links h2');
    await headings.nth(LANGUAGES.length - 1).waitFor();
    expect(new Set(await headings.allInnerTexts()).size).toBe(LANGUAGES.length);
  });

  it.each(LOOKS)('have no violation of axe, $scheme at $width pixels', PATIENT, async (look) => {
    for (const [path, shown] of Object.entries(SHOWN)) {
      await expectAccessible(shared.browser, look, site.url + path, path, async (page) => {
        await page.locator(shown).first().waitFor({ state: 'attached' });
        if (path === '/modal') await page.getByRole('button', { name: 'Search' }).click();
        if (path !== '/modal' && path !== '/search') return;
        await page.getByRole('combobox').fill('tea');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
      });
    }
  });
});
