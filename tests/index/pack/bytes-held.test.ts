import { expect, it } from 'vitest';
import { packIndex } from '../../../index/pack/pack-index.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle, noRelations } from './articles.ts';

const BUDGET = 192 * 1024;

/** Words of three letters, common ones more often. */
const word = (i: number) => (17_576 + (i % 3 === 0 ? i % 40 : (i * 7919) % 9000)).toString(36);

it('never passes its budget under a thousand mixed queries', async () => {
  const articles = Array.from({ length: 1500 }, (_, i) =>
    makeArticle(
      `a${String(i).padStart(4, '0')}`,
      `${word(i)} ${word(i * 3)}`,
      Array.from({ length: 120 }, (_, k) => word(i * 131 + k * 17)).join(' '),
      { tags: [word(i % 9)], date: `20${10 + (i % 10)}-01-01` },
    ),
  );
  const { files } = await packIndex(articles, noRelations(articles.length));
  const whole = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  expect(whole).toBeGreaterThan(4 * BUDGET);
  const engine = await openEngine(new MemoryStore(files), { budget: BUDGET });
  const plain = { limit: 10, offset: 0, filters: [], exclude: [], explain: false } as const;
  let most = 0;
  for (let i = 0; i < 1000; i++) {
    const costs = createCosts();
    const words = [word(i), word(i * 5), word(i * 11)].slice(0, 1 + (i % 3)).join(' ');
    const how = {
      ...plain,
      filters: [],
      exclude: [],
      facets: [],
      operator: 'or',
      prefix: i % 2 === 0,
    } as const;
    if (i % 4 === 0) await engine.suggest(words.slice(0, 3), 5, costs);
    else if (i % 4 === 1)
      await engine.related({ ...plain, filters: [], exclude: [], id: articles[i]!.id }, costs);
    else
      await engine.search(
        {
          ...how,
          filters: [],
          exclude: [],
          facets: [],
          q: words,
          sort: i % 4 === 2 ? 'relevance' : 'date:desc',
        },
        costs,
      );
    expect(costs.bytesHeld).toBe(engine.bytesHeld);
    most = Math.max(most, costs.bytesHeld);
  }
  expect(most).toBeLessThanOrEqual(BUDGET);
  expect(most).toBeGreaterThan(BUDGET / 2);
});
