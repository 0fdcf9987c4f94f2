import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers.ts';
import { createTestApp, greenTea, VERSION } from './fake-engine.ts';

describe('GET /v1/search', () => {
  it('answers with hits as JSON, the defaults filled in', async () => {
    const { app, asked } = createTestApp();
    const response = await app.request('/v1/search?q=tea');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
    const answer = (await response.json()) as Answer;
    expect(answer.hits).toEqual([greenTea]);
    expect(answer.index.version).toBe(VERSION);
    expect(asked).toEqual([
      {
        q: 'tea',
        limit: 10,
        offset: 0,
        filters: [],
        exclude: [],
        explain: false,
        facets: [],
        sort: 'relevance',
        operator: 'or',
        prefix: true,
      },
    ]);
  });

  it('hands every parameter to the engine', async () => {
    const { app, asked } = createTestApp();
    const query = new URLSearchParams([
      ['q', ' green  tea '],
      ['limit', '3'],
      ['offset', '20'],
      ['filter', 'tag:a, b,section:c'],
      ['filter', 'year:2024'],
      ['facets', 'tag,author'],
      ['facets', 'tag'],
      ['sort', 'date:asc'],
      ['since', '2024-02-29'],
      ['until', '2024-03-01'],
      ['exclude', 'one,"two, three"'],
      ['lang', 'pt-BR'],
      ['operator', 'and'],
      ['prefix', '0'],
      ['explain', '1'],
    ]);
    expect((await app.request(`/v1/search?${query}`)).status).toBe(200);
    expect(asked).toEqual([
      {
        q: 'green  tea',
        limit: 3,
        offset: 20,
        filters: [
          { field: 'tag', value: 'a, b' },
          { field: 'section', value: 'c' },
          { field: 'year', value: '2024' },
        ],
        facets: ['tag', 'author'],
        sort: 'date:asc',
        since: '2024-02-29',
        until: '2024-03-01',
        exclude: ['one', 'two, three'],
        lang: 'pt',
        operator: 'and',
        prefix: false,
        explain: true,
      },
    ]);
  });

  it('takes a filter value in quotation marks as it stands', async () => {
    const { app, asked } = createTestApp();
    await app.request(`/v1/search?q=x&filter=${encodeURIComponent('tag:"a ""b"", lang:c",lang:de')}`);
    expect(asked).toMatchObject([
      {
        filters: [
          { field: 'tag', value: 'a "b", lang:c' },
          { field: 'lang', value: 'de' },
        ],
      },
    ]);
  });

  it('lists articles without a query when a filter or an order by date says which', async () => {
    const { app, asked } = createTestApp();
    expect((await app.request('/v1/search?q=&sort=date:desc')).status).toBe(200);
    expect((await app.request('/v1/search?filter=tag:tea')).status).toBe(200);
    expect(asked).toMatchObject([{ q: '' }, { q: '' }]);
    expect((await app.request('/v1/search?q=')).status).toBe(400);
  });

  it('ignores parameters that are not its own, and values that a form left empty', async () => {
    const { app } = createTestApp();
    expect((await app.request('/v1/search?q=tea&utm_source=x&since=&lang=&filter=&fbclid=1')).status).toBe(
      200,
    );
  });

  it('tells its costs in Server-Timing', async () => {
    const { app } = createTestApp();
    const response = await app.request('/v1/search?q=tea');
    expect(response.headers.get('Server-Timing')).toBe(
      'blocks;dur=3;desc="blocks fetched", bytes;dur=1234;desc="bytes fetched", ' +
        'postings;dur=56;desc="postings scanned", candidates;dur=7;desc="candidates ranked", held;dur=4096;desc="bytes held"',
    );
  });

  it('gives a JSON Feed 1.1 with absolute addresses and the next page', async () => {
    const { app } = createTestApp();
    const response = await app.request(
      'https://search.example/v1/search?q=tea&format=feed',
      {},
      {
        SITE_URL: 'https://example.com/',
        SITE_NAME: 'Tea weekly',
      },
    );
    expect(response.headers.get('Content-Type')).toMatch(/^application\/feed\+json/);
    expect(await response.json()).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Tea weekly: tea',
      home_page_url: 'https://example.com/',
      feed_url: 'https://search.example/v1/search?q=tea&format=feed',
      next_url: 'https://search.example/v1/search?q=tea&format=feed&offset=10',
      items: [
        {
          id: 'https://example.com/green-tea/',
          url: 'https://example.com/green-tea/',
          title: greenTea.title,
          content_text: greenTea.plain_excerpt,
          image: 'https://example.com/tea.jpg',
          date_published: '2024-02-29T00:00:00Z',
          authors: [{ name: 'Ada' }],
          tags: ['tea'],
          language: 'en',
          _alongside: { id: 'green-tea', score: 42, position: 1, reasons: greenTea.reasons },
        },
      ],
    });
  });
});

describe('GET /search', () => {
  it('is a page with the results and every facet', async () => {
    const { app, asked } = createTestApp();
    const response = await app.request('/search?q=tea');
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain('<mark>tea</mark>');
    expect(page).not.toContain('<b>&</b>');
    expect(asked).toMatchObject([{ facets: ['section', 'tag', 'author', 'year', 'lang'] }]);
  });

  it('is an empty form before the first search, for which no index is opened', async () => {
    const { app, asked } = createTestApp();
    expect(await (await app.request('/search')).text()).toContain('<form');
    expect(await (await app.request('/search?q=')).text()).toContain('<form');
    expect(asked).toEqual([]);
  });

  it('shows a refusal as a page that keeps what was typed, escaped', async () => {
    const { app } = createTestApp();
    const response = await app.request(`/search?limit=0&q=${encodeURIComponent('<script>"')}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain('&quot;limit&quot; cannot be');
    expect(page).not.toContain('<script>"');
  });
});
