/** The last two steps of ranking: MiniSearch scores the candidates, and the best of them are ranked by place. */
import { fromTitleWeight, TITLE } from '../format/postings.ts';
import { mergePlaces, NO_PLACES, type Places } from '../search/places.ts';
import type { QueryMeaning } from '../search/query-words.ts';
import { type RankCandidate, type RankedArticle, rankCandidates } from '../search/rank-candidates.ts';
import type { Costs } from '../store/costs.ts';
import type { Candidates } from './candidates.ts';
import type { FieldLengths } from './field-lengths.ts';
import type { IndexReader } from './index-reader.ts';
import { placeOf } from './place-of.ts';
import { readNeighbours } from './read-neighbours.ts';
import { readOccurrencesOf } from './read-occurrences.ts';
import type { ResolvedQuery } from './resolve-query.ts';
import { scoreCandidates } from './score-candidates.ts';
import type { LoadedTerm } from './term-reader.ts';

/** Articles that are ranked by where the words stand; the rest keep the order of the first step behind them. */
const RANKED = 100;

interface Chosen {
  reader: IndexReader;
  query: ResolvedQuery;
  meaning: Pick<QueryMeaning, 'differentWords'>;
  lengths: FieldLengths;
  costs: Costs;
}

/** Ranks the chosen, which come best first: the first hundred by all that is known, the rest as they come. */
export async function rankChosen(
  { reader, query, meaning, lengths, costs }: Chosen,
  { docs, values }: Candidates,
): Promise<RankedArticle[]> {
  const best = docs.slice(0, RANKED);
  const ascending = best.slice().sort();
  const bases = scoreCandidates(reader, lengths, query.terms, ascending, costs);
  const [placesOf, neighbours] = await Promise.all([
    readPlaces(reader, query, ascending, costs),
    readNeighbours(reader, [...best], costs),
  ]);
  const ranked = rankCandidates(
    {
      words: query.words,
      idfs: query.concepts.map(({ idf }) => idf),
      differentWords: meaning.differentWords,
      averageLengths: reader.manifest.averageLengths,
    },
    [...best].map(
      (doc): RankCandidate => ({
        doc,
        base: bases.get(doc) ?? 0,
        ...factsOf(query, doc, lengths),
        places: placesOf(doc),
      }),
    ),
    neighbours.size > 0 ? (doc) => neighbours.get(doc) ?? [] : undefined,
  );
  // Behind the ranked, the rest must not score above them.
  const least = ranked.at(-1)?.score ?? 0;
  const rest = [...docs.subarray(RANKED)].map((doc, i) => ({
    doc,
    score: Math.min(values[RANKED + i]!, least),
    parts: {},
  }));
  return [...ranked, ...rest];
}

/** Which words of the query an article holds, and how long its fields are. */
function factsOf(query: ResolvedQuery, doc: number, lengths: FieldLengths) {
  const terms: number[] = [];
  const titleTerms: number[] = [];
  let titleWeight = 0;
  query.concepts.forEach((concept, number) => {
    let inTitle = false;
    let inBody = false;
    for (const { postings } of concept.terms) {
      const at = placeOf(postings[TITLE].docs, doc);
      if (postings[TITLE].docs[at] === doc) {
        inTitle = true;
        titleWeight = fromTitleWeight(postings[TITLE].titleWeights[at]!);
      }
      inBody ||= postings[1].docs[placeOf(postings[1].docs, doc)] === doc;
    }
    if (inTitle || inBody) terms.push(number);
    if (inTitle) titleTerms.push(number);
  });
  return {
    terms,
    titleTerms,
    titleWeight,
    titleLength: lengths.of(TITLE, doc),
    bodyLength: lengths.of(1, doc),
  };
}

/** Per article, where each word of the query stands; undefined for words whose places cost too much. */
async function readPlaces(
  reader: IndexReader,
  query: ResolvedQuery,
  docs: Uint32Array,
  costs: Costs,
): Promise<(doc: number) => (Places | undefined)[]> {
  const terms = new Map<string, LoadedTerm>();
  for (const concept of query.concepts) for (const term of concept.terms) terms.set(term.term, term);
  const read = await readOccurrencesOf(reader, [...terms.values()], docs, query.budget.positions, costs);
  const known = query.concepts.map(({ terms }) => terms.flatMap(({ term }) => read.get(term) ?? []));
  return (doc) =>
    known.map((lists) =>
      lists.length === 0 ? undefined : mergePlaces(lists.map((list) => list.get(doc) ?? NO_PLACES)),
    );
}
