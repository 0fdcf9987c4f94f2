/** Searches for very common terms of a very large corpus, whose champions are read and not all postings: here of a small one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_TEN } from '../../../index/bench/contestants/alongside.ts';
import { createRandom } from '../../../index/bench/corpus/random.ts';
import { packIndex } from '../../../index/pack/pack-index.ts';
import type { SearchRequest } from '../../../src/answers.ts';
import type { Article } from '../../../src/article.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import type { Engine } from '../../../src/engine.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle, noRelations } from '../pack/articles.ts';
import { find, search } from './ask.ts';

const ARTICLES = 3000;
const CHAMPIONS = { from: 2048, most: 400 };
/** The first two stand in most articles, the last in one of a hundred. */
const [TEA, CUP, RARE] = ['tea', 'cup', 'samovar'] as const;

const articles: Article[] = Array.from({ length: ARTICLES }, (_, i) => {
  const random = createRandom(i);
  const fill = (count: number) =>
    Array.from({ length: count }, () => `w${Math.floor(random() * 3000)}`).join(' ');
  const times = (word: string, most: number) => `${word} `.repeat(Math.floor(random() * most));
  const title = random() < 0.3 ? `${random() < 0.5 ? TEA : CUP} ${fill(2)}` : fill(3);
  const rare = random() < 0.01 ? RARE : '';
  const text = [times(TEA, 6), fill(20 + Math.floor(random() * 60)), times(CUP, 4), rare, fill(10)].join(' ');
  const tags = [i % 50 === 0 ? 'few' : 'many'];
  return makeArticle(`a${String(i).padStart(4, '0')}`, title, text, {
    tags,
    date: `20${10 + (i % 9)}-01-01`,
  });
});
const countHolding = (word: string) =>
  articles.filter(({ title, text }) => `${title} ${text}`.split(/\s+/).includes(word)).length;

let whole: Engine;
let abridged: Engine;

beforeAll(async () => {
  const open = async (champions?: typeof CHAMPIONS) => {
    const { files } = await packIndex(articles, noRelations(ARTICLES), { champions });
    return openEngine(new MemoryStore(files));
  };
  [whole, abridged] = [await open(), await open(CHAMPIONS)];
});

async function countPostings(engine: Engine, q: string): Promise<number> {
  const costs = createCosts();
  await engine.search({ ...FIRST_TEN, q }, costs);
  return costs.postingsScanned;
}

describe('a search for a very common word', () => {
  it('finds first what reading all postings finds first, but for what their places tell', async () => {
    for (const word of [TEA, CUP]) {
      const found = await find(abridged, word, { limit: 10 });
      const expected = await find(whole, word, { limit: 20 });
      expect(found[0]).toBe(expected[0]);
      expect(expected).toEqual(expect.arrayContaining(found));
    }
  });

  it('reads the postings of champions alone', async () => {
    expect(await countPostings(whole, TEA)).toBeGreaterThan(countHolding(TEA));
    expect(await countPostings(abridged, TEA)).toBeLessThanOrEqual(2 * CHAMPIONS.most);
  });

  it('says how many hits there are at least', async () => {
    const { totalHits, totalHitsExact } = await search(abridged, TEA);
    expect({ totalHits, totalHitsExact }).toEqual({ totalHits: countHolding(TEA), totalHitsExact: false });
    expect((await search(whole, TEA)).totalHitsExact).toBe(true);
  });

  it('counts no more titles than hold it where it must stand in the title', async () => {
    const inTitle = await search(abridged, `title:${TEA}`);
    expect(inTitle.totalHits).toBe((await search(whole, `title:${TEA}`)).totalHits);
  });

  it('ranks articles with a rare word first that stands beside it', async () => {
    const holders = await find(whole, RARE);
    const found = await find(abridged, `${TEA} ${RARE}`, { limit: holders.length });
    expect(new Set(found)).toEqual(new Set(holders));
  });
});

describe('a search that champions cannot answer', () => {
  const cases: [what: string, q: string, more: Partial<SearchRequest>][] = [
    ['a filter', TEA, { filters: [{ field: 'tag', value: 'few' }] }],
    ['a filter in the query', `${TEA} tag:few`, {}],
    ['an excluded word', `${TEA} -${CUP}`, {}],
    ['a phrase', `"${TEA} ${TEA}"`, {}],
    ['all words', `${TEA} ${CUP} ${RARE}`, { operator: 'and' }],
    ['days', TEA, { since: '2015-01-01' }],
    ['an excluded article', TEA, { exclude: ['a0001'] }],
    ['the newest first', TEA, { sort: 'date:desc' }],
    ['facets', TEA, { facets: ['tag'] }],
    ['a page far behind', TEA, { offset: 900, limit: 20 }],
  ];
  it.each(cases)('reads all: %s', async (_, q, more) => {
    const { index: _index, ...answer } = await search(abridged, q, more);
    const { index: _other, ...expected } = await search(whole, q, more);
    expect(answer).toEqual(expected);
    expect(answer.totalHitsExact).toBe(true);
  });
});
