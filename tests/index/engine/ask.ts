/** An engine over a few articles that a test has written, and short ways to ask it. */
import { packIndex } from '../../../index/pack/pack-index.ts';
import type { Relations } from '../../../index/related/relations.ts';
import type { Answer, SearchRequest } from '../../../src/answers.ts';
import type { Article } from '../../../src/article.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import type { Engine } from '../../../src/engine.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle, noRelations } from '../pack/articles.ts';

export interface Corpus {
  relations?: Partial<Relations>;
  synonyms?: Record<string, string[]>;
}

/** Articles by id, which must come sorted: `{ id: 'text' }`, or with title and more. */
export type Texts = Record<string, string | (Partial<Article> & { title?: string; text: string })>;

export function toArticles(texts: Texts): Article[] {
  return Object.entries(texts).map(([id, one]) => {
    const { title, text, ...more } = typeof one === 'string' ? { title: undefined, text: one } : one;
    return makeArticle(id, title ?? `Number ${id}`, text, more);
  });
}

export async function openArticles(
  articles: readonly Article[],
  { relations, synonyms }: Corpus = {},
): Promise<Engine> {
  const all = { ...noRelations(articles.length), ...relations };
  const { files } = await packIndex(articles, all, synonyms ? { synonyms } : {});
  return openEngine(new MemoryStore(files));
}

export function openTexts(texts: Texts, corpus?: Corpus): Promise<Engine> {
  return openArticles(toArticles(texts), corpus);
}

export function search(engine: Engine, q: string, more: Partial<SearchRequest> = {}): Promise<Answer> {
  const request: SearchRequest = {
    q,
    limit: 100,
    offset: 0,
    filters: [],
    exclude: [],
    explain: false,
    facets: [],
    sort: 'relevance',
    operator: 'or',
    prefix: false,
    ...more,
  };
  return engine.search(request, createCosts());
}

/** Ids of the hits, in order. */
export async function find(engine: Engine, q: string, more: Partial<SearchRequest> = {}): Promise<string[]> {
  return (await search(engine, q, more)).hits.map(({ id }) => id);
}
