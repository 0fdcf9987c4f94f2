import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { BROWSER, launchBrowser, openPage } from '../browser/browser.ts';
import { startSite } from '../browser/worker-under-test.ts';
import { installPackage } from '../install-package.ts';
import { ROOT } from '../run-cli.ts';
import { copyExample, type ExampleSite, has, linkPackage, run } from './example-site.ts';
import { readGuide, type Step } from './guide.ts';

/** Installing and building a site takes its time on a busy machine. */
const PATIENT = { timeout: 400_000 };

/** What npm says where no registry answers. */
const NO_REGISTRY = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

const EXPORT = join(ROOT, '..', 'shared', 'sites', 'wordpress-export', 'themeunittestdata.wordpress.xml');

let folder: string;
/** Not above the sites: npm would install into it, as the next folder that has packages. */
let installed: string;
let browser: Browser | undefined;
let site: ExampleSite | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-guides-'));
  installed = await mkdtemp(join(tmpdir(), 'alongside-package-'));
  await installPackage(installed);
  if (BROWSER !== undefined) browser = await launchBrowser();
}, 300_000);
afterEach(async () => {
  await site?.stop();
  site = undefined;
});
afterAll(async () => {
  await browser?.close();
  for (const dir of [folder, installed]) await rm(dir, { recursive: true, force: true });
});

/** Does what a guide says, in a copy of its example; answers the addresses of the servers that it starts, in order. */
async function follow(name: string, context: TestContext): Promise<{ servers: string[]; steps: Step[] }> {
  const steps = await readGuide(name);
  site = await copyExample(name, join(folder, name));
  await linkPackage(site.dir, installed);
  const servers: string[] = [];
  let printed = '';
  for (const { kind, isServer, code } of steps) {
    if (kind === 'text') {
      for (const line of code.split('\n')) expect(printed).toContain(line);
    } else if (kind === 'sh' && isServer) servers.push(await site.serve(code));
    else if (kind === 'sh') {
      const work = () => site!.run(code);
      printed = code.startsWith('npm ci') ? await runOrSkip(work, context) : await work();
      // `npm ci` removes what the site's own lock file does not name.
      if (!existsSync(join(site.dir, 'node_modules', 'alongside'))) await linkPackage(site.dir, installed);
    }
  }
  return { servers, steps };
}

/** For what asks the registry. */
async function runOrSkip(work: () => Promise<string>, context: TestContext): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (!NO_REGISTRY.test(String(error))) throw error;
    console.warn(`Skipped: ${context.task.name}: no registry answers npm.`);
    return context.skip('no registry answers npm');
  }
}

/** All text files of an example, as they are in the project. */
async function readExample(name: string): Promise<string> {
  const dir = join(ROOT, 'examples', name);
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !/node_modules|package-lock/.test(join(entry.parentPath, entry.name)),
  );
  const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
  return texts.join('\n');
}

/** The page's list names what belongs to the article, and the box finds another article and leads there. */
async function seeLinksAndSearch(address: string, found: string | undefined): Promise<void> {
  if (browser === undefined) return;
  const { page, faults, close } = await openPage(browser);
  await page.goto(address);
  await seeLinks(page);
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('apricots');
  await page.getByRole('option', { name: /Where chanterelles grow/ }).waitFor();
  if (found !== undefined) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(new URL(found, address).href);
    await page.getByRole('heading', { level: 1, name: 'Where chanterelles grow' }).waitFor();
  }
  expect(faults).toEqual([]);
  await close();
}

async function seeLinks(page: Page): Promise<void> {
  const list = page.getByRole('complementary', { name: 'Related articles' });
  await list.getByRole('link', { name: 'Reading a tide table' }).waitFor();
}

/** What every guide comes to, with or without a browser: the Worker knows the page's links and finds words. */
async function askWorker(worker: string, url: string): Promise<void> {
  const related = await fetch(`${worker}/v1/related?url=${encodeURIComponent(url)}`);
  expect(((await related.json()) as { hits: { title: string }[] }).hits[0]?.title).toBe(
    'Reading a tide table',
  );
  const found = await fetch(`${worker}/v1/search?q=apricots`);
  expect(await found.json()).toMatchObject({ totalHits: 1, hits: [{ title: 'Where chanterelles grow' }] });
}

describe('the guide', () => {
  it.each(['html', 'hugo', 'astro', 'eleventy', 'api'])(
    'on %s shows code that its example holds',
    async (name) => {
      const example = await readExample(name);
      const steps = await readGuide(name);
      for (const { code } of steps.filter(({ kind }) => kind !== 'sh' && kind !== 'text')) {
        expect(example).toContain(code);
      }
    },
  );

  it.each(['astro', 'eleventy'])(
    'on %s installs what its lock file names, wherever that comes from',
    async (name) => {
      const lock = JSON.parse(await readFile(join(ROOT, 'examples', name, 'package-lock.json'), 'utf8'));
      const packages: object[] = Object.values(lock.packages);
      expect(packages.filter((entry) => 'resolved' in entry)).toEqual([]);
    },
  );

  it('to all sites installs the package, builds, and is ready to be deployed', PATIENT, async (context) => {
    const steps = await readGuide('README');
    site = await copyExample('html', join(folder, 'installed'));
    const script = steps.filter(({ kind }) => kind === 'sh').map(({ code }) => code);
    const offline = {
      npm_config_prefer_offline: 'true',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
    };
    const env = { ...process.env, ...offline, SITE: site.dir, WRANGLER_SEND_METRICS: 'false' };
    const printed = await runOrSkip(() => run(script.join('\n'), ROOT, env), context);
    expect(printed).toContain('Found a site of HTML pages (index.html).');
    expect(printed).not.toContain('The workflow installs');
    expect(printed).toContain('--dry-run: exiting now.');
    const lines = steps.filter(({ kind }) => kind === 'html').flatMap(({ code }) => code.split('\n'));
    const example = await readExample('html');
    for (const line of lines) expect(example).toContain(line);
  });

  it('on HTML leads to pages with links and search', PATIENT, async (context) => {
    const { servers } = await follow('html', context);
    await askWorker(servers[0]!, '/posts/anchoring.html');
    const pages: Record<string, string> = {};
    for (const name of await readdir(join(site!.dir, 'posts'))) {
      pages[`/posts/${name}`] = await readFile(join(site!.dir, 'posts', name), 'utf8');
    }
    pages['/style.css'] = await readFile(join(site!.dir, 'style.css'), 'utf8');
    const server = await startSite(servers[0]!, pages);
    await seeLinksAndSearch(`${server.url}/posts/anchoring.html`, '/posts/chanterelles.html');
    await server.stop();
  });

  const hugo = has('hugo');
  if (!hugo) console.warn('Hugo is not installed: the test of its guide is skipped (apt-get install hugo).');

  it.skipIf(!hugo)('on Hugo leads to pages with links and search', PATIENT, (context) =>
    leadToPages('hugo', context),
  );

  it.for(['astro', 'eleventy'])('on %s leads to pages with links and search', PATIENT, leadToPages);

  async function leadToPages(name: string, context: TestContext): Promise<void> {
    const [worker, pages] = (await follow(name, context)).servers;
    await askWorker(worker!, '/posts/anchoring/');
    await seeLinksAndSearch(`${pages}/posts/anchoring/`, '/posts/chanterelles/');
  }

  it('on WordPress leads to links and search on a post', PATIENT, async (context) => {
    const { servers, steps } = await follow('wordpress', context);
    const permalink = 'https://tide-and-moss.example/2024/06/anchoring/';
    await askWorker(servers[0]!, permalink);
    const blocks = steps.filter(({ kind }) => kind === 'html').map(({ code }) => code);
    const post = blocks.join('\n').replace('http://localhost:8787', servers[0]!);
    const page = `<!doctype html><html lang="en"><link rel="canonical" href="${permalink}"><title>A post</title>${post}`;
    const server = await startSite(servers[0]!, { '/post': page });
    await seeLinksAndSearch(`${server.url}/post`, undefined);
    await server.stop();
  });

  it.skipIf(!existsSync(EXPORT))(
    'on WordPress leads from WordPress’s own test export to an index (skipped where that is not)',
    PATIENT,
    async () => {
      const dir = join(folder, 'wordpress-test');
      await mkdir(dir, { recursive: true });
      await copyFile(EXPORT, join(dir, 'export.xml'));
      await linkPackage(dir, installed);
      const commands = (await readGuide('wordpress')).filter(
        ({ kind, isServer }) => kind === 'sh' && !isServer,
      );
      const printed = await run(commands.map(({ code }) => code).join('\n'), dir, process.env);
      expect(printed).toContain('Found a WordPress export (export.xml).');
      expect(printed).toContain('69 articles from 1 file (en 69).');
      expect(printed).toContain('Left out: 3 drafts.');
    },
  );

  it(
    'on the HTTP API leads to pages that a server writes, links and results included',
    PATIENT,
    async (context) => {
      const [worker, pages] = (await follow('api', context)).servers;
      await askWorker(worker!, '/posts/anchoring/');
      const article = await (await fetch(`${pages}/posts/anchoring/`)).text();
      expect(article).toContain(
        '<h2>Read next</h2><ul><li><a href="/posts/tides/">Reading a tide table</a></li>',
      );
      const results = await (await fetch(`${pages}/search?q=apricots`)).text();
      expect(results).toContain('<a href="/posts/chanterelles/">Where chanterelles grow</a>');
    },
  );
});
