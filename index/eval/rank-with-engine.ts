/**
 * Asks an opened index for everything that a data set judges, exactly as the Worker would be asked: the same
 * engine, the same defaults, ten hits. Knows nothing of judgements.
 */
import type { AnswerOptions, SearchRequest } from '../../src/answers.ts';
import type { Article } from '../../src/article.ts';
import type { Engine } from '../../src/engine.ts';
import { createCosts } from '../../src/store/costs.ts';
import type { Progress } from '../progress.ts';
import type { Query } from './read-data-set.ts';

/** Article or query id -> ids, best first. */
export type Rankings = Map<string, string[]>;

/** Every measure looks at ten places at most. */
const DEPTH = 10;
/** Hits that one answer has at most. */
const MOST_HITS = 100;

const ASKED: AnswerOptions = { limit: DEPTH, offset: 0, filters: [], exclude: [], explain: false };

const FINISHED_QUERY: Omit<SearchRequest, 'q'> = {
  ...ASKED,
  facets: [],
  sort: 'relevance',
  operator: 'or',
  prefix: false,
};

/** The stored related list of each article; an article that the index lacks gets an empty one. */
export async function rankRelated(
  engine: Engine,
  ids: Iterable<string>,
  progress: Progress,
): Promise<Rankings> {
  return rankAll('Reading related lists', [...ids], progress, async (id) => {
    const answer = await engine.related({ ...ASKED, id }, createCosts());
    return [id, answer?.hits ?? []];
  });
}

/** Each article held out of its own answer and posted as unsaved text. */
export async function rankAsDrafts(
  engine: Engine,
  articles: Article[],
  progress: Progress,
): Promise<Rankings> {
  return rankAll('Posting articles as drafts', articles, progress, async (article) => {
    const { id, title, text, tags, lang } = article;
    const answer = await engine.relatedToDraft(
      { ...ASKED, title, text, tags, lang, exclude: [id] },
      createCosts(),
    );
    return [id, answer.hits];
  });
}

/**
 * Finished queries, so the last word is not completed. What a query excludes is dropped from its list afterwards:
 * excluded from the search, it would be missing among the neighbours that rank the rest.
 */
export async function rankSearch(engine: Engine, queries: Query[], progress: Progress): Promise<Rankings> {
  return rankAll('Searching', queries, progress, async ({ qid, text, exclude }) => {
    const limit = Math.min(MOST_HITS, DEPTH + exclude.length);
    const { hits } = await engine.search({ ...FINISHED_QUERY, q: text, limit }, createCosts());
    return [qid, hits.filter(({ id }) => !exclude.includes(id)).slice(0, DEPTH)];
  });
}

// --- internal ---

async function rankAll<T>(
  stage: string,
  items: T[],
  progress: Progress,
  ask: (item: T) => Promise<[key: string, hits: { id: string }[]]>,
): Promise<Rankings> {
  const rankings: Rankings = new Map();
  for (const item of items) {
    const [key, hits] = await ask(item);
    rankings.set(
      key,
      hits.map((hit) => hit.id),
    );
    progress(stage, rankings.size, items.length);
  }
  return rankings;
}
