/** Builds that end half way: the index that was there still answers, and the next build clears up. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateArticle } from '../../index/bench/corpus/generate-article.ts';
import { CLI, runCli } from './run-cli.ts';

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'alongside-cut-off-'));
  const seed = {
    id: 'set/a',
    title: 'A title',
    body: 'Some words of a text.\nAnd more of it.',
    url: '/a/',
    tags: [],
  };
  const lines = Array.from({ length: 900 }, (_, i) =>
    JSON.stringify(generateArticle([seed], i, { seed: 1, words: [100, 300] })),
  );
  await writeFile(join(dir, 'large.jsonl'), lines.join('\n'));
  await mkdir(join(dir, 'small'));
  await writeFile(join(dir, 'small', 'tea.md'), '# Green tea\n\nSteamed early.\n');
});

afterAll(() => rm(dir, { recursive: true }));

const buildSmall = (out: string) => runCli(['build', 'small', '--out', out], dir);
const searchTea = (out: string) => runCli(['search', 'green tea', '--index', out], dir);

it('a build that is killed while it writes leaves the index that was there', async () => {
  await buildSmall('killed');
  const manifest = await readFile(join(dir, 'killed', 'manifest.bin'), 'base64');
  const before = (await readdir(join(dir, 'killed'))).length;
  const build = spawn(process.execPath, [...CLI, 'build', 'large.jsonl', '--out', 'killed', '--partial'], {
    cwd: dir,
  });
  const ended = new Promise((resolve) => build.on('exit', resolve));
  while ((await readdir(join(dir, 'killed'))).length < before + 10) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(build.exitCode).toBeNull();
  }
  build.kill('SIGKILL');
  await ended;
  expect(await readFile(join(dir, 'killed', 'manifest.bin'), 'base64')).toBe(manifest);
  expect((await searchTea('killed')).stdout).toContain('Green tea');
  await buildSmall('killed');
  expect((await readdir(join(dir, 'killed'))).length).toBe(before);
});

/** A small disk of its own, where the machine allows one; elsewhere the folder's own tests make single writes fail. */
function mountDisk(at: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('a build on a full disk says so and leaves the index that was there', async ({ skip }) => {
  const disk = join(dir, 'disk');
  await mkdir(disk);
  if (!mountDisk(disk)) skip('This machine lets nobody mount a small disk.');
  try {
    await buildSmall('disk/index');
    const before = (await readdir(join(disk, 'index'))).sort();
    const { status, stderr } = await runCli(
      ['build', 'large.jsonl', '--out', 'disk/index', '--partial'],
      dir,
    );
    expect(status).toBe(1);
    expect(stderr).toContain('has no room left');
    expect((await readdir(join(disk, 'index'))).sort()).toEqual(before);
    expect((await searchTea('disk/index')).stdout).toContain('Green tea');
  } finally {
    execFileSync('umount', [disk]);
  }
});
