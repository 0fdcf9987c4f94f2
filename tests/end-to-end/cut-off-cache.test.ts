/** Builds that take from the build before and end half way, or lose what they take while they run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '../../index/bench/corpus/random.ts';
import { CLI, runCli } from './run-cli.ts';

/** Of long words, enough characters that a build is shared over threads and leaves something to the next. */
const ARTICLES = 400;
const WORDS_EACH = 110;
const LONG = 'donaudampfschiffahrtsgesellschaftskapitaen';
const CACHE = '.alongside-cache/build';
const PATIENT = { timeout: 300_000 };

let dir: string;
let fresh: Map<string, string>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'alongside-cut-off-cache-'));
  const random = createRandom(7);
  const write = (subject: number) => {
    const word = () => (random() < 0.5 ? `${LONG}${subject}x${Math.floor(random() * 80)}` : coin(random()));
    return Array.from({ length: WORDS_EACH }, word).join(' ');
  };
  const articles = Array.from({ length: ARTICLES }, (_, i) => ({
    id: `post/${i}`,
    title: `Notes on ${coin(i / ARTICLES)} ${i}`,
    body: write(i % 16),
  }));
  const toLines = () => articles.map((article) => JSON.stringify(article)).join('\n');
  await writeFile(join(dir, 'first.jsonl'), toLines());
  articles[100]!.body = write(3);
  articles.splice(200, 1);
  await writeFile(join(dir, 'second.jsonl'), toLines());
  await runCli(['build', 'first.jsonl', '--out', 'index'], dir);
  await runCli(['build', 'second.jsonl', '--out', 'fresh', '--no-cache'], dir);
  fresh = await readFiles('fresh');
}, PATIENT.timeout);

afterAll(() => rm(dir, { recursive: true }));

/** One of some thousand words, the first ones more often. */
const coin = (share: number) => `${LONG}${Math.floor(4000 * share ** 3)}`;

async function readFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(join(dir, folder))).sort();
  const read = async (name: string) => [name, await readFile(join(dir, folder, name), 'base64')] as const;
  return new Map(await Promise.all(names.map(read)));
}

/** Builds the second corpus in a process of its own. */
function startBuild(out: string): { build: ChildProcess; ended: Promise<unknown> } {
  const build = spawn(process.execPath, [...CLI, 'build', 'second.jsonl', '--out', out], {
    cwd: dir,
    env: { ...process.env, CI: '1' },
  });
  return { build, ended: new Promise((resolve) => build.on('exit', resolve)) };
}

it(
  'an index stays whole whenever the next build is killed, and what that left serves the one after',
  PATIENT,
  async () => {
    const before = await readFiles('index');
    for (const [folder, kind] of [
      [CACHE, 'terms-'],
      [CACHE, 'run-'],
      ['index', ''],
      [CACHE, 'shelf-'],
    ] as const) {
      const known = new Set(await readdir(join(dir, folder)));
      const { build, ended } = startBuild('index');
      const isReached = async () =>
        (await readdir(join(dir, folder))).some((name) => name.startsWith(kind) && !known.has(name));
      while (!(await isReached())) {
        expect(build.exitCode, `before any new ${kind} in ${folder}`).toBeNull();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      build.kill('SIGKILL');
      await ended;
      expect(build.signalCode).toBe('SIGKILL');
      const after = await readFiles('index');
      for (const [name, bytes] of before) expect(after.get(name)).toBe(bytes);
    }
    const { stdout } = await runCli(['build', 'second.jsonl', '--out', 'index'], dir);
    expect(stdout).toContain('From the build before: ');
    expect(await readFiles('index')).toEqual(fresh);
  },
);

it('the cache may be deleted again and again while a build runs', PATIENT, async () => {
  const { ended } = startBuild('deleted');
  let isRunning = true;
  ended.then(() => {
    isRunning = false;
  });
  while (isRunning) {
    await rm(join(dir, '.alongside-cache'), { recursive: true, force: true }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await readFiles('deleted')).toEqual(fresh);
});
