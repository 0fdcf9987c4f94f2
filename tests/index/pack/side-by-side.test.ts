import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateArticle } from '../../../index/bench/corpus/generate-article.ts';
import type { CorpusRecord } from '../../../index/bench/corpus/source-pool.ts';
import { BuildCache } from '../../../index/cache/build-cache.ts';
import { packIndex } from '../../../index/pack/pack-index.ts';
import { relateArticles } from '../../../index/related/relate-articles.ts';
import { createPool, type Pool } from '../../../index/workers/pool.ts';
import type { Article } from '../../../src/article.ts';
import { makeArticle } from './articles.ts';

const pools = new Map<number, Pool>();
const folder = await mkdtemp(join(tmpdir(), 'alongside-segments-'));

afterAll(async () => {
  for (const pool of pools.values()) await pool.close();
  await rm(folder, { recursive: true });
});

/** Articles of two languages, with words in several forms, near-copies and a title without words. */
function makeArticles(count: number): Article[] {
  const pool: CorpusRecord[] = Array.from({ length: 40 }, (_, i) => ({
    id: `set/${i}`,
    title: `Réading ${i} about tea number ${i % 7}`,
    body: [
      `Walks ${i} walked and walking 𝒳${i % 3}.`,
      `A cup of tea, ${i} cups, résumé`,
      `Word${i} alone.`,
    ].join('\n'),
    url: `/set/${i}/`,
    tags: [`tag${i % 4}`],
  }));
  const articles = Array.from({ length: count }, (_, i) => {
    const { id, title, body, tags, date } = generateArticle(pool, i, { seed: 3, words: [20, 90] });
    return makeArticle(id, i === 5 ? '—' : title, i % 50 === 1 ? 'The same text. '.repeat(40) : body, {
      tags,
      lang: i % 5 === 0 ? 'de' : 'en',
      ...(date && { date }),
    });
  });
  return articles.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function build(
  articles: Article[],
  threads: number,
  segmentSize?: number,
  inFiles = false,
  cache?: BuildCache,
) {
  const pool = pools.get(threads) ?? createPool(threads);
  pools.set(threads, pool);
  const own = inFiles ? await mkdtemp(join(folder, 'build-')) : undefined;
  const { relations } = await relateArticles(articles, { related: {} }, () => {}, {
    pool,
    folder: own,
    cache,
  });
  const { files } = await packIndex(articles, relations, { pool, segmentSize, folder: own, cache });
  await cache?.settle();
  return new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
}

const articles = makeArticles(350);
let whole: Map<string, string>;

beforeAll(async () => {
  whole = await build(articles, 1);
});

it.each([
  { threads: 1, segment: 40, inFiles: true },
  { threads: 2, segment: undefined, inFiles: true },
  { threads: 2, segment: 100, inFiles: false },
  { threads: 3, segment: 7, inFiles: true },
])(
  '$threads threads and segments of $segment give the bytes of one',
  async ({ threads, segment, inFiles }) => {
    expect(await build(articles, threads, segment, inFiles)).toEqual(whole);
  },
);

it('threads leave all that a build after theirs needs, and read it', async () => {
  const open = () => new BuildCache(join(folder, 'cache'), 'this program');
  expect(await build(articles, 2, 40, true, open())).toEqual(whole);
  const cache = open();
  expect(await build(articles, 3, 40, true, cache)).toEqual(whole);
  for (const [kind, { taken, of }] of cache.taken) expect([kind, taken]).toEqual([kind, of]);
  expect(cache.taken.get('reasons')!.of).toBeGreaterThan(1000);
});

it('a task that fails tells why, and the others go on', async () => {
  const pool = createPool(2);
  const broken = pool.run('invertSegment', [{ title: 'x', lang: 'en' } as never]);
  const good = pool.run('invertSegment', [{ title: 'x', text: 'y', lang: 'en' }]);
  await expect(broken).rejects.toThrow();
  expect((await good).length).toBeGreaterThan(0);
  await pool.close();
});
