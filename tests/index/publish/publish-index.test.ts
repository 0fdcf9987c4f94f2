/** Publishing into the R2 that wrangler brings, with its own commands and its own bucket on disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packIndex } from '../../../index/pack/pack-index.ts';
import type { IndexFiles } from '../../../index/pack/section-writer.ts';
import { type OpenBucket, openBucket } from '../../../index/publish/open-bucket.ts';
import { type Bucket, listVersions, publishIndex, rollBack } from '../../../index/publish/publish-index.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { R2Store } from '../../../src/store/r2-store.ts';
import { search } from '../engine/ask.ts';
import { makeArticle, noRelations } from '../pack/articles.ts';

let cwd: string;
let open: OpenBucket;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'alongside-r2-'));
  open = await openBucket({ name: 'articles', remote: false, cwd });
});

afterAll(async () => {
  await open.close();
  await rm(cwd, { recursive: true });
});

/** An index of one word a version, and of much that stays the same. */
async function pack(word: string): Promise<IndexFiles> {
  const rest = Array.from({ length: 400 }, (_, i) =>
    makeArticle(`b${i}`, `Number ${i}`, `lasting text ${i}`),
  );
  const articles = [
    makeArticle('a', word, `all about ${word}`),
    ...rest.sort((a, b) => (a.id < b.id ? -1 : 1)),
  ];
  return (await packIndex(articles, noRelations(articles.length))).files;
}

const publish = (files: IndexFiles, prefix: string, keep?: number) =>
  publishIndex(async (file) => files.get(file), open.bucket, { prefix, ...(keep !== undefined && { keep }) });

/** What someone finds who opens the bucket now. */
async function findTitles(prefix: string, q: string): Promise<string[]> {
  const engine = await openEngine(new R2Store(open.bucket as never, prefix));
  return (await search(engine, q)).hits.map(({ title }) => title);
}

it('writes what is new only, and switches the manifest last', async () => {
  const [first, second] = [await pack('tea'), await pack('coffee')];
  expect((await publish(first, 'p/')).written).toBe(first.size - 1);
  const order: string[] = [];
  const watched: Bucket = {
    get: (key) => open.bucket.get(key),
    list: (options) => open.bucket.list(options),
    delete: (keys) => open.bucket.delete(keys),
    put: async (key, bytes) => {
      // Whoever looks before every single step finds the first index whole.
      expect(await findTitles('p/', 'tea')).toEqual(['tea']);
      order.push(key);
      return open.bucket.put(key, bytes);
    },
  };
  const { written, version } = await publishIndex(async (file) => second.get(file), watched, {
    prefix: 'p/',
  });
  expect(written).toBeLessThan(second.size);
  expect(order.slice(-2)).toEqual([`p/versions/${version}.bin`, 'p/manifest.bin']);
  expect(await findTitles('p/', 'coffee')).toEqual(['coffee']);
});

it('puts the version before back, and any other that is kept', async () => {
  const versions: string[] = [];
  for (const word of ['one', 'two', 'three']) {
    versions.unshift((await publish(await pack(word), 'r/')).version);
  }
  expect(await listVersions(open.bucket, 'r/')).toEqual(versions);
  expect(await rollBack(open.bucket, 'r/')).toBe(versions[1]);
  expect(await findTitles('r/', 'two')).toEqual(['two']);
  expect(await rollBack(open.bucket, 'r/', versions[0])).toBe(versions[0]);
  expect(await findTitles('r/', 'three')).toEqual(['three']);
  expect(await rollBack(open.bucket, 'r/', 'nothing')).toBeUndefined();
});

it('removes what only versions had that are no longer kept, and nothing else', async () => {
  await open.bucket.put('k/picture.png', new Uint8Array(3));
  const files = [await pack('one'), await pack('two'), await pack('three')];
  for (const one of files) await publish(one, 'k/', 2);
  expect(await listVersions(open.bucket, 'k/')).toHaveLength(2);
  const only = [...files[0]!.keys()].filter((name) => !files[1]!.has(name) && !files[2]!.has(name));
  expect(only.length).toBeGreaterThan(0);
  for (const name of only) expect(await open.bucket.get(`k/${name}`)).toBeNull();
  expect(await open.bucket.get('k/picture.png')).not.toBeNull();
  expect(await rollBack(open.bucket, 'k/')).toBeDefined();
  expect(await findTitles('k/', 'two')).toEqual(['two']);
});

it('leaves the old index whole when it is cut off anywhere', async () => {
  const [first, second] = [await pack('tea'), await pack('coffee')];
  await publish(first, 'c/');
  for (let steps = 0; steps < 3; steps++) {
    let left = steps;
    const dying: Bucket = {
      get: (key) => open.bucket.get(key),
      list: (options) => open.bucket.list(options),
      delete: (keys) => open.bucket.delete(keys),
      put: async (key, bytes) => {
        if (left-- <= 0) throw new Error('cut off');
        return open.bucket.put(key, bytes);
      },
    };
    await expect(publishIndex(async (file) => second.get(file), dying, { prefix: 'c/' })).rejects.toThrow(
      'cut off',
    );
    expect(await findTitles('c/', 'tea')).toEqual(['tea']);
  }
  await publish(second, 'c/');
  expect(await findTitles('c/', 'coffee')).toEqual(['coffee']);
});
