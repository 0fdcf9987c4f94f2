import { describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { createTestApp } from './fake-engine.ts';

/** Every address that the app has, and a few that are asked for in other ways or are not there. */
const EVERYTHING = [
  ...new Set(
    createApp()
      .routes.map(({ path }) => path)
      .filter((path) => !path.includes('*')),
  ),
  '/search?q=tea',
  '/search?limit=0&q=a',
  '/v1/search?q=tea',
  '/v1/related?id=a',
  '/v1/related?id=a&format=html',
  '/v1/suggest?q=a',
  '/nowhere',
];

describe.each(EVERYTHING)('%s', (path) => {
  it('is what it says it is, allows no inline script or style, and sets no cookie', async () => {
    const { headers } = await createTestApp().app.request(path);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('Content-Security-Policy')).not.toMatch(/unsafe-|wasm|\*/);
    expect(headers.get('Set-Cookie')).toBeNull();
    expect(headers.get('Content-Type')).toMatch(/^[\w/+-]+(; charset=utf-8)?$/i);
  });

  it.each(['HEAD', 'POST', 'DELETE', 'OPTIONS'])('is as safe when asked with %s', async (method) => {
    const { headers } = await createTestApp().app.request(path, { method });
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('Set-Cookie')).toBeNull();
  });

  it('can be read by a script of any origin', async () => {
    const { headers } = await createTestApp().app.request(path, {
      headers: { Origin: 'https://site.example' },
    });
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Expose-Headers')).toContain('Server-Timing');
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });
});

describe('CORS', () => {
  const env = { CORS_ORIGINS: 'https://site.example, https://other.example/' };

  it('answers a preflight without opening the index', async () => {
    const { app, asked } = createTestApp();
    const response = await app.request('/v1/related', {
      method: 'OPTIONS',
      headers: { Origin: 'https://site.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('Content-Type');
    expect(asked).toEqual([]);
  });

  it('is narrowed to the origins that CORS_ORIGINS names', async () => {
    const { app } = createTestApp();
    const ask = (origin: string) => app.request('/v1/search?q=a', { headers: { Origin: origin } }, env);
    for (const origin of ['https://site.example', 'https://other.example']) {
      const { headers } = await ask(origin);
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
      expect(headers.get('Vary')).toContain('Origin');
    }
    for (const origin of ['https://evil.example', 'https://site.example.evil.example', 'null']) {
      const { headers } = await ask(origin);
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
      expect(headers.get('Vary')).toContain('Origin');
    }
  });

  it('refuses the preflight of another origin once it is narrowed', async () => {
    const { app } = createTestApp();
    const preflight = {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' },
    };
    expect(
      (await app.request('/v1/search', preflight, env)).headers.get('Access-Control-Allow-Origin'),
    ).toBeNull();
  });
});

describe('the rate limit', () => {
  const headers = { 'CF-Connecting-IP': '192.0.2.1' };

  it('answers 429 with Retry-After, and does no work', async () => {
    const keys: string[] = [];
    const RATE_LIMITER = {
      async limit({ key }: { key: string }) {
        keys.push(key);
        return { success: keys.length <= 2 };
      },
    } as RateLimit;
    const { app, asked } = createTestApp();
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) {
      const response = await app.request('/v1/search?q=tea', { headers }, { RATE_LIMITER });
      statuses.push(response.status);
      if (response.status !== 429) continue;
      expect(response.headers.get('Retry-After')).toBe('60');
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(await response.json()).toMatchObject({ code: 'rate_limited' });
    }
    expect(statuses).toEqual([200, 200, 429]);
    expect(keys).toEqual(['192.0.2.1', '192.0.2.1', '192.0.2.1']);
    expect(asked).toHaveLength(2);
  });

  it('lets everyone through when it fails itself', async () => {
    const RATE_LIMITER = { limit: () => Promise.reject(new Error('down')) } as RateLimit;
    const { app } = createTestApp();
    expect((await app.request('/v1/search?q=tea', { headers }, { RATE_LIMITER })).status).toBe(200);
  });
});

describe('counting queries', () => {
  function createDataset() {
    const points: AnalyticsEngineDataPoint[] = [];
    const ANALYTICS: AnalyticsEngineDataset = { writeDataPoint: (point) => void points.push(point!) };
    return { points, ANALYTICS };
  }

  it('writes the query, its language and the number of hits, and nothing about who asked', async () => {
    const { app } = createTestApp();
    const { points, ANALYTICS } = createDataset();
    const headers = {
      'CF-Connecting-IP': '192.0.2.1',
      Cookie: 'a=b',
      'User-Agent': 'someone',
      Referer: 'https://x.example',
    };
    await app.request('/v1/search?q=Green%20%20Tea&lang=en', { headers }, { ANALYTICS });
    await app.request('/search?q=pot', { headers }, { ANALYTICS });
    expect(points).toEqual([
      { indexes: ['search'], blobs: ['green tea', 'en'], doubles: [30] },
      { indexes: ['search'], blobs: ['pot', ''], doubles: [30] },
    ]);
  });

  it('counts neither the next page, nor suggestions, nor related links', async () => {
    const { app } = createTestApp();
    const { points, ANALYTICS } = createDataset();
    for (const path of ['/v1/search?q=tea&offset=10', '/v1/suggest?q=te', '/v1/related?id=a', '/search']) {
      await app.request(path, {}, { ANALYTICS });
    }
    expect(points).toEqual([]);
  });

  it('never keeps an answer back', async () => {
    const ANALYTICS: AnalyticsEngineDataset = {
      writeDataPoint: () => {
        throw new Error('down');
      },
    };
    expect((await createTestApp().app.request('/v1/search?q=tea', {}, { ANALYTICS })).status).toBe(200);
  });
});
