import { expect, it } from 'vitest';
import { createTestApp } from './fake-engine.ts';

it('answers as browsers ask: query, completions, descriptions, addresses', async () => {
  const { app, asked } = createTestApp();
  const response = await app.request('https://search.example/v1/suggest?q=te');
  expect(response.headers.get('Content-Type')).toBe('application/x-suggestions+json; charset=utf-8');
  expect(await response.json()).toEqual([
    'te',
    ['green tea', 'tea pot'],
    ['', ''],
    ['https://search.example/green-tea/', 'https://search.example/search?q=tea%20pot'],
  ]);
  expect(asked).toEqual([{ q: 'te', limit: 8 }]);
});

it('answers as objects on wish', async () => {
  const { app } = createTestApp();
  expect(await (await app.request('/v1/suggest?q=te&format=json')).json()).toMatchObject({
    query: 'te',
    suggestions: [
      { text: 'green tea', url: '/green-tea/' },
      { text: 'tea pot', url: null },
    ],
  });
});

it('answers an empty query, and asks for one that is missing', async () => {
  const { app } = createTestApp();
  expect((await app.request('/v1/suggest?q=')).status).toBe(200);
  expect(await (await app.request('/v1/suggest')).json()).toMatchObject({
    code: 'missing_parameter',
    parameter: 'q',
  });
});

it('describes the search to browsers, with addresses of its own and everything escaped', async () => {
  const { app } = createTestApp();
  const response = await app.request(
    'https://search.example/opensearch.xml',
    {},
    { SITE_NAME: 'Tea & <friends> of all kinds' },
  );
  expect(response.headers.get('Content-Type')).toMatch(/^application\/opensearchdescription\+xml/);
  const xml = await response.text();
  expect(xml).toContain('<ShortName>Tea &amp; &lt;friends&gt;</ShortName>');
  expect(xml).toContain('template="https://search.example/search?q={searchTerms}"');
  expect(xml).toContain('template="https://search.example/v1/suggest?q={searchTerms}"');
});
