/** An answer and its hits, for tests of pages: calm by default, hostile where a test says so. */
import type { Answer, Hit, SearchRequest } from '../../../src/answers.ts';

export function createHit(changes: Partial<Hit> = {}): Hit {
  return {
    id: 'green-tea',
    url: '/green-tea/',
    title: 'How to brew green tea',
    excerpt: 'Pour the <mark>water</mark> &amp; wait.',
    plain_excerpt: 'Pour the water & wait.',
    image: null,
    date_published: '2024-02-29',
    authors: ['Mara Lind'],
    tags: ['tea'],
    section: 'kitchen',
    lang: 'en',
    score: 81,
    position: 1,
    pinned: false,
    reasons: [{ kind: 'terms', values: ['water'] }],
    ...changes,
  };
}

export function createAnswer(hits: Hit[], changes: Partial<Answer> = {}): Answer {
  return {
    hits,
    query: 'water',
    limit: 10,
    offset: 0,
    totalHits: hits.length,
    totalHitsExact: true,
    facetDistribution: {},
    index: { version: 'v1', builtAt: null, documents: 40 },
    ...changes,
  };
}

export function createRequest(changes: Partial<SearchRequest> = {}): SearchRequest {
  return {
    q: 'water',
    limit: 10,
    offset: 0,
    filters: [],
    exclude: [],
    explain: false,
    facets: [],
    sort: 'relevance',
    operator: 'or',
    prefix: true,
    ...changes,
  };
}

/** What a corpus can hold that must stay text on every page. */
export const HOSTILE: Partial<Hit> = {
  id: '"><script>alert(1)</script>',
  url: 'javascript:alert(1)',
  title: '<img src=x onerror=alert(1)>',
  excerpt: '<script>alert(1)</script> &lt;b&gt; <mark>water</mark> <mark onclick=alert(1)>x</mark>',
  authors: ['"><svg onload=alert(1)>'],
  tags: ['</a><script>alert(1)</script>'],
  section: '"onmouseover="alert(1)',
  lang: '"><script>',
  date_published: '"><script>alert(1)</script>',
};
