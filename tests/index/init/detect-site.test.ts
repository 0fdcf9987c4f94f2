import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { initCommand } from '../../../index/commands/init.ts';
import type { Terminal } from '../../../index/commands/terminal.ts';
import { loadConfig } from '../../../index/config/load-config.ts';
import { detectSite } from '../../../index/init/detect-site.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'alongside-My Site-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

async function put(files: Record<string, string>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
}

describe('init recognises', () => {
  it.each([
    [
      'Hugo',
      { 'hugo.toml': 'baseURL = "https://tea.example/"', 'content/a.md': '' },
      {
        what: 'Hugo (hugo.toml)',
        sources: [{ path: 'content', format: 'markdown' }],
        site: 'https://tea.example',
      },
    ],
    [
      'Astro by its collections',
      { 'astro.config.mjs': "export default { site: 'https://tea.example/x' }", 'src/content/blog/a.md': '' },
      {
        what: 'Astro (astro.config.mjs; blog)',
        sources: [{ path: 'src/content/blog', url: '/blog/:path/' }],
        site: 'https://tea.example',
      },
    ],
    [
      'Eleventy with its input folder',
      { 'eleventy.config.js': 'return { dir: { input: "src" } }', 'src/a.md': '' },
      { what: 'Eleventy (eleventy.config.js)', sources: [expect.objectContaining({ path: 'src' })] },
    ],
    [
      'Jekyll and its kind of permalink',
      { '_config.yml': 'url: "https://tea.example"\npermalink: pretty', '_posts/2020-01-02-a.md': '' },
      {
        what: 'Jekyll (_config.yml)',
        sources: [{ path: '_posts', url: '/:year/:month/:day/:slug/' }],
        site: 'https://tea.example',
      },
    ],
    [
      'a WordPress export',
      {
        'site.xml':
          '<rss xmlns:wp="http://wordpress.org/export/1.2/"><wp:base_blog_url>https://tea.example</wp:base_blog_url>',
      },
      {
        what: 'a WordPress export (site.xml)',
        sources: [{ path: 'site.xml', format: 'wordpress' }],
        site: 'https://tea.example',
      },
    ],
    ['a folder of articles', { 'posts/a.md': '' }, { what: 'articles in posts/', sources: ['posts'] }],
    [
      'built pages',
      { 'public/index.html': '' },
      {
        what: 'built pages in public/',
        sources: [{ path: 'public', format: 'html', exclude: ['index.html', '404.html'] }],
      },
    ],
    [
      'built pages and the command that builds them',
      { 'dist/a/index.html': '', 'package.json': '{ "scripts": { "build": "make" } }' },
      expect.objectContaining({ what: 'built pages in dist/', build: 'npm run build' }),
    ],
    [
      'a site of HTML pages, whose front page is no article',
      { 'index.html': '', 'posts/a.html': '' },
      {
        what: 'a site of HTML pages (index.html)',
        sources: [
          expect.objectContaining({ path: '.', exclude: expect.arrayContaining(['index.html', '404.html']) }),
        ],
      },
    ],
    [
      'pages in a folder that is part of their addresses',
      { 'posts/a.html': '' },
      {
        what: 'pages in posts/',
        sources: [{ path: '.', format: 'html', include: ['posts/**/*.html'] }],
      },
    ],
    [
      'Astro by the folders that its collections name',
      {
        'astro.config.mjs': 'export default {}',
        'src/content.config.ts':
          "const blog = defineCollection({ loader: glob({ base: './src/data/blog' }) })",
        'src/data/blog/a.md': '',
      },
      {
        what: 'Astro (astro.config.mjs; blog)',
        sources: [{ path: 'src/data/blog', url: '/blog/:path/' }],
      },
    ],
    [
      'Astro without collections by its built pages',
      { 'astro.config.mjs': 'export default {}' },
      {
        what: 'Astro (astro.config.mjs; built pages in dist)',
        sources: [{ path: 'dist', format: 'html', exclude: ['index.html', '404.html'] }],
        build: 'npm run build',
      },
    ],
    [
      'files where it stands',
      { 'a.html': '', 'b.md': '', 'README.md': '' },
      { what: 'html and md files in this folder', sources: [expect.objectContaining({ path: '.' })] },
    ],
  ])('%s', async (_name, files, found) => {
    await put(files);
    const site = detectSite(dir);
    expect(JSON.parse(JSON.stringify(site))).toEqual(found);
  });

  it('nothing in a folder without articles', async () => {
    await put({ 'package.json': '{}', 'README.md': '' });
    expect(detectSite(dir)).toBeUndefined();
  });
});

describe('init', () => {
  const printed: string[] = [];
  const run = (options = {}) => {
    printed.length = 0;
    const print = (line: string) => void printed.push(line);
    const terminal: Terminal = { print, warn: print, overwrite: undefined, cwd: dir, env: {} };
    return initCommand.run({ options, words: [], terminal });
  };

  it('writes a configuration that build understands, a wrangler.toml and a workflow', async () => {
    await put({ 'hugo.toml': 'baseURL = "https://tea.example/"', 'content/a.md': '' });
    expect(await run()).toBe(0);
    const config = await loadConfig(dir);
    expect([config.site, config.sources.map(({ path }) => path)]).toEqual([
      'https://tea.example',
      ['content'],
    ]);
    expect(await readFile(join(dir, 'wrangler.toml'), 'utf8')).toMatch(/^name = "[a-z0-9-]+-alongside"$/m);
    expect(await readFile(join(dir, '.github/workflows/alongside.yml'), 'utf8')).toContain(
      'npx alongside deploy',
    );
    expect(printed.slice(0, 3)).toEqual([
      'Found Hugo (hugo.toml).',
      'Articles: content, 1 file.',
      'Site: https://tea.example',
    ]);
    expect(printed).toContain(
      'The workflow installs what package.json names: add alongside to it, as docs/guides/README.md says.',
    );
  });

  it('says what has to be built first, and lets the workflow build it', async () => {
    await put({
      'astro.config.mjs': 'export default {}',
      'package.json': '{"devDependencies":{"alongside":"1"}}',
    });
    await run();
    expect(printed).toContain('Articles: dist, not there yet.');
    expect(printed).toContain('These are built pages: run npm run build before alongside build.');
    expect(printed.join()).not.toContain('The workflow installs');
    const workflow = await readFile(join(dir, '.github/workflows/alongside.yml'), 'utf8');
    expect(workflow).toMatch(/run: npm ci\n +- run: npm run build\n +- run: npx alongside build/);
  });

  it('lets the workflow keep the cache between its runs, as the page on deploying has it', async () => {
    await put({ 'content/a.md': '' });
    await run();
    const workflow = parse(await readFile(join(dir, '.github/workflows/alongside.yml'), 'utf8'));
    const page = await readFile(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
    const [, shown = ''] = /```yaml\n([^`]+)```/.exec(page) ?? [];
    expect(workflow.jobs.deploy.steps).toEqual(expect.arrayContaining(parse(shown)));
  });

  it('points at permalinks that are not the paths of files', async () => {
    await put({ 'hugo.toml': '[permalinks]\nposts = "/:year/:slug/"', 'content/a.md': '' });
    await run();
    expect(printed.join('\n')).toContain('hugo.toml has permalinks of its own');
  });

  it('keeps files that are there, and says so', async () => {
    await put({ 'posts/a.md': '', 'wrangler.toml': 'name = "mine"' });
    await run();
    expect(await readFile(join(dir, 'wrangler.toml'), 'utf8')).toBe('name = "mine"');
    expect(printed).toContain('Kept  wrangler.toml, which was there.');
    await run({ force: true });
    expect(await readFile(join(dir, 'wrangler.toml'), 'utf8')).not.toBe('name = "mine"');
  });

  it('says what to do where it finds nothing', async () => {
    await expect(run()).rejects.toThrow('Nothing here looks like articles.');
  });
});
