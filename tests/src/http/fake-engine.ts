import type { Answer, Hit, SearchRequest } from '../../../src/answers.ts';
import { createApp } from '../../../src/app.ts';
import type { Engine } from '../../../src/engine.ts';

export const VERSION = 'c0ffee';

const index = { version: VERSION, builtAt: '2026-01-02T00:00:00.000Z', documents: 2 };

export const greenTea: Hit = {
  id: 'green-tea',
  url: '/green-tea/',
  title: 'Green tea <b>&</b> you',
  excerpt: 'How to brew <mark>tea</mark> &amp; wait',
  plain_excerpt: 'How to brew tea & wait',
  image: '/tea.jpg',
  date_published: '2024-02-29',
  authors: ['Ada'],
  tags: ['tea'],
  section: 'drinks',
  lang: 'en',
  score: 42,
  position: 1,
  pinned: false,
  reasons: [{ kind: 'terms', values: ['tea'] }],
};

export function answerTo(request: { limit: number; offset: number; q?: string }): Answer {
  return {
    hits: [{ ...greenTea, position: request.offset + 1 }],
    query: request.q ?? '',
    limit: request.limit,
    offset: request.offset,
    totalHits: 30,
    totalHitsExact: true,
    facetDistribution: { tag: { tea: 2 } },
    index,
  };
}

/** An engine without an index: it answers everything with one article, and notes what it was asked. */
export function createFakeEngine(change: Partial<Engine> = {}): Engine & { asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    version: VERSION,
    describe: () => ({
      ...index,
      format: 1,
      languages: { en: 2 },
      sections: { docs: { blocks: 1, bytes: 20 } },
    }),
    async search(request: SearchRequest, costs) {
      asked.push(request);
      costs.blocksFetched += 3;
      costs.bytesFetched += 1234;
      costs.postingsScanned += 56;
      costs.candidatesRanked += 7;
      costs.bytesHeld = 4096;
      return answerTo(request);
    },
    async related(request) {
      asked.push(request);
      return request.id === 'nothing' || request.url === '/nothing/' ? undefined : answerTo(request);
    },
    async relatedToDraft(request) {
      asked.push(request);
      return answerTo(request);
    },
    async suggest(q, limit) {
      asked.push({ q, limit });
      const suggestions = [
        { text: 'green tea', url: '/green-tea/' },
        { text: 'tea pot', url: null },
      ];
      return { query: q, suggestions, index };
    },
    async check() {},
    ...change,
  };
}

/** The app over a fake engine, and what that engine was asked. */
export function createTestApp(change: Partial<Engine> = {}) {
  const engine = createFakeEngine(change);
  return { app: createApp({ openEngine: async () => engine }), asked: engine.asked };
}
