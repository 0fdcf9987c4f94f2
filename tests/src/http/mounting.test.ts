import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { alongside } from '../../../src/app.ts';
import { createFakeEngine } from './fake-engine.ts';

const host = new Hono()
  .get('/', (c) => c.text('the host'))
  .route('/related', alongside({ openEngine: async () => createFakeEngine() }))
  .route('/:lang/find', alongside({ openEngine: async () => createFakeEngine() }));

it('answers below the path where another app mounts it', async () => {
  expect(await (await host.request('/')).text()).toBe('the host');
  expect((await host.request('/related/v1/search?q=tea')).status).toBe(200);
  expect(await (await host.request('/related/v1/search')).json()).toMatchObject({
    code: 'missing_parameter',
  });
  expect((await host.request('/related/v1/search?q=tea', { method: 'HEAD' })).status).toBe(200);
});

it('leaves every other path to that app', async () => {
  expect(await (await host.request('/related/nowhere')).json()).toMatchObject({ code: 'route_not_found' });
  const elsewhere = await host.request('/elsewhere');
  expect(await elsewhere.text()).toBe('404 Not Found');
  expect(elsewhere.headers.get('Server-Timing')).toBeNull();
});

it('writes addresses that lead below that path', async () => {
  const page = await (await host.request('/related/search?q=tea')).text();
  expect(page).toContain('href="/related/explorer.css"');
  expect(page).not.toMatch(/(?:href|action|src)="\/(?:search|explorer|opensearch|alongside)/);
  const explorer = await (await host.request('/related')).text();
  expect(explorer).toContain('src="/related/explorer.js"');
  const xml = await (await host.request('https://site.example/related/opensearch.xml')).text();
  expect(xml).toContain('template="https://site.example/related/search?q={searchTerms}"');
  const api = await (await host.request('https://site.example/de/find/openapi.json')).json();
  expect(api).toMatchObject({ servers: [{ url: 'https://site.example/de/find' }] });
});
