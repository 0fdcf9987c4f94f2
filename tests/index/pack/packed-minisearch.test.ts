import fc from 'fast-check';
import MiniSearch, { type Query, type SearchOptions, type SearchResult } from 'minisearch';
import { describe, expect, it } from 'vitest';
import { packIndex } from '../../../index/pack/pack-index.ts';
import { analyzerFor } from '../../../src/analysis/analyzer-for.ts';
import type { Article } from '../../../src/article.ts';
import { readFieldLengths } from '../../../src/engine/field-lengths.ts';
import { IndexReader } from '../../../src/engine/index-reader.ts';
import { PackedMiniSearch } from '../../../src/engine/packed-minisearch.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle, noRelations } from './articles.ts';

const analyzer = analyzerFor('en');
const analysis = {
  tokenize: (text: string) => analyzer.tokenize(text).map(({ form }) => form),
  processTerm: (form: string) => analyzer.toTerm(form),
};

/** Few words of few letters, so that articles and queries meet by chance, exactly and nearly. */
const word = fc.oneof(
  fc.constantFrom('tea', 'teas', 'team', 'steam', 'green', 'greens', 'grown', 'ground', 'café', 'cafe', 'x1'),
  fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 4 }),
);
const sentence = (most: number) => fc.array(word, { maxLength: most }).map((words) => words.join(' '));
const corpus = fc
  .array(fc.record({ title: sentence(4), text: sentence(60), tag: fc.constantFrom('a', 'b', 'c') }), {
    minLength: 1,
    maxLength: 25,
  })
  .map((drafts) =>
    drafts.map(({ title, text, tag }, i) =>
      makeArticle(`article-${String(i).padStart(2, '0')}`, title, text, { tags: [tag] }),
    ),
  );
const options: fc.Arbitrary<SearchOptions> = fc.record(
  {
    prefix: fc.constantFrom(true, false, (term: string) => term.length > 2),
    fuzzy: fc.constantFrom(false, true, 0.2, 0.4, 1, 2),
    combineWith: fc.constantFrom<'AND' | 'OR' | 'AND_NOT'>('AND', 'OR', 'AND_NOT'),
    fields: fc.constantFrom(['title'], ['body'], ['title', 'body']),
    boost: fc.constantFrom({ title: 2 }, { body: 0.5 }, { title: 3, body: 1.5 }),
    weights: fc.constantFrom({ fuzzy: 0.1, prefix: 0.7 }),
    maxFuzzy: fc.constantFrom(1, 6),
    bm25: fc.constantFrom({ k: 1.5, b: 0.3, d: 0 }),
    boostTerm: fc.constant((term: string) => term.length),
    boostDocument: fc.constant((_id: unknown, _term: string, fields?: Record<string, unknown>) =>
      fields?.tag === 'b' ? 2 : fields?.tag === 'c' ? 0 : 1,
    ),
    filter: fc.constantFrom((result: SearchResult) => result.tag !== 'a'),
  },
  { requiredKeys: [] },
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const query: fc.Arbitrary<Query> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constant(MiniSearch.wildcard),
  fc.record({
    combineWith: fc.constantFrom<'AND' | 'OR' | 'AND_NOT'>('AND', 'OR', 'AND_NOT'),
    queries: fc.array(
      fc.oneof(
        text,
        fc.constant(MiniSearch.wildcard),
        fc.record({ queries: fc.array(text, { maxLength: 2 }), prefix: fc.boolean(), fuzzy: fc.boolean() }),
      ),
      { maxLength: 3 },
    ),
  }),
);

describe('the packed index', () => {
  it('answers as plain MiniSearch does, whatever the options', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpus,
        fc.array(fc.tuple(query, options), { maxLength: 6 }),
        async (articles, asked) => {
          const packed = await openPacked(articles);
          const plain = buildPlain(articles);
          for (const [wanted, how] of asked) {
            await packed.prepare(wanted, how, createCosts());
            expect(byScore(packed.search(wanted, how))).toEqual(byScore(plain.search(wanted, how)));
          }
        },
      ),
      { numRuns: 300, seed: 20 },
    );
  });

  it('completes terms as plain MiniSearch does', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, text, async (articles, typed) => {
        const packed = await openPacked(articles);
        const plain = buildPlain(articles);
        const how = { prefix: true, combineWith: 'AND' } as const;
        await packed.prepare(typed, how, createCosts());
        const summary = (search: MiniSearch) =>
          search
            .autoSuggest(typed, how)
            .map(({ terms, score }) => ({ suggestion: [...terms].sort().join(' '), score: score.toFixed(9) }))
            .sort((a, b) => Number(b.score) - Number(a.score) || (a.suggestion < b.suggestion ? -1 : 1));
        expect(summary(packed as unknown as MiniSearch)).toEqual(summary(plain));
      }),
      { numRuns: 100, seed: 21 },
    );
  });
});

async function openPacked(articles: Article[]): Promise<PackedMiniSearch> {
  const { files } = await packIndex(articles, noRelations(articles.length));
  const costs = createCosts();
  const reader = await IndexReader.open(new MemoryStore(files), costs);
  return new PackedMiniSearch(reader, await readFieldLengths(reader, costs), {
    ...analysis,
    idOf: (doc) => articles[doc]!.id,
    storedFields: (doc) => ({ tag: articles[doc]!.tags[0] }),
  });
}

function buildPlain(articles: Article[]): MiniSearch {
  const search = new MiniSearch({ fields: ['title', 'body'], storeFields: ['tag'], ...analysis });
  search.addAll(articles.map(({ id, title, text: body, tags: [tag] }) => ({ id, title, body, tag })));
  return search;
}

/** Results as they are compared: scores to nine places; equal scores, whose order nobody promises, by id. */
function byScore(results: SearchResult[]) {
  const rounded = results.map(({ id, score, terms, queryTerms, tag }) => ({
    id,
    score: Number(score.toFixed(9)),
    terms: [...terms].sort(),
    queryTerms: [...queryTerms].sort(),
    tag,
  }));
  return rounded.sort((a, b) =>
    Math.abs(b.score - a.score) > 1e-8 ? b.score - a.score : a.id < b.id ? -1 : 1,
  );
}
