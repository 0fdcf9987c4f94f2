/** Full-text search, step by step: meaning, terms, restrictions, candidates, order, page, passages. */
import type { Answer, Hit, SearchRequest } from '../answers.ts';
import { NO_DATE, openCopies } from '../format/columns.ts';
import { foldCopies, orderByDate } from '../search/order-hits.ts';
import { parseQuery } from '../search/parse-query.ts';
import { type QueryMeaning, toQueryWords } from '../search/query-words.ts';
import type { RankedArticle } from '../search/rank-candidates.ts';
import { replaceWords } from '../search/rewrite-query.ts';
import type { Costs } from '../store/costs.ts';
import { readAllowed, readDays } from './allowed-docs.ts';
import { chooseCandidates } from './candidates.ts';
import { countFacets } from './count-facets.ts';
import { type FieldLengths, readFieldLengths } from './field-lengths.ts';
import type { IndexReader } from './index-reader.ts';
import { rankChosen } from './rank-chosen.ts';
import { analyzersOf, type ResolvedQuery, resolveQuery } from './resolve-query.ts';
import { restrictToPhrases } from './restrict-to-phrases.ts';
import { createQueryMatcher, showPassage } from './show-passage.ts';
import { toHit, toIndexInfo } from './to-hit.ts';

/** Articles that go from the bounded first step to MiniSearch. */
const CANDIDATES = 300;

/** A query as far as it is understood: everything that the steps after it share. */
interface Search {
  reader: IndexReader;
  request: SearchRequest;
  query: ResolvedQuery;
  meaning: QueryMeaning;
  lengths: FieldLengths;
  /** 1 for every article that may be a hit; undefined: all may. */
  allowed: Uint8Array | undefined;
  costs: Costs;
}

export async function answerSearch(
  reader: IndexReader,
  request: SearchRequest,
  costs: Costs,
): Promise<Answer> {
  const search = await understand(reader, request, costs);
  const { matching, total, ordered } = await findAndOrder(search);
  const page = ordered.slice(request.offset, request.offset + request.limit);
  const [hits, facetDistribution] = await Promise.all([
    showHits(search, page),
    matching && request.facets.length > 0 ? countFacets(reader, request.facets, matching, costs) : {},
  ]);
  return {
    hits,
    query: request.q,
    limit: request.limit,
    offset: request.offset,
    totalHits: total,
    totalHitsExact: true,
    facetDistribution,
    ...correctionOf(search, total),
    index: toIndexInfo(reader.manifest),
  };
}

async function understand(reader: IndexReader, request: SearchRequest, costs: Costs): Promise<Search> {
  const analyzers = analyzersOf(reader, request.lang);
  const parsed = parseQuery(request.q);
  const meaning = toQueryWords(parsed, analyzers);
  const restrictions = { ...request, filters: [...request.filters, ...parsed.filters] };
  const [query, allowed, lengths] = await Promise.all([
    resolveQuery(reader, meaning, analyzers, request.prefix, costs),
    readAllowed(reader, restrictions, parsed.excludedFilters, costs),
    readFieldLengths(reader, costs),
  ]);
  return {
    reader,
    request,
    query,
    meaning,
    lengths,
    allowed: await restrictToPhrases(reader, meaning, allowed, costs),
    costs,
  };
}

/** All matching articles, how many they are, and the order of those that can be on a page. */
async function findAndOrder(search: Search) {
  const { reader, request, query, allowed } = search;
  const { documents, averageLengths } = reader.manifest;
  const all = request.operator === 'and';
  if (query.terms.length === 0 || (all && query.unknown.length > 0)) {
    return listAllowed(search);
  }
  const byDate = request.sort !== 'relevance';
  const needed = request.offset + request.limit;
  const { docs, total, matching } = chooseCandidates(query.terms, {
    documents,
    averageLengths,
    lengths: search.lengths,
    most: Math.max(CANDIDATES, needed),
    wordIdf: query.concepts.map(({ idf }) => idf),
    all,
    allowed,
    listAll: byDate || request.facets.length > 0,
  });
  const flags = matching && toFlags(matching, documents);
  if (byDate) {
    const ordered = await sortByDate(search, request.sort, matching!);
    return { matching: flags, ...(await fold(search, ordered, total)) };
  }
  const ranked = await rankChosen(search, docs);
  return { matching: flags, ...(await fold(search, ranked, total)) };
}

/** A query without words, such as `tag:news`, lists what its filters allow, the newest first. */
async function listAllowed(search: Search) {
  const { reader, allowed, query, request } = search;
  if (!allowed || query.unknown.length > 0 || query.terms.length > 0) {
    return { matching: new Uint8Array(reader.manifest.documents), total: 0, ordered: [] };
  }
  const docs = Uint32Array.from(allowed.keys()).filter((doc) => allowed[doc] === 1);
  const ordered = await sortByDate(search, request.sort, docs);
  return { matching: allowed, ...(await fold(search, ordered, docs.length)) };
}

async function sortByDate(
  { reader, costs }: Search,
  sort: SearchRequest['sort'],
  docs: Uint32Array,
): Promise<RankedArticle[]> {
  const days = await readDays(reader, costs);
  const order = orderByDate([...docs], days, NO_DATE, sort === 'date:asc' ? sort : 'date:desc');
  return order.map((doc) => ({ doc, score: 0, parts: {} }));
}

/** Leaves one article of each cluster of near-copies: the one that comes first. */
async function fold(
  { reader, costs }: Search,
  ranked: RankedArticle[],
  total: number,
): Promise<{ ordered: RankedArticle[]; total: number }> {
  if (!(await reader.section('copies', costs))) return { ordered: ranked, total };
  const copies = openCopies(await reader.block('copies', 0, costs));
  const kept = new Set(
    foldCopies(
      ranked.map(({ doc }) => doc),
      (doc) => copies.get(doc) ?? doc,
    ),
  );
  const ordered = ranked.filter(({ doc }) => kept.has(doc));
  return { ordered, total: total - (ranked.length - ordered.length) };
}

async function showHits(search: Search, page: readonly RankedArticle[]): Promise<Hit[]> {
  const { reader, request, query, meaning, costs } = search;
  const matcher = createQueryMatcher(query, meaning);
  const articles = await Promise.all(page.map(({ doc }) => reader.article(doc, costs)));
  return page.map(({ score, parts }, i) =>
    toHit(articles[i]!, {
      score,
      position: request.offset + i + 1,
      ...showPassage(articles[i]!, matcher),
      ...(request.explain ? { parts } : {}),
    }),
  );
}

/** The query as it was answered, when a word of it had to be corrected. */
function correctionOf({ request, query }: Search, totalHits: number): Pick<Answer, 'correction'> {
  const corrected = query.mended.filter(({ completed }) => !completed);
  if (corrected.length === 0) return {};
  const text = replaceWords(
    request.q,
    corrected.map(({ word: { start, end }, by }) => ({ start, end, text: by })),
  );
  return { correction: { query: text, totalHits, applied: true } };
}

function toFlags(docs: Uint32Array, documents: number): Uint8Array {
  const flags = new Uint8Array(documents);
  for (const doc of docs) flags[doc] = 1;
  return flags;
}
