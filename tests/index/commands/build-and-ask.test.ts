import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand } from '../../../index/commands/build.ts';
import type { Command } from '../../../index/commands/command.ts';
import { diffCommand } from '../../../index/commands/diff.ts';
import { relatedCommand } from '../../../index/commands/related.ts';
import { reportCommand } from '../../../index/commands/report.ts';
import { runCommandLine } from '../../../index/commands/run-command-line.ts';
import { searchCommand } from '../../../index/commands/search.ts';
import { FolderStore } from '../../../index/pack/folder-store.ts';
import { createApp } from '../../../src/app.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { recordTerminal } from './record-terminal.ts';

const COMMANDS = [buildCommand, searchCommand, relatedCommand, reportCommand, diffCommand] as Command[];

const ARTICLES = {
  'green.md':
    '---\ntitle: Green tea\ntags: [tea]\n---\nGreen tea leaves are steamed early and keep their colour.\n',
  'black.md':
    '---\ntitle: Black tea\ntags: [tea]\n---\nBlack tea leaves are withered, rolled and left to turn dark.\n',
  'bread.md':
    '---\ntitle: Rye bread\ntags: [bread]\n---\nRye bread wants a sour dough and a night of patience.\n',
  'draft.md': '---\ntitle: White tea\ndraft: true\n---\nNobody shall read of white tea yet.\n',
};

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'alongside-'));
  for (const [name, text] of Object.entries(ARTICLES)) await writeFile(join(dir, name), text);
});
afterAll(() => rm(dir, { recursive: true }));

async function run(...args: string[]) {
  const { terminal, printed, warned } = recordTerminal(dir);
  const status = await runCommandLine(COMMANDS, args, '0.0.0', terminal);
  return { status, printed, warned: warned.filter((line) => !/: \d+\.\d s$/.test(line)) };
}

describe('build, search, related and diff', () => {
  it('asks for an index before there is one', async () => {
    expect(await run('search', 'tea')).toEqual({
      status: 1,
      printed: [],
      warned: [
        'alongside: There is no index in .alongside. Write one with alongside build, or name its folder with --index.',
      ],
    });
  });

  it('says what was read, what was left out and what was written', async () => {
    const { status, printed, warned } = await run('build', '.');
    expect([status, warned]).toEqual([0, []]);
    expect(printed[0]).toBe('3 articles from 4 files (en 3).');
    expect(printed).toContain('Left out: 1 draft.');
    expect(printed.at(-1)).toMatch(/^Index: \.alongside, \d+ files, \d+ kB \(\d+ kB of it new\)\.$/);
  });

  it.each([
    ['search', ['search', 'tea leaves'], '/v1/search?q=tea+leaves'],
    [
      'search',
      ['search', 'tea', '-n', '1', '--filter', 'tag:tea', '--facets', 'tag', '--explain'],
      '/v1/search?q=tea&limit=1&filter=tag%3Atea&facets=tag&explain=1',
    ],
    ['related', ['related', 'green', '--threshold', '0'], '/v1/related?id=green&threshold=0'],
    ['related', ['related', '/green/', '--limit', '2'], '/v1/related?url=%2Fgreen%2F&limit=2'],
  ])('%s --json prints what the API answers (%j)', async (_name, args, route) => {
    const app = createApp({ openEngine: () => openEngine(new FolderStore(join(dir, '.alongside'))) });
    const answer = await (await app.request(route)).text();
    expect(await run(...args, '--json')).toEqual({ status: 0, printed: [answer], warned: [] });
  });

  it('shows hits for eyes, the draft never among them', async () => {
    const { status, printed } = await run('search', 'tea');
    expect(status).toBe(0);
    expect(printed[0]).toContain('Green tea');
    expect(printed[0]).toContain('     /green/');
    expect(printed[0]).toMatch(/2 of 2 articles\.$/);
    expect(printed[0]).not.toContain('White');
  });

  it('passes on what the API refuses, in one line', async () => {
    const { status, warned } = await run('search', 'tea', '--limit', '1000');
    expect([status, warned.length]).toEqual([1, 1]);
    expect(warned[0]).toContain('"limit"');
    const unknown = await run('related', 'no-such-article');
    expect([unknown.status, unknown.warned.length]).toEqual([1, 1]);
  });

  it('writes a page of what the build found', async () => {
    const { status, printed } = await run('report', '.', '--page', 'found.html');
    expect([status, printed.at(-1)]).toEqual([0, 'Report: found.html']);
    const page = await readFile(join(dir, 'found.html'), 'utf8');
    expect(page).toContain('Rye bread');
    expect(page).not.toContain('White tea');
    await rm(join(dir, 'found.html'));
  });

  it('tells all problems at once, exits with 1 and keeps the good index', async () => {
    await writeFile(join(dir, 'broken.md'), '---\ntitle: "Broken\n---\nText.\n');
    await writeFile(join(dir, 'worse.md'), '---\ntitle: Worse\ndate: never\n---\nText about tea.\n');
    const before = await readdir(join(dir, '.alongside'));
    const { status, printed, warned } = await run('build', '.');
    expect(status).toBe(1);
    expect(warned.map((line) => line.replace(/:.*/s, ''))).toEqual(['broken.md', 'worse.md']);
    expect(warned.every((line) => /^\w+\.md:\d+: .+\. .+\.$/.test(line))).toBe(true);
    expect(printed.at(-1)).toBe('2 problems, listed above. The index in .alongside stays as it was.');
    expect(await readdir(join(dir, '.alongside'))).toEqual(before);
  });

  it('writes what it can where it is told so, and diff tells what moved', async () => {
    const { status } = await run('build', '.', '--partial', '--out', 'new');
    expect(status).toBe(0);
    const { printed } = await run('diff', '.alongside', 'new', '--json');
    expect(JSON.parse(printed[0]!)).toMatchObject({ articlesAdded: ['worse'], articlesRemoved: [] });
  });

  it('names every fault of its own configuration', async () => {
    await writeFile(join(dir, 'alongside.config.json'), '{"sources": ["."], "ouch": 1, "lang": 5}');
    const { status, warned } = await run('build');
    expect(status).toBe(1);
    expect(warned.length).toBe(2);
    expect(warned.every((line) => line.startsWith('alongside.config.json:1: '))).toBe(true);
    await rm(join(dir, 'alongside.config.json'));
  });
});
