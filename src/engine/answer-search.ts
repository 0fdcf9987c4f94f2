/** Full-text search, step by step: meaning, terms, restrictions, candidates, order, page, passages. */
import type { Alternative, Answer, Hit, SearchRequest } from '../answers.ts';
import { type Copies, NO_DATE } from '../format/columns.ts';
import { BODY, TITLE } from '../format/postings.ts';
import { orderByDate } from '../search/order-hits.ts';
import { parseQuery } from '../search/parse-query.ts';
import { type QueryMeaning, toQueryWords } from '../search/query-words.ts';
import type { RankedArticle } from '../search/rank-candidates.ts';
import { dropRarestWord, joinWords, replaceWords } from '../search/rewrite-query.ts';
import type { Costs } from '../store/costs.ts';
import { isRestricted, readAllowed, readDays } from './allowed-docs.ts';
import { type Candidates, chooseCandidates } from './candidates.ts';
import { countFacets } from './count-facets.ts';
import { type FieldLengths, readFieldLengths } from './field-lengths.ts';
import { countFolded, countLeft, fold, NO_COPIES, readCopies } from './fold-copies.ts';
import type { IndexReader } from './index-reader.ts';
import { rankChosen } from './rank-chosen.ts';
import { analyzersOf, type ResolvedQuery, resolveQuery } from './resolve-query.ts';
import { restrictToPhrases } from './restrict-to-phrases.ts';
import { createQueryMatcher, showPassage } from './show-passage.ts';
import { countArticles } from './term-reader.ts';
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

/** The articles that match, not yet in order. */
interface Matches {
  /** 1 for every article that matches; undefined when nobody has asked. */
  matching: Uint8Array | undefined;
  /** How many of them count: near-copies count as one. */
  total: number;
  copies: Copies;
  /** The best of them; undefined where nothing tells one from the other. */
  chosen?: Candidates;
}

const NOTHING: Matches = { matching: new Uint8Array(0), total: 0, copies: NO_COPIES };

export async function answerSearch(
  reader: IndexReader,
  request: SearchRequest,
  costs: Costs,
): Promise<Answer> {
  const search = await understand(reader, request, costs);
  const matches = await findMatches(search);
  const { matching, total } = matches;
  const alternatives = total === 0 ? await findAlternatives(search) : [];
  const ordered = total === 0 ? [] : await order(search, matches);
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
    totalHitsExact: !isAbridged(search.query),
    facetDistribution,
    ...(await correctionOf(search, total)),
    ...(alternatives.length > 0 ? { alternatives } : {}),
    index: toIndexInfo(reader.manifest),
  };
}

async function understand(reader: IndexReader, request: SearchRequest, costs: Costs): Promise<Search> {
  const analyzers = analyzersOf(reader, request.lang);
  const parsed = parseQuery(request.q);
  const meaning = toQueryWords(parsed, analyzers);
  const restrictions = { ...request, filters: [...request.filters, ...parsed.filters] };
  const abridge = !isRestricted(restrictions, parsed.excludedFilters) && wantsFirstHits(request, meaning);
  const [query, allowed, lengths] = await Promise.all([
    resolveQuery(reader, meaning, analyzers, { complete: request.prefix, abridge }, costs),
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

/** Whether the best articles that hold any of the words are all that is asked for. */
function wantsFirstHits(
  { offset, limit, sort, operator, facets }: SearchRequest,
  { phrases, excluded }: QueryMeaning,
): boolean {
  const asksForAll = facets.length + phrases.length + excluded.length > 0;
  return !asksForAll && sort === 'relevance' && operator === 'or' && offset + limit <= CANDIDATES;
}

const isAbridged = ({ terms }: ResolvedQuery) => terms.some(({ loaded }) => loaded.isAbridged);

/** Which articles match, and how many of them count. */
async function findMatches(search: Search): Promise<Matches> {
  const { reader, request, query, allowed } = search;
  const all = request.operator === 'and';
  if (query.terms.length === 0) return listAllowed(search);
  if (all && query.unknown.length > 0) return NOTHING;
  const copies = await readCopies(reader, search.costs);
  const { documents, averageLengths } = reader.manifest;
  const choose = (most: number) =>
    chooseCandidates(query.terms, {
      documents,
      averageLengths,
      lengths: search.lengths,
      most,
      wordIdf: query.concepts.map(({ idf }) => idf),
      all,
      allowed,
      listAll: request.sort !== 'relevance' || request.facets.length > 0 || copies.docs.length > 0,
    });
  const end = request.offset + request.limit;
  let chosen = choose(Math.max(CANDIDATES, end));
  const { matching } = chosen;
  const counted = matching ? countFolded(matching, copies, chosen.total) : chosen.total;
  const total = Math.max(counted, leastHits(query, copies));
  // Copies that fold away must not leave the last page short.
  if (countLeft(chosen.docs, copies) < Math.min(end, total)) chosen = choose(end + copies.docs.length);
  return { matching, total, copies, chosen };
}

/** So many hits a query has at least where only champions are counted. */
function leastHits({ terms }: ResolvedQuery, copies: Copies): number {
  const abridged = terms.filter(({ loaded }) => loaded.isAbridged);
  const counts = abridged.map(({ loaded, fields }) =>
    fields.includes(BODY) ? countArticles(loaded) : loaded.entry.documentFrequencies[TITLE],
  );
  return Math.max(0, ...counts) - copies.docs.length;
}

/** A query without words, empty or `tag:news`, lists what its restrictions allow. */
async function listAllowed({ reader, request, query, allowed, costs }: Search): Promise<Matches> {
  if (query.unknown.length > 0 || (!allowed && request.q.trim() !== '')) return NOTHING;
  const matching = allowed ?? new Uint8Array(reader.manifest.documents).fill(1);
  const copies = await readCopies(reader, costs);
  return { matching, total: countFolded(matching, copies, matching.filter(Boolean).length), copies };
}

/** The articles that can be on a page, in their order; the newest first where there is no word to rank them by. */
async function order(search: Search, { matching, copies, chosen }: Matches): Promise<RankedArticle[]> {
  if (chosen && search.request.sort === 'relevance') return fold(await rankChosen(search, chosen), copies);
  const docs = Uint32Array.from(matching!.keys()).filter((doc) => matching![doc] === 1);
  return fold(await sortByDate(search, docs), copies);
}

/** By day, articles without one last; ties by number. */
async function sortByDate({ reader, request, costs }: Search, docs: Uint32Array): Promise<RankedArticle[]> {
  const days = await readDays(reader, costs);
  const sort = request.sort === 'date:asc' ? request.sort : 'date:desc';
  return orderByDate([...docs], days, NO_DATE, sort).map((doc) => ({ doc, score: 0, parts: {} }));
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

/**
 * Other wordings of a query that nothing matches: its words without quotation marks, exclusions and typed filters, and
 * the query without its rarest word. What the request itself filters by stays. One that finds no more than the one before
 * is left out.
 */
async function findAlternatives(search: Search): Promise<Alternative[]> {
  const { request, query, meaning } = search;
  const documentsOf = new Map(
    query.words.map(({ place, term }) => [
      place,
      Math.max(...query.concepts[term]!.terms.map(countArticles)),
    ]),
  );
  const counted = meaning.words.map(({ start, end, place }) => ({
    start,
    end,
    documents: documentsOf.get(place) ?? 0,
  }));
  const plain = joinWords(request.q, counted);
  const isStrict = meaning.phrases.length > 0 || meaning.excluded.length > 0;
  const shorter = dropRarestWord(isStrict ? plain.text : request.q, isStrict ? plain.words : counted);
  const found: Alternative[] = [];
  for (const q of new Set([plain.text, shorter ?? ''])) {
    if (q === '' || q === request.q) continue;
    const total = await countHits(search, q);
    if (total > (found.at(-1)?.totalHits ?? 0)) found.push({ query: q, totalHits: total });
  }
  return found;
}

/** How many hits another wording of the request has. */
async function countHits({ reader, request, costs }: Search, q: string): Promise<number> {
  return (await findMatches(await understand(reader, { ...request, q, prefix: false }, costs))).total;
}

/**
 * The query as it was answered, when a word of it had to be corrected; when a phrase kept that from being found, the
 * query as it would find something.
 */
async function correctionOf(search: Search, totalHits: number): Promise<Pick<Answer, 'correction'>> {
  const { request, query } = search;
  const corrected = query.mended.filter(({ completed }) => !completed);
  if (corrected.length === 0) return {};
  const text = replaceWords(
    request.q,
    corrected.map(({ word: { start, end }, by }) => ({ start, end, text: by })),
  );
  const offered = totalHits === 0 ? await countHits(search, text) : 0;
  return {
    correction:
      offered > 0
        ? { query: text, totalHits: offered, applied: false }
        : { query: text, totalHits, applied: true },
  };
}
