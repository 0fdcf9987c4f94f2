/**
 * A real browser for the tests, where one is installed, and pages that remember what they should never do: ask
 * another host, break their Content-Security-Policy, throw, or open a dialog.
 */
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the browser: `CHROMIUM` or where systems keep it. */
export const BROWSER = [process.env.CHROMIUM, ...PLACES].find(
  (path) => path !== undefined && existsSync(path),
);

if (BROWSER === undefined) {
  console.warn('No Chromium is installed: the browser tests are skipped (CHROMIUM names one elsewhere).');
}

/** What every page is looked at in: phone and desk, light and dark. */
export const LOOKS = [
  { scheme: 'light', width: 320 },
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 320 },
  { scheme: 'dark', width: 1280 },
] as const;

/** Axe over a handful of pages takes its time on a busy machine. */
export const PATIENT = { timeout: 400_000 };

/** Milliseconds after which a page hangs: a busy machine stays below. */
const HANGS = 120_000;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER!, args: FLAGS });
}

export interface PageOptions {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  javaScript?: boolean;
  reducedMotion?: boolean;
}

export interface WatchedPage {
  page: Page;
  /** Everything that a page of ours must never do, in words. */
  faults: string[];
  close(): Promise<void>;
}

/** A page in a profile of its own, watched from its first request on. */
export async function openPage(
  browser: Browser,
  {
    width = 1280,
    height = 800,
    scheme = 'light',
    javaScript = true,
    reducedMotion = false,
  }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    // Axe is put into the page from outside; the policy itself is watched through the console.
    bypassCSP: false,
  });
  context.setDefaultTimeout(HANGS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') faults.push(`asked ${request.url()}`);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(`threw ${error.message}`));
  page.on('dialog', async (dialog) => {
    faults.push(`opened a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  return { page, faults, close: () => context.close() };
}

/** Runs axe over the page as it is now; answers one line per violation. */
export async function findViolations(page: Page): Promise<string[]> {
  await comeToRest(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')})`,
  );
}

/** Waits until a page has loaded what it shows and moves no more: what is loading is dimmed, on purpose. */
async function comeToRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.body.classList.contains('busy') &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

/** Milliseconds of the longest movement in the page and in what its elements hide. */
export function findLongestMotion(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    const times = all(document).flatMap((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return `${transitionDuration},${animationDuration}`.split(',').map((time) => {
        return Number.parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000) || 0;
      });
    });
    return Math.max(0, ...times);
  });
}

/** Nothing that scrolls sideways: the page is as wide as the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}
