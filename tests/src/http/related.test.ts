import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers.ts';
import { createTestApp, greenTea } from './fake-engine.ts';

function post(body: unknown, query = '') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [`/v1/related${query}`, { method: 'POST', body: text }] as const;
}

describe('GET /v1/related', () => {
  it('answers by id and by url, with five links by default', async () => {
    const { app, asked } = createTestApp();
    const answer = (await (await app.request('/v1/related?id=green-tea')).json()) as Answer;
    expect(answer.hits).toEqual([greenTea]);
    expect((await app.request('/v1/related?url=https://example.com/green-tea/&threshold=12.5')).status).toBe(
      200,
    );
    const options = { limit: 5, offset: 0, filters: [], exclude: [], explain: false };
    expect(asked).toEqual([
      { ...options, id: 'green-tea' },
      { ...options, url: 'https://example.com/green-tea/', threshold: 12.5 },
    ]);
  });

  it('is 404 for an article that the index does not have', async () => {
    const { app } = createTestApp();
    const response = await app.request('/v1/related?id=nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'article_not_found', parameter: 'id' });
    expect(response.headers.get('ETag')).toBeNull();
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it('asks for exactly one of id and url', async () => {
    const { app } = createTestApp();
    expect(await (await app.request('/v1/related')).json()).toMatchObject({
      code: 'missing_parameter',
      parameter: 'url',
    });
    expect(await (await app.request('/v1/related?id=a&url=/a/')).json()).toMatchObject({
      code: 'conflicting_parameters',
    });
  });

  it('gives a finished <aside> for server-side includes, and nothing when there is no link', async () => {
    const { app } = createTestApp();
    const aside = await app.request('/v1/related?id=green-tea&format=html');
    expect(aside.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await aside.text()).toMatch(/^<aside.*Green tea &lt;b&gt;.*<\/aside>\s*$/s);
    const none = createTestApp({ related: async () => ({ ...noAnswer, hits: [] }) });
    expect(await (await none.app.request('/v1/related?id=a&format=html')).text()).toBe('');
  });

  it('gives a JSON Feed', async () => {
    const { app } = createTestApp();
    const feed = await (await app.request('/v1/related?id=green-tea&format=feed')).json();
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ title: greenTea.title }],
    });
  });
});

describe('POST /v1/related', () => {
  it('answers for a text that is not in the corpus, and is kept by no cache', async () => {
    const { app, asked } = createTestApp();
    const response = await app.request(
      ...post(
        { title: 'Tea', text: 'Warm the pot.', tags: ['tea'], lang: 'en', date: '2024-02-29' },
        '?limit=2&exclude=a',
      ),
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(asked).toEqual([
      {
        limit: 2,
        offset: 0,
        filters: [],
        exclude: ['a'],
        explain: false,
        lang: 'en',
        title: 'Tea',
        text: 'Warm the pot.',
        tags: ['tea'],
        date: '2024-02-29',
      },
    ]);
  });

  it('reads HTML as the text that a reader sees', async () => {
    const { app, asked } = createTestApp();
    const html =
      '<h2>Tea &amp; water</h2><p>Warm\n the <b>pot</b>.<script>steal()</script><style>p{}</style><p>Wait<br>long.';
    await app.request(...post({ html }));
    expect(asked).toMatchObject([{ text: 'Tea & water\n\nWarm the pot.\n\nWait\n\nlong.' }]);
  });

  it.each([
    ['{}', 'missing_parameter', 'text'],
    ['{"text":"  "}', 'missing_parameter', 'text'],
    ['{"html":"<script>x</script>"}', 'missing_parameter', 'html'],
    ['{"title":"only a title"}', 'missing_parameter', 'text'],
    ['{"text":"a","html":"b"}', 'conflicting_parameters', 'html'],
    ['{"text":1}', 'invalid_parameter', 'text'],
    ['{"text":"a","tags":"tea"}', 'invalid_parameter', 'tags'],
    ['{"text":"a","tags":[1]}', 'invalid_parameter', 'tags'],
    ['{"text":"a","lang":"english!"}', 'invalid_parameter', 'lang'],
    ['{"text":"a","date":"yesterday"}', 'invalid_parameter', 'date'],
    ['{"text":"a","title":[]}', 'invalid_parameter', 'title'],
  ])('refuses %s and names the member', async (body, code, parameter) => {
    const { app } = createTestApp();
    const response = await app.request(...post(body));
    expect(response.status).toBe(400);
    const problem = (await response.json()) as { allowed: string };
    expect(problem).toMatchObject({ code, parameter });
    expect(problem.allowed).toMatch(/\w/);
  });

  it.each(['', '{', '[]', 'null', '"text"', '1', '[{"text":"a"}]', '\u0000'])(
    'refuses the body %j',
    async (body) => {
      const { app } = createTestApp();
      const response = await app.request(...post(body));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid_json' });
    },
  );

  it('refuses a body that is not UTF-8', async () => {
    const { app } = createTestApp();
    const body = new Uint8Array([...new TextEncoder().encode('{"text":"'), 0xff, 0x22, 0x7d]);
    const response = await app.request('/v1/related', { method: 'POST', body });
    expect(await response.json()).toMatchObject({ code: 'invalid_json' });
  });

  it('takes a body of 256 KiB and refuses a byte more', async () => {
    const { app } = createTestApp();
    const fill = (bytes: number) => JSON.stringify({ text: 'a'.repeat(bytes - '{"text":""}'.length) });
    expect((await app.request(...post(fill(262_144)))).status).toBe(200);
    const response = await app.request(...post(fill(262_145)));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'body_too_large', allowed: 'at most 262144 bytes' });
  });

  it('does not believe a Content-Length, and stops reading at the limit', async () => {
    const { app } = createTestApp();
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const response = await app.request('/v1/related', {
      method: 'POST',
      body: endless,
      headers: { 'Content-Length': '12' },
    });
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(8);
    const declared = await app.request('/v1/related', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Length': '99999999' },
    });
    expect(declared.status).toBe(413);
  });
});

const noAnswer = {
  hits: [],
  query: '',
  limit: 5,
  offset: 0,
  totalHits: 0,
  totalHitsExact: true,
  facetDistribution: {},
  index: { version: 'v', builtAt: null, documents: 0 },
};
