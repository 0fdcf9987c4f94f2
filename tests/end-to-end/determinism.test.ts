import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_NODES, ROOT, runCli } from './run-cli.ts';

const WORDS =
  'tea leaf kettle cup harvest garden river train winter market paper lantern über café 茶葉 Straße'.split(
    ' ',
  );

/** Forty articles in a few languages, the same every time. */
const ARTICLES = Array.from({ length: 40 }, (_, i) => ({
  id: `${i % 2 ? 'été' : 'Zebra'}-${i}`,
  title: `${pick(i, 3)} no. ${i}`,
  body: `${pick(i + 1, 40)}.\n\n${pick(i * 3, 25)}.`,
  date: `20${10 + (i % 10)}-03-${String(1 + (i % 28)).padStart(2, '0')}T23:30:00`,
  tags: [WORDS[i % 5], WORDS[i % 7]],
}));

let dir: string;
let first: Record<string, string>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'alongside-'));
  first = await build('first', ARTICLES);
});
afterAll(() => rm(dir, { recursive: true }));

describe('the same articles give the same bytes', () => {
  it('in another order of lines', async () => {
    expect(Object.keys(first).length).toBeGreaterThan(5);
    expect(await build('reversed', ARTICLES.toReversed())).toEqual(first);
  });

  it('spread over several files', async () => {
    expect(await build('split', ARTICLES.slice(25), ARTICLES.slice(0, 25))).toEqual(first);
  });

  it.each([
    [{ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    [{ TZ: 'America/Los_Angeles', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' }],
  ])('in the environment %j', async (env) => {
    expect(await build('elsewhere', ARTICLES, undefined, env)).toEqual(first);
  });

  it('with the real related lists of the sample corpus, its folders in another order, elsewhere', async () => {
    const sample = join(ROOT, 'index', 'sample');
    const sources = (await readdir(sample)).sort();
    const index = await buildOf(sources, sample, join(dir, 'sample'));
    expect(Object.keys(index).length).toBeGreaterThan(5);
    const env = { TZ: 'Asia/Kathmandu', LC_ALL: 'et_EE.UTF-8', LANG: 'et_EE.UTF-8' };
    expect(await buildOf(sources.toReversed(), sample, join(dir, 'sample-again'), env)).toEqual(index);
  });

  it.skipIf(OTHER_NODES.length === 0)(
    'on every other Node version, in another time zone and locale (skipped where there is but one Node)',
    { timeout: 600_000 },
    async () => {
      const sample = join(ROOT, 'index', 'sample');
      const sources = (await readdir(sample)).sort();
      const index = await buildOf(sources, sample, join(dir, 'here'));
      for (const [i, node] of OTHER_NODES.entries()) {
        const env = { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
        expect(await build(`node-${i}`, ARTICLES, [], env, node), node).toEqual(first);
        expect(await buildOf(sources, sample, join(dir, `sample-${i}`), env, node), node).toEqual(index);
      }
    },
  );

  it('but other bytes for other articles', async () => {
    const [article, ...rest] = ARTICLES;
    expect(await build('other', [{ ...article!, title: 'Another title' }, ...rest])).not.toEqual(first);
  });
});

/** Name -> hash of every file of the index of one or two JSONL files. */
async function build(
  name: string,
  articles: object[],
  more: object[] = [],
  env: Record<string, string> = {},
  node?: string,
): Promise<Record<string, string>> {
  const folder = join(dir, name);
  const out = join(folder, 'index');
  await mkdir(folder, { recursive: true });
  const toLines = (list: object[]) => list.map((one) => JSON.stringify(one)).join('\n');
  await writeFile(join(folder, 'a.jsonl'), toLines(articles));
  await writeFile(join(folder, 'b.jsonl'), toLines(more));
  const sources = more.length > 0 ? ['b.jsonl', 'a.jsonl'] : ['a.jsonl'];
  return buildOf(sources, folder, out, env, node);
}

/** Name -> hash of every file of the index of some sources. */
async function buildOf(
  sources: string[],
  folder: string,
  out: string,
  env: Record<string, string> = {},
  node?: string,
): Promise<Record<string, string>> {
  const { status, stderr } = await runCli(['build', ...sources, '--out', out], folder, env, node);
  // A busy machine gets to see how far the build is, on stderr.
  expect(status, stderr).toBe(0);
  const files = (await readdir(out)).sort();
  const hashes = files.map(async (file) => {
    const bytes = await readFile(join(out, file));
    return [file, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

/** Words by a fixed walk. */
function pick(seed: number, length: number): string {
  return Array.from({ length }, (_, i) => WORDS[(seed * 7 + i * i + i * seed) % WORDS.length]).join(' ');
}
