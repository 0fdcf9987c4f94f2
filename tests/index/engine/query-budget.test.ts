/** What a search may cost, however common and however many its words are: counted with nothing kept. */
import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_TEN } from '../../../index/bench/contestants/alongside.ts';
import { packIndex } from '../../../index/pack/pack-index.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle, noRelations } from '../pack/articles.ts';

const ARTICLES = 4000;
/** Thirty-two words that every article holds, one for each beginning of the dictionary's blocks, about. */
const COMMON = Array.from({ length: 32 }, (_, i) => `${toLetters(i)[0]}${'xz'[i % 2]}ommon${toLetters(i)}ah`);
const LIMIT_OF_FREE_PLAN = 50;

/** A number as letters, so that no word is cut at a digit. */
function toLetters(number: number): string {
  return number
    .toString(26)
    .split('')
    .reverse()
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('');
}

const rareWord = (i: number) => `${toLetters(i * 7919 + 1e6)}qah`;

describe('a search on a site where words are common', () => {
  let store: MemoryStore;

  beforeAll(async () => {
    const articles = Array.from({ length: ARTICLES }, (_, i) => {
      const rare = Array.from({ length: 12 }, (_, k) => rareWord(i * 12 + k));
      const id = `a${String(i).padStart(4, '0')}`;
      return makeArticle(id, `Number ${i}`, [...rare, ...COMMON, ...COMMON.slice(i % 32)].join(' '));
    });
    const { files, manifest } = await packIndex(articles, noRelations(ARTICLES));
    expect(manifest.sections.postings!.blocks).toBeGreaterThanOrEqual(COMMON.length);
    expect(manifest.sections.terms!.blocks).toBeGreaterThan(COMMON.length);
    store = new MemoryStore(files);
  }, 120_000);

  async function ask(q: string) {
    const costs = createCosts();
    const engine = await openEngine(store);
    const answer = await engine.search({ ...FIRST_TEN, q }, costs);
    // The manifest is read before costs are counted.
    return { answer, blocks: costs.blocksFetched + 1 };
  }

  it('keeps to the fetches of the free plan with thirty-two of them', async () => {
    const { answer, blocks } = await ask(COMMON.join(' '));
    expect(blocks).toBeLessThan(LIMIT_OF_FREE_PLAN);
    expect(answer.hits).toHaveLength(10);
  });

  it('reads the rarest word first', async () => {
    const rare = rareWord(700 * 12);
    const { answer, blocks } = await ask([...COMMON.slice(0, 20), rare].join(' '));
    expect(blocks).toBeLessThan(LIMIT_OF_FREE_PLAN);
    expect(answer.hits[0]!.id).toBe('a0700');
  });

  it('reads all of four words, whatever they are', async () => {
    const { answer, blocks } = await ask(COMMON.slice(0, 4).join(' '));
    expect(blocks).toBeLessThanOrEqual(24);
    expect(answer.totalHits).toBe(ARTICLES);
  });
});
