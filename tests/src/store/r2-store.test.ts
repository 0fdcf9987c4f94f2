/** The Worker over an R2 bucket, in its own runtime, while the index in the bucket is replaced. */
import { env } from 'cloudflare:test';
import type { R2Bucket } from '@cloudflare/workers-types';
import { expect, inject, it } from 'vitest';
import { type Bucket, publishIndex, rollBack } from '../../../index/publish/publish-index.ts';
import { createApp } from '../../../src/app.ts';
import { openFromBindings } from '../../../src/http/open-from-bindings.ts';

const bucket = (env as unknown as { TEST_BUCKET: R2Bucket }).TEST_BUCKET;

const toFiles = (texts: Record<string, string>) =>
  new Map(
    Object.entries(texts).map(([name, text]) => [
      name,
      Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0)),
    ]),
  );

/** A Worker that was started just now. */
const ask = (address: string) =>
  createApp({ openEngine: openFromBindings }).request(address, {}, { INDEX: bucket, INDEX_PREFIX: 'blog/' });

async function countArticles(): Promise<number> {
  const response = await ask('/v1/search?q=tea');
  expect(response.status).toBe(200);
  const { totalHits, index } = await response.json<{ totalHits: number; index: { documents: number } }>();
  expect(totalHits).toBe(index.documents - 1);
  return index.documents;
}

it('answers from a bucket, whole before, during and after an index is replaced, and when it is put back', async () => {
  const [first, next] = [toFiles(inject('smallIndex')), toFiles(inject('nextIndex'))];
  await publishIndex(async (file) => first.get(file), bucket as unknown as Bucket, { prefix: 'blog/' });
  const before = await countArticles();
  const seen: number[] = [];
  const watched: Bucket = {
    get: (key) => bucket.get(key),
    list: (options) => bucket.list(options) as unknown as ReturnType<Bucket['list']>,
    delete: (keys) => bucket.delete(keys),
    put: async (key, bytes) => {
      seen.push(await countArticles());
      return bucket.put(key, bytes);
    },
  };
  await publishIndex(async (file) => next.get(file), watched, { prefix: 'blog/' });
  expect(seen.length).toBeGreaterThan(5);
  expect(new Set(seen)).toEqual(new Set([before]));
  expect(await countArticles()).toBe(before + 1);
  await rollBack(bucket as unknown as Bucket, 'blog/');
  expect(await countArticles()).toBe(before);
});

it('says that there is no index where the bucket is empty', async () => {
  const response = await createApp({ openEngine: openFromBindings }).request(
    '/v1/search?q=tea',
    {},
    { INDEX: bucket, INDEX_PREFIX: 'nothing/' },
  );
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: 'index_missing' });
});
