import { describe, expect, inject, it, vi } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { createFront } from '../../../src/edge/front.ts';
import type { Engine } from '../../../src/engine.ts';
import type { Env } from '../../../src/http/env.ts';
import { HUGE_PAGE, LINES_PAGE, PAGE } from '../../origin-server/pages.ts';
import type {} from '../../provided.ts';
import { answerTo, createFakeEngine, greenTea } from '../http/fake-engine.ts';

const ORIGIN = inject('origin');

const ASIDE = /<aside class="related-links".*?<\/aside>\n/s;
const LINE =
  '<p class="related-line">Related: <a href="/green-tea/" lang="en">Green tea &lt;b&gt;&amp;&lt;/b&gt; you</a></p>';

/** Every path but `/unknown/` is an article with two links. */
function createTestFront(change: Partial<Engine> = {}, env: Env = {}) {
  const engine = createFakeEngine({
    async related(request) {
      if (request.url === '/unknown/') return undefined;
      const answer = answerTo(request);
      return { ...answer, hits: [greenTea, { ...greenTea, id: 'té', url: '/té/', title: 'Té — 茶 🍵' }] };
    },
    ...change,
  });
  const front = createFront(createApp({ openEngine: async () => engine }));
  return (path: string, init?: RequestInit) =>
    front(new Request(`https://site.example${path}`, init), { ...env, ORIGIN });
}

describe('a page of an article', () => {
  it.each(['/plain/', '/gzip/', '/br/', '/chunked/'])(
    '%s gets its list after the article, and nothing else changes',
    async (path) => {
      const response = await createTestFront()(path, { headers: { 'Accept-Encoding': 'gzip, br' } });
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(page.replace(ASIDE, '')).toBe(PAGE);
      expect(page).toMatch(/<p>four<\/p><\/article><aside class="related-links"/);
      expect(page).toContain('<a href="/green-tea/" lang="en">Green tea &lt;b&gt;&amp;&lt;/b&gt; you</a>');
      expect(page.match(ASIDE)![0]).toMatch(/^[\0-\x7f]*$/);
      expect(page).toContain('T&#233; &#8212; &#33590; &#127861;');
    },
  );

  it('is found with the query of its address, which may be what names it', async () => {
    const asked: (string | undefined)[] = [];
    const ask = createTestFront({
      async related({ url }) {
        asked.push(url);
        return undefined;
      },
    });
    expect(await (await ask('/plain/?p=7&utm_source=letter')).text()).toBe(PAGE);
    expect(asked).toEqual(['/plain/?p=7&utm_source=letter']);
  });

  it('gets one line after its third paragraph on wish', async () => {
    const ask = createTestFront({}, { EDGE_PLACE: 'paragraph:3' });
    expect(await (await ask('/plain/')).text()).toBe(
      PAGE.replace('<b>bold</b></p>', `<b>bold</b></p>${LINE}`),
    );
    expect(await (await ask('/open-paragraphs/')).text()).toBe(
      `<article><p>one<p>two<p>three${LINE}<p>four</article>`,
    );
  });

  it('gets it where the selector says', async () => {
    const page = await (await createTestFront({}, { EDGE_SELECTOR: 'footer' })('/plain/')).text();
    expect(page).toMatch(/<\/footer><aside/);
    expect(page.replace(ASIDE, '')).toBe(PAGE);
  });

  it('gets new links in its hand-made lines on wish, as far as there are any', async () => {
    const page = await (await createTestFront({}, { EDGE_REPLACE: '1' })('/lines/')).text();
    const first = '<a href="/green-tea/" lang="en">Green tea &lt;b&gt;&amp;&lt;/b&gt; you</a>';
    const second = '<a href="/t%C3%A9/" lang="en">T&#233; &#8212; &#33590; &#127861;</a>';
    expect(page).toBe(
      LINES_PAGE.replace(/(?<=Related:- ).*(?=<\/p><p>Related to)/, first).replace(
        /(?<=<strong>Related:)<\/strong> <a.*?<\/a>/,
        ` </strong>${second}`,
      ),
    );
  });

  it('keeps its lines when it is not in UTF-8', async () => {
    const page = await (await createTestFront({}, { EDGE_REPLACE: '1' })('/latin/')).arrayBuffer();
    expect(new TextDecoder('latin1').decode(page)).toBe('<article>café</article>');
  });

  it('is streamed however large it is', async () => {
    const page = await (await createTestFront()('/huge/')).text();
    expect(page.length).toBeGreaterThan(HUGE_PAGE.length);
    expect(page.replace(ASIDE, '') === HUGE_PAGE).toBe(true);
  });

  it('keeps every byte that is not text in its encoding', async () => {
    const bytes = async (path: string) => {
      const body = new Uint8Array(await (await createTestFront()(path)).arrayBuffer());
      return String.fromCharCode(...body).replace(ASIDE, '');
    };
    expect(await bytes('/bytes/')).toBe('<article>caf\xe9\xff\xc3</article>');
    expect(await bytes('/latin/')).toBe('<article>caf\xe9</article>');
    expect(await bytes('/charset/')).toBe('<article>a</article>');
  });
});

describe('everything else passes through untouched', () => {
  it.each([
    ['a page that is no article', '/unknown/', 200, PAGE],
    ['an error', '/error/', 500, PAGE],
    ['a page that is not there', '/missing/', 404, PAGE],
    ['what is no page', '/data/', 200, '{"a":"<article>"}'],
    [
      'a page that is cut off within a tag',
      '/broken/',
      200,
      '<article><p>one<p>two<p class="x>three</article>',
    ],
  ])('%s', async (_, path, status, body) => {
    const response = await createTestFront()(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
  });

  it('an encoding in which ASCII is something else', async () => {
    const response = await createTestFront()('/utf-16/');
    expect(new TextDecoder('utf-16').decode(await response.arrayBuffer())).toBe('<article>a</article>');
  });

  it.each([
    ['the index cannot be read', () => Promise.reject(new Error('down'))],
    ['the index does not answer', () => new Promise<never>(() => undefined)],
  ])('a page while %s', async (_, related) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await createTestFront({ related })('/plain/');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(PAGE);
    log.mockRestore();
  });

  it('a page whose selector is none', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await createTestFront({}, { EDGE_SELECTOR: 'article[' })('/plain/');
    expect(await response.text()).toBe(PAGE);
    log.mockRestore();
  });

  it('a redirect, which leads to this host when it led to the site', async () => {
    const moved = await createTestFront()('/moved/');
    expect(moved.status).toBe(301);
    expect(moved.headers.get('Location')).toBe('https://site.example/plain/?x=1');
    const elsewhere = await createTestFront()('/elsewhere/');
    expect(elsewhere.status).toBe(302);
    expect(elsewhere.headers.get('Location')).toBe('https://other.example/');
  });

  it('method, query, body and headers of a request', async () => {
    const response = await createTestFront()('/echo?a=1&b=%20', {
      method: 'PUT',
      body: 'hello',
      headers: { 'X-Own': 'yes', Cookie: 'session=1' },
    });
    expect(await response.json()).toMatchObject({
      method: 'PUT',
      url: '/echo?a=1&b=%20',
      body: 'hello',
      headers: {
        'x-own': 'yes',
        cookie: 'session=1',
        'x-forwarded-host': 'site.example',
        'x-forwarded-proto': 'https',
      },
    });
  });
});

describe('a conditional request', () => {
  it('gets 304 only when neither the page nor its links have changed', async () => {
    const etag = (await createTestFront()('/etag/')).headers.get('ETag')!;
    expect(etag).toBe('"one~alongside-c0ffee"');
    const conditional = { headers: { 'If-None-Match': etag } };
    const same = await createTestFront()('/etag/', conditional);
    expect(same.status).toBe(304);
    expect(same.headers.get('ETag')).toBe(etag);
    const related = async () => ({
      ...answerTo({ limit: 5, offset: 0 }),
      index: { version: 'new', builtAt: null, documents: 1 },
    });
    const newer = await createTestFront({ related })('/etag/', conditional);
    expect(newer.status).toBe(200);
    expect(newer.headers.get('ETag')).toBe('"one~alongside-new"');
    expect(newer.headers.get('Last-Modified')).toBeNull();
    expect((await newer.text()).replace(ASIDE, '')).toBe(PAGE);
  });

  it('gets the site’s own 304 where there are no links', async () => {
    const ask = createTestFront({ related: async () => undefined });
    const response = await ask('/etag/', { headers: { 'If-None-Match': '"one"' } });
    expect(response.status).toBe(304);
    expect(response.headers.get('ETag')).toBe('"one"');
  });
});

it('answers with the search and the API below its own path', async () => {
  expect((await createTestFront()('/_alongside/v1/search?q=tea')).status).toBe(200);
  expect(await (await createTestFront()('/_alongside/search')).text()).toContain(
    'href="/_alongside/explorer.css"',
  );
  expect((await createTestFront({}, { EDGE_PATH: '/find/' })('/find/v1/search?q=tea')).status).toBe(200);
  expect((await createTestFront()('/_alongsides')).status).toBe(404);
});

it('asks nobody but the site, whatever the path looks like', async () => {
  const ask = createTestFront();
  for (const path of [
    '//127.0.0.1:1/',
    '/@127.0.0.1:1/',
    '/http://127.0.0.1:1/',
    '/..//127.0.0.1:1/',
    '/%2F%2F127.0.0.1:1',
  ]) {
    const response = await ask(path, { headers: { Host: '127.0.0.1:1' } });
    expect(response.status).toBe(404);
  }
});

it('says 502 when the site does not answer', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('connection refused'));
  const response = await createTestFront()('/plain/');
  expect(response.status).toBe(502);
  expect(await response.json()).toMatchObject({ code: 'origin_unreachable' });
  fetched.mockRestore();
  log.mockRestore();
});

it('does not count a page against its visitor’s rate limit', async () => {
  const RATE_LIMITER = { limit: () => Promise.resolve({ success: false }) } as RateLimit;
  const ask = createTestFront({}, { RATE_LIMITER });
  expect(await (await ask('/plain/')).text()).toMatch(ASIDE);
  expect((await ask('/_alongside/v1/search?q=tea')).status).toBe(429);
});
