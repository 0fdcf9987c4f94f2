import { expect, it } from 'vitest';
import { findLongestMotion, findViolations, LOOKS, openPage, PATIENT } from './browser.ts';
import { describeInBrowser, expectAccessible, useBrowser } from './in-browser.ts';

const VIEWS = {
  'the start': '/',
  results: '/?q=tea',
  'no results': '/?q=zzzyx',
  'an article': '/#/article/kitchen/green-tea',
  'an article beside its results': '/?q=tea#/article/kitchen/green-tea',
  'a draft': '/#/draft',
  'an article with pins and blocks': '/#/article/kitchen/oolong',
  'an article whose list is off': '/#/article/workshop/lights',
  'an article that is not there': '/#/article/nowhere',
  'what was not found': '/#/not-found',
};

describeInBrowser('the explorer, in a browser', () => {
  const shared = useBrowser();

  it('starts with an article and its links, and the facts of the index', async () => {
    const { page, worker } = shared;
    await page.goto(worker.url);
    await page.getByRole('heading', { name: 'For example' }).waitFor();
    expect(await page.locator('.example .links > li').count()).toBeGreaterThan(1);
    expect(await page.locator('footer').textContent()).toMatch(/Articles\s*22/);
  });

  it('leads from a word to an article and its reasons by keyboard alone, and Back leads back', async () => {
    const { page, worker } = shared;
    await page.goto(worker.url);
    await page.keyboard.press('/');
    await page.keyboard.type('bicy');
    const box = page.getByRole('combobox');
    await page.getByRole('option').first().waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const active = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.type('cle');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /results? for “bicycle”/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?q=bicycle');
    await page.keyboard.press('Tab');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const title = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Enter');
    await page.locator('.article-head h1', { hasText: title! }).waitFor();
    expect(await page.locator('.related .links > li').count()).toBeGreaterThan(0);
    expect(await page.locator('.reasons').first().textContent()).toMatch(/both about|same tags/);
    await page.goBack();
    await page.locator('.article-head').waitFor({ state: 'hidden' });
    expect(await page.getByRole('heading', { level: 1 }).first().textContent()).toContain('bicycle');
  });

  it('shows from its address alone what was shown before', async () => {
    const { page, worker } = shared;
    await page.goto(
      `${worker.url}/?q=water&filter=section%3Agarden&sort=date%3Adesc#/article/garden/watering`,
    );
    await page.getByRole('heading', { level: 1, name: 'Watering the garden in a dry summer' }).waitFor();
    expect(await page.locator('#q').inputValue()).toBe('water');
    expect(await page.locator('.hits > li').count()).toBeGreaterThan(1);
    expect(await page.locator('.hits > li[data-current]').textContent()).toContain('dry summer');
  });

  it('draws every score as a bar of its parts', async () => {
    const { page, worker } = shared;
    await page.goto(`${worker.url}/#/article/kitchen/green-tea`);
    await page.locator('.links > li').first().waitFor();
    const { score, share } = await page
      .locator('.links > li')
      .first()
      .evaluate((item) => {
        const bar = item.querySelector('.bar')!.getBoundingClientRect();
        const parts = [...item.querySelectorAll('.bar .part')].map(
          (part) => part.getBoundingClientRect().right,
        );
        return {
          score: Number(item.querySelector('.score')!.lastChild!.textContent),
          share: (100 * (Math.max(...parts) - bar.left)) / bar.width,
        };
      });
    expect(Math.abs(share - score)).toBeLessThan(3);
  });

  it('finds the links of a pasted draft, and the article that says nearly the same', async () => {
    const { page, worker } = shared;
    await page.goto(`${worker.url}/#/draft`);
    await page.getByLabel('Title').fill('Tools for the workshop');
    await page
      .getByLabel('Text', { exact: true })
      .fill(
        'A torque wrench, a truing stand, tyre levers, a chain gauge and a good lamp: the tools that a bicycle workshop cannot do without.\n\nThe wrench keeps carbon from cracking, the stand makes a wheel run true again, and the levers save the rim tape. Hang every tool where the hand finds it in the dark, draw its outline on the board, and put it back before the next bicycle comes in.\n\nA chain lasts when it is wiped after every wet ride: measure it with the gauge, oil every link, and change the chain before the sprocket is worn. Brakes that squeal want a clean rim and new brake pads.',
      );
    await page.locator('.draft-found .links > li').first().waitFor();
    expect(await page.locator('.copies').textContent()).toContain('Five tools for a small workshop');
  });

  it('keeps a hostile article as text, and makes no link of its address', async () => {
    const { page, worker } = shared;
    await page.route('**/v1/related**', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { article: object; hits: object[] };
      answer.article = { ...answer.article, url: 'javascript:alert(1)' };
      await route.fulfill({ response, json: answer });
    });
    await page.goto(`${worker.url}/?q=hostile#/article/hostile`);
    await page
      .getByRole('heading', { level: 1, name: '<img src=x onerror=alert(1)> in a title about tea' })
      .waitFor();
    expect(await page.locator('main img, main svg, main script, main b').count()).toBe(0);
    expect(await page.locator('.address').textContent()).toBe('javascript:alert(1)');
    expect(await page.locator('a[href^="javascript:"], .address a').count()).toBe(0);
  });

  it('shows what editors decided: pins, blocks, and lists that are off', async () => {
    const { page, worker } = shared;
    await page.goto(`${worker.url}/#/article/kitchen/oolong`);
    const first = page.locator('.links > li').first();
    await first.getByText('pinned', { exact: true }).waitFor();
    expect(await first.getByRole('heading').textContent()).toContain('Mint that does not take over');
    const blocked = page.getByRole('region', { name: 'Blocked by an editor' });
    expect(await blocked.getByRole('link').allInnerTexts()).toEqual(['Cold tea from the fridge']);
    expect(await page.locator('.links').allInnerTexts()).not.toContain('Cold tea from the fridge');
    await page.goto(`${worker.url}/#/article/workshop/lights`);
    await page.getByText('An editor switched this list off').waitFor();
  });

  it('says how to switch on what was not found, from the keyboard', async () => {
    const { page, worker } = shared;
    await page.goto(worker.url);
    await page.locator('footer dl').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 2, name: 'This is switched off' }).waitFor();
    expect(await page.locator('main').textContent()).toContain('wrangler secret put EDITORS_TOKEN');
    expect(await page.getByLabel('Editors’ token').isVisible()).toBe(false);
  });

  it('moves nothing where less movement is asked for', async () => {
    for (const reducedMotion of [false, true]) {
      const { page, close } = await openPage(shared.browser, { reducedMotion });
      await page.goto(shared.worker.url);
      await page.locator('footer dl').waitFor();
      expect((await findLongestMotion(page)) > 0).toBe(!reducedMotion);
      await close();
    }
  });

  it('says what is wrong, and lets one try again', async () => {
    const { page, worker } = shared;
    await page.goto(`${worker.url}/#/article/nowhere`);
    expect(await page.getByRole('alert').textContent()).toContain('Try again');
  });

  it.each(LOOKS)('has no violation of axe in any view, $scheme at $width pixels', PATIENT, async (look) => {
    const { browser, worker } = shared;
    for (const [view, address] of Object.entries(VIEWS)) {
      await expectAccessible(browser, look, worker.url + address, view, async (page) => {
        await page.locator('body[data-view]:not(.busy)').waitFor();
        await page.locator('footer dl').waitFor();
      });
    }
  });

  it.each(LOOKS)(
    'has no violation of axe with its suggestions and its keys open, $scheme at $width pixels',
    PATIENT,
    async (look) => {
      const { page, close } = await openPage(shared.browser, look);
      await page.goto(shared.worker.url);
      await page.locator('#q').fill('tea');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Keys/ }).click();
      await page.getByRole('dialog').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await close();
    },
  );
});
