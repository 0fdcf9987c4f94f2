import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Hit } from '../../../src/answers.ts';
import { answerTo, createTestApp, greenTea } from './fake-engine.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const hostile: Hit = {
  ...greenTea,
  title: '<img src=x onerror=alert(1)>',
  url: 'javascript:alert(1)',
  excerpt: '<mark>tea</mark><script>alert(1)</script>',
  authors: ['"><svg onload=alert(1)>'],
  tags: ['</script><script>alert(1)//'],
  section: "'><iframe src=//evil.example>",
  lang: 'en" onload="alert(1)',
  image: 'javascript:alert(1)',
};

describe('a hostile corpus', () => {
  it.each(['/search?q=tea', '/v1/search?q=tea&format=html', '/v1/related?id=a&format=html'])(
    'stays text on %s',
    async (path) => {
      const answer = {
        ...answerTo({ limit: 10, offset: 0 }),
        hits: [hostile],
        facetDistribution: {
          tag: { [hostile.tags[0]!]: 1, other: 1 },
          section: { [hostile.section!]: 1, other: 1 },
        },
        correction: { query: '<script>alert(1)</script>', totalHits: 1, applied: false },
      };
      const { app } = createTestApp({ search: async () => answer, related: async () => answer });
      const page = await (await app.request(path)).text();
      const foreign: string[] = [];
      const look = new HTMLRewriter().on('*', {
        element(element) {
          if (['script', 'img', 'svg', 'iframe'].includes(element.tagName)) foreign.push(element.tagName);
          for (const [name, value] of element.attributes) {
            if (name!.startsWith('on') || /^\s*javascript:/i.test(value!)) foreign.push(`${name}=${value}`);
          }
        },
      });
      await look.transform(new Response(page)).text();
      expect(foreign).toEqual([]);
      expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    },
  );
});

describe('the read API', () => {
  const addresses = [
    'http://169.254.169.254/latest',
    'http://localhost/',
    '//evil.example/',
    'https://[::1]/',
  ];

  it('fetches nothing, whatever address it is given', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('not allowed'));
    const { app } = createTestApp();
    for (const address of addresses) {
      const text = encodeURIComponent(address);
      for (const path of [
        '/v1/related?url=',
        '/v1/related?id=',
        '/v1/search?q=',
        '/v1/suggest?q=',
        '/search?q=',
      ]) {
        expect((await app.request(path + text)).status).toBeLessThan(500);
      }
      const body = JSON.stringify({
        html: `<img src="${address}"><link rel=stylesheet href="${address}">text`,
      });
      expect((await app.request('/v1/related', { method: 'POST', body })).status).toBe(200);
    }
    expect(fetched).not.toHaveBeenCalled();
  });

  it('logs nothing of what is asked, whether it is answered or refused', async () => {
    const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level),
    );
    const { app } = createTestApp();
    for (const path of [
      '/v1/search?q=secret',
      '/search?q=secret',
      '/v1/suggest?q=secret',
      '/v1/search?q=secret&limit=0',
    ]) {
      await app.request(path);
    }
    for (const log of logs) expect(log).not.toHaveBeenCalled();
  });

  it('answers the same whatever headers a request brings', async () => {
    const { app } = createTestApp();
    const headers = {
      'X-Forwarded-Host': 'evil.example',
      'X-Original-URL': '/x',
      Forwarded: 'host=evil.example',
      Cookie: 'a=b',
    };
    for (const path of ['/', '/search?q=tea', '/opensearch.xml', '/openapi.json', '/v1/suggest?q=te']) {
      const [plain, odd] = await Promise.all([app.request(path), app.request(path, { headers })]);
      expect(await odd.text()).toBe(await plain.text());
    }
  });
});
