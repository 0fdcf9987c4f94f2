import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import documentation from '../../../docs/api.md?raw';
import { createApp } from '../../../src/app.ts';
import { PARAMETERS } from '../../../src/http/parameters.ts';
import { PROBLEMS } from '../../../src/http/problem.ts';
import { RESPONSE_SCHEMAS } from '../../../src/http/response-schemas.ts';
import { IndexError } from '../../../src/index-error.ts';
import { createFakeEngine, createTestApp } from './fake-engine.ts';

async function problemOf(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return v.parse(RESPONSE_SCHEMAS.Problem, await response.json());
}

describe('a parameter that is not allowed', () => {
  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '-1'],
    ['limit', '1.5'],
    ['limit', '1e1'],
    ['limit', 'ten'],
    ['limit', ''],
    ['limit', '٣'],
    ['offset', '-1'],
    ['offset', '1000001'],
    ['offset', '99999999999999999999'],
    ['filter', 'tea'],
    ['filter', 'colour:red'],
    ['filter', 'tag:'],
    ['filter', 'year:twenty'],
    ['filter', 'tag:a,colour:red'],
    ['filter', Array.from({ length: 33 }, (_, i) => `tag:${i}`).join(',')],
    ['facets', 'colour'],
    ['facets', 'tag,colour'],
    ['sort', 'date'],
    ['sort', 'RELEVANCE'],
    ['since', '2024-02-30'],
    ['since', '2024'],
    ['since', 'yesterday'],
    ['until', '2024-13-01'],
    ['until', '2024-1-1'],
    ['exclude', Array.from({ length: 101 }, (_, i) => i).join(',')],
    ['threshold', '-1'],
    ['threshold', '100.5'],
    ['threshold', 'NaN'],
    ['lang', 'e'],
    ['lang', 'en_GB'],
    ['lang', '<b>'],
    ['operator', 'not'],
    ['prefix', 'yes'],
    ['explain', '2'],
    ['format', 'xml'],
    ['format', 'opensearch'],
    ['q', 'a'.repeat(257)],
    ['q', '🍵'.repeat(257)],
    ['q', 'a '.repeat(33)],
    ['url', 'javascript:alert(1)'],
    ['url', 'green-tea'],
    ['id', 'a'.repeat(2049)],
  ] as const)('%s=%s is refused, on every route, with its name and what is allowed', async (name, value) => {
    const { app, asked } = createTestApp();
    const query = new URLSearchParams(name === 'q' ? {} : { q: 'tea' });
    query.set(name, value);
    const responses = [await app.request(`/v1/search?${query}`)];
    if (name !== 'id' && name !== 'url') responses.push(await app.request(`/v1/related?id=a&${query}`));
    for (const response of responses) {
      expect(response.status).toBe(400);
      const problem = await problemOf(response);
      expect(problem).toMatchObject({ code: 'invalid_parameter', parameter: name });
      expect(problem.allowed).toMatch(/\w/);
      expect(problem.detail.length).toBeLessThan(500);
    }
    expect(asked).toEqual([]);
  });

  it('is not a query of exactly 256 characters or exactly 32 terms', async () => {
    const { app } = createTestApp();
    for (const q of ['a'.repeat(256), '🍵'.repeat(256), 'tea '.repeat(32), '* '.repeat(128)]) {
      expect((await app.request(`/v1/search?q=${encodeURIComponent(q)}`)).status).toBe(200);
    }
  });

  it('is a last day before the first', async () => {
    const response = await createTestApp().app.request('/v1/search?q=tea&since=2024-01-02&until=2024-01-01');
    expect(await problemOf(response)).toMatchObject({ code: 'invalid_parameter', parameter: 'until' });
  });
});

it('refuses a parameter that is given twice', async () => {
  const response = await createTestApp().app.request('/v1/search?q=a&q=b');
  expect(await problemOf(response)).toMatchObject({
    code: 'repeated_parameter',
    parameter: 'q',
    status: 400,
  });
});

it.each([
  ['limt', 'limit'],
  ['Limit', 'limit'],
  ['ofset', 'offset'],
  ['filters', 'filter'],
  ['facet', 'facets'],
  ['treshold', 'threshold'],
  ['exlcude', 'exclude'],
  ['langs', 'lang'],
])('refuses the misspelt parameter %s and says %s', async (name, meant) => {
  const response = await createTestApp().app.request(`/v1/search?q=tea&${name}=1`);
  expect(await problemOf(response)).toMatchObject({
    code: 'unknown_parameter',
    parameter: name,
    allowed: meant,
  });
});

it('asks for the query when it is missing', async () => {
  for (const path of ['/v1/search', '/v1/search?q=', '/v1/search?q=%20%20']) {
    const response = await createTestApp().app.request(path);
    expect(await problemOf(response)).toMatchObject({
      code: 'missing_parameter',
      parameter: 'q',
      status: 400,
    });
  }
});

describe('an address or method that does not exist', () => {
  it.each([
    '/v2/search',
    '/v1',
    '/v1/search/',
    '/favicon.ico',
    '/manifest.bin',
    '/../etc/passwd',
    '/%E0%A4%A',
  ])('%s is 404', async (path) => {
    const response = await createTestApp().app.request(path);
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({ code: 'route_not_found' });
  });

  it.each([
    ['POST', '/v1/search', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/v1/related', 'GET, HEAD, POST, OPTIONS'],
    ['PUT', '/', 'GET, HEAD, OPTIONS'],
    ['PATCH', '/alongside.js', 'GET, HEAD, OPTIONS'],
  ])('%s %s is 405 and says what is possible', async (method, path, allow) => {
    const { app } = createTestApp();
    const response = await app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe(allow);
    expect(await problemOf(response)).toMatchObject({ code: 'method_not_allowed' });
    const options = await app.request(path, { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('Allow')).toBe(allow);
  });
});

describe('a fault of ours', () => {
  it.each(['index_missing', 'index_damaged', 'index_foreign', 'index_unreachable'] as const)(
    '%s is 503 with Retry-After, on every route that needs the index',
    async (code) => {
      const app = createApp({ openEngine: () => Promise.reject(new IndexError(code, 'What is wrong.')) });
      for (const path of [
        '/v1/search?q=a',
        '/v1/related?id=a',
        '/v1/suggest?q=a',
        '/v1/index',
        '/v1/health',
      ]) {
        const response = await app.request(path);
        expect(response.status).toBe(503);
        expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
        expect(await problemOf(response)).toMatchObject({ code, detail: 'What is wrong.' });
      }
      const page = await app.request('/search?q=a');
      expect(page.status).toBe(503);
      expect(await page.text()).toContain('What is wrong.');
    },
  );

  it('shows nothing of what is inside', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { app } = createTestApp({
      search: () => Promise.reject(new TypeError('secret at /home/someone/engine.ts:1')),
    });
    const response = await app.request('/v1/search?q=tea');
    expect(response.status).toBe(500);
    expect(response.headers.get('ETag')).toBeNull();
    const problem = await problemOf(response);
    expect(problem.code).toBe('internal_error');
    expect(JSON.stringify(problem)).not.toMatch(/secret|engine\.ts|TypeError/);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it('is over with the next request when the index opens then', async () => {
    let attempts = 0;
    const app = createApp({
      openEngine: async () => {
        if (attempts++ === 0) throw new IndexError('index_unreachable', 'Not now.');
        return createFakeEngine();
      },
    });
    expect((await app.request('/v1/search?q=tea')).status).toBe(503);
    expect((await app.request('/v1/search?q=tea')).status).toBe(200);
    expect((await app.request('/v1/index')).status).toBe(200);
    expect(attempts).toBe(2);
  });

  it('is no reason to open the index a thousand times', async () => {
    let attempts = 0;
    const app = createApp({
      openEngine: async () => {
        attempts++;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return createFakeEngine();
      },
    });
    const responses = await Promise.all(Array.from({ length: 1000 }, () => app.request('/v1/search?q=tea')));
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    expect(attempts).toBe(1);
  });

  it('is said when the Worker has no binding at all', async () => {
    const response = await createApp().request('/v1/search?q=tea', {}, {});
    expect(await problemOf(response)).toMatchObject({ code: 'index_missing', status: 503 });
  });
});

it('documents every code and every parameter', () => {
  for (const code of Object.keys(PROBLEMS)) expect(documentation).toContain(`\`${code}\``);
  for (const name of Object.keys(PARAMETERS)) expect(documentation).toContain(`\`${name}\``);
});
