import { describe, expect, it } from 'vitest';
import { createTestApp, VERSION } from './fake-engine.ts';

const READS = ['/v1/search?q=tea', '/v1/related?id=a', '/v1/suggest?q=te', '/v1/index'];
const PAGES = [
  '/',
  '/search',
  '/search?q=tea',
  '/v1/related?id=a&format=html',
  '/v1/search?q=tea&format=feed',
];
const FILES = ['/opensearch.xml', '/openapi.json', '/alongside.js', '/explorer.js', '/explorer.css'];

describe.each(READS)('%s', (path) => {
  it('carries the index version in its ETag and may be kept for five minutes', async () => {
    const response = await createTestApp().app.request(path);
    expect(response.headers.get('ETag')).toContain(VERSION);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=300, stale-while-revalidate=86400');
  });

  it('is 304 for whoever has this version, before the engine is asked', async () => {
    const { app, asked } = createTestApp();
    const etag = (await app.request(path)).headers.get('ETag')!;
    asked.length = 0;
    for (const ifNoneMatch of [etag, `W/${etag}`, `"other" , ${etag}`, '*']) {
      const response = await app.request(path, { headers: { 'If-None-Match': ifNoneMatch } });
      expect(response.status).toBe(304);
      expect(response.headers.get('ETag')).toBe(etag);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(await response.text()).toBe('');
    }
    expect(asked).toEqual([]);
    expect((await app.request(path, { headers: { 'If-None-Match': '"older"' } })).status).toBe(200);
  });
});

it('changes its ETag with the index version', async () => {
  const one = await createTestApp().app.request('/v1/search?q=tea');
  const other = await createTestApp({ version: 'decade' }).app.request('/v1/search?q=tea');
  expect(one.headers.get('ETag')).not.toBe(other.headers.get('ETag'));
});

it.each([...PAGES, ...FILES])('%s has an ETag of its content', async (path) => {
  const { app } = createTestApp();
  const response = await app.request(path);
  expect(response.status).toBe(200);
  const etag = response.headers.get('ETag')!;
  expect(etag).toMatch(/^"[\da-f]{20}"$/);
  expect((await app.request(path, { headers: { 'If-None-Match': etag } })).status).toBe(304);
});

it.each([...READS, ...PAGES, ...FILES])(
  '%s answers HEAD with the headers of GET and no body',
  async (path) => {
    const { app } = createTestApp();
    const get = await app.request(path);
    const head = await app.request(path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('ETag')).toBe(get.headers.get('ETag'));
    expect(head.headers.get('Content-Type')).toBe(get.headers.get('Content-Type'));
  },
);

it('lets no cache keep the health', async () => {
  const response = await createTestApp().app.request('/v1/health');
  expect(await response.json()).toEqual({ status: 'ok', version: VERSION });
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});
